"""Seats at a gathering by invitation: a member and a substitute, who together have one voice."""

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.tables import Contact, Gathering, Participant, Seat
from models.words import UNKNOWN_AUDIENCE

SHARED_BY = 2
"""A member and a substitute."""


def make(session: Session, gathering: int, name: str, organisation: int | None = None) -> Seat:
    """The seat of this name, made when there is none; case does not matter."""
    query = select(Seat).where(col(Seat.gathering_id) == gathering, func.lower(col(Seat.name)) == name.strip().lower())
    known: Seat | None = session.execute(query).scalar_one_or_none()
    if known is not None:
        return known
    made = Seat(gathering_id=gathering, name=name.strip(), organisation_id=organisation)
    session.add(made)
    session.flush()
    return made


def of_gathering(session: Session, gathering: int) -> list[Seat]:
    """All seats of a gathering, by name."""
    query = select(Seat).where(col(Seat.gathering_id) == gathering).order_by(col(Seat.name), col(Seat.id))
    return list(session.execute(query).scalars())


def sharing(session: Session, gathering: int, person: int) -> list[int]:
    """This person and whoever shares their seat, in the order in which they came."""
    own = session.get(Participant, (gathering, person))
    if own is None or own.seat_id is None:
        return [person]
    query = select(col(Participant.person_id)).where(col(Participant.seat_id) == own.seat_id)
    return list(session.execute(query.order_by(col(Participant.joined_at), col(Participant.person_id))).scalars())


def voter(session: Session, gathering: int, person: int) -> int:
    """Under whom this person's voice at a gathering is kept: themselves, or who took the seat first."""
    query = (
        select(col(Seat.voter_id))
        .join(Participant, col(Participant.seat_id) == col(Seat.id))
        .where(col(Participant.gathering_id) == gathering, col(Participant.person_id) == person)
    )
    return session.execute(query).scalar_one_or_none() or person


def is_full(session: Session, seat: int) -> bool:
    """Whether a member and a substitute sit there already; who was forgotten keeps no place."""
    query = (
        select(func.count())
        .select_from(Participant)
        .join(Contact, col(Contact.person_id) == col(Participant.person_id))
        .where(col(Participant.seat_id) == seat)
    )
    sitting: int = session.execute(query).scalar_one()
    return sitting >= SHARED_BY


def take(session: Session, seat: int, participant: Participant) -> None:
    """Sit down: the first to do so is who the voice is kept under."""
    row = session.get_one(Seat, seat)
    row.voter_id = row.voter_id or participant.person_id
    participant.seat_id = seat
    participant.organisation_id = participant.organisation_id or row.organisation_id
    session.add_all([row, participant])
    session.flush()


def audience(session: Session, participant: Participant) -> str | None:
    """As whom those in a participant's seat take part: who sat there before goes first. None when nobody chose."""
    query = (
        select(col(Participant.audience))
        .where(col(Participant.seat_id) == participant.seat_id, col(Participant.audience) != UNKNOWN_AUDIENCE)
        .order_by(col(Participant.person_id) == participant.person_id)
    )
    return session.execute(query.limit(1)).scalar_one_or_none()


def population(session: Session, gathering: int) -> int:
    """How many voices there can be: who joined; at a gathering by invitation, those who share a seat as one.

    When the people of a gathering have gone, how many it was then.
    """
    row = session.get_one(Gathering, gathering)
    if row.settled or not row.by_invitation:
        return row.joined
    return sum(by_audience(session, gathering).values())


def by_audience(session: Session, gathering: int) -> dict[str, int]:
    """Audience → how many voices there can be, while people are known; those who share a seat are one."""
    alone = func.count().filter(col(Participant.seat_id).is_(None))
    query = (
        select(col(Participant.audience), alone + func.count(col(Participant.seat_id).distinct()))
        .where(col(Participant.gathering_id) == gathering)
        .group_by(col(Participant.audience))
    )
    return {audience: int(voices) for audience, voices in session.execute(query)}
