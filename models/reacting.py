"""Writing an unbroken run of reactions and presses at once: sets, voices, tally, and what each press now stands at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, tuple_, update
from sqlmodel import Session, col

from models import counting
from models.rules.voices import EMOJI, SILENT, Source, Voice, voice_of
from models.tables import AgendaItem, Gathering, Item, Participant, Person, Posting, ReactionSet
from models.tables import Voice as VoiceRow
from models.words import CLEAR, UNKNOWN_AUDIENCE, AgendaState, Flag, Stance

SourceKey = tuple[str, int]
"""(source, person)"""


@dataclass(frozen=True, slots=True)
class EmojiSet:
    """The full set of emoji that `actor` (a pseudonym) now has on a message; `dated` in Telegram's whole seconds."""

    seq: int
    actor: str
    chat_id: int
    message_id: int
    marks: tuple[str, ...]
    dated: int


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed by `actor` on the card `posting_id` in a chat. `mark`: a stance, a flag or CLEAR."""

    seq: int
    actor: str
    chat_id: int
    message_id: int
    posting_id: int
    mark: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a press came to: "set", "stood" (it said so already), "cleared", "closed", "not_member" or "unknown"."""

    outcome: str
    reference: str = ""
    voice: Voice = SILENT
    audience: str = UNKNOWN_AUDIENCE
    language: str | None = None


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
    last_seq: dict[tuple[int, int], int] = field(default_factory=dict)

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


def record(
    session: Session,
    run: Sequence[EmojiSet | Press],
    now: datetime,
    emoji: Mapping[str, Stance] = EMOJI,
) -> dict[int, Pressed]:
    """Write a run of reactions in the order of `seq`; what each press came to, by its seq.

    Reads what it needs, computes, then writes each key once.
    """
    ground = _read(session, run, now)
    before: dict[tuple[int, int], Voice] = {}
    outcomes: dict[int, Pressed] = {}
    for event in run:
        person = ground.people[event.actor]
        if isinstance(event, Press):
            card = ground.by_posting.get(event.posting_id)
            pressed = _press(ground, before, event, card, person)
            outcomes[event.seq] = replace(pressed, language=ground.languages.get(person))
        else:
            _emoji_set(ground, before, event, person, emoji)
    _write(session, ground, before)
    return outcomes


def _emoji_set(
    ground: Ground,
    before: dict[tuple[int, int], Voice],
    event: EmojiSet,
    person: int,
    emoji: Mapping[str, Stance],
) -> None:
    card = ground.by_message.get((event.chat_id, event.message_id))
    key = (f"e:{event.chat_id}:{event.message_id}", person)
    early = card is None and ground.item_of.get(key) is None
    if card is not None and not ground.counts(card, person):
        card = None
    agenda_item = None if card is None else card.agenda_item
    if agenda_item is not None:
        before.setdefault((agenda_item, person), ground.voice(agenda_item, person))
        ground.last_seq[agenda_item, person] = event.seq
    ground.source(key, agenda_item).take_set(
        event.marks, seq=event.seq, dated=event.dated, counts=early or (card is not None and card.open), emoji=emoji
    )
    ground.touched.add(key)


def _press(
    ground: Ground, before: dict[tuple[int, int], Voice], event: Press, card: Card | None, person: int
) -> Pressed:
    if card is None or card.chat_id != event.chat_id or card.person not in (None, person):
        return Pressed("unknown")
    if not ground.counts(card, person):
        return Pressed("not_member", card.reference)
    pair = (card.agenda_item, person)
    audience = ground.audiences.get((card.gathering, person), UNKNOWN_AUDIENCE)
    standing = ground.voice(*pair)
    if not card.open:
        return Pressed("closed", card.reference, standing, audience)
    before.setdefault(pair, standing)
    ground.last_seq[pair] = event.seq
    keys = {(f"b:{card.posting}", person)}
    ground.source((f"b:{card.posting}", person), card.agenda_item)
    if event.mark == CLEAR:
        keys.update(key for key in ground.of_pair[pair] if key[0].startswith("b:"))
    for key in sorted(keys):
        ground.sources[key].take_press(event.mark, seq=event.seq)
    ground.touched.update(keys)
    voice = ground.voice(*pair)
    outcome = "cleared" if event.mark == CLEAR else "stood" if voice == standing else "set"
    return Pressed(outcome, card.reference, voice, audience)


# --- reading ---------------------------------------------------------------------------------------------------------


NAMED = select(col(Person.pseudonym), col(Person.id), col(Person.language)).where(
    col(Person.pseudonym).in_(bindparam("names", expanding=True))
)
JOINED = select(col(Participant.gathering_id), col(Participant.person_id), col(Participant.audience)).where(
    col(Participant.gathering_id).in_(bindparam("gatherings", expanding=True)),
    col(Participant.person_id).in_(bindparam("persons", expanding=True)),
)
"""Queries of every run are built once: building and naming one costs more than the database needs to answer it."""


def _read(session: Session, run: Sequence[EmojiSet | Press], now: datetime) -> Ground:
    presses = [event for event in run if isinstance(event, Press)]
    sets = [event for event in run if isinstance(event, EmojiSet)]
    known = know(session, {event.actor for event in run}, now)
    people = {name: person for name, (person, _) in known.items()}
    _adopt(session, presses)
    cards = _cards(session, {p.posting_id for p in presses}, {(e.chat_id, e.message_id) for e in sets})
    ground = Ground(
        people,
        {card.posting: card for card in cards},
        {(card.chat_id, card.message_id): card for card in cards if card.message_id is not None},
    )
    ground.languages = dict(known.values())
    persons = list(people.values())
    joined = session.execute(JOINED, {"gatherings": list({card.gathering for card in cards}), "persons": persons})
    ground.audiences = {(gathering, person): audience for gathering, person, audience in joined}
    reached = [(ground.by_posting.get(p.posting_id), p.actor) for p in presses]
    reached += [(ground.by_message.get((e.chat_id, e.message_id)), e.actor) for e in sets]
    pairs = {(card.agenda_item, people[actor]) for card, actor in reached if card is not None}
    keys = {(f"e:{e.chat_id}:{e.message_id}", people[e.actor]) for e in sets}
    _read_sets(session, ground, pairs, keys)
    return ground


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


def _cards(session: Session, postings: set[int], messages: set[tuple[int, int]]) -> list[Card]:
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


def _read_sets(session: Session, ground: Ground, pairs: set[tuple[int, int]], keys: set[SourceKey]) -> None:
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


# --- writing ---------------------------------------------------------------------------------------------------------


def _write(session: Session, ground: Ground, before: dict[tuple[int, int], Voice]) -> None:
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
                "seq": ground.last_seq[agenda_item, person],
            }
        )
    if not voices:
        return
    statement = counting.upsert(session, VoiceRow)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["agenda_item_id", "person_id"],
            set_={name: statement.excluded[name] for name in ("audience", "stance", "flags", "seq")},
        ),
        voices,
    )
    counting.apply(session, changes, gathering_of)
    _refresh_own_cards(session, voices)


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


def _refresh_own_cards(session: Session, voices: list[dict[str, object]]) -> None:
    """The private cards of those whose voice changed show their reaction anew."""
    session.execute(
        update(Posting)
        .where(
            col(Posting.person_id).in_({voice["person_id"] for voice in voices}),
            col(Posting.agenda_item_id).in_({voice["agenda_item_id"] for voice in voices}),
        )
        .values(wanted_revision=col(Posting.wanted_revision) + 1)
    )


# --- cards that become known -----------------------------------------------------------------------------------------


def _adopt(session: Session, presses: list[Press]) -> None:
    """A press shows where a card hangs that was never known to have arrived, so its message is known from now on.

    Not where another card hangs: the data of a press can be forged.
    """
    nameless = select(col(Posting.id), col(Posting.chat_id)).where(
        col(Posting.id).in_({press.posting_id for press in presses}), col(Posting.message_id).is_(None)
    )
    unknown = dict(session.execute(nameless).all())
    for press in presses:
        if unknown.get(press.posting_id) != press.chat_id or _is_taken(session, press.chat_id, press.message_id):
            continue
        del unknown[press.posting_id]
        hang(session, press.posting_id, press.chat_id, press.message_id)


def _is_taken(session: Session, chat_id: int, message_id: int) -> bool:
    hanging = select(col(Posting.id)).where(col(Posting.chat_id) == chat_id, col(Posting.message_id) == message_id)
    return session.execute(hanging).first() is not None


def hang(session: Session, posting: int, chat_id: int, message_id: int) -> None:
    """The card hangs in this chat as this message: what was said before it was known is heard if it is open now.

    Another card that was thought to hang there hangs nowhere.
    """
    hung = update(Posting).where(col(Posting.chat_id) == chat_id, col(Posting.message_id) == message_id)
    session.execute(hung.where(col(Posting.id) != posting).values(message_id=None))
    session.execute(update(Posting).where(col(Posting.id) == posting).values(chat_id=chat_id, message_id=message_id))
    (card,) = _cards(session, {posting}, set())
    source = f"e:{chat_id}:{message_id}"
    waiting = select(col(ReactionSet.person_id)).where(
        col(ReactionSet.source) == source, col(ReactionSet.agenda_item_id).is_(None)
    )
    early = set(session.execute(waiting).scalars())
    if not early:
        return
    ground = Ground({}, {posting: card}, {})
    joined = session.execute(
        select(col(Participant.person_id), col(Participant.audience)).where(
            col(Participant.gathering_id) == card.gathering, col(Participant.person_id).in_(early)
        )
    )
    ground.audiences = {(card.gathering, person): audience for person, audience in joined}
    heard = {person for person in early if ground.counts(card, person)}
    _read_sets(
        session, ground, {(card.agenda_item, person) for person in heard}, {(source, person) for person in early}
    )
    before = {(card.agenda_item, person): ground.voice(card.agenda_item, person) for person in heard}
    for person in early:
        said = ground.source((source, person), card.agenda_item if person in heard else None)
        if person not in heard or not card.open:
            said.unsay()
        ground.touched.add((source, person))
        ground.last_seq[card.agenda_item, person] = said.seq
    _write(session, ground, before)
