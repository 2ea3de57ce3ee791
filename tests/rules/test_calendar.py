"""The working week and the sending hours, as an office in the Netherlands keeps them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.rules.calendar import WorkCalendar

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
CALENDAR = WorkCalendar()
FREE_IN_2014 = {
    date(2014, 1, 1),
    date(2014, 4, 18),
    date(2014, 4, 20),
    date(2014, 4, 21),
    date(2014, 4, 26),
    date(2014, 5, 29),
    date(2014, 6, 8),
    date(2014, 6, 9),
    date(2014, 12, 25),
    date(2014, 12, 26),
}
SPRING_NIGHT = date(2014, 3, 30)
AUTUMN_NIGHT = date(2014, 10, 26)

moments = st.integers(0, 36 * 365 * 24 * 60).map(
    lambda minutes: datetime(2005, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@st.composite
def sending_hours(draw: st.DrawFn) -> tuple[time, time]:
    start, end = sorted(draw(st.sets(st.integers(0, 24 * 60 - 1), min_size=2, max_size=2)))
    return time(*divmod(start, 60)), time(*divmod(end, 60))


def test_every_day_of_2014_is_a_working_day_unless_weekend_or_holiday() -> None:
    year = [date(2014, 1, 1) + timedelta(n) for n in range(365)]
    worked = [day for day in year if CALENDAR.is_working_day(day)]
    assert worked == [day for day in year if day.isoweekday() < 6 and day not in FREE_IN_2014]


def test_queens_day_was_kept_on_30_april_until_2013() -> None:
    assert not CALENDAR.is_working_day(date(2013, 4, 30))
    assert CALENDAR.is_working_day(date(2014, 4, 30))


@pytest.mark.parametrize(("year", "worked"), [(2014, True), (2015, False), (2020, False), (2026, True)])
def test_liberation_day_is_free_in_lustrum_years_alone(year: int, worked: bool) -> None:
    assert CALENDAR.is_working_day(date(year, 5, 5)) is worked


@pytest.mark.parametrize(
    ("day", "before", "behind"),
    [
        (date(2013, 9, 2), date(2013, 9, 2), date(2013, 9, 2)),
        (date(2014, 3, 8), date(2014, 3, 7), date(2014, 3, 10)),
        (date(2014, 4, 18), date(2014, 4, 17), date(2014, 4, 22)),
        (date(2013, 12, 25), date(2013, 12, 24), date(2013, 12, 27)),
        (date(2014, 1, 1), date(2013, 12, 31), date(2014, 1, 2)),
    ],
)
def test_a_free_day_has_a_working_day_on_either_side(day: date, before: date, behind: date) -> None:
    assert CALENDAR.working_day_on_or_before(day) == before
    assert CALENDAR.working_day_on_or_after(day) == behind


def test_absence_counts_both_its_first_and_its_last_day() -> None:
    away = WorkCalendar(absences=((date(2014, 3, 4), date(2014, 3, 6)),))
    assert away.working_day_on_or_after(date(2014, 3, 4)) == date(2014, 3, 7)
    assert away.working_day_on_or_before(date(2014, 3, 6)) == date(2014, 3, 3)


def test_local_time_becomes_utc_with_the_offset_of_that_day() -> None:
    assert CALENDAR.instant(date(2014, 1, 15), time(9)) == datetime(2014, 1, 15, 8, tzinfo=UTC)
    assert CALENDAR.instant(date(2014, 7, 15), time(9)) == datetime(2014, 7, 15, 7, tzinfo=UTC)


def test_a_time_that_the_spring_night_skips_moves_forward() -> None:
    moved = CALENDAR.instant(SPRING_NIGHT, time(2, 30))
    assert moved == datetime(2014, 3, 30, 1, 30, tzinfo=UTC)
    assert moved.astimezone(AMSTERDAM).time() == time(3, 30)


@pytest.mark.parametrize("fold", [0, 1])
def test_of_a_time_that_the_autumn_night_repeats_the_first_counts(fold: int) -> None:
    first = datetime(2014, 10, 26, 0, 30, tzinfo=UTC)
    assert CALENDAR.instant(AUTUMN_NIGHT, time(2, 30, fold=fold)) == first


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        (datetime(2013, 9, 2, 6, 59, 59, tzinfo=UTC), False),
        (datetime(2013, 9, 2, 7, 0, tzinfo=UTC), True),
        (datetime(2013, 9, 2, 15, 59, 59, tzinfo=UTC), True),
        (datetime(2013, 9, 2, 16, 0, tzinfo=UTC), False),
        (datetime(2013, 9, 1, 10, 0, tzinfo=UTC), False),
        (datetime(2013, 12, 25, 10, 0, tzinfo=UTC), False),
    ],
)
def test_sending_hours_run_from_nine_up_to_six_local_on_working_days(now: datetime, allowed: bool) -> None:
    assert CALENDAR.may_send(now) is allowed


def test_sending_hours_are_local_wherever_the_moment_was_written_down() -> None:
    in_tokyo = datetime(2013, 9, 2, 16, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert CALENDAR.may_send(in_tokyo)


@given(moments)
@example(datetime(2014, 3, 30, 1, 30, tzinfo=UTC))
@example(datetime(2014, 10, 26, 0, 30, tzinfo=UTC))
def test_sending_is_allowed_exactly_when_the_clock_on_the_wall_says_so(now: datetime) -> None:
    wall = now.astimezone(AMSTERDAM)
    said = CALENDAR.is_working_day(wall.date()) and time(9) <= wall.time() < time(18)
    assert CALENDAR.may_send(now) is said


@pytest.mark.parametrize(
    ("start", "end"),
    [(time(9), time(9)), (time(18), time(9)), (time(9, tzinfo=UTC), time(18)), (time(9), time(18, tzinfo=UTC))],
)
def test_hours_that_are_empty_or_carry_a_zone_are_refused(start: time, end: time) -> None:
    with pytest.raises(ValueError, match="datetime"):
        WorkCalendar(sending_time=start, quiet_from=end)


def test_an_unknown_place_is_refused_when_the_calendar_is_made() -> None:
    with pytest.raises(KeyError):
        WorkCalendar("Europe/Nergens")
    with pytest.raises(NotImplementedError):
        WorkCalendar(country="NERGENS")
