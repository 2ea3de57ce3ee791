"""Groups: where the bot is, with which right, and for which gathering."""

from sqlalchemy import select
from sqlmodel import Session, col

from models.tables import Chat, Gathering


def bot_is(session: Session, telegram_id: int, kind: str, title: str, status: str) -> Chat:
    """What Telegram says of the bot in a group: "member", "administrator" or "away"."""
    chat = of(session, telegram_id) or Chat(telegram_id=telegram_id, kind=kind, bot_status=status)
    chat.kind, chat.title, chat.bot_status = kind, title, status
    session.add(chat)
    session.flush()
    return chat


def link(session: Session, telegram_id: int, kind: str, title: str, gathering: int) -> Chat:
    """Show a gathering's cards in this group from now on."""
    chat = of(session, telegram_id) or Chat(telegram_id=telegram_id, kind=kind, bot_status="member")
    chat.title, chat.gathering_id = title, gathering
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
    """What is known of this group."""
    return session.execute(select(Chat).where(col(Chat.telegram_id) == telegram_id)).scalar_one_or_none()
