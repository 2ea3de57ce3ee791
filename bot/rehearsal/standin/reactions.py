"""People and chats react to messages."""

from collections import Counter

from .emoji import STANDARD, as_types, bare
from .standin import StandIn
from .wire import JSON, ControlError
from .world import PRESENT, Chat, Message, Person

_MOST = 1
_MOST_WITH_PREMIUM = 3


def react(standin: StandIn, person: Person, message: Message, emoji: list[str], date: int | None = None) -> bool:
    """Let a person's reactions to a message be these, [] for none; whether the bot hears of it.

    One emoji, with Premium three, out of those that the chat allows. Raises ControlError.
    """
    chat = message.chat
    if chat.person is not person and chat.members.get(person.id, "left") not in PRESENT:
        raise ControlError(f"person {person.id} is not in chat {chat.id}")
    most = _MOST_WITH_PREMIUM if person.premium else _MOST
    return _set(standin, message, person.id, {"user": person.as_user()}, emoji, most, date)


def react_as_chat(standin: StandIn, actor: Chat, message: Message, emoji: list[str], date: int | None = None) -> bool:
    """The same for a channel, or for an anonymous administrator, who reacts as the group itself."""
    return _set(standin, message, actor.id, {"actor_chat": actor.as_chat()}, emoji, _MOST, date)


def _set(
    standin: StandIn, message: Message, key: int, actor: JSON, emoji: list[str], most: int, date: int | None
) -> bool:
    chat = message.chat
    new = [bare(each) for each in emoji]
    _check(chat, message, new, most)
    old = message.reactions.get(key, [])
    if new == old:
        return False
    message.reactions[key] = new
    if chat.kind == "channel":
        totals = Counter(each for given in message.reactions.values() for each in given)
        return tell_counts(standin, message, totals, date)
    if not chat.bot_is_administrator:
        return False
    update = {
        "chat": chat.as_chat(),
        "message_id": message.id,
        **actor,
        "date": standin.date if date is None else date,
        "old_reaction": as_types(old),
        "new_reaction": as_types(new),
    }
    return standin.tell("message_reaction", update) is not None


def _check(chat: Chat, message: Message, emoji: list[str], most: int) -> None:
    chat.check_alive()
    if message.deleted or message.service:
        raise ControlError(f"nobody can react to message {message.id}")
    if len(emoji) > most or len(set(emoji)) < len(emoji):
        raise ControlError(f"{len(emoji)} reactions where {most} can be given")
    allowed = STANDARD if chat.available_reactions is None else STANDARD & set(chat.available_reactions)
    if wrong := [each for each in emoji if each not in allowed]:
        raise ControlError(f"{' '.join(wrong)} can't be given in chat {chat.id}")


def tell_counts(standin: StandIn, message: Message, totals: dict[str, int], date: int | None = None) -> bool:
    """Tell the bot, where it is administrator, the totals of anonymous reactions; whether it hears of it."""
    if not message.chat.bot_is_administrator:
        return False
    update = {
        "chat": message.chat.as_chat(),
        "message_id": message.id,
        "date": standin.date if date is None else date,
        "reactions": [
            {"type": {"type": "emoji", "emoji": bare(emoji)}, "total_count": count}
            for emoji, count in totals.items()
            if count
        ],
    }
    return standin.tell("message_reaction_count", update) is not None
