"""What the partners and the coordinator do with what they get; the office hears of it as they do it."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from babel.dates import format_date

from bot.rehearsal.ledger import works
from bot.rehearsal.people import JSON, Button, Person, SeenMessage
from bot.rehearsal.stage import Stage
from bot.rehearsal.year import reading
from bot.rehearsal.year.office import EXTENSION, Office, Promise

ANSWERS = DONE, ON_SCHEDULE, LATER, SNOOZE, SILENT = "done", "on", "later", "snooze", "silent"
TRAITS = {"prompt": (35, 30, 15, 10, 10), "slow": (15, 15, 10, 5, 55), "silent": (3, 2, 0, 0, 95)}
"""How often, of a hundred reminders, somebody says done, on schedule, later, remind me later, or nothing."""
GOES_AWAY = 0.02
"""The chance that a lead says, on a Wednesday, that they will be away."""
LATER_BY = timedelta(14)
NEW_DATE_AFTER = timedelta(40)
A_TAP = timedelta(seconds=2)
"""How long somebody takes to tap or type, during which the pace of their chat allows the next message."""
OF_A_DAY, OF_A_BUSY_DAY = 10, 40
"""How many of the newest messages a partner and the coordinator look at: all that came today are among them."""
Deeds = list[list[JSON]]
"""Operations of the stand-in's control interface. Those of one list follow each other at once, as of somebody who knows
what is asked next; the next list presses what came in answer."""


@dataclass
class Actor:
    """A contact of a partner."""

    person: Person
    trait: str


@dataclass
class Troupe:
    """Everybody who acts."""

    stage: Stage
    office: Office
    coordinator: Person
    actors: dict[str, list[Actor]]
    """By partner: the lead, and the deputy where there is one."""
    dice: Random
    decided: set[int] = field(default_factory=set)
    """Messages that the coordinator dealt with."""
    absences: int = 0

    @property
    def contacts(self) -> list[Actor]:
        return [actor for actors in self.actors.values() for actor in actors]

    async def answer(self, day: date, reminded: Sequence[Actor]) -> None:
        """Each contact who was reminded today answers in their own way, all at once."""
        chats = await self._newest([actor.person for actor in reminded], OF_A_DAY)
        await self._do_all(self._answers(actor, messages, day) for actor, messages in zip(reminded, chats, strict=True))

    def _answers(self, actor: Actor, messages: list[SeenMessage], day: date) -> Deeds:
        return [
            deed
            for message, numbers in reading.asked(messages)
            if reading.moment(message).date() == day
            for reference, number in numbers.items()
            for deed in self._answer(actor, self.office.promises[reference], number, len(numbers) > 1, day)
        ]

    def _answer(self, actor: Actor, promise: Promise, number: str, listed: bool, day: date) -> Deeds:
        (said,) = self.dice.choices(ANSWERS, TRAITS[actor.trait])
        asked = _working_day(day + timedelta(self.dice.randint(2, 9)))
        if said == SNOOZE and asked > promise.due:
            said = ON_SCHEDULE
        if said == SILENT:
            return []
        shows = [[_press(actor.person, f"d:{number}:show")]] if listed else []
        deeds = [_press(actor.person, f"d:{number}:{said}")]
        if said == DONE:
            self.office.keeps(promise.reference, day)
        elif said == ON_SCHEDULE:
            promise.settle(day)
        elif said == SNOOZE:
            deeds.append(_say(actor.person, _typed(asked)))
            promise.settle(day)
            promise.snoozed_until = asked
        else:
            due = max(promise.due, day) + LATER_BY
            deeds += [_say(actor.person, _typed(due)), _say(actor.person, "Het duurt langer dan gedacht.")]
            if due > promise.agreed_due + EXTENSION:
                promise.settle(day)
                promise.asked_due = due
            else:
                promise.settle(day, due=due)
        return [*shows, deeds]

    async def go_away(self, day: date) -> None:
        """A few leads say until when they are away."""
        partners = {promise.partner.name: promise.partner for promise in self.office.promises.values()}
        deeds = []
        for name, partner in sorted(partners.items()):
            lead = self.actors[name][0]
            if lead.trait != "silent" and partner.lead_is_there(day) and self.dice.random() < GOES_AWAY:
                until = day + timedelta(self.dice.randint(2, 25))
                partner.lead_away.append((day, until))
                self.absences += 1
                deeds.append([[_say(lead.person, "/afwezig"), _say(lead.person, _typed(until))]])
        await self._do_all(deeds)

    async def decide(self, day: date) -> None:
        """The coordinator deals with what came in: checks, agrees on a later date, telephones."""
        (messages,) = await self._newest([self.coordinator], OF_A_BUSY_DAY)
        new = [each for each in messages if each.id not in self.decided and reading.moment(each).date() == day]
        self.decided |= {each.id for each in new}
        decisions = [self._decision(message, day) for message in new]
        await self._do_all(deeds for deeds in decisions if len(deeds) == 1)
        await self._do_all([[deed for deeds in decisions if len(deeds) > 1 for deed in deeds]])

    def _decision(self, message: SeenMessage, day: date) -> Deeds:
        reference = re.match(r"\S+", message.text)
        buttons = {(button.data or "")[:3]: button.data or "" for row in message.keyboard for button in row}
        if "sv:" in buttons and reference is not None:
            if self.dice.random() < 0.85:
                return [[_press(self.coordinator, buttons["sv:"])]]
            self.office.finds_wanting(reference[0], day)
            return [[_press(self.coordinator, buttons["sn:"]), _say(self.coordinator, "Het besluit ontbreekt nog.")]]
        if "sa:" in buttons and reference is not None:
            promise = self.office.promises[reference[0]]
            promise.settle(day, due=promise.asked_due, agreed=True)
            return [[_press(self.coordinator, buttons["sa:"])]]
        if "liever bellen" in message.text:
            return [deed for row in message.keyboard for button in row for deed in self._telephone(button, day)]
        return []

    def _telephone(self, button: Button, day: date) -> Deeds:
        """Half of them agree on a new date; the others let it be."""
        if self.dice.random() < 0.5:
            return []
        number, due = (button.data or "").removeprefix("cw:"), day + NEW_DATE_AFTER
        self.office.promises[button.text].settle(day, due=due, agreed=True)
        return [
            [_press(self.coordinator, f"cw:{number}")],
            [_press(self.coordinator, f"ce:{number}")],
            [_press(self.coordinator, f"cf:{number}:due"), _say(self.coordinator, _typed(due))],
            [_press(self.coordinator, "Ja")],
        ]

    async def _newest(self, people: Sequence[Person], last: int) -> list[list[SeenMessage]]:
        seen = await self.stage.world.batch({"op": "sees", "chat": person.id, "last": last} for person in people)
        return [[SeenMessage.read(each) for each in chat] for chat in seen]

    async def _do_all(self, several: Iterable[Deeds]) -> None:
        """Everybody's first deeds, then everybody's second, and so on; what is said in between has arrived."""
        queues = [deque(deeds) for deeds in several]
        while queues := [queue for queue in queues if queue]:
            await self.stage.done([deed for queue in queues for deed in queue.popleft()], A_TAP)


def _press(person: Person, button: str) -> JSON:
    return {"op": "press", "person": person.id, "button": button}


def _say(person: Person, text: str) -> JSON:
    return {"op": "say", "person": person.id, "text": text}


def _typed(day: date) -> str:
    return format_date(day, "d MMMM y", locale="nl")


def _working_day(day: date) -> date:
    """This one, or the next on which anyone works."""
    while not works(day):
        day += timedelta(1)
    return day
