"""sendMessage, sendPhoto, sendDocument, sendChatAction."""

from .access import writable
from .entities import Formatted
from .formatting import caption_of, text_of
from .keyboards import keyboard_of
from .params import Params
from .standin import StandIn
from .wire import JSON, bad_request
from .world import Chat

_LISTED = """
    typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker
    find_location record_video_note upload_video_note
"""
_ACTIONS = frozenset(_LISTED.split())


def send_message(standin: StandIn, params: Params) -> JSON:
    chat = writable(standin, params)
    return _send(standin, chat, params, text_of(standin.world, params), {})


def send_photo(standin: StandIn, params: Params) -> JSON:
    return _send_media(standin, params, "photo")


def send_document(standin: StandIn, params: Params) -> JSON:
    return _send_media(standin, params, "document")


def _send_media(standin: StandIn, params: Params, kind: str) -> JSON:
    chat = writable(standin, params)
    caption = caption_of(standin.world, params)
    return _send(standin, chat, params, caption, standin.files.sent(params, kind))


def _send(standin: StandIn, chat: Chat, params: Params, body: Formatted, media: JSON) -> JSON:
    keyboard = keyboard_of(params)
    reply_to = _reply_to(chat, params)
    thread = _thread(chat, params, reply_to)
    standin.limits.take(chat, standin.clock())
    in_channel = chat.kind == "channel"
    message = standin.post(chat, None if in_channel else standin.bot, body, by_bot=True)
    message.sender_chat = chat.as_chat() if in_channel else None
    message.media, message.keyboard = media, keyboard
    message.reply_to, message.thread = reply_to, thread
    message.silent = params.flag("disable_notification")
    message.protected = params.flag("protect_content")
    standin.stats.sends[chat.id] += 1
    return message.as_json()


def _reply_to(chat: Chat, params: Params) -> int | None:
    reply = params.value("reply_parameters", "reply parameters") or {}
    wanted = reply.get("message_id") or params.number("reply_to_message_id")
    if not wanted:
        return None
    original = chat.messages.get(int(wanted))
    if original is not None and not original.deleted:
        return original.id
    if reply.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _thread(chat: Chat, params: Params, reply_to: int | None) -> int | None:
    thread = params.number("message_thread_id")
    if thread and thread not in chat.threads:
        raise bad_request("message thread not found")
    if thread in chat.closed_threads:
        raise bad_request("TOPIC_CLOSED")
    return thread or (chat.messages[reply_to].thread if reply_to is not None else None)


def send_chat_action(standin: StandIn, params: Params) -> bool:
    chat = writable(standin, params)
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    standin.actions.append({"at": standin.clock(), "chat": chat.id, "action": action})
    return True
