"""After the day until which a gathering's data are kept: voices and names go, the figures stay as they were."""

from datetime import date

from sqlalchemy import delete, select, union
from sqlmodel import Session, col

from models.tables import AgendaItem, Gathering, Participant, Person, Posting, ReactionSet, Role, Voice


def settle_kept(session: Session, today: date) -> list[str]:
    """Let go of who said what at gatherings whose time is over; their references.

    Tallies are final from then on, and nobody can react there any more. Persons of whom nothing else is known, no
    role, no other gathering, go altogether, with the number of their chat.
    """
    over = session.execute(
        select(Gathering).where(col(Gathering.kept_until) < today, col(Gathering.settled).is_(False))
    ).scalars()
    settled = []
    for gathering in over.all():
        _let_go(session, gathering)
        settled.append(gathering.reference)
    return settled


def _let_go(session: Session, gathering: Gathering) -> None:
    items = select(col(AgendaItem.id)).where(col(AgendaItem.gathering_id) == gathering.id)
    were_there = union(
        select(col(Participant.person_id)).where(col(Participant.gathering_id) == gathering.id),
        select(col(Voice.person_id)).where(col(Voice.agenda_item_id).in_(items)),
        select(col(ReactionSet.person_id)).where(col(ReactionSet.agenda_item_id).in_(items)),
    )
    people = list(session.execute(were_there).scalars())
    for table in (Voice, ReactionSet, Posting):
        session.execute(delete(table).where(col(table.agenda_item_id).in_(items)))
    session.execute(delete(Participant).where(col(Participant.gathering_id) == gathering.id))
    gathering.settled = True
    session.add(gathering)
    session.flush()
    elsewhere = union(
        select(col(Role.person_id)), select(col(Participant.person_id)), select(col(ReactionSet.person_id))
    )
    for start in range(0, len(people), 500):
        session.execute(
            delete(Person).where(col(Person.id).in_(people[start : start + 500]), col(Person.id).not_in(elsewhere))
        )
