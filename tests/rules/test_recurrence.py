"""When a commitment that comes back is due again, against dates counted one by one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.recurrence import next_due
from models.words import Recurrence

ALWAYS = date(2099, 12, 31)
SPANS = {Recurrence.MONTH: 1, Recurrence.QUARTER: 3, Recurrence.HALF_YEAR: 6, Recurrence.YEAR: 12}
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))
spans = st.sampled_from(sorted(SPANS))


def series(first: date, every: Recurrence, times: int) -> list[date]:
    """Each date, when every one before it was kept on its day."""
    found = [first]
    for _ in range(times):
        following = next_due(first, found[-1], every, ALWAYS)
        assert following is not None
        found.append(following)
    return found


@pytest.mark.parametrize(
    ("first", "every", "then"),
    [
        (date(2014, 1, 31), Recurrence.MONTH, [date(2014, 2, 28), date(2014, 3, 31), date(2014, 4, 30)]),
        (date(2014, 1, 30), Recurrence.MONTH, [date(2014, 2, 28), date(2014, 3, 30), date(2014, 4, 30)]),
        (date(2014, 6, 30), Recurrence.QUARTER, [date(2014, 9, 30), date(2014, 12, 31), date(2015, 3, 31)]),
        (date(2014, 2, 14), Recurrence.HALF_YEAR, [date(2014, 8, 14), date(2015, 2, 14), date(2015, 8, 14)]),
        (date(2016, 2, 29), Recurrence.YEAR, [date(2017, 2, 28), date(2018, 2, 28), date(2019, 2, 28)]),
        (date(2014, 11, 15), Recurrence.QUARTER, [date(2015, 2, 15), date(2015, 5, 15), date(2015, 8, 15)]),
        (date(2014, 8, 30), Recurrence.HALF_YEAR, [date(2015, 2, 28), date(2015, 8, 30), date(2016, 2, 29)]),
    ],
)
def test_the_rhythm_keeps_the_day_and_the_end_of_the_month(first: date, every: Recurrence, then: list[date]) -> None:
    assert series(first, every, len(then))[1:] == then


def test_a_date_that_was_moved_does_not_move_the_rhythm() -> None:
    moved = date(2014, 4, 15)
    assert next_due(date(2014, 3, 31), moved, Recurrence.QUARTER, ALWAYS) == date(2014, 6, 30)


def test_a_date_moved_beyond_the_next_time_takes_the_one_after_it() -> None:
    moved = date(2014, 7, 15)
    assert next_due(date(2014, 3, 31), moved, Recurrence.QUARTER, ALWAYS) == date(2014, 9, 30)


def test_nothing_follows_what_is_due_once_or_after_the_last_day() -> None:
    due = date(2014, 3, 31)
    assert next_due(due, due, Recurrence.ONCE, ALWAYS) is None
    assert next_due(due, due, Recurrence.QUARTER, None) is None
    assert next_due(due, due, Recurrence.QUARTER, date(2014, 6, 29)) is None
    assert next_due(due, due, Recurrence.QUARTER, date(2014, 6, 30)) == date(2014, 6, 30)


@given(days, spans, st.integers(0, 800))
def test_it_is_the_first_such_day_after_the_other(due: date, every: Recurrence, moved: int) -> None:
    """A simple model: walk the calendar day by day, and take the first that fits."""
    after = due + timedelta(moved)

    found = next_due(due, after, every, ALWAYS)

    day = after + timedelta(1)
    while not fits(due, day, SPANS[every]):
        day += timedelta(1)
    assert found == day


@given(days, spans, st.integers(1, 40))
def test_a_rhythm_keeps_its_day_of_the_month_however_long_it_lasts(first: date, every: Recurrence, times: int) -> None:
    """Only a month that lacks the day gives another, and the one after it is on the day again."""
    at_end = (first + timedelta(1)).day == 1

    for day in series(first, every, times):
        ends = (day + timedelta(1)).day == 1
        assert ends if at_end else day.day == first.day or (ends and day.day < first.day)


def fits(due: date, day: date, months: int) -> bool:
    apart = (day.year - due.year) * 12 + day.month - due.month
    ends = (day + timedelta(1)).day == 1
    from_the_end = (due + timedelta(1)).day == 1
    return apart % months == 0 and (ends if from_the_end else day.day == due.day or (ends and day.day < due.day))
