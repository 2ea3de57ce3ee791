"""Days on which somebody is away, and who stands in for them."""

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from models import people, reminders
from models.people import Recipient
from models.tables import Absence


def begin(session: Session, person: int, first: date, last: date, now: datetime) -> None:
    """Away on these days, both included; what was said before of these or later days is over."""
    _cut(session, person, first)
    session.add(Absence(person_id=person, first=first, last=last, at=now))
    _plan(session, person)


def end(session: Session, person: int, today: date) -> bool:
    """Here again from this day on; False for somebody who is not away on it or later."""
    was_away = _cut(session, person, today)
    if was_away:
        _plan(session, person)
    return was_away


def until(session: Session, person: int, day: date) -> date | None:
    """The last day of somebody who is away on this one; None for who is there."""
    query = select(col(Absence.last)).where(
        col(Absence.person_id) == person, col(Absence.first) <= day, col(Absence.last) >= day
    )
    return session.execute(query.order_by(col(Absence.last).desc()).limit(1)).scalar_one_or_none()


def is_coordinated(session: Session, person: int, day: date) -> bool:
    """Whether another coordinator than this one is there on that day."""
    absent = people.away_on(session, day)
    return any(each.person != person and each.person not in absent for each in people.coordinators(session, day))


def stand_in(session: Session, organisation: int, person: int, day: date) -> Recipient | None:
    """Who hears of an organisation's commitments on a day on which this person does not."""
    absent = people.away_on(session, day)
    contacts = people.contacts_of(session, organisation)
    return next((each for each in contacts if each.person != person and each.person not in absent), None)


def _cut(session: Session, person: int, day: date) -> bool:
    """Absence from this day on is taken away; whether there was any."""
    query = select(Absence).where(col(Absence.person_id) == person, col(Absence.last) >= day)
    found = session.execute(query).scalars().all()
    for absence in found:
        if absence.first < day:
            absence.last = day - timedelta(1)
            session.add(absence)
        else:
            session.delete(absence)
    session.flush()
    return bool(found)


def _plan(session: Session, person: int) -> None:
    session.flush()
    for organisation in people.spoken_for(session, person):
        reminders.ask_plan(session, organisation.id)
