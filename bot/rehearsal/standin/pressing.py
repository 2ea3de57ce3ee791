"""People press buttons."""

import re
import zlib
from urllib.parse import parse_qs, urlsplit

from .keyboards import find_button
from .speaking import say
from .standin import Press, StandIn
from .wire import JSON, ControlError
from .world import PRESENT, Chat, Message, Person

_PRESS_EXPIRES = 150


def press(
    standin: StandIn,
    person: Person,
    button: str,
    chat: Chat | None = None,
    *,
    on: int | None = None,
    raw: bool = False,
) -> JSON:
    """Press the button with this callback data or a label that begins so, on the newest message that has it.

    on: the message. raw: send `button` as callback data whether or not there is such a button, as a forged client
    can. Gives {"callback_query_id"}, {"message_id"} of the /start after a deep link to the bot, or {"url"}.
    Raises ControlError if there is no such button, or the person can't be there.
    """
    chat = chat or standin.world.chat(person.id)
    chat.check_alive()
    present = chat.person is person or chat.members.get(person.id, "left") in PRESENT
    if not present or (person.blocked and chat.person is not None):
        raise ControlError(f"person {person.id} is not in chat {chat.id}")
    message, found = _find(chat, button, on, raw)
    if url := found.get("url"):
        payload = _start_payload(standin, url)
        return {"url": url} if payload is None else {"message_id": say(standin, person, f"/start {payload}".strip()).id}
    if "callback_data" not in found:
        raise ControlError(f"button {found['text']!r} has no callback data")
    return {"callback_query_id": _query(standin, person, message, found["callback_data"])}


def _find(chat: Chat, button: str, on: int | None, raw: bool) -> tuple[Message, JSON]:
    messages = [message for message in chat.messages.values() if message.by_bot]
    if on is not None:
        messages = [message for message in messages if message.id == on]
    if raw and messages:
        return messages[-1], {"callback_data": button}
    for message in reversed(messages):
        if not message.deleted and (found := find_button(message.keyboard, button)):
            return message, found
    labels = [each["text"] for message in messages if not message.deleted for row in message.keyboard for each in row]
    raise ControlError(f"there is no button {button!r} in chat {chat.id}, only {labels[-20:]}")


def _query(standin: StandIn, person: Person, message: Message, data: str) -> str:
    chat = message.chat
    id = str(4_000_000_000_000_000_000 + len(standin.presses))
    standin.presses[id] = Press(id, person.id, standin.clock())
    gone: JSON = {"chat": chat.as_chat(), "message_id": message.id, "date": 0}
    query: JSON = {
        "id": id,
        "from": person.as_user(),
        "message": gone if message.deleted else message.as_json(),
        "chat_instance": str(zlib.crc32(str(chat.id).encode())),
        "data": data,
    }
    standin.tell("callback_query", query, _PRESS_EXPIRES)
    return id


def _start_payload(standin: StandIn, url: str) -> str | None:
    """The payload of a deep link to this bot, None for any other address. Raises ControlError for an impossible one."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    if parts.scheme == "tg":
        name = query.get("domain", [""])[0]
    elif parts.netloc in ("t.me", "telegram.me"):
        name = parts.path.strip("/")
    else:
        return None
    if name.lower() != standin.bot["username"].lower() or "startgroup" in query:
        return None
    payload = query.get("start", [""])[0]
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,64}", payload):
        raise ControlError(f"no start payload of at most 64 A-Z, a-z, 0-9, _ and -: {payload!r}")
    return payload
