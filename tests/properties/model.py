"""What voices and tallies ought to be, said plainly: one event at a time, nothing remembered but what was said."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

MEANING = {
    "👍": "agree",
    "❤": "agree",
    "🙏": "agree",
    "👏": "agree",
    "💯": "agree",
    "🤔": "doubt",
    "👎": "disagree",
}
POSITIONS = ("agree", "doubt", "disagree", "practice")

Voice = tuple[str, frozenset[str]]
"""(position or "none", flags)"""


@dataclass
class Card:
    item: int
    chat: int
    message: int | None
    person: str | None


@dataclass
class Source:
    """One message's emoji, or one card's buttons, of one person."""

    item: int | None = None
    marks: list[str] = field(default_factory=list)
    dated: int = 0
    says: str = "none"
    since: int = 0
    flags: set[str] = field(default_factory=set)

    def hears(self, marks: list[str], added: list[str]) -> list[str]:
        """The positions it may take, the best first."""
        fresh = [MEANING[mark] for mark in added if mark in MEANING]
        standing = [MEANING[mark] for mark in marks if mark in MEANING]
        kept = [self.says] if self.says in standing else []
        return [*fresh, *kept, *standing, "none"]

    def shows(self, seq: int, marks: list[str], added: list[str]) -> None:
        new = self.hears(marks, added)[0]
        if new != self.says:
            self.says, self.since = new, seq
        self.flags = {"other"} if any(mark not in MEANING for mark in marks) else set()


@dataclass
class Hall:
    """Everything that was said, and where."""

    cards: dict[int, Card]
    gathering_of: Mapping[int, int]
    by_invitation: set[int]
    closed: set[int] = field(default_factory=set)
    audience: dict[tuple[int, str], str] = field(default_factory=dict)
    seat: dict[tuple[int, str], int] = field(default_factory=dict)
    voter: dict[int, str] = field(default_factory=dict)
    left: set[tuple[int, str]] = field(default_factory=set)
    """Who left voices behind at which gathering, under a name like "nobody 1"."""
    nobodies: int = 0
    moved: dict[int, int] = field(default_factory=dict)
    emoji: dict[tuple[int, int, str], Source] = field(default_factory=dict)
    buttons: dict[tuple[int, str], Source] = field(default_factory=dict)

    def card_at(self, chat: int, message: int) -> Card | None:
        found = (card for card in self.cards.values() if (card.chat, card.message) == (chat, message))
        return next(found, None)

    def heard(self, item: int, who: str) -> bool:
        gathering = self.gathering_of[item]
        invited = gathering not in self.by_invitation or (gathering, who) in self.audience
        return invited and (gathering, who) not in self.left

    def speaker(self, item: int, who: str) -> str:
        """Under whom this is counted: who took the seat first, or themselves."""
        seat = self.seat.get((self.gathering_of[item], who))
        return who if seat is None else self.voter[seat]

    def sources(self) -> list[tuple[str, Source]]:
        """Whose, and what."""
        shown = [(who, source) for (_, _, who), source in self.emoji.items()]
        return shown + [(who, source) for (_, who), source in self.buttons.items()]

    # --- what happens ------------------------------------------------------------------------------------------------

    def emoji_set(self, seq: int, who: str, chat: int, message: int, marks: list[str], dated: int) -> None:
        source = self.emoji.setdefault((chat, message, who), Source())
        if dated < source.dated:
            return
        added = [mark for mark in marks if mark not in source.marks]
        source.marks, source.dated = marks, dated
        card = self.card_at(chat, message)
        if card is None:
            if source.item is None:
                source.shows(seq, marks, added)
        elif self.heard(card.item, who):
            source.item = card.item
            if card.item not in self.closed:
                source.shows(seq, marks, added)
        elif source.item is None and card.item not in self.closed:
            source.shows(seq, marks, added)

    def press(self, seq: int, who: str, number: int, chat: int, message: int, mark: str) -> str:
        """What the person is told."""
        card = self.cards.get(number)
        nameless = card is not None and card.message is None and card.chat == chat
        if nameless and self.card_at(chat, message) is None:
            self.hang(number, message)
        if card is None or card.chat != self.moved.get(chat, chat) or card.person not in (None, who):
            return "unknown"
        if not self.heard(card.item, who):
            return "left" if (self.gathering_of[card.item], who) in self.left else "not_member"
        if card.item in self.closed:
            return "closed"
        before = self.voice(card.item, who)
        source = self.buttons.setdefault((number, who), Source(item=card.item))
        if mark == "clear":
            for (_, whose), each in self.buttons.items():
                if each.item == card.item and self.speaker(card.item, whose) == self.speaker(card.item, who):
                    each.says, each.since, each.flags = "none", seq, set()
            return "cleared"
        if mark in POSITIONS:
            source.says, source.since = mark, seq
        else:
            source.flags.add(mark)
        return "stood" if self.voice(card.item, who) == before else "set"

    def hang(self, number: int, message: int) -> None:
        """From now on the card is known to be this message; who spoke before that is heard if it is open now."""
        card = self.cards[number]
        if (other := self.card_at(card.chat, message)) is not None:
            other.message = None
        card.message = message
        for (chat, at, who), source in self.emoji.items():
            if (chat, at) == (card.chat, message) and source.item is None:
                if self.heard(card.item, who):
                    source.item = card.item
                if card.item in self.closed:
                    source.says, source.since, source.flags = "none", 0, set()

    def move(self, old: int, new: int) -> None:
        """The group got another number: its messages are gone, its cards hang nowhere."""
        self.moved[old] = new
        for card in self.cards.values():
            if card.chat == old:
                card.chat, card.message = new, None

    def join(self, gathering: int, who: str) -> None:
        """What they said before at its cards is heard, where it is open now."""
        if (gathering, who) in self.audience:
            return
        self.audience[gathering, who] = "unknown"
        for (chat, at, whose), source in self.emoji.items():
            card = self.card_at(chat, at)
            if whose == who and source.item is None and card and self.gathering_of[card.item] == gathering:
                source.item = card.item
                if card.item in self.closed:
                    source.says, source.since, source.flags = "none", 0, set()

    def sit(self, gathering: int, who: str, seat: int) -> None:
        self.join(gathering, who)
        if (gathering, who) in self.seat:
            return
        audiences = [self.audience[gathering, each] for each in (*self.sitting(seat), who)]
        self.seat[gathering, who] = seat
        self.voter.setdefault(seat, who)
        chosen = next((each for each in audiences if each != "unknown"), "unknown")
        self.choose(gathering, who, chosen)

    def sitting(self, seat: int) -> list[str]:
        """Who shares it: who left their voice behind first, then as they came."""
        found = [who for (gathering, who) in self.audience if self.seat.get((gathering, who)) == seat]
        return sorted(found, key=lambda who: not who.startswith("nobody"))

    def choose(self, gathering: int, who: str, audience: str) -> None:
        if (gathering, who) in self.audience:
            for each in {who, *self.sitting(self.seat.get((gathering, who), 0))}:
                self.audience[gathering, each] = audience

    def forget(self, who: str, *, leave: bool) -> None:
        """They are known no more; where they said something it stays without a name, if they leave it."""
        for number in [number for number, card in self.cards.items() if card.person == who]:
            del self.cards[number]
        for gathering in sorted(set(self.gathering_of.values())):
            theirs = [s for whose, s in self.sources() if whose == who and self._at(s) == gathering]
            heir = ""
            if leave and any(source.says != "none" or source.flags for source in theirs):
                self.nobodies += 1
                heir = f"nobody {self.nobodies}"
                self.left.add((gathering, who))
            self._hand_over(gathering, who, heir)
        self.emoji = {key: source for key, source in self.emoji.items() if key[2] != who}

    def _at(self, source: Source) -> int | None:
        return None if source.item is None else self.gathering_of[source.item]

    def _hand_over(self, gathering: int, who: str, heir: str) -> None:
        """What is said and held at a gathering becomes another's; nobody's when there is no heir."""
        for (chat, at, whose), source in list(self.emoji.items()):
            if whose == who and self._at(source) == gathering:
                del self.emoji[chat, at, whose]
                if heir:
                    self.emoji[chat, at, heir] = source
        for (card, whose), source in list(self.buttons.items()):
            if whose == who and self._at(source) == gathering:
                del self.buttons[card, whose]
                if heir:
                    self.buttons[card, heir] = source
        audience = self.audience.pop((gathering, who), None)
        seat = self.seat.pop((gathering, who), None)
        if audience is not None and heir:
            self.audience[gathering, heir] = audience
            if seat is not None:
                self.seat[gathering, heir] = seat
        if seat is not None and self.voter[seat] == who:
            del self.voter[seat]
            others = [heir] if heir else self.sitting(seat)
            if others:
                self.voter[seat] = others[0]

    # --- what then stands --------------------------------------------------------------------------------------------

    def voice(self, item: int, who: str) -> Voice:
        ours = self.speaker(item, who)
        spoken = [s for whose, s in self.sources() if s.item == item and self.speaker(item, whose) == ours]
        flags = frozenset(flag for source in spoken for flag in source.flags)
        last = max(spoken, key=lambda source: source.since, default=Source())
        return last.says, flags

    def voices(self) -> dict[tuple[int, str], Voice]:
        """All that say something."""
        who = {whose for whose, _ in self.sources()}
        said = {(item, self.speaker(item, each)): self.voice(item, each) for item in self.gathering_of for each in who}
        return {key: voice for key, voice in said.items() if voice != ("none", frozenset())}

    def tally(self) -> Counter[tuple[int, str, str]]:
        """(item, audience, mark) → voices."""
        counted: Counter[tuple[int, str, str]] = Counter()
        for (item, who), (position, flags) in self.voices().items():
            audience = self.audience.get((self.gathering_of[item], who), "unknown")
            for mark in ("people", *flags, *([] if position == "none" else [position])):
                counted[item, audience, mark] += 1
        return counted
