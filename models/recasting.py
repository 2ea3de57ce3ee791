"""Voices made anew from what people said: when somebody joins, takes a seat, changes audience or is forgotten."""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import delete, insert, select
from sqlmodel import Session, col

from models import counting
from models.ground import refresh_own_cards, stored_flags
from models.rules.voices import SILENT, Source, voice_of
from models.rules.voices import Voice as VoiceValue
from models.tables import AgendaItem, Participant, ReactionSet, Seat, Voice
from models.words import UNKNOWN_AUDIENCE, Stance


def recast(session: Session, gathering: int, people: Collection[int]) -> None:
    """Make the voices of these people at a gathering anew, and let the tally follow.

    Who shares a seat with one of them has to be among them.
    """
    items = select(col(AgendaItem.id)).where(col(AgendaItem.gathering_id) == gathering)
    ours = col(Voice.agenda_item_id).in_(items), col(Voice.person_id).in_(people)
    spoken = select(
        col(Voice.agenda_item_id), col(Voice.person_id), col(Voice.audience), col(Voice.stance), col(Voice.flags)
    ).where(*ours)
    before = {
        (item, voter): (audience, VoiceValue(Stance(stance), counting.flags_of(flags)))
        for item, voter, audience, stance, flags in session.execute(spoken)
    }
    after = _heard(session, gathering, people)
    if before == after:
        return
    changes = counting.Changes()
    for said, factor in ((before, -1), (after, 1)):
        for (item, _), (audience, voice) in said.items():
            for mark in voice.marks:
                changes[item, audience, mark] += factor
    session.execute(delete(Voice).where(*ours))
    if after:
        session.execute(
            insert(Voice),
            [
                {
                    "agenda_item_id": item,
                    "person_id": voter,
                    "audience": audience,
                    "stance": str(voice.stance),
                    "flags": stored_flags(voice.flags),
                }
                for (item, voter), (audience, voice) in after.items()
            ],
        )
    counting.apply(session, changes, {item: gathering for item, _, _ in changes})
    changed = {item for item, _ in before.keys() ^ after.keys()}
    changed |= {key[0] for key in before.keys() & after.keys() if before[key][1] != after[key][1]}
    refresh_own_cards(session, changed, people)


def _heard(session: Session, gathering: int, people: Collection[int]) -> dict[tuple[int, int], tuple[str, VoiceValue]]:
    """By agenda item and voter: the audience, and what they say; who says nothing is left out."""
    query = (
        select(col(Participant.person_id), col(Participant.audience), col(Seat.voter_id))
        .outerjoin(Seat, col(Seat.id) == col(Participant.seat_id))
        .where(col(Participant.gathering_id) == gathering, col(Participant.person_id).in_(people))
    )
    joined = session.execute(query).all()
    audiences = {person: audience for person, audience, _ in joined}
    voters = {person: voter or person for person, _, voter in joined}
    sets = (
        select(
            col(ReactionSet.agenda_item_id),
            col(ReactionSet.person_id),
            col(ReactionSet.stance),
            col(ReactionSet.stance_seq),
            col(ReactionSet.flags),
        )
        .join(AgendaItem, col(AgendaItem.id) == col(ReactionSet.agenda_item_id))
        .where(col(AgendaItem.gathering_id) == gathering, col(ReactionSet.person_id).in_(people))
    )
    sources = defaultdict(list)
    for item, person, stance, stance_seq, flags in session.execute(sets):
        source = Source(stance=Stance(stance), stance_seq=stance_seq, flags=counting.flags_of(flags))
        sources[item, voters.get(person, person)].append(source)
    return {
        (item, voter): (audiences.get(voter, UNKNOWN_AUDIENCE), voice)
        for (item, voter), several in sources.items()
        if (voice := voice_of(several)) != SILENT
    }
