"""The rows that a run of reactions touches: read before anything is computed, written once after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, tuple_, update
from sqlmodel import Session, col

from models import counting
from models.rules.voices import Source, Voice, voice_of
from models.tables import AgendaItem, Gathering, Item, Participant, Person, Posting, ReactionSet
from models.tables import Voice as VoiceRow
from models.words import UNKNOWN_AUDIENCE, AgendaState, Flag, Stance

SourceKey = tuple[str, int]
"""(source, person)"""


@dataclass(slots=True)
class Card:
    """What a flush needs to know of a posting."""

    posting: int
    agenda_item: int
    gathering: int
    reference: str
    chat_id: int
    message_id: int | None
    person: int | None
    open: bool
    by_invitation: bool


@dataclass(slots=True)
class Ground:
    """All rows that a run touches, read before anything is computed."""

    people: dict[str, int]
    by_posting: dict[int, Card]
    by_message: dict[tuple[int, int], Card]
    languages: dict[int, str | None] = field(default_factory=dict)
    audiences: dict[tuple[int, int], str] = field(default_factory=dict)
    sources: dict[SourceKey, Source] = field(default_factory=dict)
    item_of: dict[SourceKey, int | None] = field(default_factory=dict)
    of_pair: dict[tuple[int, int], list[SourceKey]] = field(default_factory=dict)
    touched: set[SourceKey] = field(default_factory=set)

    def source(self, key: SourceKey, agenda_item: int | None) -> Source:
        """The source of this key, begun when it is new."""
        if agenda_item is not None and self.item_of.get(key) is None:
            self.of_pair.setdefault((agenda_item, key[1]), []).append(key)
        self.item_of[key] = self.item_of.get(key) or agenda_item
        return self.sources.setdefault(key, Source())

    def voice(self, agenda_item: int, person: int) -> Voice:
        return voice_of(self.sources[key] for key in self.of_pair.get((agenda_item, person), ()))

    def counts(self, card: Card, person: int) -> bool:
        """Whether this person is heard at that card's gathering."""
        return not card.by_invitation or (card.gathering, person) in self.audiences


NAMED = select(col(Person.pseudonym), col(Person.id), col(Person.language)).where(
    col(Person.pseudonym).in_(bindparam("names", expanding=True))
)
JOINED = select(col(Participant.gathering_id), col(Participant.person_id), col(Participant.audience)).where(
    col(Participant.gathering_id).in_(bindparam("gatherings", expanding=True)),
    col(Participant.person_id).in_(bindparam("persons", expanding=True)),
)
"""Queries of every run are built once: building and naming one costs more than the database needs to answer it."""


def know(session: Session, pseudonyms: Iterable[str], now: datetime) -> dict[str, tuple[int, str | None]]:
    """The ids and languages of these people; who is new gets a row."""
    wanted = sorted(set(pseudonyms))
    found = session.execute(NAMED, {"names": wanted}).all()
    if len(found) < len(wanted):
        session.execute(
            counting.upsert(session, Person).on_conflict_do_nothing(),
            [{"pseudonym": name, "created_at": now} for name in wanted],
        )
        found = session.execute(NAMED, {"names": wanted}).all()
    return {name: (number or 0, language) for name, number, language in found}


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
            col(Item.reference),
            col(Posting.chat_id),
            col(Posting.message_id),
            col(Posting.person_id),
            col(AgendaItem.state) == AgendaState.OPEN,
            col(Gathering.by_invitation),
        )
        .join(AgendaItem, col(AgendaItem.id) == col(Posting.agenda_item_id))
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .where(or_(*wanted))
    )
    return [Card(*row) for row in session.execute(query)]


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


def read_sets(session: Session, ground: Ground, pairs: set[tuple[int, int]], keys: set[SourceKey]) -> None:
    """All sources of these people at these items, then those of a message that is no card yet, or no more."""
    if pairs:
        _take_in(ground, session.execute(SETS_OF, {"pairs": sorted(pairs)}).all())
    if elsewhere := sorted(keys - ground.sources.keys()):
        _take_in(ground, session.execute(SETS_NAMED, {"keys": elsewhere}).all())


def _take_in(ground: Ground, rows: Sequence[Any]) -> None:
    for source, person, agenda_item, marks, dated, seq, stance, stance_seq, flags in rows:
        began = ground.source((source, person), agenda_item)
        began.marks, began.dated, began.seq = tuple(marks.split()), dated, seq
        began.stance, began.stance_seq = Stance(stance), stance_seq
        began.flags = counting.flags_of(flags)


def write(session: Session, ground: Ground, before: dict[tuple[int, int], Voice]) -> None:
    """The sets, and of the voices that differ from `before` the voice, the tally and what cards show."""
    _write_sets(session, ground)
    gathering_of = {card.agenda_item: card.gathering for card in ground.by_posting.values()}
    changes: counting.Changes = counting.Changes()
    voices = []
    for (agenda_item, person), old in before.items():
        new = ground.voice(agenda_item, person)
        if new == old:
            continue
        audience = ground.audiences.get((gathering_of[agenda_item], person), UNKNOWN_AUDIENCE)
        counting.move(changes, agenda_item, audience, old, new)
        voices.append(
            {
                "agenda_item_id": agenda_item,
                "person_id": person,
                "audience": audience,
                "stance": str(new.stance),
                "flags": _flags(new.flags),
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
    _refresh_owncards_of(session, voices)


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
            "flags": _flags(ground.sources[key].flags),
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


def _flags(flags: frozenset[Flag]) -> str:
    return " ".join(sorted(flags))


def _refresh_owncards_of(session: Session, voices: list[dict[str, object]]) -> None:
    """The private cards of those whose voice changed show their reaction anew."""
    session.execute(
        update(Posting)
        .where(
            col(Posting.person_id).in_({voice["person_id"] for voice in voices}),
            col(Posting.agenda_item_id).in_({voice["agenda_item_id"] for voice in voices}),
        )
        .values(wanted_revision=col(Posting.wanted_revision) + 1)
    )
