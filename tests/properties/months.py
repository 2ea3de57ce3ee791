"""The bot and the model live through the same months of answers, absences, weekends and days without power."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from bot.clock import Clock
from bot.database import Database
from bot.reminding import Reminding
from models import away, outbox, people, reminders
from models.tables import Commitment, Outbox, Reminder

from .dealings import BRAM, CHATS, CO, CONTACTS, POLICY, PROMISES, let_leave, lose, number_of, promise_all, report
from .ground import ANNE, MORNING
from .office import LOST, Office
from .partners import partners
from .place import Place, example_in
from .promises import AMSTERDAM, TELEPHONE, Promise, may_write

P = ParamSpec("P")
T = TypeVar("T")

Happens = tuple[str, int, int]
"""What happens; to which promise or person; a number of days, or of hours in fives or threes."""


class Crashed(Exception):
    """The process died before its transaction was committed."""


class Here:
    """The writer's door, without its thread. `crashes`: what is written next is lost."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.crashes = False

    async def run(self, verb: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self.crashes:
            self._place.crash(verb, *args, **kwargs)
            raise Crashed
        return self._place.run(verb, *args, **kwargs)

    async def read(self, verb: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._place.run(verb, *args, **kwargs)


@dataclass
class Calendar:
    """A clock that a test turns."""

    moment: datetime = MORNING

    def now(self) -> datetime:
        return self.moment


@dataclass
class Months:
    """The bot and the model live through the same days."""

    place: Place
    clock: Calendar = field(default_factory=Calendar)
    office: Office = field(
        default_factory=lambda: Office({n: Promise(u, 1) for n, u in PROMISES.items()}, partners(CONTACTS))
    )

    def __post_init__(self) -> None:
        self.here = Here(self.place)
        self.reminding = Reminding(
            cast(Database, self.here),
            cast(Clock, self.clock),
            POLICY,
            per_second=30,
            queued=lambda: None,
            every_seconds=5,
            threshold=5,
        )
        self.place.run(promise_all)

    @property
    def today(self) -> date:
        return self.clock.moment.astimezone(AMSTERDAM).date()

    def live(self, happened: Iterable[Happens]) -> None:
        for what, number, span in happened:
            self.happens(what, number, span)

    def happens(self, what: str, number: int, days: int) -> None:
        """`number` is a promise's, or a person's."""
        if what in ("pass", "back"):
            by = timedelta(hours=days * 5 + number if what == "pass" else -days * 3 - number)
            self.clock.moment += by
            if what == "back":
                self.place.run(outbox.wait_no_longer, self.clock.moment)
        elif what in ("tick", "crash", "leave"):
            {"tick": self.tick, "crash": self.crash, "leave": self.leave}[what]()
        elif what in ("away", "here", "lost", "found"):
            self._person(what, ANNE if number == 1 else BRAM, days)
        elif what in ("hold", "let_go"):
            self._hold(what, number)
        else:
            self._answer(what, number, self.today + timedelta(days))

    def _answer(self, what: str, number: int, due: date) -> None:
        promise, now = self.office.promises[number], self.clock.moment
        statuses = {"agree": ("proposed",), "send_back": ("done",)}.get(what, ("agreed", "in_progress"))
        if promise.status not in statuses:
            return
        promise.asked = due if what == "snooze" else None
        if what == "agree":
            promise.status, promise.agreed_on = "agreed", self.today
        elif what == "done":
            promise.status = "done"
        elif what in ("on_schedule", "later", "send_back"):
            promise.status = "in_progress"
        elif what == "hand_on":
            promise.organisation = 3 - promise.organisation
        if what in ("agree", "later"):
            promise.due = due
        self.office.changes(number, now)
        self.place.run(report, number, what, due, now, self.today)

    def _person(self, what: str, person: int, days: int) -> None:
        office, now = self.office, self.clock.moment
        known = office.partners[1].people
        if what == "away":
            known.goes(person, self.today, days)
            office.ask_plan(person)
            self.place.run(away.begin, person, self.today, self.today + timedelta(days), now)
        elif what == "here":
            came_back = known.comes_back(person, self.today)
            if came_back:
                office.ask_plan(person)
            assert self.place.run(away.end, person, self.today) == came_back
        elif what == "lost":
            office.loses(person, now)
            self.place.run(lose, CHATS[person], now)
        else:
            known.unreachable.discard(person)
            self.place.run(people.can_be_written_to, person, CHATS[person])

    def _hold(self, what: str, number: int) -> None:
        now = self.clock.moment
        if what == "hold" and self.office.can_hold(number, now):
            self.office.holds(number, now)
            self.place.run(reminders.hold, self._row(number, "open"), POLICY, now)
        elif what == "let_go" and (row := self._row(number, "held")) is not None:
            assert self.place.run(reminders.let_go, row, now) == self.office.lets_go(number, now)

    def _row(self, number: int, state: str) -> Any:
        """The newest row of a promise in this state."""
        query = select(func.max(col(Reminder.id))).join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
        its = col(Commitment.reference) == f"A-{number}", col(Reminder.state) == state
        return self.place.rows(query.where(*its))[0][0]

    def tick(self) -> None:
        now, before = self.clock.moment, self.letters()
        asyncio.run(self.reminding.tick())
        assert self.reminding.last_tick == now.timestamp()
        expected = [(_chat(each.to), each.told) for each in self.office.ticks(now)]
        new = [letter for number, letter in self.letters().items() if number not in before]
        assert sorted(new, key=repr) == sorted(expected, key=repr)
        assert not new or may_write(now)
        assert self.sent() == sorted(
            (number, *step) for message in self.office.sent for number, step in message.told.items()
        )

    def crash(self) -> None:
        before = self.letters(), self.sent()
        self.here.crashes = True
        asyncio.run(self.reminding.tick())
        self.here.crashes = False
        assert (self.letters(), self.sent()) == before

    def leave(self) -> None:
        self.place.run(let_leave, self.clock.moment)
        self.office.everything_leaves(self.clock.moment)

    def letters(self) -> dict[int, tuple[int, dict[int, tuple[str, date]]]]:
        """To which chat each message about promises goes, and the steps that it reminds of."""
        found: dict[int, tuple[int, dict[int, tuple[str, date]]]] = {}
        query = (
            select(
                col(Outbox.id), col(Outbox.chat_id), col(Commitment.reference), col(Reminder.step), col(Reminder.day)
            )
            .join(Reminder, col(Reminder.outbox_id) == col(Outbox.id))
            .join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
        )
        for letter, chat, commitment, step, day in self.place.rows(query):
            found.setdefault(letter, (chat, {}))[1][number_of(commitment)] = step, day
        return found

    def sent(self) -> list[Any]:
        query = (
            select(col(Commitment.reference), col(Reminder.step), col(Reminder.day))
            .join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
            .where(col(Reminder.state) == "sent")
        )
        return sorted((number_of(commitment), step, day) for commitment, step, day in self.place.rows(query))


def _chat(to: int | str) -> int:
    """The coordinator's, where it is for nobody of the organisation."""
    return CHATS[CO if to in (LOST, TELEPHONE) else int(to)]


_KINDS = st.sampled_from(
    ("tick",) * 6
    + ("pass",) * 7
    + ("back", "crash", "leave", "leave", "agree", "on_schedule", "later", "snooze", "done", "send_back", "hand_on")
    + ("hold", "hold", "let_go", "away", "here", "lost", "found")
)
_DAYS = st.one_of(st.integers(0, 5), st.integers(6, 40))
HAPPENS = st.tuples(_KINDS, st.sampled_from(sorted(PROMISES)), _DAYS)
BOTH_AGREED: tuple[Happens, ...] = (("agree", 1, 10), ("agree", 2, 14))
TICK: Happens = "tick", 1, 0


def live(engine: Engine, happened: Iterable[Happens]) -> Office:
    """What ought to have been sent, and was, when this had happened; what was written is gone."""
    with example_in(engine) as place:
        months = Months(place)
        months.live(happened)
        return months.office
