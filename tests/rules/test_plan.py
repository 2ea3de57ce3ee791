"""The reminders that a commitment gets: Voorbeeldgemeente promised something, and is kept to it."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.rules.calendar import WorkCalendar
from models.rules.plan import DEFAULT_LADDERS, Ladder, Step, Subject, newest_due, plan
from tests.properties.promises import FREE

CALENDAR = WorkCalendar()
HIGH, MEDIUM, LOW = DEFAULT_LADDERS["high"], DEFAULT_LADDERS["medium"], DEFAULT_LADDERS["low"]
CONGRESS = date(2013, 9, 2)

due_days = st.dates(date(2013, 12, 1), date(2014, 9, 30))
plan_days = st.dates(date(2013, 6, 1), date(2015, 1, 1))
ladders = st.builds(
    Ladder,
    st.sets(st.integers(1, 50), max_size=5).map(lambda days: tuple(sorted(days, reverse=True))),
    st.booleans(),
    st.integers(7, 14),
    st.integers(0, 8),
)
absences = st.tuples(due_days, st.integers(0, 30)).map(lambda away: (away[0], away[0] + timedelta(away[1])))
calendars = st.lists(absences, max_size=2).map(lambda away: WorkCalendar(absences=tuple(away)))
near = st.none() | st.integers(-60, 60)
subjects = st.builds(
    lambda due, asked, left: Subject("agreed", due, snoozed_until=_from(due, asked), last_left=_from(due, left)),
    due_days,
    near,
    near,
)


def _from(due: date, days: int | None) -> date | None:
    return None if days is None else due + timedelta(days)


def agreed(due: date | None, status: str = "agreed") -> Subject:
    return Subject(status, due)


def planned(due: date, ladder: Ladder, after: date = CONGRESS) -> list[tuple[str, str]]:
    return [(step.code, step.day.isoformat()) for step in plan(agreed(due), ladder, CALENDAR, after)]


def modelled(subject: Subject, ladder: Ladder, calendar: WorkCalendar, after: date) -> list[tuple[str, date]]:
    """The rules said another way: each day asks which steps fall on it, and the last one answers."""
    due, asked = subject.due, subject.snoozed_until
    assert due is not None

    def free(day: date) -> bool:
        away = any(first <= day <= last for first, last in calendar.absences)
        return day.weekday() > 4 or day in FREE or away

    def lands_on(wish: date, day: date, *, forward: bool) -> bool:
        between = range(abs((wish - day).days))
        if forward:
            return day >= wish and all(free(wish + timedelta(n)) for n in between)
        return day <= wish and all(free(wish - timedelta(n)) for n in between)

    wishes = [(f"before-{n}", due - timedelta(n)) for n in ladder.before]
    wishes += [("due", due)] if ladder.on_due else []
    wishes += [
        (f"overdue-{n}", due + timedelta(n * ladder.overdue_every_days)) for n in range(1, ladder.overdue_times + 1)
    ]
    overdue = {subject.last_left} if subject.last_left is not None and subject.last_left > due else set()
    found = []
    for day in (due + timedelta(n) for n in range(-130, 200)):
        here = [code for code, wish in wishes if lands_on(wish, day, forward=wish > due)]
        is_asked_day = asked is not None and lands_on(asked, day, forward=True)
        is_too_soon = day > due and any(day < other + timedelta(7) for other in overdue)
        if free(day) or day < after or (asked is not None and day < asked):
            continue
        if is_asked_day or (here and not is_too_soon):
            found.append((here[-1] if here else "snoozed", day))
            overdue |= {day} if day > due else set()
    return found


def test_an_urgent_promise_is_asked_after_four_times_then_on_the_day_then_weekly() -> None:
    assert planned(date(2014, 2, 14), HIGH) == [
        ("before-28", "2014-01-17"),
        ("before-14", "2014-01-31"),
        ("before-7", "2014-02-07"),
        ("before-1", "2014-02-13"),
        ("due", "2014-02-14"),
        ("overdue-1", "2014-02-21"),
        ("overdue-2", "2014-02-28"),
        ("overdue-3", "2014-03-07"),
        ("overdue-4", "2014-03-14"),
        ("overdue-5", "2014-03-21"),
        ("overdue-6", "2014-03-28"),
        ("overdue-7", "2014-04-04"),
        ("overdue-8", "2014-04-11"),
    ]


def test_a_promise_for_a_saturday_is_asked_after_on_friday_and_overdue_on_monday() -> None:
    steps = planned(date(2014, 3, 8), Ladder((14, 3), overdue_times=2))
    assert steps == [
        ("before-14", "2014-02-21"),
        ("before-3", "2014-03-05"),
        ("due", "2014-03-07"),
        ("overdue-1", "2014-03-17"),
        ("overdue-2", "2014-03-24"),
    ]


def test_two_steps_on_one_day_become_the_last() -> None:
    assert planned(date(2014, 3, 9), Ladder((2, 1), overdue_times=0)) == [("due", "2014-03-07")]


@pytest.mark.parametrize(
    ("due", "on_due", "overdue"),
    [
        (date(2013, 12, 25), "2013-12-24", "2014-01-02"),
        (date(2013, 12, 26), "2013-12-24", "2014-01-02"),
        (date(2013, 12, 31), "2013-12-31", "2014-01-07"),
        (date(2014, 4, 18), "2014-04-17", "2014-04-25"),
        (date(2014, 4, 19), "2014-04-17", "2014-04-28"),
        (date(2014, 4, 20), "2014-04-17", "2014-04-28"),
        (date(2014, 4, 21), "2014-04-17", "2014-04-28"),
        (date(2014, 5, 29), "2014-05-28", "2014-06-05"),
    ],
)
def test_a_promise_for_a_holiday_or_the_years_end(due: date, on_due: str, overdue: str) -> None:
    assert planned(due, Ladder((), overdue_times=1)) == [("due", on_due), ("overdue-1", overdue)]


def test_a_ladder_may_stay_silent_on_the_day_itself() -> None:
    assert planned(date(2014, 2, 14), Ladder((7,), on_due=False, overdue_times=0)) == [("before-7", "2014-02-07")]


def test_a_promise_agreed_late_gets_only_what_is_still_ahead() -> None:
    steps = planned(date(2014, 2, 14), HIGH, after=date(2014, 2, 7))
    assert steps[:3] == [("before-7", "2014-02-07"), ("before-1", "2014-02-13"), ("due", "2014-02-14")]


def test_a_promise_due_today_is_asked_after_today() -> None:
    assert planned(date(2014, 2, 14), LOW, after=date(2014, 2, 14))[0] == ("due", "2014-02-14")


def test_a_promise_due_on_the_free_day_that_the_plan_starts_is_first_asked_after_when_overdue() -> None:
    assert planned(date(2013, 12, 25), LOW, after=date(2013, 12, 25))[0] == ("overdue-1", "2014-01-02")


def test_a_due_date_moved_into_the_past_leaves_the_rest_of_its_eight_weeks() -> None:
    steps = planned(date(2014, 1, 10), MEDIUM, after=date(2014, 2, 24))
    assert steps == [("overdue-7", "2014-02-28"), ("overdue-8", "2014-03-07")]
    assert planned(date(2013, 11, 1), MEDIUM, after=date(2014, 2, 24)) == []


def test_who_is_away_hears_before_leaving_and_once_on_return() -> None:
    away = WorkCalendar(absences=((date(2014, 2, 10), date(2014, 3, 2)),))
    steps = plan(agreed(date(2014, 2, 14)), Ladder((7, 1), overdue_times=3), away, CONGRESS)
    assert steps == (
        Step("due", date(2014, 2, 7)),
        Step("overdue-2", date(2014, 3, 3)),
    ), "overdue-3 would come four days later"


def test_a_date_that_has_passed_is_reminded_of_at_most_weekly_whatever_moved() -> None:
    """Good Friday moves one to Tuesday 22 April; downtime let the due one leave on Monday; the owner chose a Monday."""
    holiday = planned(date(2014, 4, 4), Ladder((), overdue_times=4), date(2014, 4, 5))
    assert holiday == [("overdue-1", "2014-04-11"), ("overdue-2", "2014-04-22"), ("overdue-4", "2014-05-02")]

    late = Subject("agreed", date(2014, 2, 14), last_left=date(2014, 2, 17))
    assert plan(late, LOW, CALENDAR, date(2014, 2, 18))[0] == Step("overdue-2", date(2014, 2, 28))

    chosen = Subject("agreed", date(2014, 2, 14), snoozed_until=date(2014, 2, 24), last_left=date(2014, 2, 21))
    assert plan(chosen, LOW, CALENDAR, date(2014, 2, 22))[:2] == (
        Step("snoozed", date(2014, 2, 24)),
        Step("overdue-3", date(2014, 3, 7)),
    )


@pytest.mark.parametrize("status", ["agreed", "in_progress"])
def test_a_promise_under_way_is_reminded_of(status: str) -> None:
    due = date(2014, 2, 14)
    assert plan(agreed(due, status), HIGH, CALENDAR, CONGRESS) == plan(agreed(due), HIGH, CALENDAR, CONGRESS)
    assert len(plan(agreed(due, status), HIGH, CALENDAR, CONGRESS)) == 13


@pytest.mark.parametrize(
    "subject",
    [
        agreed(date(2014, 2, 14), "proposed"),
        agreed(date(2014, 2, 14), "done"),
        agreed(date(2014, 2, 14), "withdrawn"),
        Subject("agreed", date(2014, 2, 14), already_practice=True),
        agreed(None),
    ],
)
def test_nothing_goes_out_for_what_is_not_a_running_promise(subject: Subject) -> None:
    assert plan(subject, HIGH, CALENDAR, CONGRESS) == ()


def test_after_a_week_of_silence_only_the_newest_step_goes() -> None:
    steps = plan(agreed(date(2014, 2, 14)), HIGH, CALENDAR, CONGRESS)
    assert newest_due(steps, date(2014, 1, 16)) is None
    assert newest_due(steps, date(2014, 2, 7)) == Step("before-7", date(2014, 2, 7))
    assert newest_due(steps, date(2014, 2, 16)) == Step("due", date(2014, 2, 14))


@pytest.mark.parametrize(
    ("before", "every", "times"),
    [
        ((7, 14), 7, 8),
        ((7, 7), 7, 8),
        ((7, 0), 7, 8),
        ((-1,), 7, 8),
        ((7,), 6, 8),
        ((7,), 7, 9),
        ((7,), 7, -1),
    ],
)
def test_a_ladder_that_makes_no_sense_is_refused_with_its_values(
    before: tuple[int, ...], every: int, times: int
) -> None:
    with pytest.raises(ValueError, match=re.escape(str((before, every, times)))):
        Ladder(before, overdue_every_days=every, overdue_times=times)


@given(subjects, ladders, calendars, plan_days)
@example(agreed(date(2014, 4, 21)), HIGH, CALENDAR, date(2014, 4, 17))
@example(agreed(date(2013, 12, 25)), MEDIUM, CALENDAR, date(2013, 12, 24))
def test_the_plan_is_what_the_rules_say(subject: Subject, ladder: Ladder, calendar: WorkCalendar, after: date) -> None:
    steps = plan(subject, ladder, calendar, after)
    assert [(step.code, step.day) for step in steps] == modelled(subject, ladder, calendar, after)


@given(due_days, ladders, calendars, plan_days)
def test_every_plan_keeps_its_promises(due: date, ladder: Ladder, calendar: WorkCalendar, after: date) -> None:
    days = [step.day for step in plan(agreed(due), ladder, calendar, after)]
    assert days == sorted(set(days))
    assert all(later - day >= timedelta(7) for day, later in pairwise(days) if day > due)
    assert len(days) <= len(ladder.before) + 1 + 8
    assert all(day >= after and day.weekday() < 5 and day not in FREE for day in days)


@given(due_days, ladders, plan_days, plan_days)
def test_a_plan_made_later_is_the_tail_of_the_earlier(due: date, ladder: Ladder, one: date, two: date) -> None:
    early, late = sorted((one, two))
    whole = plan(agreed(due), ladder, CALENDAR, early)
    left = max((step.day for step in whole if step.day < late), default=None)
    rest = plan(Subject("agreed", due, last_left=left), ladder, CALENDAR, late)
    assert rest == tuple(step for step in whole if step.day >= late)


@given(due_days, ladders, plan_days)
def test_sent_day_by_day_every_step_goes_once(due: date, ladder: Ladder, after: date) -> None:
    steps = plan(agreed(due), ladder, CALENDAR, after)
    for step in steps:
        assert newest_due(steps, step.day) == step


@given(due_days, ladders, calendars, st.integers(0, 22), st.integers(1, 59))
@example(date(2014, 3, 30), HIGH, CALENDAR, 2, 30)
@example(date(2014, 10, 26), HIGH, CALENDAR, 2, 30)
def test_every_step_can_be_sent_at_the_sending_time_of_its_day(
    due: date, ladder: Ladder, calendar: WorkCalendar, hour: int, minute: int
) -> None:
    calendar = WorkCalendar(
        sending_time=time(hour, minute), quiet_from=time(hour + 1, minute), absences=calendar.absences
    )
    for step in plan(agreed(due), ladder, calendar, CONGRESS):
        sends = calendar.instant(step.day, calendar.sending_time)
        assert calendar.may_send(sends)
        assert calendar.local_date(sends) == step.day
