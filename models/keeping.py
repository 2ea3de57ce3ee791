"""After the day until which a gathering's data are kept: voices and names go, the figures stay as they were."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CompoundSelect, delete, select, union, update
from sqlmodel import Session, col

from models import commenting, outbox, publishing, seats
from models.importing import forget_downloads
from models.rules.suppression import THRESHOLD
from models.tables import (
    AgendaItem,
    Comment,
    Contact,
    Follow,
    Gathering,
    Outbox,
    Participant,
    Person,
    Posting,
    ReactionSet,
    Role,
    Voice,
)
from models.words import AgendaState

STRAYS_KEPT = timedelta(hours=48)
"""How long a reaction to a message that is no card waits for the card to become known."""


def forget_strays(session: Session, now: datetime) -> None:
    """Let go of what nobody needs any more.

    That is files nobody dealt with, reactions that never met a card, people who were only seen or wrote in private
    without a role, a gathering or an item that they follow, and messages that went to chats which are nobody's by now.
    """
    forget_downloads(session, now)
    before = now - STRAYS_KEPT
    session.execute(
        delete(ReactionSet).where(
            col(ReactionSet.agenda_item_id).is_(None), col(ReactionSet.dated) < int(before.timestamp())
        )
    )
    tables = (Role, Participant, ReactionSet, Voice, Follow)
    wrote = select(col(Comment.person_id)).where(col(Comment.person_id).is_not(None))
    known = [*(select(col(table.person_id)) for table in tables), wrote]
    session.execute(delete(Person).where(col(Person.created_at) < before, col(Person.id).not_in(union(*known))))
    nobodys = col(Outbox.chat_id) > 0, col(Outbox.chat_id).not_in(select(col(Contact.chat_id)))
    session.execute(delete(Outbox).where(*nobodys, ~outbox.IS_WAITING))


def settle_kept(session: Session, today: date, now: datetime, *, threshold: int = THRESHOLD) -> list[str]:
    """Let go of who said what at gatherings whose time is over, after a last look by audience; their references.

    Tallies are final from then on, and nobody can react there any more. Persons of whom nothing else is known, no
    role, no other gathering, go altogether, with the number of their chat.
    """
    over = session.execute(
        select(Gathering).where(col(Gathering.kept_until) < today, col(Gathering.settled).is_(False))
    ).scalars()
    settled = []
    for gathering in over.all():
        publishing.publish(session, gathering.id or 0, now, threshold=threshold)
        _let_go(session, gathering, threshold)
        settled.append(gathering.reference)
    return settled


def _let_go(session: Session, gathering: Gathering, threshold: int) -> None:
    items = select(col(AgendaItem.id)).where(col(AgendaItem.gathering_id) == gathering.id)
    were_there = union(
        select(col(Participant.person_id)).where(col(Participant.gathering_id) == gathering.id),
        select(col(Voice.person_id)).where(col(Voice.agenda_item_id).in_(items)),
        select(col(ReactionSet.person_id)).where(col(ReactionSet.agenda_item_id).in_(items)),
    )
    people = list(session.execute(were_there).scalars())
    commenting.let_go(session, gathering.id or 0, threshold)
    for table in (Voice, ReactionSet, Posting):
        session.execute(delete(table).where(col(table.agenda_item_id).in_(items)))
    gathering.joined = seats.population(session, gathering.id or 0)
    session.execute(delete(Participant).where(col(Participant.gathering_id) == gathering.id))
    session.execute(
        update(AgendaItem)
        .where(col(AgendaItem.gathering_id) == gathering.id, col(AgendaItem.state) == AgendaState.OPEN)
        .values(state=AgendaState.CLOSED)
    )
    outbox.forget_once(session, gathering.id or 0)
    gathering.settled = True
    session.add(gathering)
    session.flush()
    elsewhere: CompoundSelect[Any] = union(
        select(col(Role.person_id)),
        select(col(Participant.person_id)),
        select(col(ReactionSet.person_id)),
        select(col(Follow.person_id)),
        select(col(Comment.person_id)).where(col(Comment.person_id).is_not(None)),
    )
    for start in range(0, len(people), 500):
        session.execute(
            delete(Person).where(col(Person.id).in_(people[start : start + 500]), col(Person.id).not_in(elsewhere))
        )
