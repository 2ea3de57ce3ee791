"""The rows that a run of reactions touches: read before anything is computed, written once after."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, or_, select, tuple_, update
from sqlmodel import Session, col

from models import counting
from models.rules.voices import Source, Voice, voice_of
from models.tables import AgendaItem, Chat, Forgotten, Gathering, Item, Participant, Person, Posting, ReactionSet, Seat
from models.tables import Voice as VoiceRow
from models.words import UNKNOWN_AUDIENCE, AgendaState, Flag, Stance

SourceKey = tuple[str, int]
"""(source, person)"""


Pair = tuple[int, int]
"""(agenda item, the person under whom the voice is kept)"""


class Known(NamedTuple):
    """Somebody who reacts. `closed` are the references of gatherings at which they can't take part any more."""

    person: int
    language: str | None
    closed: Collection[str]


@dataclass(slots=True)
class Card:
    """What a flush needs to know of a posting; `held_at` is the reference of its gathering.

    Of a `walking` one no emoji counts: it stays on the message while that shows the next item.
    """

    posting: int
    agenda_item: int
    gathering: int
    held_at: str
    reference: str
    chat_id: int
    message_id: int | None
    person: int | None
    open: bool
    by_invitation: bool
    walking: bool


@dataclass(slots=True)
class Ground:
    """All rows that a run touches, read before anything is computed.

    `audiences` is by (gathering, person). `voters` says, by (agenda item, person), under whom the one voice of a
    shared seat is kept; whoever is not in it speaks for themselves. `closed` is by person; `moved` leads from a
    group's old number to the one it has.
    """

    by_posting: dict[int, Card]
    by_message: dict[tuple[int, int], Card]
    closed: dict[int, Collection[str]] = field(default_factory=dict)
    audiences: dict[tuple[int, int], str] = field(default_factory=dict)
    voters: dict[tuple[int, int], int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    sources: dict[SourceKey, Source] = field(default_factory=dict)
    item_of: dict[SourceKey, int | None] = field(default_factory=dict)
    of_pair: dict[Pair, list[SourceKey]] = field(default_factory=dict)
    touched: set[SourceKey] = field(default_factory=set)

    def source(self, key: SourceKey, agenda_item: int | None) -> Source:
        """The source of this key, begun when it is new."""
        if agenda_item is not None and self.item_of.get(key) is None:
            self.of_pair.setdefault(self.pair(agenda_item, key[1]), []).append(key)
        self.item_of[key] = self.item_of.get(key) or agenda_item
        return self.sources.setdefault(key, Source())

    def pair(self, agenda_item: int, person: int) -> Pair:
        """Where what this person says of the item is counted."""
        return agenda_item, self.voters.get((agenda_item, person), person)

    def voice(self, pair: Pair) -> Voice:
        return voice_of(self.sources[key] for key in self.of_pair.get(pair, ()))

    def is_closed(self, card: Card, person: int) -> bool:
        """Whether reactions that this person left behind keep them out of that card's gathering."""
        return card.held_at in self.closed.get(person, ())

    def counts(self, card: Card, person: int) -> bool:
        """Whether this person is heard at that card's gathering."""
        invited = not card.by_invitation or (card.gathering, person) in self.audiences
        return invited and not self.is_closed(card, person)

    def own_cards_of(self, pairs: Collection[Pair]) -> set[int]:
        """All persons whose private cards show one of these voices."""
        return {voter for _, voter in pairs} | {
            person for (item, person), voter in self.voters.items() if (item, voter) in pairs
        }


NAMED = (
    select(col(Person.pseudonym), col(Person.id), col(Person.language), col(Forgotten.closed))
    .outerjoin(Forgotten, col(Forgotten.pseudonym) == col(Person.pseudonym))
    .where(col(Person.pseudonym).in_(bindparam("names", expanding=True)))
)
JOINED = select(
    col(Participant.gathering_id), col(Participant.person_id), col(Participant.audience), col(Participant.seat_id)
).where(
    col(Participant.gathering_id).in_(bindparam("gatherings", expanding=True)),
    col(Participant.person_id).in_(bindparam("persons", expanding=True)),
)
SEATED = (
    select(col(Participant.gathering_id), col(Participant.person_id), col(Participant.audience), col(Seat.voter_id))
    .join(Seat, col(Seat.id) == col(Participant.seat_id))
    .where(col(Participant.seat_id).in_(bindparam("seats", expanding=True)))
)
"""Queries of every run are built once: building and naming one costs more than the database needs to answer it."""


def know(session: Session, pseudonyms: Iterable[str], now: datetime) -> dict[str, Known]:
    """These people; who is new gets a row."""
    wanted = sorted(set(pseudonyms))
    found = session.execute(NAMED, {"names": wanted}).all()
    if len(found) < len(wanted):
        session.execute(
            counting.upsert(session, Person).on_conflict_do_nothing(),
            [{"pseudonym": name, "created_at": now} for name in wanted],
        )
        found = session.execute(NAMED, {"names": wanted}).all()
    return {name: Known(number or 0, language, closed or ()) for name, number, language, closed in found}


def cards_of(session: Session, postings: set[int], messages: set[tuple[int, int]]) -> list[Card]:
    """The cards of these postings, and those that hang as these (chat, message)."""
    wanted = []
    if postings:
        wanted.append(col(Posting.id).in_(postings))
    if messages:
        wanted.append(tuple_(col(Posting.chat_id), col(Posting.message_id)).in_(sorted(messages)))
    query = (
        select(
            col(Posting.id),
            col(Posting.agenda_item_id),
            col(AgendaItem.gathering_id),
            col(Gathering.reference),
            col(Item.reference),
            col(Posting.chat_id),
            col(Posting.message_id),
            col(Posting.person_id),
            col(AgendaItem.state) == AgendaState.OPEN,
            col(Gathering.by_invitation),
            col(Posting.walking),
        )
        .join(AgendaItem, col(AgendaItem.id) == col(Posting.agenda_item_id))
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .where(or_(*wanted))
    )
    return [Card(*row) for row in session.execute(query)]


def closed_to(session: Session, persons: Collection[int]) -> dict[int, Collection[str]]:
    """Of these people: the references of gatherings at which they can't take part any more."""
    query = (
        select(col(Person.id), col(Forgotten.closed))
        .join(Forgotten, col(Forgotten.pseudonym) == col(Person.pseudonym))
        .where(col(Person.id).in_(persons))
    )
    return {person: closed for person, closed in session.execute(query) if closed}


def moves(session: Session, chats: Collection[int]) -> dict[int, int]:
    """Which of these groups became supergroups, and their numbers since."""
    found = select(col(Chat.moved_from), col(Chat.telegram_id)).where(col(Chat.moved_from).in_(chats))
    return {old: new for old, new in session.execute(found) if old is not None}


def seat_people(session: Session, ground: Ground, persons: Collection[int]) -> None:
    """As which audience these people, and those who share their seats, take part where the cards belong."""
    items = defaultdict(set)
    for card in ground.by_posting.values():
        items[card.gathering].add(card.agenda_item)
    joined = session.execute(JOINED, {"gatherings": list(items), "persons": list(persons)}).all()
    ground.audiences = {(gathering, person): audience for gathering, person, audience, _ in joined}
    seats = {seat for *_, seat in joined if seat is not None}
    if not seats:
        return
    for gathering, person, audience, voter in session.execute(SEATED, {"seats": list(seats)}):
        ground.audiences[gathering, person] = audience
        ground.voters |= {(item, person): voter for item in items[gathering]}


SET_COLUMNS = (
    col(ReactionSet.source),
    col(ReactionSet.person_id),
    col(ReactionSet.agenda_item_id),
    col(ReactionSet.marks),
    col(ReactionSet.dated),
    col(ReactionSet.seq),
    col(ReactionSet.stance),
    col(ReactionSet.stance_seq),
    col(ReactionSet.flags),
)
SETS_OF = select(*SET_COLUMNS).where(
    tuple_(col(ReactionSet.agenda_item_id), col(ReactionSet.person_id)).in_(bindparam("pairs", expanding=True))
)
SETS_NAMED = select(*SET_COLUMNS).where(
    tuple_(col(ReactionSet.source), col(ReactionSet.person_id)).in_(bindparam("keys", expanding=True))
)


def read_sets(session: Session, ground: Ground, pairs: set[Pair], keys: set[SourceKey]) -> None:
    """All sources behind these voices, then those of a message that is no card yet, or no more."""
    if pairs:
        shared = {said for said, voter in ground.voters.items() if (said[0], voter) in pairs}
        _take_in(ground, session.execute(SETS_OF, {"pairs": sorted(pairs | shared)}).all())
    if elsewhere := sorted(keys - ground.sources.keys()):
        _take_in(ground, session.execute(SETS_NAMED, {"keys": elsewhere}).all())


def _take_in(ground: Ground, rows: Sequence[Any]) -> None:
    for source, person, agenda_item, marks, dated, seq, stance, stance_seq, flags in rows:
        began = ground.source((source, person), agenda_item)
        began.marks, began.dated, began.seq = tuple(marks.split()), dated, seq
        began.stance, began.stance_seq = Stance(stance), stance_seq
        began.flags = counting.flags_of(flags)


def write(session: Session, ground: Ground, before: dict[Pair, Voice]) -> None:
    """The sets, and of the voices that differ from `before` the voice, the tally and what cards show."""
    _write_sets(session, ground)
    gathering_of = {card.agenda_item: card.gathering for card in ground.by_posting.values()}
    changes: counting.Changes = counting.Changes()
    changed: set[Pair] = set()
    voices = []
    for (agenda_item, person), old in before.items():
        new = ground.voice((agenda_item, person))
        if new == old:
            continue
        audience = ground.audiences.get((gathering_of[agenda_item], person), UNKNOWN_AUDIENCE)
        counting.move(changes, agenda_item, audience, old, new)
        changed.add((agenda_item, person))
        voices.append(
            {
                "agenda_item_id": agenda_item,
                "person_id": person,
                "audience": audience,
                "stance": str(new.stance),
                "flags": stored_flags(new.flags),
            }
        )
    if not voices:
        return
    statement = counting.upsert(session, VoiceRow)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["agenda_item_id", "person_id"],
            set_={name: statement.excluded[name] for name in ("audience", "stance", "flags")},
        ),
        voices,
    )
    counting.apply(session, changes, gathering_of)
    refresh_own_cards(session, {item for item, _ in changed}, ground.own_cards_of(changed))


def _write_sets(session: Session, ground: Ground) -> None:
    rows = [
        {
            "source": key[0],
            "person_id": key[1],
            "agenda_item_id": ground.item_of[key],
            "marks": " ".join(ground.sources[key].marks),
            "dated": ground.sources[key].dated,
            "seq": ground.sources[key].seq,
            "stance": str(ground.sources[key].stance),
            "stance_seq": ground.sources[key].stance_seq,
            "flags": stored_flags(ground.sources[key].flags),
        }
        for key in sorted(ground.touched)
    ]
    if not rows:
        return
    statement = counting.upsert(session, ReactionSet)
    changing = ("agenda_item_id", "marks", "dated", "seq", "stance", "stance_seq", "flags")
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["source", "person_id"], set_={name: statement.excluded[name] for name in changing}
        ),
        rows,
    )


def stored_flags(flags: frozenset[Flag]) -> str:
    """As they are stored: in one order, so that the same flags are the same text."""
    return " ".join(sorted(flags))


def refresh_own_cards(session: Session, agenda_items: Collection[int], persons: Collection[int]) -> None:
    """The private cards of those whose voice changed show their reaction anew."""
    session.execute(
        update(Posting)
        .where(col(Posting.person_id).in_(persons), col(Posting.agenda_item_id).in_(agenda_items))
        .values(wanted_revision=col(Posting.wanted_revision) + 1)
    )
