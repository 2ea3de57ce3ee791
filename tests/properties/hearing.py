"""The bot and the model hear the same; after each run everything that is stored is compared."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from models import counting, forgetting, joining, outbox, presenting, reacting, tallying
from models.ground import know
from models.hanging import hang
from models.reacting import EmojiSet, Press, Pressed
from models.rules.voices import plain
from models.tables import AgendaItem, Gathering, Person, Posting, Tally, Voice

from .ground import AUDIENCES, CARDS, GATHERING_OF, MORNING, TASK_FORCE
from .happenings import WHO, Button, Choose, Emoji, Forget, Hang, Happening, Join, Move, Sit, Turn
from .model import Card, Hall
from .place import Place

FURTHER = -10
"""A group's number after it became a supergroup."""


def empty_hall() -> Hall:
    cards = {
        number: Card(item, chat, message, "anne" if person is not None else None)
        for number, (item, chat, message, person) in CARDS.items()
    }
    return Hall(cards, GATHERING_OF, {TASK_FORCE})


@dataclass
class Hearing:
    """Tells the model at once, and the bot in runs."""

    place: Place
    hall: Hall = field(default_factory=empty_hall)
    seq: int = 0
    run: list[EmojiSet | Press] = field(default_factory=list)
    expected: dict[int, tuple[str, object]] = field(default_factory=dict)
    printed: dict[tuple[int, int], object] = field(default_factory=dict)
    adopts: bool = False
    """Whether a press of this run shows where a card hangs: the bot looks at those first, and writes twice."""

    def hear(self, happening: Happening) -> None:
        """A card that went with the person whose it was can't be reacted to."""
        self.seq += 1
        match happening:
            case Emoji(card=card) | Button(card=card) | Hang(card=card) if card not in self.hall.cards:
                pass
            case Emoji():
                self._emoji(happening)
            case Button():
                self._press(happening)
            case _:
                self.flush()
                self._other(happening)

    def _where(self, number: int, copy: int) -> tuple[int, int]:
        return self.hall.cards[number].chat, copy + number

    def _emoji(self, said: Emoji) -> None:
        chat, message = self._where(said.card, said.copy)
        who = "anne" if self.hall.cards[said.card].person else said.who
        chat = CARDS[said.card][1] if said.gone else chat
        marks = [mark.replace("\ufe0f", "") for mark in said.marks]
        self.hall.emoji_set(self.seq, who, chat, message, marks, said.dated)
        sent = tuple(plain(mark) for mark in said.marks)
        self.run.append(EmojiSet(self.seq, who, chat, message, sent, said.dated))

    def _press(self, said: Button) -> None:
        chat, message = self._where(said.card, said.copy)
        chat = CARDS[said.card][1] if said.gone else chat
        chat = chat - 1000 if said.elsewhere else chat
        item, hung = self.hall.cards[said.card].item, self.hall.cards[said.card].message
        outcome = self.hall.press(self.seq, said.who, said.card, chat, message, said.mark)
        self.adopts |= hung != self.hall.cards[said.card].message
        self.expected[self.seq] = outcome, self.hall.voice(item, said.who)
        self.run.append(Press(self.seq, said.who, chat, message, said.card, said.mark))

    def _other(self, happening: Happening) -> None:
        before = self._figures()
        match happening:
            case Join(gathering, who) if (gathering, who) not in self.hall.left:
                self.hall.join(gathering, who)
                self.place.run(_join, gathering, who, self.seq)
            case Sit(who, seat) if (TASK_FORCE, who) not in self.hall.left:
                self.hall.sit(TASK_FORCE, who, seat)
                self.place.run(_join, TASK_FORCE, who, self.seq, seat=seat)
            case Forget(who, leave):
                self.hall.forget(who, leave=leave)
                self.place.run(_forget, who, leave=leave)
            case Choose(gathering, who, audience):
                self.hall.choose(gathering, who, audience)
                self.place.run(_choose, gathering, who, audience)
            case Turn(item):
                self.hall.closed ^= {item}
                self.place.run(_turn, item)
            case Hang(card, copy):
                chat, message = self._where(card, copy)
                self.hall.hang(card, message)
                self.place.run(hang, card, chat, message)
            case Move(chat):
                self.hall.move(chat, chat + FURTHER)
                self.place.run(outbox.move_chat, chat, chat + FURTHER, MORNING)
        self._compare(before)

    def flush(self) -> None:
        """The bot writes the run so far."""
        if not self.run:
            return
        before = self._figures()
        told = self.place.run(reacting.record, self.run, MORNING)
        assert self.adopts or {seq: _told(pressed) for seq, pressed in told.pressed.items()} == {
            seq: (outcome, ("none", frozenset()) if outcome in ("unknown", "not_member", "left") else voice)
            for seq, (outcome, voice) in self.expected.items()
        }
        self._compare(before)
        self.run, self.expected, self.adopts = [], {}, False

    # --- what is stored ----------------------------------------------------------------------------------------------

    def _compare(self, before: dict[str, dict[int, tuple[int, Any]]]) -> None:
        assert Counter(self._voices()) == Counter(self._expected_voices())
        assert self._tally() == self.hall.tally()
        assert self.place.run(counting.recount) == 0
        for kind, figures in self._figures().items():
            for number, (revision, shown) in figures.items():
                revision_before, shown_before = before[kind][number]
                grew, changed = revision > revision_before, shown != shown_before
                assert grew == changed or (grew and self.adopts), (kind, number)
        for gathering in AUDIENCES:
            tally = self.place.run(tallying.of_gathering, gathering)
            assert self.printed.setdefault((gathering, tally.revision), tally) == tally

    def _expected_voices(self) -> list[tuple[object, ...]]:
        audience = self.hall.audience
        return [
            (item, _name(who), *voice, audience.get((GATHERING_OF[item], who), "unknown"))
            for (item, who), voice in self.hall.voices().items()
        ]

    def _voices(self) -> list[tuple[object, ...]]:
        query = select(
            col(Voice.agenda_item_id), col(Person.pseudonym), col(Voice.stance), col(Voice.flags), col(Voice.audience)
        ).join(Person, col(Person.id) == col(Voice.person_id))
        return [
            (item, _name(who), str(stance), frozenset(flags.split()), audience)
            for item, who, stance, flags, audience in self.place.rows(query)
            if stance != "none" or flags
        ]

    def _tally(self) -> Counter[tuple[int, str, str]]:
        query = select(col(Tally.agenda_item_id), col(Tally.audience), col(Tally.mark), col(Tally.voices))
        return Counter({(item, of, mark): n for item, of, mark, n in self.place.rows(query) if n})

    def _figures(self) -> dict[str, dict[int, tuple[int, Any]]]:
        """Of each gathering and each item: its revision, and all that it stands for."""
        tally = self._tally()
        items: dict[int, tuple[int, Any]] = {}
        query = select(col(AgendaItem.id), col(AgendaItem.revision), col(AgendaItem.state))
        for item, revision, state in self.place.rows(query):
            items[item] = revision, (state, {key: n for key, n in tally.items() if key[0] == item})
        gatherings: dict[int, tuple[int, Any]] = {}
        for gathering, revision, joined in self.place.rows(
            select(col(Gathering.id), col(Gathering.revision), col(Gathering.joined))
        ):
            shown = {item: items[item][1] for item, of in GATHERING_OF.items() if of == gathering}
            gatherings[gathering] = revision, (joined, shown)
        return {"item": items, "gathering": gatherings}


def _told(pressed: Pressed) -> tuple[str, object]:
    return pressed.outcome, (str(pressed.voice.stance), frozenset(str(flag) for flag in pressed.voice.flags))


def _known(session: Session, who: str) -> int:
    return know(session, [who], MORNING)[who][0]


def _name(who: str) -> str:
    """Who left what they said is nobody any more."""
    return who if who in WHO else "nobody"


def _join(session: Session, gathering: int, who: str, seq: int, seat: int | None = None) -> None:
    joining.join(session, gathering, _known(session, who), MORNING + timedelta(seconds=seq), seat=seat)


def _forget(session: Session, who: str, *, leave: bool) -> None:
    person = _known(session, who)
    left = [each.reference for each in forgetting.spoken_at(session, person)] if leave else []
    forgetting.forget(session, person, MORNING, leave=left)
    assert [each.pseudonym for each in forgetting.entries(session) if each.pseudonym == who] == [who]


def _choose(session: Session, gathering: int, who: str, audience: str) -> None:
    joining.choose_audience(session, gathering, _known(session, who), audience)


def _turn(session: Session, item: int) -> None:
    row = session.get_one(AgendaItem, item)
    if row.state == "open":
        presenting.close(session, row, MORNING)
    else:
        presenting.present(session, row, MORNING)


def hanging(place: Place) -> dict[int, tuple[int, int | None]]:
    """Where the bot believes each card is."""
    return {
        n: (chat, at)
        for n, chat, at in place.rows(select(col(Posting.id), col(Posting.chat_id), col(Posting.message_id)))
    }
