"""What the voices must be: an independent, naive reading of the raw updates, one after another."""

from dataclasses import dataclass, field
from typing import Any

AGREE = ("👍", "❤", "🙏", "👏", "💯")
MEANING = {**dict.fromkeys(AGREE, "agree"), "🤔": "doubt", "👎": "disagree"}
STANCES = ("agree", "doubt", "disagree", "practice")


@dataclass
class Place:
    """One person at one place: the emoji on a message, or the buttons of a card."""

    emoji: list[str] = field(default_factory=list)
    date: int = 0
    stance: str = "none"
    changed: int = 0
    flags: set[str] = field(default_factory=set)


@dataclass
class Model:
    """`cards`: (posting, agenda item, message id). All cards hang in one group, and all items are open."""

    cards: list[tuple[int, int, int]]
    places: dict[tuple[int, int, str], Place] = field(default_factory=dict)
    step: int = 0

    def __post_init__(self) -> None:
        self.by_message = {message: item for _, item, message in self.cards}
        self.by_posting = {posting: item for posting, item, _ in self.cards}

    def hear(self, update: dict[str, Any]) -> None:
        """One update, in the order in which they were handed out."""
        self.step += 1
        if "message_reaction" in update:
            reaction = update["message_reaction"]
            if "user" in reaction and reaction["message_id"] in self.by_message:
                self._emoji(reaction)
        elif "callback_query" in update:
            query = update["callback_query"]
            posting, mark = query["data"].split(":")[1:]
            if int(posting) in self.by_posting:
                self._press(query["from"]["id"], int(posting), mark)

    def _emoji(self, reaction: dict[str, Any]) -> None:
        item, message = self.by_message[reaction["message_id"]], reaction["message_id"]
        place = self.places.setdefault((item, reaction["user"]["id"], f"message {message}"), Place())
        if reaction["date"] < place.date:
            return
        emoji = [each.get("emoji") or each["type"] for each in reaction["new_reaction"]]
        added = [each for each in emoji if each not in place.emoji]
        place.emoji, place.date = emoji, reaction["date"]
        stances = [MEANING[each] for each in emoji if each in MEANING]
        new = [MEANING[each] for each in added if each in MEANING]
        wanted = place.stance
        if new:
            wanted = new[0]
        elif place.stance not in stances:
            wanted = stances[0] if stances else "none"
        if wanted != place.stance:
            place.stance, place.changed = wanted, self.step
        place.flags = {"other"} if any(each not in MEANING for each in emoji) else set()

    def _press(self, person: int, posting: int, mark: str) -> None:
        item = self.by_posting[posting]
        place = self.places.setdefault((item, person, f"buttons {posting}"), Place())
        if mark == "clear":
            for (other_item, who, where), other in self.places.items():
                if (other_item, who) == (item, person) and where.startswith("buttons"):
                    other.stance, other.changed, other.flags = "none", self.step, set()
        elif mark in STANCES:
            place.stance, place.changed = mark, self.step
        else:
            place.flags.add(mark)

    def voices(self) -> dict[tuple[int, int], tuple[str, frozenset[str]]]:
        """(agenda item, person) → (stance, flags); who says nothing is left out."""
        said: dict[tuple[int, int], list[Place]] = {}
        for (item, person, _), place in self.places.items():
            said.setdefault((item, person), []).append(place)
        found = {}
        for pair, places in said.items():
            last = max(places, key=lambda place: place.changed)
            flags = frozenset(flag for place in places for flag in place.flags)
            stance = last.stance if last.changed else "none"
            if stance != "none" or flags:
                found[pair] = (stance, flags)
        return found
