"""Groups and channels: where the bot is, with which right, for which gathering, and who is told of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import Session, col

from models import outbox, people
from models.tables import Chat, Gathering

AWAY = "away"


def bot_is(
    session: Session, telegram_id: int, kind: str, title: str, status: str, *, added_by: int | None = None
) -> Chat:
    """What Telegram says of the bot in a chat: "member", "administrator" or "away"; `added_by` just put it there."""
    chat = of(session, telegram_id) or Chat(telegram_id=telegram_id, kind=kind, bot_status=status)
    chat.kind, chat.title, chat.bot_status = kind, title, status
    chat.added_by = added_by or chat.added_by
    session.add(chat)
    session.flush()
    return chat


def link(
    session: Session, telegram_id: int, kind: str, title: str, gathering: int, *, thread: int | None = None
) -> Chat:
    """Show a gathering's cards in this chat from now on, of a forum in the topic `thread`."""
    chat = of(session, telegram_id) or Chat(telegram_id=telegram_id, kind=kind, bot_status="member")
    chat.title, chat.gathering_id, chat.thread_id = title, gathering, thread
    session.add(chat)
    session.flush()
    return chat


def language_of(session: Session, telegram_id: int) -> str:
    """The language of the gathering that a group belongs to; Dutch where none is linked."""
    query = (
        select(col(Gathering.language))
        .join(Chat, col(Chat.gathering_id) == col(Gathering.id))
        .where(col(Chat.telegram_id) == telegram_id)
    )
    return session.execute(query).scalar_one_or_none() or "nl"


def of(session: Session, telegram_id: int) -> Chat | None:
    """What is known of this group or channel."""
    return session.execute(select(Chat).where(col(Chat.telegram_id) == telegram_id)).scalar_one_or_none()


def linked(session: Session, gathering: int) -> list[Chat]:
    """Where a gathering's cards hang, or hung until the bot was removed."""
    return list(
        session.execute(select(Chat).where(col(Chat.gathering_id) == gathering).order_by(col(Chat.id))).scalars()
    )


def may_link(session: Session, person: int, chat: Chat) -> bool:
    """Whether an organiser may show another gathering there: it shows none, or one that they organise too."""
    return chat.gathering_id is None or people.organises(session, person, chat.gathering_id)


def linkable(session: Session, person: int) -> list[Chat]:
    """The chats where the bot is and that this organiser may link from elsewhere, by their titles.

    Those that show a gathering of theirs, and of the others those to which they added the bot; the coordinator all.
    """
    mine = [each.id for each in people.organised_gatherings(session, person)]
    free: ColumnElement[bool] = col(Chat.gathering_id).is_(None)
    if not people.is_coordinator(session, person):
        free = and_(free, col(Chat.added_by) == person)
    query = select(Chat).where(col(Chat.bot_status) != AWAY, or_(free, col(Chat.gathering_id).in_(mine)))
    return list(session.execute(query.order_by(col(Chat.title), col(Chat.id))).scalars())


def tell(session: Session, chat: Chat, kind: str, write: Callable[[str], dict[str, Any]], now: datetime) -> None:
    """Let who organises the gathering shown in this chat know in private: of each kind at most once a day.

    `write` gives the message in a language.
    """
    if chat.gathering_id is None:
        return
    day = now.astimezone(ZoneInfo(session.get_one(Gathering, chat.gathering_id).zone)).date()
    letters = [
        {
            "chat_id": to.chat_id,
            "method": "sendMessage",
            "payload": write(to.language),
            "priority": outbox.REMINDER,
            "available_at": now,
            "dedupe_key": f"{kind}:{chat.id}:{day}:{to.person}",
        }
        for to in people.organisers_of(session, chat.gathering_id)
    ]
    outbox.put(session, letters)
