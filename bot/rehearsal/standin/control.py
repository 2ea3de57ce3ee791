"""The control interface: each operation is a function of the stand-in and plain JSON values."""

import base64
import inspect
from collections.abc import Callable
from typing import Any

from . import faults, membership, pressing, reactions, seeing, speaking, topics
from .emoji import bare
from .params import Upload
from .standin import StandIn
from .wire import JSON, ControlError
from .world import Chat, Message, Person


def run(standin: StandIn, op: str, arguments: JSON) -> Any:
    """Do one operation. Raises ControlError for an unknown one, wrong arguments, or what can't happen."""
    function = OPERATIONS.get(op)
    if function is None:
        raise ControlError(f"no operation {op!r}; there are {', '.join(sorted(OPERATIONS))}")
    try:
        bound = inspect.signature(function).bind(standin, **arguments)
    except TypeError as error:
        raise ControlError(f"{op}: {error}") from None
    return function(*bound.args, **bound.kwargs)


def _chat(standin: StandIn, chat: int | None) -> Chat | None:
    return None if chat is None else standin.world.chat(chat)


def _message(standin: StandIn, chat: int, message: int) -> Message:
    found = standin.world.chat(chat).messages.get(message)
    if found is None:
        raise ControlError(f"there is no message {message} in chat {chat}")
    return found


def make_person(standin: StandIn, first_name: str, id: int = 0, **more: Any) -> JSON:
    try:
        person = Person(id, first_name, **more)
    except TypeError as error:
        raise ControlError(str(error)) from None
    return standin.world.add_person(person).as_user()


def make_chat(
    standin: StandIn,
    title: str,
    kind: str = "supergroup",
    id: int = 0,
    username: str = "",
    members: list[int] | dict[str, str] | None = None,
    bot: str = "member",
    reactions: list[str] | None = None,
    threads: list[int] | None = None,
    announce: bool = True,
) -> JSON:
    """Make a chat and put the bot in it; `announce` False spares the bot the updates about that."""
    if kind not in ("group", "supergroup", "channel"):
        raise ControlError(f"no kind of chat: {kind!r}")
    statuses = members if isinstance(members, dict) else dict.fromkeys(members or [], "member")
    chat = Chat(id, kind, title, username, bot_status="left", forum=bool(threads), threads=set(threads or []))
    chat.members = {standin.world.person(int(person)).id: status for person, status in statuses.items()}
    chat.available_reactions = None if reactions is None else [bare(emoji) for emoji in reactions]
    standin.world.add_chat(chat)
    if announce:
        membership.set_bot_status(standin, chat, bot)
    chat.bot_status = bot
    return chat.as_chat()


def bot_becomes(standin: StandIn, chat: int, status: str, by: int | None = None) -> None:
    user = None if by is None else standin.world.person(by).as_user()
    membership.set_bot_status(standin, standin.world.chat(chat), status, user)


def member_becomes(standin: StandIn, chat: int, person: int, status: str) -> None:
    membership.set_member_status(standin, standin.world.chat(chat), standin.world.person(person), status)


def allow_reactions(standin: StandIn, chat: int, reactions: list[str] | None) -> None:
    allowed = None if reactions is None else [bare(emoji) for emoji in reactions]
    standin.world.chat(chat).available_reactions = allowed


def settings(standin: StandIn, chat: int, **changed: Any) -> None:
    """Change what a chat allows: hidden_members, silenced, linked (a chat's id, or None)."""
    place = standin.world.chat(chat)
    for name, value in changed.items():
        if name not in ("hidden_members", "silenced", "linked"):
            raise ControlError(f"no setting {name!r}")
        setattr(place, name, value)


def topic(standin: StandIn, chat: int, thread: int, state: str) -> None:
    topics.becomes(standin, standin.world.chat(chat), thread, state)


def delete(standin: StandIn, chat: int, message: int, person: int | None = None) -> None:
    by = None if person is None else standin.world.person(person)
    speaking.delete(_message(standin, chat, message), by)


def migrate(standin: StandIn, chat: int) -> JSON:
    return membership.migrate(standin, standin.world.chat(chat)).as_chat()


def block(standin: StandIn, person: int) -> None:
    membership.set_blocked(standin, standin.world.person(person), True)


def unblock(standin: StandIn, person: int) -> None:
    membership.set_blocked(standin, standin.world.person(person), False)


def deactivate(standin: StandIn, person: int) -> None:
    """Somebody deletes their account, of which a bot hears nothing until it writes to them."""
    standin.world.person(person).deactivated = True


def say(
    standin: StandIn,
    person: int,
    text: str = "",
    chat: int | None = None,
    reply_to: int | None = None,
    thread: int | None = None,
    anonymous: bool = False,
    document: JSON | None = None,
) -> int:
    """The id of the new message. document: {"name", "content" in base64, "mime"}."""
    return speaking.say(
        standin,
        standin.world.person(person),
        text,
        _chat(standin, chat),
        reply_to=reply_to,
        thread=thread,
        anonymous=anonymous,
        document=None if document is None else _upload(document),
    ).id


def _upload(document: JSON) -> Upload:
    try:
        content = base64.b64decode(document["content"], validate=True)
        return Upload(document["name"], document.get("mime", "application/octet-stream"), content)
    except (KeyError, ValueError) as error:
        raise ControlError(f"a document has a name and content in base64: {error}") from None


def edit(standin: StandIn, chat: int, message: int, text: str) -> None:
    speaking.edit(standin, _message(standin, chat, message), text)


def press(
    standin: StandIn,
    person: int,
    button: str,
    chat: int | None = None,
    on: int | None = None,
    raw: bool = False,
) -> JSON:
    return pressing.press(standin, standin.world.person(person), button, _chat(standin, chat), on=on, raw=raw)


def react(standin: StandIn, person: int, chat: int, message: int, emoji: list[str], date: int | None = None) -> bool:
    return reactions.react(standin, standin.world.person(person), _message(standin, chat, message), emoji, date)


def react_as_chat(
    standin: StandIn, actor: int, chat: int, message: int, emoji: list[str], date: int | None = None
) -> bool:
    actor_chat = standin.world.chat(actor)
    return reactions.react_as_chat(standin, actor_chat, _message(standin, chat, message), emoji, date)


def reaction_counts(standin: StandIn, chat: int, message: int, counts: dict[str, int], date: int | None = None) -> bool:
    return reactions.tell_counts(standin, _message(standin, chat, message), counts, date)


def raw(standin: StandIn, updates: list[JSON]) -> list[int | None]:
    """Queue updates as they are; None for one that found the queue full."""
    return [standin.updates.push_raw(update) for update in updates]


def flood(standin: StandIn, updates: list[JSON]) -> int:
    """Queue many updates as they are: how many found a place."""
    return sum(standin.updates.push_raw(update) is not None for update in updates)


def jump(standin: StandIn, to: int | None = None, by: int | None = None) -> int:
    """Let update ids go on at `to`, or `by` further."""
    try:
        standin.updates.jump(standin.updates.next_id + (by or 0) if to is None else to)
    except ValueError as error:
        raise ControlError(str(error)) from None
    return standin.updates.next_id


def sees(standin: StandIn, chat: int, last: int | None = None) -> list[JSON]:
    return seeing.messages(standin, standin.world.chat(chat), last)


def toasts(standin: StandIn, person: int) -> list[JSON]:
    return seeing.toasts(standin, standin.world.person(person))


def chat_actions(standin: StandIn, chat: int | None = None) -> list[JSON]:
    return [action for action in standin.actions if chat in (None, action["chat"])]


def clock(standin: StandIn, now: float | None = None, advance: float | None = None, run: bool = False) -> float:
    """Set the clock, move it, or let it run again; the time it then shows."""
    if run:
        standin.clock.run()
    if now is not None:
        standin.clock.set(now)
    if advance is not None:
        standin.clock.advance(advance)
    return standin.clock()


def fault(standin: StandIn, kind: str, **more: Any) -> None:
    if kind not in faults.KINDS:
        raise ControlError(f"no kind of fault: {kind!r}; there are {', '.join(faults.KINDS)}")
    try:
        standin.faults.add(faults.Fault(kind, **more))
    except TypeError as error:
        raise ControlError(str(error)) from None


def clear_faults(standin: StandIn) -> None:
    standin.faults.clear()


def round_trip(standin: StandIn, seconds: float) -> None:
    standin.faults.round_trip = seconds


def limits(standin: StandIn, on: bool) -> None:
    standin.limits.on = on


def batch(standin: StandIn, operations: list[JSON]) -> list[JSON]:
    """Do operations, each {"op": …, and its arguments}, in order: {"result"} or {"error"} for each."""
    results: list[JSON] = []
    for operation in operations:
        arguments = dict(operation)
        try:
            results.append({"result": run(standin, str(arguments.pop("op", "")), arguments)})
        except ControlError as error:
            results.append({"error": str(error)})
    return results


OPERATIONS: dict[str, Callable[..., Any]] = {
    "person": make_person,
    "chat": make_chat,
    "bot_becomes": bot_becomes,
    "member_becomes": member_becomes,
    "allow_reactions": allow_reactions,
    "settings": settings,
    "topic": topic,
    "migrate": migrate,
    "block": block,
    "unblock": unblock,
    "deactivate": deactivate,
    "say": say,
    "edit": edit,
    "delete": delete,
    "press": press,
    "react": react,
    "react_as_chat": react_as_chat,
    "reaction_counts": reaction_counts,
    "raw": raw,
    "flood": flood,
    "jump": jump,
    "sees": sees,
    "toasts": toasts,
    "chat_actions": chat_actions,
    "clock": clock,
    "fault": fault,
    "clear_faults": clear_faults,
    "round_trip": round_trip,
    "limits": limits,
    "state": StandIn.state,
    "calls": StandIn.calls,
    "batch": batch,
}
