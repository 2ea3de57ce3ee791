"""The crowd's own count: what everybody said, by the rules as a person would tell them.

It knows nothing of how the bot counts. Each source (one message's emoji, one card's buttons) holds what stands there;
the position that was taken last decides, flags add up, and nothing counts while an item is closed. Those who share a
seat have one voice.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt

POSITIONS = ("agree", "doubt", "disagree", "practice")
MEANING = {"👍": "agree", "❤": "agree", "🙏": "agree", "👏": "agree", "💯": "agree", "🤔": "doubt", "👎": "disagree"}
UNKNOWN = "unknown"


@dataclass
class Place:
    """What one person left at one source; `spoke` is when its position last changed."""

    emoji: tuple[str, ...] = ()
    position: str = ""
    spoke: int = 0
    flags: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Voice:
    """What somebody says of an item. `public`: an emoji in the group says the same position."""

    position: str
    flags: frozenset[str]
    public: bool

    @property
    def marks(self) -> set[str]:
        return {*self.flags, self.position} - {""}


@dataclass
class Truth:
    """What the crowd said at one gathering.

    `audiences` and `seats`: person → audience and seat, of those who joined. `hands`, `comments`: by item, what was
    counted in the hall and what was approved.
    """

    places: dict[tuple[str, str], dict[tuple[int, str], Place]] = field(default_factory=dict)
    audiences: dict[int, str] = field(default_factory=dict)
    seats: dict[int, str] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    hands: dict[str, dict[str, int]] = field(default_factory=dict)
    comments: list[tuple[str, str]] = field(default_factory=list)
    moments: int = 0

    def voter(self, person: int) -> str:
        """Whose voice it is."""
        return self.seats.get(person, str(person))

    @property
    def joined(self) -> int:
        """How many voices there can be of those who joined."""
        return len({self.voter(person) for person in self.audiences})

    def _place(self, item: str, person: int, source: str) -> Place:
        self.moments += 1
        return self.places.setdefault((item, self.voter(person)), {}).setdefault((person, source), Place())

    def shows(self, item: str, person: int, source: str, emoji: tuple[str, ...]) -> None:
        """A person's emoji on a message are now these."""
        place = self._place(item, person, source)
        added = [each for each in emoji if each not in place.emoji]
        place.emoji = emoji
        if item in self.closed:
            return
        meant = [MEANING[each] for each in emoji if each in MEANING]
        fresh = [MEANING[each] for each in added if each in MEANING]
        if fresh:
            position = fresh[0]
        elif place.position in meant:
            position = place.position
        else:
            position = meant[0] if meant else ""
        if position != place.position:
            place.position, place.spoke = position, self.moments
        place.flags = {"other"} if any(each not in MEANING for each in emoji) else set()

    def presses(self, item: str, person: int, source: str, button: str) -> None:
        """A person pressed a button on a card: a position, a flag, or "clear"."""
        place = self._place(item, person, source)
        if item in self.closed:
            return
        if button in POSITIONS:
            place.position, place.spoke = button, self.moments
        elif button == "clear":
            for (_, name), each in self.places[item, self.voter(person)].items():
                if name.startswith("card"):
                    each.position, each.spoke = "", self.moments
                    each.flags = set()
        else:
            place.flags.add(button)

    def erases(self, person: int) -> None:
        """Somebody took back all they ever said, and left."""
        for places in self.places.values():
            for key in [key for key in places if key[0] == person]:
                del places[key]
        self.audiences.pop(person, None)
        self.seats.pop(person, None)

    def voices(self, item: str) -> dict[str, Voice]:
        """Voter → what they say of an item; who says nothing is left out."""
        found = {}
        for (about, voter), places in self.places.items():
            if about == item and places:
                position = max(places.values(), key=lambda place: place.spoke).position
                flags = frozenset().union(*(place.flags for place in places.values()))
                shown = {place.position for (_, name), place in places.items() if name.startswith("emoji")}
                voice = Voice(position, flags, position in shown)
                found.update({voter: voice} if voice.marks else {})
        return found

    def speakers(self, items: Iterable[str]) -> set[str]:
        """The voters who say something of any of these items."""
        return {voter for item in items for voter in self.voices(item)}

    def counts(self, item: str) -> Counter[str]:
        """How many people hold each position and flag, and how many say anything at all ("people")."""
        found: Counter[str] = Counter()
        for voice in self.voices(item).values():
            found.update(voice.marks | {"people"})
        return found

    def groups(self, item: str, *, hidden_only: bool = False) -> Counter[tuple[str, str]]:
        """(audience, position) → voices; `hidden_only`: of those that no emoji in the group shows."""
        audiences = {self.voter(person): audience for person, audience in self.audiences.items()}
        return Counter(
            (audiences.get(voter, UNKNOWN), voice.position)
            for voter, voice in self.voices(item).items()
            if voice.position and not (hidden_only and voice.public)
        )

    def share(self, item: str, position: str = "agree") -> float:
        """The part of those who took a position, 0..1; 0 where nobody did."""
        counts = self.counts(item)
        chosen = sum(counts[each] for each in POSITIONS)
        return counts[position] / chosen if chosen else 0.0

    def support(self, item: str) -> float:
        """What at least would agree of a larger crowd like this one, 95% sure (Wilson)."""
        counts = self.counts(item)
        return at_least(counts["agree"], sum(counts[each] for each in POSITIONS))

    def urgency(self, item: str) -> float:
        """The same of those who call it urgent, of all who reacted."""
        return at_least(self.counts(item)["urgent"], self.counts(item)["people"])


def at_least(part: int, whole: int) -> float:
    """The lower bound of Wilson's 95% interval."""
    if not whole:
        return 0.0
    share, z = part / whole, 1.96
    root = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole**2))
    return (share + z * z / (2 * whole) - root) / (1 + z * z / whole)
