"""Who follows an item, to hear when it moves, and who is owed the result of what they reacted to.

Who follows is told to nobody: there is a number and a list to send to, never names for an organiser.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlmodel import Session, col

from models import counting, outbox, seats, tallying
from models.counting import upsert
from models.people import Recipient
from models.rules.suppression import THRESHOLD
from models.shown import result_is_shown
from models.tables import AgendaItem, Contact, Follow, Gathering, Outbox, Participant, Person, Posting, Seat, Voice
from models.tallying import GatheringTally
from models.words import OnUncertain


def follow(session: Session, item: int, person: int, now: datetime) -> None:
    """From here on the person hears when this item moves."""
    row = {"item_id": item, "person_id": person, "at": now}
    session.execute(upsert(session, Follow).on_conflict_do_nothing(), [row])
    _refresh_cards(session, item, person)


def unfollow(session: Session, item: int, person: int) -> None:
    session.execute(delete(Follow).where(col(Follow.item_id) == item, col(Follow.person_id) == person))
    _refresh_cards(session, item, person)


def _refresh_cards(session: Session, item: int, person: int) -> None:
    """The person's own cards of the item say whether they follow it."""
    shows = select(col(AgendaItem.id)).where(col(AgendaItem.item_id) == item)
    session.execute(
        update(Posting)
        .where(col(Posting.person_id) == person, col(Posting.agenda_item_id).in_(shows))
        .values(wanted_revision=col(Posting.wanted_revision) + 1)
    )


def followed(session: Session, person: int) -> frozenset[int]:
    """The items this person follows."""
    return frozenset(session.execute(select(col(Follow.item_id)).where(col(Follow.person_id) == person)).scalars())


def followers(session: Session, item: int) -> int:
    """How many follow an item."""
    query = select(func.count()).select_from(Follow).where(col(Follow.item_id) == item)
    return int(session.execute(query).scalar_one())


@dataclass(frozen=True, slots=True)
class Results:
    """What somebody reacted to: figures of those items alone, without any that is hidden.

    `items` is agenda item → item, of the whole gathering; `followed` are the items they follow.
    """

    tally: GatheringTally
    items: Mapping[int, int]
    followed: Collection[int]


def results_for(session: Session, gathering: int, person: int, *, threshold: int = THRESHOLD) -> Results:
    """What this person reacted to at a gathering."""
    voter = seats.voter(session, gathering, person)
    tally, items = _figures(session, gathering, threshold)
    said = _said_by(session, gathering, col(Voice.person_id) == voter)[voter]
    return Results(_only(tally, said), items, followed(session, person))


def owed(session: Session, gathering: int, *, threshold: int = THRESHOLD) -> list[tuple[Recipient, Results]]:
    """Who reacted at a gathering, can be written to, and has not had its results yet, with those."""
    key = col(Outbox.dedupe_key)
    told = select(key).where(key.startswith(outbox.once(gathering, "results", "")))
    had = set(session.execute(told).scalars())
    tally, items = _figures(session, gathering, threshold)
    said = _said_by(session, gathering)
    follows: defaultdict[int, set[int]] = defaultdict(set)
    for person, item in session.execute(select(col(Follow.person_id), col(Follow.item_id))):
        follows[person].add(item)
    voter = func.coalesce(col(Seat.voter_id), col(Contact.person_id))
    at = and_(col(Participant.person_id) == col(Contact.person_id), col(Participant.gathering_id) == gathering)
    query = (
        select(col(Contact.person_id), col(Contact.chat_id), col(Person.language), voter)
        .join(Person, col(Person.id) == col(Contact.person_id))
        .outerjoin(Participant, at)
        .outerjoin(Seat, col(Seat.id) == col(Participant.seat_id))
        .where(col(Contact.unreachable_since).is_(None))
        .order_by(col(Contact.person_id))
    )
    return [
        (Recipient(person, chat, language or "nl"), Results(_only(tally, said[of]), items, follows[person]))
        for person, chat, language, of in session.execute(query)
        if of in said and outbox.once(gathering, "results", person) not in had
    ]


def _figures(session: Session, gathering: int, threshold: int) -> tuple[GatheringTally, dict[int, int]]:
    """The figures as participants may see them, none of an item whose result is not shown; agenda item → item."""
    row = session.get_one(Gathering, gathering)
    agenda = session.execute(select(AgendaItem).where(col(AgendaItem.gathering_id) == gathering)).scalars().all()
    shown = {each.id for each in agenda if result_is_shown(each, row)}
    tally = tallying.of_gathering(session, gathering, threshold=threshold)
    seen = [each if each.agenda_item in shown else replace(each, counts=None) for each in tally.items]
    return replace(tally, items=tuple(seen)), {each.id or 0: each.item_id for each in agenda}


def _said_by(session: Session, gathering: int, *conditions: ColumnElement[bool]) -> defaultdict[int, set[int]]:
    """Voter → the agenda items of which they said something."""
    query = (
        select(col(Voice.person_id), col(Voice.agenda_item_id))
        .join(AgendaItem, col(AgendaItem.id) == col(Voice.agenda_item_id))
        .where(col(AgendaItem.gathering_id) == gathering, counting.SAYS_SOMETHING, *conditions)
    )
    said: defaultdict[int, set[int]] = defaultdict(set)
    for voter, agenda_item in session.execute(query):
        said[voter].add(agenda_item)
    return said


def _only(tally: GatheringTally, agenda_items: Collection[int]) -> GatheringTally:
    return replace(tally, items=tuple(each for each in tally.items if each.agenda_item in agenda_items))


def send(session: Session, gathering: int, letters: Iterable[tuple[Recipient, dict[str, Any]]], now: datetime) -> int:
    """Queue the results as they are written out: one message each for who is owed one, once. How many."""
    rows = [
        {
            "chat_id": to.chat_id,
            "method": "sendMessage",
            "payload": payload,
            "priority": outbox.CARD,
            "available_at": now,
            "dedupe_key": outbox.once(gathering, "results", to.person),
            "on_uncertain": OnUncertain.AGAIN,
        }
        for to, payload in letters
    ]
    outbox.put(session, rows)
    return len(rows)
