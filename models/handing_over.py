"""The log of what was handed over: by whom, to whom, on which day."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.tables import HandOver

TEXT_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log."""

    number: int
    day: date
    subject: str
    given_by: str
    given_to: str


def record(
    session: Session, *, day: date, subject: str, given_by: str, given_to: str, person: int, now: datetime
) -> Entry:
    """Add a line. Raises ValueError for a text that is empty or too long; the handler asks before."""
    if not all(0 < len(text) <= TEXT_LIMIT for text in (subject, given_by, given_to)):
        raise ValueError(subject, given_by, given_to)
    return add(session, subject, given_by, given_to, day=day, person=person, now=now)


def add(
    session: Session, subject: str, given_by: str, given_to: str, *, day: date, person: int, now: datetime
) -> Entry:
    """Add a line in the bot's own words, of whatever length."""
    row = HandOver(day=day, subject=subject, given_by=given_by, given_to=given_to, at=now, recorded_by=person)
    session.add(row)
    session.flush()
    return _entry(row)


def entry(session: Session, number: int) -> Entry | None:
    """The line with this number."""
    row = session.get(HandOver, number)
    return None if row is None else _entry(row)


def remove(session: Session, number: int) -> Entry | None:
    """Take a line out; what stood there, None where nothing did."""
    row = session.get(HandOver, number)
    if row is None:
        return None
    stood = _entry(row)
    session.delete(row)
    session.flush()
    return stood


def listed(session: Session, *, skip: int, limit: int) -> tuple[list[Entry], int]:
    """Some of the lines, the latest day first, and how many there are."""
    total = session.execute(select(func.count()).select_from(HandOver)).scalar_one()
    query = select(HandOver).order_by(col(HandOver.day).desc(), col(HandOver.id).desc()).offset(skip).limit(limit)
    return [_entry(row) for row in session.execute(query).scalars()], int(total)


def _entry(row: HandOver) -> Entry:
    return Entry(row.id or 0, row.day, row.subject, row.given_by, row.given_to)
