"""The play: a congress and a task force on the demonstration report, and the follow-up until the spring."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from bot.rehearsal.crowd import Act, Card, Crowd, Member
from bot.rehearsal.ledger import AMSTERDAM, Line, Promise, delivered
from bot.rehearsal.people import Chat, Person
from bot.rehearsal.stage import Stage
from bot.rehearsal.truth import Truth

CONGRESS, TASKFORCE = "congres-2013", "taskforce-2013-09"
CONGRESS_ITEMS = ("TOE-2", "TOE-3", "INF-2", "OPS-2", "U-4")
TASKFORCE_ITEMS = ("TOE-2", "INF-2", "U-4")
OFFERED = "TOE-2"
STEP_SECONDS = 8
LAST_DAY = date(2014, 5, 2)
CONTACTS = ("gemeente", "riec-on", "om", "comensha")
Narrate = Callable[[str], None]
Codes = Callable[..., str]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment on the players' own clock."""
    return datetime.combine(day, time(hour, minute), AMSTERDAM).astimezone(UTC)


@dataclass
class Cast:
    """Who has a part."""

    coordinator: Person
    organiser: Person
    second: Person
    contacts: dict[str, Person]
    crowd: Crowd
    members: list[Member] = field(default_factory=list)


@dataclass
class Played:
    """What came of it, as the players know it."""

    truths: dict[str, Truth]
    expected: Counter[Line]
    promises: dict[str, Promise]
    presses: int = 0
    asked_for: set[int] = field(default_factory=set)
    """Messages that a partner asked for by a tap: no reminders, though they look like one."""


class Play:
    """Scene after scene. `codes(role, …)` makes an invitation's code."""

    def __init__(
        self, stage: Stage, codes: Codes, narrate: Narrate, end_of_day: Callable[[], None], participants: int, seed: int
    ) -> None:
        self._stage = stage
        self._world = stage.world
        self._codes = codes
        self._narrate = narrate
        self._end_of_day = end_of_day
        self._participants = participants
        self._seed = seed
        self.played = Played({CONGRESS: Truth(), TASKFORCE: Truth()}, Counter(), _promises())
        self.cast: Cast
        self.hall: Chat
        self.table: Chat

    async def perform(self) -> None:
        """All of it; `end_of_day` looks at what must be seen before it is forgotten."""
        await self._doors_open()
        for scene in (self._congress, self._decision, self._taskforce):
            await scene()
            self._end_of_day()
        await self._follow_up()

    async def _press(self, person: Person, label: str, on: int | None = None) -> None:
        await person.presses(label, on)
        self.played.presses += 1
        await self._stage.calm()

    async def _say(self, person: Person, text: str, in_: Chat | None = None) -> None:
        await person.says(text, in_)
        await self._stage.calm()

    # --- 2 September 2013 ------------------------------------------------------------------------------------------

    async def _doors_open(self) -> None:
        self._narrate(f"2 September 2013 · {self._participants} people come in and scan the QR of their audience")
        people = await self._world.people(["Coördinator", "Organisator", *(f"Contact {each}" for each in CONTACTS)])
        coordinator, organiser, *contacts = people
        second = await self._world.person("Second organiser", language_code="en")
        crowd = Crowd(self._world, self._seed)
        await crowd.gather(self._participants)
        self.cast = Cast(coordinator, organiser, second, dict(zip(CONTACTS, contacts, strict=True)), crowd)
        await self._say(coordinator, f"/start {self._codes('coordinator')}")
        for each in (organiser, second):
            await self._say(each, f"/start {self._codes('organiser', gathering=CONGRESS)}")
            await self._say(each, f"/start {self._codes('organiser', gathering=TASKFORCE)}")
        partner = self._codes("participant", gathering=CONGRESS, audience="partner")
        for name, contact in self.cast.contacts.items():
            await self._say(contact, f"/start {self._codes('contact', organisation=name)}")
            await self._say(contact, f"/start {partner}")
        everyone = [member.person for member in crowd.members]
        self.hall = await self._world.group("Congreszaal", members=[organiser, *everyone])
        await self._stage.calm()
        await self._say(organiser, f"/koppel {CONGRESS}", self.hall)
        police = self._codes("participant", gathering=CONGRESS, audience="police")
        await crowd.join({"partner": partner, "police": police})
        await self._stage.calm()

    async def _congress(self) -> None:
        truth = self.played.truths[CONGRESS]
        for number, item in enumerate(CONGRESS_ITEMS):
            self._narrate(f"The organiser presents {item}; the crowd reacts in the hall and in private")
            await self._present(item, self.hall if number % 2 == 0 else None, CONGRESS)
            await self._react(item, self.hall, truth, offer=item == OFFERED)
            await self._say(self.cast.organiser, f"/sluit {item}", self.hall)
            truth.closed.add(item)
            await self._too_late(item, truth)
        self._narrate("The organisers ask for the tally: in words and as a picture")
        await self._say(self.cast.organiser, f"/telling {CONGRESS}")
        await self._say(self.cast.organiser, f"/telling {CONGRESS} {OFFERED}")
        await self._say(self.cast.second, f"/tally {CONGRESS}")
        await self._say(self.cast.second, f"/tally {CONGRESS} {OFFERED}")

    async def _present(self, item: str, group: Chat | None, gathering: str) -> None:
        await self._say(self.cast.organiser, f"/presenteer {gathering} {item}", group)

    async def _react(self, item: str, group: Chat, truth: Truth, *, offer: bool) -> None:
        crowd = self.cast.crowd
        hung = [Card.read(seen) for seen in await self._world.do("sees", chat=group.id, last=3)]
        card = [each for each in hung if each is not None][-1]
        own = await crowd.cards()
        acts = crowd.acts(outcome=item.startswith("U-"))
        for _, several in _steps(acts):
            await crowd.perform(several, item, card, own, truth)
            await self._stage.calm()
            await self._stage.go_to(self._stage.clock.now() + timedelta(seconds=STEP_SECONDS))
        if offer:
            await self._offer(item, truth)

    async def _offer(self, item: str, truth: Truth) -> None:
        self._narrate("A municipality takes TOE-2 on: what, and by when")
        partner = self.cast.contacts["gemeente"]
        await self._press(partner, "🤝")
        await self._say(partner, "Handhavingsarrangement vaststellen in de lokale driehoek")
        await self._say(partner, "14 februari")
        await self._press(partner, "Verstuur voorstel")
        truth.presses(item, partner.id, "card of the partner", "offer")

    async def _too_late(self, item: str, truth: Truth) -> None:
        """A few react after closing: it is answered, and does not count."""
        crowd = self.cast.crowd
        hung = [seen for seen in await self.hall.shows() if item in seen.text]
        card = Card(self.hall.id, hung[-1].id, {})
        late = [Act(0, member, "emoji", ("👎",)) for member in crowd.members[:3]]
        await crowd.perform(late, item, card, {}, truth)
        await self._stage.calm()

    async def _decision(self) -> None:
        self._narrate("3 September 2013 · the coordinator confirms the commitment")
        await self._stage.go_to(at(date(2013, 9, 3), 10))
        await self._press(self.cast.coordinator, "Akkoord")
        await self._say(self.cast.coordinator, "Vastgesteld arrangement is gemeld aan het ECVM")
        self.played.promises["A-9"] = Promise("A-9", "high", date(2014, 2, 14), date(2013, 9, 3))

    # --- 25 September 2013 -----------------------------------------------------------------------------------------

    async def _taskforce(self) -> None:
        self._narrate("25 September 2013 · the Taskforce, by invitation, discusses the same recommendations")
        await self._stage.go_to(at(date(2013, 9, 25), 9, 30))
        crowd, truth = self.cast.crowd, self.played.truths[TASKFORCE]
        self.cast.members = crowd.joined[:14]
        outsider = crowd.joined[14].person
        people = [member.person for member in self.cast.members]
        self.table = await self._world.group("Taskforce", members=[self.cast.organiser, *people, outsider])
        await self._stage.calm()
        await self._say(self.cast.organiser, f"/koppel {TASKFORCE}", self.table)
        code = self._codes("participant", gathering=TASKFORCE, audience="member")
        for person in people:
            await person.says(f"/start {code}")
        await self._stage.calm()
        everyone, crowd.members = crowd.members, self.cast.members
        for item in TASKFORCE_ITEMS:
            await self._present(item, None, TASKFORCE)
            await self._react(item, self.table, truth, offer=False)
            await outsider.reacts("👎", to=(await self.table.shows(1))[-1].id, in_=self.table)
            crowd.reactions_sent += 1
            await self._stage.calm()
            await self._say(self.cast.organiser, f"/sluit {TASKFORCE} {item}")
            truth.closed.add(item)
        crowd.members = everyone
        await self._say(self.cast.organiser, f"/telling {TASKFORCE}")

    # --- until the spring ------------------------------------------------------------------------------------------

    async def _follow_up(self) -> None:
        day = date(2013, 9, 26)
        while day <= LAST_DAY:
            if day.day == 1 or day == date(2013, 9, 26):
                self._narrate(f"{day:%B %Y} · reminders go out on their days")
            await self._stage.go_to(at(day, 9))
            reminded = [each for each in self.played.promises.values() if each.is_reminded_on(day)]
            self.played.expected.update((each.reference, day) for each in reminded)
            if reminded:
                await self._stage.go_to(at(day, 11))
            for promise in reminded:
                await self._answer(promise, day)
            self._end_of_day()
            day += timedelta(1)

    async def _answer(self, promise: Promise, day: date) -> None:
        """One partner keeps us posted and delivers, one delivers at once, one asks for time, one is silent."""
        if promise.reference == "A-9":
            done = day >= date(2014, 2, 7)
            await self._tap("gemeente", "A-9", "Klaar" if done else "Op schema")
            promise.kept, promise.quiet_until = done, day
        elif promise.reference == "A-3":
            await self._tap("riec-on", "A-3", "Klaar")
            promise.kept = True
        elif promise.reference == "A-7" and promise.due == date(2014, 3, 1):
            await self._tap("om", "A-7", "Later klaar")
            await self._say(self.cast.contacts["om"], "eind april")
            await self._press(self.cast.contacts["om"], "Ja")
            promise.due, promise.quiet_until = date(2014, 4, 30), day

    async def _tap(self, who: str, reference: str, label: str) -> None:
        """Answer the newest reminder; when it speaks of several commitments, open this one first."""
        partner = self.cast.contacts[who]
        newest = (await partner.sees(last=1))[-1]
        if [reference] in newest.labels or any(reference in row for row in newest.labels):
            await self._press(partner, reference, on=newest.id)
            self.played.asked_for.add((await partner.sees(last=1))[-1].id)
        await self._press(partner, label)

    async def delivered(self) -> Counter[Line]:
        """The reminders that partners really got."""
        found: Counter[Line] = Counter()
        for contact in self.cast.contacts.values():
            found += delivered(each for each in await contact.sees() if each.id not in self.played.asked_for)
        return found


def _steps(acts: list[Act]) -> Iterator[tuple[int, list[Act]]]:
    """Acts a few seconds apart, done together."""
    for step, several in groupby(acts, key=lambda act: act.at // STEP_SECONDS):
        yield step, list(several)


def _promises() -> dict[str, Promise]:
    """The commitments of the report that somebody in the cast is reminded of, each from the day it was agreed."""
    known = (
        Promise("A-1", "high", date(2014, 2, 14), date(2013, 11, 13)),
        Promise("A-2", "high", date(2014, 6, 30), date(2013, 11, 13)),
        Promise("A-3", "high", date(2014, 3, 8), date(2013, 12, 4)),
        Promise("A-5", "medium", date(2014, 12, 31), date(2013, 11, 19)),
        Promise("A-7", "medium", date(2014, 3, 1), date(2013, 12, 11)),
    )
    return {promise.reference: promise for promise in known}
