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
    emoji: dict[tuple[int, int, str], Source] = field(default_factory=dict)
    buttons: dict[tuple[int, str], Source] = field(default_factory=dict)

    def card_at(self, chat: int, message: int) -> Card | None:
        found = (card for card in self.cards.values() if (card.chat, card.message) == (chat, message))
        return next(found, None)

    def heard(self, item: int, who: str) -> bool:
        gathering = self.gathering_of[item]
        return gathering not in self.by_invitation or (gathering, who) in self.audience

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

    def press(self, seq: int, who: str, number: int, chat: int, message: int, mark: str) -> str:
        """What the person is told."""
        card = self.cards.get(number)
        nameless = card is not None and card.message is None and card.chat == chat
        if nameless and self.card_at(chat, message) is None:
            self.hang(number, message)
        if card is None or card.chat != chat or card.person not in (None, who):
            return "unknown"
        if not self.heard(card.item, who):
            return "not_member"
        if card.item in self.closed:
            return "closed"
        before = self.voice(card.item, who)
        source = self.buttons.setdefault((number, who), Source(item=card.item))
        if mark == "clear":
            for (_, whose), each in self.buttons.items():
                if whose == who and each.item == card.item:
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
                if source.item is None or card.item in self.closed:
                    source.says, source.since, source.flags = "none", 0, set()

    def move(self, old: int, new: int) -> None:
        """The group got another number: its messages are gone, its cards hang nowhere."""
        for card in self.cards.values():
            if card.chat == old:
                card.chat, card.message = new, None

    def join(self, gathering: int, who: str) -> None:
        self.audience.setdefault((gathering, who), "unknown")

    def choose(self, gathering: int, who: str, audience: str) -> None:
        if (gathering, who) in self.audience:
            self.audience[gathering, who] = audience

    # --- what then stands --------------------------------------------------------------------------------------------

    def voice(self, item: int, who: str) -> Voice:
        spoken = [s for (_, _, whose), s in self.emoji.items() if whose == who and s.item == item]
        spoken += [s for (_, whose), s in self.buttons.items() if whose == who and s.item == item]
        flags = frozenset(flag for source in spoken for flag in source.flags)
        last = max(spoken, key=lambda source: source.since, default=Source())
        return last.says, flags

    def voices(self) -> dict[tuple[int, str], Voice]:
        """All that say something."""
        who = {whose for _, _, whose in self.emoji} | {whose for _, whose in self.buttons}
        said = {(item, each): self.voice(item, each) for item in self.gathering_of for each in who}
        return {key: voice for key, voice in said.items() if voice != ("none", frozenset())}

    def tally(self) -> Counter[tuple[int, str, str]]:
        """(item, audience, mark) → voices."""
        counted: Counter[tuple[int, str, str]] = Counter()
        for (item, who), (position, flags) in self.voices().items():
            audience = self.audience.get((self.gathering_of[item], who), "unknown")
            for mark in ("people", *flags, *([] if position == "none" else [position])):
                counted[item, audience, mark] += 1
        return counted
