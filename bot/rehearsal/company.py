"""The company: who has a part, what came of it, and what anybody on stage can do."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.rehearsal.crowd import Crowd, Member
from bot.rehearsal.ledger import AMSTERDAM, Line, Promise
from bot.rehearsal.people import Chat, Person, Refused, SeenMessage
from bot.rehearsal.stage import Stage
from bot.rehearsal.truth import Truth
from bot.rehearsal.witness import Witness

CONGRESS, TASKFORCE = "congres-2013", "taskforce-2013-09"
AGENDA = {
    CONGRESS: ("TOE-2", "TOE-4", "INF-2", "U-4", "ORG-2"),
    TASKFORCE: ("TOE-2", "INF-2", "U-4"),
}
CONTACTS = {"gemeente": "Voorbeeldgemeente", "riec-on": "RIEC", "om": "Openbaar Ministerie", "comensha": "CoMensha"}
Narrate = Callable[[str], None]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment on the players' own clock."""
    return datetime.combine(day, time(hour, minute), AMSTERDAM).astimezone(UTC)


@dataclass
class Cast:
    """Who has a part.

    `woken` reacts after a nudge, `left` and `erased` ask to be forgotten, `outsider` reacts where they are not invited.
    """

    coordinator: Person
    organiser: Person
    second: Person
    helper: Person
    contacts: dict[str, Person]
    members: list[Member] = field(default_factory=list)
    walkers: list[Member] = field(default_factory=list)
    woken: Member | None = None
    outsider: Member | None = None
    left: Member | None = None
    erased: Member | None = None


@dataclass
class Played:
    """What came of it, as the players know it.

    `acts`: by gathering, of what the log keeps under "in the hall". `told`: how many were sent what. `files`: by name,
    as they were fetched. `asked_for`: messages that a partner asked for by a tap, which look like reminders.
    """

    truths: dict[str, Truth]
    expected: Counter[Line]
    promises: dict[str, Promise]
    acts: Counter[str] = field(default_factory=Counter)
    files: dict[str, bytes] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    presses: int = 0
    asked_for: set[int] = field(default_factory=set)


@dataclass
class Company:
    """Everybody on stage. `code(role)` is an invitation made on the command line."""

    stage: Stage
    crowd: Crowd
    cast: Cast
    played: Played
    narrate: Narrate
    code: Callable[[str], str]
    report: dict[str, Any]
    witness: Witness = field(default_factory=Witness)
    halls: dict[str, Chat] = field(default_factory=dict)

    @property
    def congress(self) -> Truth:
        return self.played.truths[CONGRESS]

    @property
    def taskforce(self) -> Truth:
        return self.played.truths[TASKFORCE]

    @property
    def reached(self) -> list[Person]:
        """Who takes part in the congress and can be written to."""
        return [*(member.person for member in self.crowd.joined), *self.cast.contacts.values()]

    async def press(self, person: Person, label: str, on: int | None = None, *, calm: bool = True) -> None:
        """Press a button; one that is not there is a difference."""
        try:
            pressed = await person.presses(label, on)
        except Refused as refused:
            self.witness.differences.append(f"{person.first_name} can't press {label}: {refused}")
            return
        self.played.presses += "callback_query_id" in pressed
        if calm:
            await self.stage.calm()

    async def say(self, person: Person, text: str, in_: Chat | None = None, *, reply_to: int | None = None) -> None:
        await person.says(text, in_, reply_to=reply_to)
        await self.stage.calm()

    async def does(self, person: Person, *steps: str) -> str:
        """Press each of these buttons, or say it after a ">"; what then is on the newest message with buttons."""
        for step in steps:
            if step.startswith(">"):
                await self.say(person, step.removeprefix(">"))
            else:
                await self.press(person, step)
        return (await self.open(person)).text

    async def open(self, person: Person) -> SeenMessage:
        """The newest message with buttons that is still there."""
        seen = await person.sees(last=12)
        return [*seen[-1:], *(each for each in seen if each.keyboard and not each.deleted)][-1]

    async def newest(self, person: Person) -> SeenMessage:
        return (await person.sees(last=1))[-1]

    async def toast(self, person: Person) -> str:
        """The answer to their last press."""
        toasts = await person.toasts()
        return toasts[-1].text if toasts else ""

    async def later(self, **span: float) -> None:
        await self.stage.go_to(self.stage.clock.now() + timedelta(**span))

    async def file(self, person: Person) -> tuple[str, bytes]:
        """The newest file somebody got, which is kept, and its name; nothing where there is none."""
        for message in reversed(await person.sees(last=6)):
            if message.document is not None:
                name = str(message.document["file_name"])
                self.played.files[name] = content = await self.stage.world.file(message.document["file_id"])
                return name, content
        self.witness.differences.append(f"{person.first_name} got no file")
        return "", b""

    async def link(self, person: Person) -> str:
        """The /start of the invitation that is open."""
        found = re.search(r"\?start=(\w+)", (await self.open(person)).text)
        self.witness.same(f"an invitation for {person.first_name} has a link", found is not None, True)
        return f"/start {found[1]}" if found else "/start none"
