"""Changing what was sent: editMessage…, deleteMessage, pinChatMessage, setMessageReaction."""

from dataclasses import dataclass

from .access import message_in, readable, writable
from .emoji import STANDARD, bare
from .entities import Formatted
from .formatting import caption_of, text_of
from .keyboards import Rows, keyboard_of
from .params import Params
from .standin import StandIn
from .wire import JSON, bad_request
from .world import Chat, Message

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
_DELETE_WITHIN = 48 * 3600


@dataclass(frozen=True)
class _Edit:
    chat: Chat
    message: Message


def _own_message(standin: StandIn, params: Params) -> _Edit:
    chat = writable(standin, params)
    message = message_in(chat, params, "edit")
    if not message.by_bot or message.service:
        raise bad_request("message can't be edited")
    return _Edit(chat, message)


def _change(standin: StandIn, edit: _Edit, body: Formatted, keyboard: Rows) -> JSON:
    message = edit.message
    standin.limits.take(edit.chat, standin.clock())
    if (body, keyboard) == (message.body, message.keyboard):
        raise bad_request(_NOT_MODIFIED)
    message.body, message.keyboard = body, keyboard
    message.edit_date = standin.date
    message.edits += 1
    return message.as_json()


def edit_message_text(standin: StandIn, params: Params) -> JSON:
    edit = _own_message(standin, params)
    text = text_of(standin.world, params)
    if edit.message.media:
        raise bad_request("there is no text in the message to edit")
    return _change(standin, edit, text, keyboard_of(params))


def edit_message_caption(standin: StandIn, params: Params) -> JSON:
    edit = _own_message(standin, params)
    caption = caption_of(standin.world, params)
    if not edit.message.media:
        raise bad_request("there is no caption in the message to edit")
    return _change(standin, edit, caption, keyboard_of(params))


def edit_message_reply_markup(standin: StandIn, params: Params) -> JSON:
    edit = _own_message(standin, params)
    return _change(standin, edit, edit.message.body, keyboard_of(params))


def delete_message(standin: StandIn, params: Params) -> bool:
    chat = readable(standin, params)
    message = message_in(chat, params, "delete")
    too_old = standin.clock() - message.date > _DELETE_WITHIN
    may = chat.bot_is_administrator or ((message.by_bot or chat.person is not None) and not too_old)
    if not may:
        raise bad_request("message can't be deleted")
    message.deleted = True
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    return True


def pin_chat_message(standin: StandIn, params: Params) -> bool:
    chat = _pinning(standin, params)
    message = message_in(chat, params, "pin")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    chat.pinned.append(message.id)
    return True


def unpin_chat_message(standin: StandIn, params: Params) -> bool:
    """Unpin the message that is named, else the one that was pinned last."""
    chat = _pinning(standin, params)
    number = params.number("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    return True


def _pinning(standin: StandIn, params: Params) -> Chat:
    chat = writable(standin, params)
    if chat.person is None and not chat.bot_is_administrator:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def set_message_reaction(standin: StandIn, params: Params) -> bool:
    """The bot's own reaction, one at most; no update tells of it."""
    chat = writable(standin, params)
    message = message_in(chat, params, "react")
    given = params.value("reaction", "reaction types") or []
    if any(each.get("type") != "emoji" for each in given):
        raise bad_request("REACTION_INVALID")
    emoji = [bare(each.get("emoji", "")) for each in given]
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    allowed = STANDARD if chat.available_reactions is None else STANDARD & set(chat.available_reactions)
    if not allowed.issuperset(emoji):
        raise bad_request("REACTION_INVALID")
    message.reactions[standin.bot["id"]] = emoji
    return True
