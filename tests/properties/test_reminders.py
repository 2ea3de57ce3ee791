"""Through months of answers, absences, weekends and days without power the reminders are those of the ladder."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from bot.clock import Clock
from bot.database import Database
from bot.reminding import Reminding
from models import answering, away, committing, endorsing, outbox, people, reminders, verdicts
from models.letters import Sent
from models.rules.policy import Policy
from models.tables import AgendaItem, Commitment, Outbox, Person, Reminder
from models.words import RoleKind, Urgency

from .ground import ANNE, ANNES_CHAT, MORNING
from .office import LOST, Office
from .partners import partners
from .place import Place, example_in
from .promises import AMSTERDAM, TELEPHONE, Promise, may_write

P = ParamSpec("P")
T = TypeVar("T")

CO, BRAM = 2, 3
CHATS = {ANNE: ANNES_CHAT, CO: 200, BRAM: 300}
CONTACTS = {1: (ANNE, BRAM), 2: (BRAM,)}
"""By organisation, the lead first."""
PROMISES = {1: "high", 2: "medium"}
"""Both of the first organisation, until one is handed on."""
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
        self.place.run(_promise_all)

    @property
    def today(self) -> date:
        return self.clock.moment.astimezone(AMSTERDAM).date()

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
        self.place.run(_report, number, what, due, now, self.today)

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
            self.place.run(_lose, CHATS[person], now)
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
        self.place.run(_let_leave, self.clock.moment)
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
            found.setdefault(letter, (chat, {}))[1][_number(commitment)] = step, day
        return found

    def sent(self) -> list[Any]:
        query = (
            select(col(Commitment.reference), col(Reminder.step), col(Reminder.day))
            .join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
            .where(col(Reminder.state) == "sent")
        )
        return sorted((_number(commitment), step, day) for commitment, step, day in self.place.rows(query))


def _promise_all(session: Session) -> None:
    session.add_all(Person(id=each, pseudonym=str(each), created_at=MORNING) for each in (CO, BRAM))
    session.flush()
    for person, chat in CHATS.items():
        people.can_be_written_to(session, person, chat)
    people.grant(session, CO, RoleKind.COORDINATOR, MORNING)
    for organisation, contacts in CONTACTS.items():
        for contact in contacts:
            people.grant(session, contact, RoleKind.CONTACT, MORNING, organisation=organisation)
    for number, urgency in PROMISES.items():
        made = committing.propose(
            session,
            organisation=1,
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


def _report(session: Session, number: int, what: str, due: date, now: datetime, today: date) -> None:
    """What an owner answers, or the coordinator decides."""
    commitment = _promised(session, number)
    match what:
        case "agree":
            committing.agree(session, commitment, measure="Gedaan", due=due, person=ANNE, now=now, today=today)
        case "done":
            answering.done(session, commitment, ANNE, now, today)
        case "later":
            answering.later(session, commitment, due, reason="Meer overleg", person=ANNE, now=now)
        case "snooze":
            answering.snooze(session, commitment, due, ANNE, now)
        case "send_back":
            verdicts.send_back(session, commitment, reason="Nog niet", person=CO, now=now)
        case "hand_on":
            assert endorsing.hand_on(session, commitment, 3 - commitment.organisation_id, CO, now)
        case _:
            answering.on_schedule(session, commitment, ANNE, now)
    reminders.replan(session, commitment, POLICY, now)


def _lose(session: Session, chat: int, now: datetime) -> None:
    """Telegram says that they can't be written to."""
    outbox.give_up_on(session, chat, "blocked", now)
    reminders.undelivered(session, chat, now)


def _chat(to: int | str) -> int:
    """The coordinator's, where it is for nobody of the organisation."""
    return CHATS[CO if to in (LOST, TELEPHONE) else int(to)]


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
    + ("back", "crash", "leave", "leave", "agree", "on_schedule", "later", "snooze", "done", "send_back", "hand_on")
    + ("hold", "hold", "let_go", "away", "here", "lost", "found")
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
        assert message.told.keys() == {1, 2}


def test_an_answer_before_the_message_left_lets_the_other_promise_be_reminded_of_alone(engine: Engine) -> None:
    for answered, other in ((1, 2), (2, 1)):
        with example_in(engine) as place:
            months = Months(place)
            for what, number, span in (*ONE_MONDAY, ("tick", 1, 0), ("done", answered, 0), ("tick", 1, 0)):
                months.happens(what, number, span)
            (message,) = months.office.sent
            assert message.told.keys() == {other}
            assert months.place.run(outbox.counts) == {"cancelled": 1, "ready": 1}


def test_after_a_month_without_power_only_the_newest_step_goes(engine: Engine) -> None:
    with example_in(engine) as place:
        months = Months(place)
        for what, number, span in (("agree", 1, 28), ("pass", 1, 102), ("tick", 1, 0), ("tick", 1, 0)):
            months.happens(what, number, span)
        assert [message.told[1][0] for message in months.office.sent] == ["before-7"]


def test_what_is_due_on_a_saturday_is_asked_after_on_friday(engine: Engine) -> None:
    with example_in(engine) as place:
        months = Months(place)
        for what, number, span in (("agree", 1, 12), ("pass", 1, 53), ("tick", 1, 0)):
            months.happens(what, number, span)
        assert [message.told for message in months.office.sent] == [{1: ("due", date(2013, 9, 13))}]


HELD_BACK: list[Happens] = [("agree", 1, 14), ("pass", 1, 1), ("tick", 1, 0), ("pass", 2, 32), ("hold", 1, 0)]
"""A message waits to leave; a week later the coordinator holds back what comes next."""


def test_what_is_held_back_is_not_sent_in_place_of_an_older_message_that_never_left(engine: Engine) -> None:
    with example_in(engine) as place:
        months = Months(place)
        for what, number, span in (*HELD_BACK, ("pass", 1, 1), ("lost", 1, 0), ("tick", 1, 0)):
            months.happens(what, number, span)
        assert months.office.sent == []


OVERDUE: list[Happens] = [("agree", 1, 0), ("lost", 2, 0), ("pass", 2, 34), ("tick", 1, 0)]
"""On the Monday after the due date the first reminder that it has passed is written; there is no deputy."""


def test_the_next_reminder_comes_a_week_after_the_last_one_left_however_long_it_waited(engine: Engine) -> None:
    waits_until_friday = [("pass", 1, 18), ("leave", 1, 0)]
    next_two_mondays = [("pass", 2, 15), ("tick", 1, 0), ("pass", 1, 34), ("tick", 1, 0)]
    with example_in(engine) as place:
        months = Months(place)
        for what, number, span in (*OVERDUE, *waits_until_friday, *next_two_mondays):
            months.happens(what, number, span)
        assert [message.told[1][0] for message in months.office.sent] == ["overdue-1", "overdue-3"]


def test_a_reminder_that_still_waits_to_leave_gives_way_to_the_next(engine: Engine) -> None:
    with example_in(engine) as place:
        months = Months(place)
        for what, number, span in (*OVERDUE, ("pass", 1, 34), ("tick", 1, 0)):
            months.happens(what, number, span)
        assert [message.told[1][0] for message in months.office.sent] == ["overdue-2"]
