"""The crowd: seeded people with habits, who react to a card in the hall or in their own chat."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.rehearsal.people import JSON, Person, World
from bot.rehearsal.truth import Truth

EMOJI = {"agree": ("👍", "❤", "👏", "💯"), "doubt": ("🤔",), "disagree": ("👎",)}
OTHER_EMOJI = ("🔥", "🎉", "👀", "🤷")
MOODS = (("agree", 62), ("doubt", 17), ("disagree", 10), ("practice", 11))
"""What people tend to think, as weights."""


@dataclass
class Member:
    """One of the crowd. `joined`: started the bot, so that cards come in private; others react in the group alone."""

    person: Person
    language: str
    audience: str
    premium: bool
    joined: bool
    fickle: bool
    taps_twice: bool
    prefers_emoji: bool
    late: bool


@dataclass(frozen=True)
class Card:
    """A card as it hangs in a chat: its message, and what each of its buttons sends."""

    chat: int
    message: int
    buttons: dict[str, str]

    @classmethod
    def read(cls, seen: JSON) -> "Card | None":
        """The card that a message is, if its buttons take reactions."""
        buttons = {
            button["data"].rpartition(":")[2]: button["data"]
            for row in seen["keyboard"]
            for button in row
            if (button["data"] or "").startswith("r:")
        }
        return cls(seen["chat_id"], seen["id"], buttons) if buttons else None


@dataclass(frozen=True)
class Act:
    """What somebody does, `at` seconds after the card came."""

    at: int
    member: Member
    kind: str
    what: tuple[str, ...]


class Crowd:
    """Makes people, and lets them react; keeps the truth beside it."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._dice = random.Random(seed)
        self.members: list[Member] = []
        self.resting: set[int] = set()
        """Who does nothing at the cards that come, whatever their habits."""
        self.reactions_sent = 0

    async def gather(self, number: int) -> None:
        """People with their habits: most joined, some are only in the group, some have Premium."""
        dice = self._dice
        plans = [
            {
                "language": "en" if dice.random() < 0.1 else "nl",
                "premium": dice.random() < 0.15,
                "audience": "police" if dice.random() < 0.55 else "partner",
            }
            for _ in range(number)
        ]
        made = await self._world.batch(
            {
                "op": "person",
                "first_name": f"Deelnemer {index}",
                "language_code": plan["language"],
                "premium": plan["premium"],
            }
            for index, plan in enumerate(plans, 1)
        )
        for index, (each, plan) in enumerate(zip(made, plans, strict=True), 1):
            self.members.append(
                Member(
                    person=Person(self._world, each["id"], f"Deelnemer {index}"),
                    language=str(plan["language"]),
                    audience=str(plan["audience"]),
                    premium=bool(plan["premium"]),
                    joined=dice.random() < 0.88,
                    fickle=dice.random() < 0.25,
                    taps_twice=dice.random() < 0.2,
                    prefers_emoji=dice.random() < 0.45,
                    late=dice.random() < 0.2,
                )
            )

    @property
    def joined(self) -> list[Member]:
        return [member for member in self.members if member.joined]

    async def join(self, starts: dict[str, str]) -> None:
        """Everybody who will opens the invitation of their audience."""
        await self._world.batch(
            {"op": "say", "person": member.person.id, "text": starts[member.audience]} for member in self.joined
        )

    def acts(self, members: Iterable[Member], *, outcome: bool) -> list[Act]:
        """Who of these does what at one card, in the order of time."""
        found: list[Act] = []
        for member in members:
            if self._dice.random() < 0.12 or member.person.id in self.resting:
                continue  # silent this time
            found += self._acts_of(member, outcome=outcome)
        return sorted(found, key=lambda act: act.at)

    def _acts_of(self, member: Member, *, outcome: bool) -> Iterator[Act]:
        dice = self._dice
        at = dice.randint(45, 80) if member.late else dice.randint(3, 40)
        mood = self._mood(outcome=outcome)
        yield from self._says(member, at, mood)
        if dice.random() < 0.3:
            yield Act(at + 2, member, self._way(member, button=True), ("urgent",))
        if member.fickle:
            at += dice.randint(5, 25)
            if dice.random() < 0.3:
                yield from self._withdraws(member, at)
            else:
                yield from self._says(member, at, self._mood(outcome=outcome))

    def _mood(self, *, outcome: bool) -> str:
        moods = [(mood, weight) for mood, weight in MOODS if not (outcome and mood == "practice")]
        return self._dice.choices([mood for mood, _ in moods], [weight for _, weight in moods])[0]

    def _way(self, member: Member, *, button: bool) -> str:
        """Emoji in the group, a button in the group, or a button in private."""
        if not button and member.prefers_emoji:
            return "emoji"
        return "private" if member.joined and self._dice.random() < 0.75 else "group"

    def _says(self, member: Member, at: int, mood: str) -> Iterator[Act]:
        way = self._way(member, button=mood not in EMOJI)
        if way != "emoji":
            yield Act(at, member, way, (mood,) * (2 if member.taps_twice else 1))
            return
        chosen = [self._dice.choice(EMOJI[mood])]
        if member.premium:
            others = [emoji for emoji in (*OTHER_EMOJI, "🙏") if emoji not in chosen]
            chosen += self._dice.sample(others, self._dice.randint(0, 2))
        yield Act(at, member, "emoji", tuple(chosen))

    def _withdraws(self, member: Member, at: int) -> Iterator[Act]:
        if member.prefers_emoji:
            yield Act(at, member, "emoji", ())
        elif member.joined:
            yield Act(at, member, "private", ("clear",))

    async def cards(self, item: str) -> dict[int, Card]:
        """The newest card of this item in each private chat, by person."""
        seen = await self._world.batch({"op": "sees", "chat": member.person.id, "last": 3} for member in self.joined)
        found: dict[int, Card] = {}
        for member, messages in zip(self.joined, seen, strict=True):
            for message in messages:
                if f"\n{item} · " in message["text"] and (card := Card.read(message)) is not None:
                    found[member.person.id] = card
        return found

    async def perform(self, acts: list[Act], item: str, group: Card, own: dict[int, Card], truth: Truth) -> None:
        """Do these at once, and write down what was really done."""
        done: list[tuple[Act, str, Card]] = []
        operations: list[JSON] = []
        for act in acts:
            card = own.get(act.member.person.id, group) if act.kind == "private" else group
            for what in ("emoji",) if act.kind == "emoji" else act.what:
                done.append((act, what, card))
                operations.append(_operation(act, what, card))
        results = await self._world.do("batch", operations=operations) if operations else []
        for (act, what, card), result in zip(done, results, strict=True):
            if "error" not in result and result["result"] is not False:
                self._write_down(act, what, card, item, truth)

    def _write_down(self, act: Act, what: str, card: Card, item: str, truth: Truth) -> None:
        self.reactions_sent += 1
        person = act.member.person.id
        if what == "emoji":
            truth.shows(item, person, f"emoji {card.message}", act.what)
        else:
            truth.presses(item, person, f"card {card.chat} {card.message}", what)


def _operation(act: Act, what: str, card: Card) -> JSON:
    person = act.member.person.id
    if what == "emoji":
        emoji = list(act.what)
        return {"op": "react", "person": person, "chat": card.chat, "message": card.message, "emoji": emoji}
    button = card.buttons.get(what, f"no such button: {what}")
    return {"op": "press", "person": person, "chat": card.chat, "on": card.message, "button": button}
