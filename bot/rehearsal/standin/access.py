"""Which chats a call may read or write, and Telegram's words where it may not."""

from .params import Params
from .standin import StandIn
from .wire import ApiError, bad_request, forbidden
from .world import PRESENT, Chat, Message


def readable(standin: StandIn, params: Params) -> Chat:
    """The chat that a call names. Raises ApiError 400, or 403 where the bot is not in it."""
    given = params.chat_id
    if given is None:
        raise bad_request("chat_id is empty")
    chat = standin.world.find_chat(given)
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to is not None:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.bot_status not in PRESENT:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def writable(standin: StandIn, params: Params) -> Chat:
    """The chat that a call names, where the bot may write. Raises ApiError 400 or 403."""
    chat = readable(standin, params)
    if chat.person is not None and chat.person.deactivated:
        raise forbidden("user is deactivated")
    if chat.person is not None and chat.person.blocked:
        raise forbidden("bot was blocked by the user")
    if chat.person is not None and not chat.person.started:
        raise forbidden("bot can't initiate conversation with a user")
    if chat.kind == "channel" and not chat.bot_is_administrator:
        raise bad_request("need administrator rights in the channel chat")
    if chat.bot_status == "restricted" or (chat.silenced and chat.bot_status == "member"):
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def message_in(chat: Chat, params: Params, purpose: str) -> Message:
    """The message that a call names; `purpose` completes "message to … not found"."""
    if "message_id" not in params:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(params.number("message_id"))
    if message is None or message.deleted:
        raise bad_request(f"message to {purpose} not found")
    return message
