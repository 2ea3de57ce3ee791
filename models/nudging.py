"""Asking those who are silent to react: in private, at most once a local day per person and gathering."""

from collections.abc import Collection
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, exists, func, or_, select, update
from sqlmodel import Session, col

from models import counting
from models.people import Recipient
from models.tables import AgendaItem, Contact, Gathering, Participant, Person, Seat, Voice
from models.words import AgendaState


def open_items(session: Session, gathering: int) -> list[AgendaItem]:
    """What there is to react to now, the last presented first."""
    query = (
        select(AgendaItem)
        .where(col(AgendaItem.gathering_id) == gathering, col(AgendaItem.state) == AgendaState.OPEN)
        .order_by(col(AgendaItem.presented_at).desc(), col(AgendaItem.position).desc())
    )
    return list(session.execute(query).scalars())


def silent(session: Session, gathering: int, agenda_items: Collection[int]) -> int:
    """How many participants reacted to none of these items; those who share a seat count as one."""
    query = select(
        func.count().filter(col(Participant.seat_id).is_(None)), func.count(col(Participant.seat_id).distinct())
    ).where(*_are_silent(gathering, agenda_items))
    alone, seats = session.execute(query).one()
    return int(alone) + int(seats)


def to_nudge(session: Session, gathering: Gathering, now: datetime) -> list[Recipient]:
    """Who reacted to none of the open items, can be written to and was not asked today."""
    numbers = [each.id or 0 for each in open_items(session, gathering.id or 0)]
    if not numbers:
        return []
    query = (
        select(col(Contact.person_id), col(Contact.chat_id), col(Person.language))
        .join(Participant, col(Participant.person_id) == col(Contact.person_id))
        .join(Person, col(Person.id) == col(Contact.person_id))
        .where(
            *_are_silent(gathering.id or 0, numbers),
            col(Contact.unreachable_since).is_(None),
            or_(col(Participant.nudged_on).is_(None), col(Participant.nudged_on) < _today(gathering, now)),
        )
        .order_by(col(Participant.joined_at), col(Contact.person_id))
    )
    return [Recipient(person, chat, language or "nl") for person, chat, language in session.execute(query)]


def nudged(session: Session, gathering: Gathering, people: Collection[Recipient], now: datetime) -> None:
    """They were asked today."""
    session.execute(
        update(Participant)
        .where(
            col(Participant.gathering_id) == gathering.id,
            col(Participant.person_id).in_([each.person for each in people]),
        )
        .values(nudged_on=_today(gathering, now))
    )


def _today(gathering: Gathering, now: datetime) -> date:
    return now.astimezone(ZoneInfo(gathering.zone)).date()


def _are_silent(gathering: int, agenda_items: Collection[int]) -> tuple[ColumnElement[bool], ...]:
    """A seat has one voice, kept under whoever of its two took it."""
    seat = select(col(Seat.voter_id)).where(col(Seat.id) == col(Participant.seat_id)).correlate(Participant)
    heard = exists().where(
        col(Voice.agenda_item_id).in_(agenda_items),
        col(Voice.person_id) == func.coalesce(seat.scalar_subquery(), col(Participant.person_id)),
        counting.SAYS_SOMETHING,
    )
    return col(Participant.gathering_id) == gathering, ~heard
