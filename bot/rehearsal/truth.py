"""The crowd's own count: what everybody said, by the rules as a person would tell them.

It knows nothing of how the bot counts. Each source (one message's emoji, one card's buttons) holds what stands there;
the position that was taken last decides, flags add up, and nothing counts while an item is closed.
"""

from collections import Counter
from dataclasses import dataclass, field

POSITIONS = ("agree", "doubt", "disagree", "practice")
MEANING = {"👍": "agree", "❤": "agree", "🙏": "agree", "👏": "agree", "💯": "agree", "🤔": "doubt", "👎": "disagree"}


@dataclass
class Place:
    """What one person left at one source; `spoke` is when its position last changed."""

    emoji: tuple[str, ...] = ()
    position: str = ""
    spoke: int = 0
    flags: set[str] = field(default_factory=set)


@dataclass
class Truth:
    """What the crowd said at one gathering."""

    places: dict[tuple[str, int], dict[str, Place]] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    moments: int = 0

    def _place(self, item: str, person: int, source: str) -> Place:
        self.moments += 1
        return self.places.setdefault((item, person), {}).setdefault(source, Place())

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
            for name, each in self.places[item, person].items():
                if name.startswith("card"):
                    each.position, each.spoke = "", self.moments
                    each.flags = set()
        else:
            place.flags.add(button)

    def counts(self, item: str) -> Counter[str]:
        """How many people hold each position and flag, and how many say anything at all ("people")."""
        found: Counter[str] = Counter()
        for (about, _), places in self.places.items():
            if about != item:
                continue
            last = max(places.values(), key=lambda place: place.spoke)
            marks = set().union(*(place.flags for place in places.values())) | ({last.position} - {""})
            found.update(marks | ({"people"} if marks else set()))
        return found
