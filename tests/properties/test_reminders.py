"""Through months of answers, absences, weekends and days without power the reminders are those of the ladder."""

from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from models import outbox

from .months import BOTH_AGREED, HAPPENS, TICK, Happens, Months, live
from .place import example_in

TWO_WEEKS_DOWN: list[Happens] = [("pass", 2, 68), TICK, *[("pass", 1, 4), TICK] * 14]
"""Then two weeks in which somebody looks more than once a day: what was late is followed by the next a week later."""


@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(TWO_WEEKS_DOWN)
@given(st.lists(HAPPENS, max_size=40))
def test_the_reminders_that_go_out_are_those_of_the_ladder(engine: Engine, happened: list[Happens]) -> None:
    live(engine, (*BOTH_AGREED, *happened, TICK))


ONE_MONDAY: list[Happens] = [("agree", 1, 14), ("agree", 2, 21), ("pass", 2, 34)]
"""Both have a step on the same Monday, when reminders leave at two."""


def test_two_promises_of_one_organisation_on_one_day_are_one_message(engine: Engine) -> None:
    (message,) = live(engine, (*ONE_MONDAY, TICK)).sent
    assert message.told.keys() == {1, 2}


def test_an_answer_before_the_message_left_lets_the_other_promise_be_reminded_of_alone(engine: Engine) -> None:
    for answered, other in ((1, 2), (2, 1)):
        with example_in(engine) as place:
            months = Months(place)
            months.live((*ONE_MONDAY, TICK, ("done", answered, 0), TICK))
            (message,) = months.office.sent
            assert message.told.keys() == {other}
            assert months.place.run(outbox.counts) == {"cancelled": 1, "ready": 1}


def test_after_a_month_without_power_only_the_newest_step_goes(engine: Engine) -> None:
    office = live(engine, (("agree", 1, 28), ("pass", 1, 102), TICK, TICK))
    assert [message.told[1][0] for message in office.sent] == ["before-7"]


def test_what_is_due_on_a_saturday_is_asked_after_on_friday(engine: Engine) -> None:
    office = live(engine, (("agree", 1, 12), ("pass", 1, 53), TICK))
    assert [message.told for message in office.sent] == [{1: ("due", date(2013, 9, 13))}]


HELD_BACK: list[Happens] = [("agree", 1, 14), ("pass", 1, 1), TICK, ("pass", 2, 32), ("hold", 1, 0)]
"""A message waits to leave; a week later the coordinator holds back what comes next."""


def test_what_is_held_back_is_not_sent_in_place_of_an_older_message_that_never_left(engine: Engine) -> None:
    office = live(engine, (*HELD_BACK, ("pass", 1, 1), ("lost", 1, 0), TICK))
    assert office.sent == []


OVERDUE: list[Happens] = [("agree", 1, 0), ("lost", 2, 0), ("pass", 2, 34), TICK]
"""On the Monday after the due date the first reminder that it has passed is written; there is no deputy."""


def test_the_next_reminder_comes_a_week_after_the_last_one_left_however_long_it_waited(engine: Engine) -> None:
    waits_until_friday = [("pass", 1, 18), ("leave", 1, 0)]
    next_two_mondays = [("pass", 2, 15), TICK, ("pass", 1, 34), TICK]
    office = live(engine, (*OVERDUE, *waits_until_friday, *next_two_mondays))
    assert [message.told[1][0] for message in office.sent] == ["overdue-1", "overdue-3"]


def test_a_reminder_that_still_waits_to_leave_gives_way_to_the_next(engine: Engine) -> None:
    office = live(engine, (*OVERDUE, ("pass", 1, 34), TICK))
    assert [message.told[1][0] for message in office.sent] == ["overdue-2"]
