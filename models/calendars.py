"""Commitments in people's calendars: one entry for each commitment and person, and which say what no longer stands."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from sqlalchemy import and_, case, func, null, or_, select, true
from sqlmodel import Session, col

from models.names import Names
from models.tables import CalendarEntry, Commitment, Contact, Organisation, Person, Progress, Role
from models.words import BEING_KEPT, RoleKind

OURS = UUID("6f3c1c5e-4a6b-4d1d-9d0e-2b7f6a0c8e51")
"""The space in which entries are named."""


@dataclass(frozen=True, slots=True)
class Filed:
    """One file of an entry. `sequence` grows with each; `day` is the due date, or the one that is taken away again.

    `person` is None where it is sent on by e-mail, to whoever can't be written to here.
    """

    commitment: int
    person: int | None
    sequence: int
    day: date
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The entries of commitments numbered above `after`, up to and with `last`; of None all that follow."""

    after: int
    last: int | None


@dataclass(frozen=True, slots=True)
class Appointment:
    """What an entry tells of a commitment. `uid` is the same in all files of one person, and tells nothing of them."""

    uid: str
    reference: str
    organisation: Names
    text: Names
    measure: Names


def take(session: Session, commitment: Commitment, person: int) -> Filed:
    """Somebody puts a commitment in their calendar, perhaps again. Raises ValueError when it has no due date."""
    if commitment.due is None:
        raise ValueError(commitment.reference)
    entry = session.get(CalendarEntry, (commitment.id, person))
    if entry is None:
        entry = CalendarEntry(commitment_id=commitment.id or 0, person_id=person, sequence=-1)
    return renew(session, entry, commitment.due)


def for_others(session: Session, commitment: Commitment) -> Filed:
    """The file to send on by e-mail; what its history grew by since makes the next one newer."""
    assert commitment.due is not None
    steps = select(func.count()).select_from(Progress).where(col(Progress.commitment_id) == commitment.id)
    return Filed(commitment.id or 0, None, int(session.execute(steps).scalar_one()), commitment.due)


def renew(session: Session, entry: CalendarEntry, due: date | None) -> Filed:
    """The next file of an entry: this date, or None takes it out of the calendar."""
    day = due or entry.due
    assert day is not None
    entry.sequence, entry.due = entry.sequence + 1, due
    session.add(entry)
    session.flush()
    return Filed(entry.commitment_id, entry.person_id, entry.sequence, day, cancelled=due is None)


def stretch(session: Session, after: int, entries: int) -> Stretch:
    """What follows this commitment: so many entries, or a few more where the last commitment has several."""
    number = col(CalendarEntry.commitment_id)
    last = select(number).where(number > after).order_by(number).offset(entries - 1).limit(1)
    return Stretch(after, session.execute(last).scalar_one_or_none())


def outdated(session: Session, of: Stretch, limit: int) -> list[tuple[CalendarEntry, date | None]]:
    """Entries of people who can be written to that say something else than what stands, with what does.

    A commitment that is closed, not agreed any more, or no longer theirs, stands in nobody's calendar.
    """
    theirs = (
        select(col(Role.id))
        .where(
            col(Role.person_id) == col(CalendarEntry.person_id),
            or_(
                col(Role.kind) == RoleKind.COORDINATOR,
                and_(col(Role.kind) == RoleKind.CONTACT, col(Role.organisation_id) == col(Commitment.organisation_id)),
            ),
        )
        .exists()
    )
    stands = case((and_(col(Commitment.status).in_(BEING_KEPT), theirs), col(Commitment.due)), else_=null())
    number = col(CalendarEntry.commitment_id)
    query = (
        select(CalendarEntry, stands)
        .join(Commitment, col(Commitment.id) == number)
        .join(Contact, col(Contact.person_id) == col(CalendarEntry.person_id))
        .where(number > of.after, number <= of.last if of.last is not None else true())
        .where(col(Contact.unreachable_since).is_(None), col(CalendarEntry.due).is_distinct_from(stands))
        .order_by(number, col(CalendarEntry.person_id))
        .limit(limit)
    )
    return [(entry, due) for entry, due in session.execute(query)]


def appointment(session: Session, commitment: int, person: int | None) -> Appointment:
    """What the file of this person's entry tells; None: of the one that is sent on."""
    row, organisation = session.execute(
        select(Commitment, Organisation)
        .join(Organisation, col(Organisation.id) == col(Commitment.organisation_id))
        .where(col(Commitment.id) == commitment)
    ).one()
    whose = organisation.reference if person is None else session.get_one(Person, person).pseudonym
    return Appointment(
        uid=str(uuid5(OURS, f"{row.reference} {whose}")),
        reference=row.reference,
        organisation=Names(organisation.name_nl, organisation.name_en),
        text=Names(row.text_nl, row.text_en),
        measure=Names(row.measure_nl, row.measure_en),
    )
