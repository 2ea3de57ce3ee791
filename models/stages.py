"""Administrative reports: how many were produced and how many followed up, counted apart, by period. Numbers only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Subquery, func, select, true
from sqlmodel import Session, col

from models.names import Names
from models.tables import Commitment, Organisation, StageCount
from models.words import BEING_KEPT, CommitmentKind, CommitmentStatus

COUNTED_WHILE = (*BEING_KEPT, CommitmentStatus.DONE)
MOST = 99_999
"""A larger number is a typing error."""


@dataclass(frozen=True, slots=True)
class Period:
    """The numbers of a period, both days included: of one commitment, or of all together."""

    first: date
    last: date
    produced: int
    followed_up: int


@dataclass(frozen=True, slots=True)
class Total:
    """A commitment about administrative reports, with its numbers over all periods; `last` is when the newest ends."""

    commitment: int
    reference: str
    organisation: Names
    produced: int
    followed_up: int
    last: date | None


def takes_counts(commitment: Commitment) -> bool:
    """Whether numbers can be entered for it."""
    return commitment.kind == CommitmentKind.ADMINISTRATIVE_REPORT and commitment.status in COUNTED_WHILE


def periods(session: Session, commitment: int) -> list[Period]:
    """The periods of a commitment with the last numbers of each, newest first."""
    return _periods(session, col(StageCount.commitment_id) == commitment)


def counted(session: Session, commitment: int) -> tuple[int, int] | None:
    """Produced and followed up over all periods of a commitment; None where nothing was counted."""
    known = periods(session, commitment)
    return (sum(each.produced for each in known), sum(each.followed_up for each in known)) if known else None


def by_period(session: Session, organisations: Collection[int] | None) -> list[Period]:
    """The periods of all commitments together, of these organisations or of all, newest first."""
    theirs = select(col(Commitment.id)).where(_of(organisations))
    return _periods(session, col(StageCount.commitment_id).in_(theirs))


def _periods(session: Session, which: ColumnElement[bool]) -> list[Period]:
    last = _last()
    first, ends = col(StageCount.first), col(StageCount.last)
    query = (
        select(first, ends, func.sum(col(StageCount.produced)), func.sum(col(StageCount.followed_up)))
        .join(last, last.c.id == col(StageCount.id))
        .where(which)
        .group_by(first, ends)
        .order_by(ends.desc(), first.desc())
    )
    rows = session.execute(query)
    return [Period(begun, ended, int(produced), int(followed)) for begun, ended, produced, followed in rows]


def _last() -> Subquery:
    """The last row of each period of each commitment: the others were corrected."""
    period = (col(StageCount.commitment_id), col(StageCount.first), col(StageCount.last))
    return select(func.max(col(StageCount.id)).label("id")).group_by(*period).subquery()


def _of(organisations: Collection[int] | None) -> ColumnElement[bool]:
    return true() if organisations is None else col(Commitment.organisation_id).in_(organisations)


def totals(session: Session, organisations: Collection[int] | None) -> list[Total]:
    """Each commitment about administrative reports, of these organisations or of all, with its numbers so far."""
    last = _last()
    counts = select(StageCount).join(last, last.c.id == col(StageCount.id)).subquery()
    produced, followed = func.coalesce(func.sum(counts.c.produced), 0), func.coalesce(func.sum(counts.c.followed_up), 0)
    names = (col(Organisation.name_nl), col(Organisation.name_en))
    promise = (col(Commitment.id), col(Commitment.reference))
    query = (
        select(*promise, *names, produced, followed, func.max(counts.c.last))
        .join(Organisation, col(Organisation.id) == col(Commitment.organisation_id))
        .outerjoin(counts, counts.c.commitment_id == col(Commitment.id))
        .where(
            col(Commitment.kind) == CommitmentKind.ADMINISTRATIVE_REPORT,
            col(Commitment.status).in_(COUNTED_WHILE),
            _of(organisations),
        )
        .group_by(*promise, *names)
        .order_by(col(Commitment.id))
    )
    return [
        Total(number or 0, reference, Names(nl, en), int(made), int(done), ended)
        for number, reference, nl, en, made, done, ended in session.execute(query)
    ]


def overlapping(session: Session, commitment: int, first: date, last: date) -> Period | None:
    """A period with numbers that shares days with this one and is not the same: they would count twice."""
    others = (each for each in periods(session, commitment) if (each.first, each.last) != (first, last))
    return next((each for each in others if each.first <= last and first <= each.last), None)


def known(session: Session, commitment: int, first: date, last: date) -> Period | None:
    """The numbers that just this period has so far."""
    return next((each for each in periods(session, commitment) if (each.first, each.last) == (first, last)), None)


def count(session: Session, commitment: Commitment, period: Period, person: int, now: datetime) -> bool:
    """These are the numbers of this period from here on; False when they were already.

    Raises ValueError where no numbers can be entered, for a number that can't be, and where a period overlaps another.
    """
    assert commitment.id is not None
    numbers = (period.produced, period.followed_up)
    if not takes_counts(commitment) or not all(0 <= number <= MOST for number in numbers):
        raise ValueError(commitment.reference, period)
    if overlapping(session, commitment.id, period.first, period.last) is not None:
        raise ValueError(commitment.reference, period)
    if known(session, commitment.id, period.first, period.last) == period:
        return False
    session.add(
        StageCount(
            commitment_id=commitment.id,
            first=period.first,
            last=period.last,
            produced=period.produced,
            followed_up=period.followed_up,
            at=now,
            reported_by=person,
        )
    )
    session.flush()
    return True
