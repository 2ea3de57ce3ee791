"""Writing an unbroken run of reactions and presses at once: sets, voices, tally, and what each press now stands at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from models.ground import Card, Ground, Known, Pair, cards_of, know, moves, read_sets, seat_people, write
from models.hanging import hang, is_taken
from models.rules.voices import EMOJI, SILENT, Voice
from models.tables import Posting
from models.words import CLEAR, UNKNOWN_AUDIENCE, Stance


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
    """What a press came to: "set", "stood" (it said so already), "cleared", "closed", "not_member" or "unknown".

    "left": this person left reactions behind at that gathering and can't take part there any more.
    """

    outcome: str
    reference: str = ""
    voice: Voice = SILENT
    audience: str = UNKNOWN_AUDIENCE
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Unheard:
    """Somebody whose reactions at a gathering by invitation don't count; `left` as in `Pressed`."""

    person: int
    gathering: int
    left: bool


@dataclass(frozen=True, slots=True)
class Recorded:
    """What each press of a run came to, by its seq, and who was not heard."""

    pressed: dict[int, Pressed]
    unheard: set[Unheard]


def record(
    session: Session,
    run: Sequence[EmojiSet | Press],
    now: datetime,
    emoji: Mapping[str, Stance] = EMOJI,
) -> Recorded:
    """Write a run of reactions in the order of `seq`.

    Reads what it needs, computes, then writes each key once.
    """
    known = know(session, {event.actor for event in run}, now)
    ground = _read(session, run, known)
    before: dict[Pair, Voice] = {}
    recorded = Recorded({}, set())
    for event in run:
        person, language, _ = known[event.actor]
        if isinstance(event, Press):
            card = ground.by_posting.get(event.posting_id)
            pressed = _press(ground, before, event, card, person)
            recorded.pressed[event.seq] = replace(pressed, language=language)
            card = None if pressed.outcome == "unknown" else card
        else:
            card = ground.by_message.get((event.chat_id, event.message_id))
            _emoji_set(ground, before, event, card, person, emoji)
        if card is not None and not ground.counts(card, person):
            recorded.unheard.add(Unheard(person, card.gathering, ground.is_closed(card, person)))
    write(session, ground, before)
    return recorded


def _emoji_set(
    ground: Ground,
    before: dict[Pair, Voice],
    event: EmojiSet,
    card: Card | None,
    person: int,
    emoji: Mapping[str, Stance],
) -> None:
    """Of a message that is no card yet, and of somebody who is not heard, is kept what would count."""
    key = (f"e:{event.chat_id}:{event.message_id}", person)
    heard = card is not None and not card.walking and ground.counts(card, person)
    unmet = ground.item_of.get(key) is None
    agenda_item = card.agenda_item if card is not None and heard else None
    if agenda_item is not None:
        pair = ground.pair(agenda_item, person)
        before.setdefault(pair, ground.voice(pair))
    counts = (heard or unmet) and (card is None or card.open)
    ground.source(key, agenda_item).take_set(event.marks, seq=event.seq, dated=event.dated, counts=counts, emoji=emoji)
    ground.touched.add(key)


def _press(ground: Ground, before: dict[Pair, Voice], event: Press, card: Card | None, person: int) -> Pressed:
    chat = ground.moved.get(event.chat_id, event.chat_id)
    if card is None or card.chat_id != chat or card.person not in (None, person):
        return Pressed("unknown")
    if not ground.counts(card, person):
        return Pressed("left" if ground.is_closed(card, person) else "not_member", card.reference)
    pair = ground.pair(card.agenda_item, person)
    audience = ground.audiences.get((card.gathering, person), UNKNOWN_AUDIENCE)
    standing = ground.voice(pair)
    if not card.open:
        return Pressed("closed", card.reference, standing, audience)
    before.setdefault(pair, standing)
    keys = {(f"b:{card.posting}", person)}
    ground.source((f"b:{card.posting}", person), card.agenda_item)
    if event.mark == CLEAR:
        keys.update(key for key in ground.of_pair[pair] if key[0].startswith("b:"))
    for key in sorted(keys):
        ground.sources[key].take_press(event.mark, seq=event.seq)
    ground.touched.update(keys)
    voice = ground.voice(pair)
    outcome = "cleared" if event.mark == CLEAR else "stood" if voice == standing else "set"
    return Pressed(outcome, card.reference, voice, audience)


def _read(session: Session, run: Sequence[EmojiSet | Press], known: Mapping[str, Known]) -> Ground:
    presses = [event for event in run if isinstance(event, Press)]
    sets = [event for event in run if isinstance(event, EmojiSet)]
    people = {name: each.person for name, each in known.items()}
    _adopt(session, presses)
    cards = cards_of(session, {p.posting_id for p in presses}, {(e.chat_id, e.message_id) for e in sets})
    ground = Ground(
        {card.posting: card for card in cards},
        {(card.chat_id, card.message_id): card for card in cards if card.message_id is not None},
    )
    ground.closed = {each.person: each.closed for each in known.values() if each.closed}
    seat_people(session, ground, people.values())
    reached = [(ground.by_posting.get(p.posting_id), p.actor) for p in presses]
    reached += [(ground.by_message.get((e.chat_id, e.message_id)), e.actor) for e in sets]
    pairs = {ground.pair(card.agenda_item, people[actor]) for card, actor in reached if card is not None}
    keys = {(f"e:{e.chat_id}:{e.message_id}", people[e.actor]) for e in sets}
    hung = ((p, ground.by_posting.get(p.posting_id)) for p in presses)
    if astray := {p.chat_id for p, card in hung if card is not None and card.chat_id != p.chat_id}:
        ground.moved = moves(session, astray)
    read_sets(session, ground, pairs, keys)
    return ground


def _adopt(session: Session, presses: list[Press]) -> None:
    """A press shows where a card hangs that was never known to have arrived, so its message is known from now on.

    Not where another card hangs: the data of a press can be forged.
    """
    nameless = select(col(Posting.id), col(Posting.chat_id)).where(
        col(Posting.id).in_({press.posting_id for press in presses}), col(Posting.message_id).is_(None)
    )
    unknown = dict(session.execute(nameless).all())
    for press in presses:
        if unknown.get(press.posting_id) != press.chat_id or is_taken(session, press.chat_id, press.message_id):
            continue
        del unknown[press.posting_id]
        hang(session, press.posting_id, press.chat_id, press.message_id)
