"""What the cards show, and which of them show something old."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, bindparam, literal_column, select, update
from sqlmodel import Session, col

from models.tables import AgendaItem, Chat, Gathering, Posting
from models.words import AgendaState, Results

IS_STALE: ColumnElement[bool] = literal_column(
    "posting.shown_revision < posting.wanted_revision AND posting.message_id IS NOT NULL"
)
"""Written as the partial index has it."""


def result_is_shown(agenda_item: AgendaItem, gathering: Gathering) -> bool:
    """Whether the counts of an item are meant to be seen: as an organiser chose, else as the gathering has it."""
    if agenda_item.result_shown is not None:
        return agenda_item.result_shown
    return agenda_item.state == AgendaState.CLOSED or gathering.results == Results.LIVE


@dataclass(frozen=True, slots=True)
class Stale:
    """A card that should show something else than it does."""

    posting: int
    chat_id: int
    message_id: int
    wanted: int
    shown_digest: str


_AWAY = select(col(Chat.telegram_id)).where(col(Chat.bot_status) == "away")
_STALE = (
    select(
        col(Posting.id),
        col(Posting.chat_id),
        col(Posting.message_id),
        col(Posting.wanted_revision),
        col(Posting.shown_digest),
    )
    .join(AgendaItem, col(AgendaItem.id) == col(Posting.agenda_item_id))
    .where(IS_STALE, col(Posting.chat_id).not_in(_AWAY))
    .order_by(
        col(Posting.person_id).is_not(None),
        col(AgendaItem.presented_at).desc(),
        (col(Posting.wanted_revision) - col(Posting.shown_revision)).desc(),
    )
    .limit(bindparam("limit"))
)
"""Built once: it is asked at every turn of sending."""


def stale(session: Session, limit: int) -> list[Stale]:
    """Cards to edit: in groups first, the last presented first, then the one that is furthest behind.

    Not where the bot may not write: those wait until it may.
    """
    return [Stale(*row) for row in session.execute(_STALE, {"limit": limit})]


def wanted(session: Session, posting: int) -> int:
    """The revision a card should show by now."""
    revision: int = session.execute(select(col(Posting.wanted_revision)).where(col(Posting.id) == posting)).scalar_one()
    return revision


def message_of(session: Session, posting: int) -> int | None:
    """The message that a card hangs as; None where it hangs nowhere."""
    hung: int | None = session.execute(select(col(Posting.message_id)).where(col(Posting.id) == posting)).scalar_one()
    return hung


def topic_of(session: Session, chat_id: int) -> int | None:
    """The forum topic in which a group's cards hang, if any."""
    return session.execute(select(col(Chat.thread_id)).where(col(Chat.telegram_id) == chat_id)).scalar_one_or_none()


def shows(session: Session, posting: int, revision: int, digest: str) -> None:
    """A card shows this now; a later wish stays open."""
    session.execute(
        update(Posting).where(col(Posting.id) == posting).values(shown_revision=revision, shown_digest=digest)
    )
