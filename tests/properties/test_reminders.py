"""Through months of answers, weekends and days without power the reminders are those that the ladder says."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from bot.clock import Clock
from bot.database import Database
from bot.reminding import Reminding
from models import answering, committing, outbox, people, reminders
from models.letters import Sent
from models.rules.policy import Policy
from models.tables import AgendaItem, Commitment, Outbox, Person, Reminder
from models.words import RoleKind, Urgency

from .ground import ANNE, ANNES_CHAT, MORNING
from .place import Place, example_in
from .promises import AMSTERDAM, Office, Promise, may_write

P = ParamSpec("P")
T = TypeVar("T")

ORGANISATION = 1
CO, COS_CHAT = 2, 200
PROMISES = {1: "high", 2: "medium"}
POLICY = Policy()


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
    office: Office = field(default_factory=lambda: Office({n: Promise(u) for n, u in PROMISES.items()}))

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
        self.place.run(_promise_all)

    @property
    def today(self) -> date:
        return self.clock.moment.astimezone(AMSTERDAM).date()

    def happens(self, what: str, number: int, days: int) -> None:
        promise, now = self.office.promises[number], self.clock.moment
        kept, due = promise.status in ("agreed", "in_progress"), self.today + timedelta(days)
        if what == "pass":
            self.clock.moment += timedelta(hours=days * 5 + number)
        elif what == "back":
            self.clock.moment -= timedelta(hours=days * 3 + number)
        elif what == "tick":
            self.tick()
        elif what == "crash":
            before = self.letters(), self.sent()
            self.here.crashes = True
            asyncio.run(self.reminding.tick())
            self.here.crashes = False
            assert (self.letters(), self.sent()) == before
        elif what == "leave":
            self.place.run(_let_leave, now)
            self.office.everything_left()
        elif what == "agree" and promise.status == "proposed":
            self.office.changes(number, now, "agreed", due)
            self.place.run(_agree, number, due, now, self.today)
        elif what == "snooze" and kept:
            self.office.changes(number, now, promise.status, asked=due)
            self.place.run(_snooze, number, due, now)
        elif what in ("on_schedule", "later", "done") and kept:
            status = "done" if what == "done" else "in_progress"
            self.office.changes(number, now, status, due if what == "later" else None)
            self.place.run(_report, number, what, due, now, self.today)

    def tick(self) -> None:
        now, before = self.clock.moment, self.letters()
        asyncio.run(self.reminding.tick())
        assert self.reminding.last_tick == now.timestamp()
        expected = self.office.ticks(now)
        new = {letter: steps for letter, steps in self.letters().items() if letter not in before}
        assert sorted(new.values(), key=repr) == sorted((each.steps for each in expected), key=repr)
        assert not new or may_write(now)
        assert self.sent() == sorted(
            (number, *step) for message in self.office.sent for number, step in message.steps.items()
        )

    def letters(self) -> dict[int, dict[int, tuple[str, date]]]:
        """The steps that each message reminds of."""
        told: dict[int, dict[int, tuple[str, date]]] = {
            number: {} for (number,) in self.place.rows(select(col(Outbox.id)))
        }
        query = select(col(Reminder.outbox_id), col(Commitment.reference), col(Reminder.step), col(Reminder.day)).join(
            Commitment, col(Commitment.id) == col(Reminder.commitment_id)
        )
        for letter, commitment, step, day in self.place.rows(query.where(col(Reminder.outbox_id).is_not(None))):
            told[letter][_number(commitment)] = step, day
        return told

    def sent(self) -> list[Any]:
        query = (
            select(col(Commitment.reference), col(Reminder.step), col(Reminder.day))
            .join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
            .where(col(Reminder.state) == "sent")
        )
        return sorted((_number(commitment), step, day) for commitment, step, day in self.place.rows(query))


def _promise_all(session: Session) -> None:
    people.can_be_written_to(session, ANNE, ANNES_CHAT)
    people.grant(session, ANNE, RoleKind.CONTACT, MORNING, organisation=ORGANISATION)
    session.add(Person(id=CO, pseudonym="co", created_at=MORNING))
    session.flush()
    people.can_be_written_to(session, CO, COS_CHAT)
    people.grant(session, CO, RoleKind.COORDINATOR, MORNING)
    for number, urgency in PROMISES.items():
        made = committing.propose(
            session,
            organisation=ORGANISATION,
            agenda_item=session.get_one(AgendaItem, number),
            text="We doen het",
            due=None,
            person=ANNE,
            now=MORNING,
        )
        made.urgency = Urgency(urgency)
        session.add(made)
        session.flush()
        assert _number(made.reference) == number


def _number(reference: str) -> int:
    return int(reference.removeprefix("A-"))


def _promised(session: Session, number: int) -> Commitment:
    found: Commitment = session.execute(
        select(Commitment).where(col(Commitment.reference) == f"A-{number}")
    ).scalar_one()
    return found


def _agree(session: Session, number: int, due: date, now: datetime, today: date) -> None:
    commitment = _promised(session, number)
    committing.agree(session, commitment, measure="Gedaan", due=due, person=ANNE, now=now, today=today)
    reminders.replan(session, commitment, POLICY, now)


def _report(session: Session, number: int, what: str, due: date, now: datetime, today: date) -> None:
    commitment = _promised(session, number)
    if what == "done":
        answering.done(session, commitment, ANNE, now, today)
    elif what == "later":
        answering.later(session, commitment, due, reason="Meer overleg", person=ANNE, now=now)
    else:
        answering.on_schedule(session, commitment, ANNE, now)
    reminders.replan(session, commitment, POLICY, now)


def _snooze(session: Session, number: int, until: date, now: datetime) -> None:
    commitment = _promised(session, number)
    answering.snooze(session, commitment, until, ANNE, now)
    reminders.replan(session, commitment, POLICY, now)


def _let_leave(session: Session, now: datetime) -> None:
    while letters := outbox.heads(session, now, 100):
        for letter in letters:
            assert outbox.begin(session, letter.id, now)
            assert outbox.settle(session, letter.id, Sent(letter.id), now)


Happens = tuple[str, int, int]
TWO_WEEKS_DOWN: list[Happens] = [("pass", 2, 68), ("tick", 1, 0), *[("pass", 1, 4), ("tick", 1, 0)] * 14]
"""Then two weeks in which somebody looks more than once a day: what was late is followed by the next a week later."""
kinds = st.sampled_from(
    ("tick",) * 6
    + ("pass",) * 7
    + ("back", "crash", "leave", "agree", "agree", "on_schedule", "later", "snooze", "done")
)
days = st.one_of(st.integers(0, 5), st.integers(6, 40))


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(TWO_WEEKS_DOWN)
@given(st.lists(st.tuples(kinds, st.sampled_from(sorted(PROMISES)), days), max_size=40))
def test_the_reminders_that_go_out_are_those_of_the_ladder(engine: Engine, happened: list[Happens]) -> None:
    with example_in(engine) as place:
        months = Months(place)
        months.happens("agree", 1, 10)
        months.happens("agree", 2, 14)
        for what, number, span in happened:
            months.happens(what, number, span)
        months.tick()


ONE_MONDAY: list[Happens] = [("agree", 1, 14), ("agree", 2, 21), ("pass", 2, 34)]
"""Both have a step on the same Monday, when reminders leave at two."""


def test_two_promises_of_one_organisation_on_one_day_are_one_message(engine: Engine) -> None:
    with example_in(engine) as place:
        months = Months(place)
        for what, number, span in ONE_MONDAY:
            months.happens(what, number, span)
        months.tick()
        (message,) = months.office.sent
        assert message.steps.keys() == {1, 2}


def test_an_answer_before_the_message_left_lets_the_other_promise_be_reminded_of_alone(engine: Engine) -> None:
    for answered, other in ((1, 2), (2, 1)):
        with example_in(engine) as place:
            months = Months(place)
            for what, number, span in (*ONE_MONDAY, ("tick", 1, 0), ("done", answered, 0), ("tick", 1, 0)):
                months.happens(what, number, span)
            (message,) = months.office.sent
            assert message.steps.keys() == {other}
            assert months.place.run(outbox.counts) == {"cancelled": 1, "ready": 1}


def test_after_a_month_without_power_only_the_newest_step_goes(engine: Engine) -> None:
    with example_in(engine) as place:
        months = Months(place)
        for what, number, span in (("agree", 1, 28), ("pass", 1, 102), ("tick", 1, 0), ("tick", 1, 0)):
            months.happens(what, number, span)
        assert [message.steps[1][0] for message in months.office.sent] == ["before-7"]


def test_what_is_due_on_a_saturday_is_asked_after_on_friday(engine: Engine) -> None:
    with example_in(engine) as place:
        months = Months(place)
        for what, number, span in (("agree", 1, 12), ("pass", 1, 53), ("tick", 1, 0)):
            months.happens(what, number, span)
        assert [message.steps for message in months.office.sent] == [{1: ("due", date(2013, 9, 13))}]
