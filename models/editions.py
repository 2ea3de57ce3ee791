"""From edition to edition: what became of the recommendations of earlier ones, and how the outcomes moved."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Session, col

from models.areas import of_monitor
from models.changes import STANDS, STATUS
from models.names import Names
from models.progress_report.as_of import AsOf
from models.progress_report.building import monitor_of
from models.progress_report.content import Editions
from models.progress_report.editions import compared
from models.rules.calendar import WorkCalendar
from models.tables import Edition, Item, Recommendation, RecommendationChange
from models.words import STILL_OPEN, RecommendationStatus


class Became(StrEnum):
    """What became of a recommendation of an earlier edition."""

    CARRIED_OVER = "carried_over"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A recommendation of an edition before the newest."""

    item: int
    reference: str
    title: Names
    became: Became
    status: RecommendationStatus


@dataclass(frozen=True, slots=True)
class Between:
    """The newest edition that is out beside the one before it. `compared` has the outcomes, like for like."""

    compared: Editions
    earlier: tuple[Earlier, ...]
    label: Names

    def count(self, became: Became) -> int:
        return sum(each.became == became for each in self.earlier)


def between(session: Session, calendar: WorkCalendar, today: date) -> Between | None:
    """As it is today; None while there is no second edition that is out."""
    monitor = monitor_of(session, today)
    if monitor is None:
        return None
    number = monitor.id or 0
    found = compared(session, number, of_monitor(session, number), AsOf.of(today, calendar))
    if found.before is None or found.after is None:
        return None
    return Between(found, _earlier(session, number, found.after), Names(monitor.label_nl, monitor.label_en))


def _earlier(session: Session, monitor: int, newest: int) -> tuple[Earlier, ...]:
    rows = session.execute(
        select(Item, col(Recommendation.status))
        .join(Recommendation, col(Recommendation.item_id) == col(Item.id))
        .join(Edition, col(Edition.id) == col(Recommendation.edition_id))
        .where(col(Item.monitor_id) == monitor, col(Edition.year) < newest)
        .order_by(col(Item.position), col(Item.id))
    ).all()
    were_closed = _once_closed(session)
    return tuple(
        Earlier(
            item.id or 0,
            item.reference,
            Names(item.title_nl, item.title_en),
            _became(status, once_closed=item.id in were_closed),
            RecommendationStatus(status),
        )
        for item, status in rows
    )


def _once_closed(session: Session) -> set[int]:
    """The recommendations that stood closed before the chat changed their status."""
    query = select(RecommendationChange).where(col(RecommendationChange.what) == STATUS, STANDS)
    changes = session.execute(query).scalars()
    return {each.recommendation_id for each in changes if each.was["status"] not in STILL_OPEN}


def _became(status: str, *, once_closed: bool) -> Became:
    if status not in STILL_OPEN:
        return Became.CLOSED
    return Became.REOPENED if once_closed else Became.CARRIED_OVER
