"""On the record: how each seat of a gathering reacted to an item. Seats have names; persons have none."""

from dataclasses import dataclass

from sqlalchemy import and_, exists, select
from sqlmodel import Session, col

from models import counting
from models.rules.voices import SILENT
from models.rules.voices import Voice as VoiceValue
from models.tables import AgendaItem, Contact, Gathering, Participant, Seat, Voice
from models.words import Stance


@dataclass(frozen=True, slots=True)
class SeatVoice:
    """What a seat says. `told` is False where somebody who sat there was forgotten: theirs has no name any more."""

    seat: str
    voice: VoiceValue
    told: bool


def names_seats(session: Session, gathering: int) -> bool:
    """Whether a gathering is on the record and has seats."""
    row = session.get_one(Gathering, gathering)
    query = select(exists().where(col(Seat.gathering_id) == gathering))
    return not row.confidential and bool(session.execute(query).scalar_one())


def by_seat(session: Session, agenda_item: int) -> list[SeatVoice]:
    """How each seat reacted to this item, by name; none where the gathering is confidential."""
    gathering = session.get_one(AgendaItem, agenda_item).gathering_id
    if not names_seats(session, gathering):
        return []
    forgotten = exists().where(
        col(Participant.seat_id) == col(Seat.id),
        ~exists().where(col(Contact.person_id) == col(Participant.person_id)),
    )
    query = (
        select(col(Seat.name), col(Voice.stance), col(Voice.flags), ~forgotten)
        .outerjoin(Voice, and_(col(Voice.person_id) == col(Seat.voter_id), col(Voice.agenda_item_id) == agenda_item))
        .where(col(Seat.gathering_id) == gathering)
        .order_by(col(Seat.name), col(Seat.id))
    )
    return [
        SeatVoice(name, _voice(stance, flags) if told else SILENT, told)
        for name, stance, flags, told in session.execute(query)
    ]


def _voice(stance: str | None, flags: str | None) -> VoiceValue:
    return SILENT if stance is None or flags is None else VoiceValue(Stance(stance), counting.flags_of(flags))
