"""When reminders leave: in office hours, on the day of the digest after it could be looked at."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.rules.calendar import WorkCalendar
from models.rules.plan import Ladder
from models.rules.policy import Policy
from models.rules.terms import Terms

POLICY = Policy()
moments = st.integers(0, 900 * 24 * 60).map(
    lambda minutes: datetime(2013, 6, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
MONDAY, THURSDAY = 0, 3


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        (datetime(2013, 9, 2, 3, 0, tzinfo=UTC), datetime(2013, 9, 2, 12, 0, tzinfo=UTC)),
        (datetime(2013, 9, 2, 8, 12, tzinfo=UTC), datetime(2013, 9, 2, 12, 0, tzinfo=UTC)),
        (datetime(2013, 9, 2, 12, 12, tzinfo=UTC), datetime(2013, 9, 2, 12, 12, tzinfo=UTC)),
        (datetime(2013, 9, 2, 16, 0, tzinfo=UTC), datetime(2013, 9, 3, 7, 0, tzinfo=UTC)),
        (datetime(2014, 3, 28, 17, 0, tzinfo=UTC), datetime(2014, 3, 31, 12, 0, tzinfo=UTC)),
        (datetime(2014, 10, 24, 16, 0, tzinfo=UTC), datetime(2014, 10, 27, 13, 0, tzinfo=UTC)),
        (datetime(2013, 12, 24, 17, 0, tzinfo=UTC), datetime(2013, 12, 27, 8, 0, tzinfo=UTC)),
        (datetime(2014, 4, 17, 17, 0, tzinfo=UTC), datetime(2014, 4, 22, 12, 0, tzinfo=UTC)),
    ],
)
def test_what_comes_too_early_or_at_night_waits_for_the_next_hour_that_is_allowed(
    now: datetime, leaves: datetime
) -> None:
    assert POLICY.next_reminding(now) == leaves


@given(moments, st.integers(0, 4), st.times(time(9), time(17, 59)))
@example(datetime(2014, 3, 30, 1, 30, tzinfo=UTC), MONDAY, time(14))
@example(datetime(2014, 10, 26, 0, 30, tzinfo=UTC), MONDAY, time(14))
def test_the_next_reminding_is_the_first_allowed_moment(now: datetime, weekday: int, waits: time) -> None:
    policy = Policy(terms=Terms(digest_weekday=weekday, reminders_wait_until=waits))
    leaves = policy.next_reminding(now)
    assert now <= leaves
    assert policy.may_remind(leaves)
    assert leaves == now or not policy.may_remind(leaves - timedelta(microseconds=1))
    day = policy.calendar.local_date(now)
    while day < policy.calendar.local_date(leaves):
        assert not policy.may_remind(max(now, policy.opens(day)))
        day += timedelta(1)


@given(st.dates(date(2013, 1, 1), date(2015, 12, 31)), st.integers(0, 4))
def test_every_week_has_one_day_for_what_is_weekly(monday: date, weekday: int) -> None:
    """A free week hands its day on, so that two may meet on one."""
    monday -= timedelta(monday.weekday())
    days = [monday + timedelta(n) for n in range(7)]
    wanted = monday + timedelta(weekday)
    worked = [day for day in (wanted + timedelta(n) for n in range(14)) if POLICY.calendar.is_working_day(day)]
    assert POLICY.is_day_for(weekday, worked[0])
    assert not any(POLICY.is_day_for(weekday, day) for day in days if wanted < day < worked[0])
    if worked[0] == wanted:
        others = [day for day in days if day > wanted]
        assert not any(POLICY.is_day_for(weekday, day) for day in others)


def test_whit_monday_hands_its_day_to_tuesday() -> None:
    assert POLICY.is_day_for(MONDAY, date(2014, 6, 10))
    assert not POLICY.is_day_for(MONDAY, date(2014, 6, 9))
    assert not POLICY.is_day_for(MONDAY, date(2014, 6, 11))
    assert POLICY.opens(date(2014, 6, 10)) == datetime(2014, 6, 10, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hours", "leaves"),
    [
        ((time(1, 30), time(4)), datetime(2014, 3, 27, 23, 30, tzinfo=UTC)),
        ((time(2, 30), time(5)), datetime(2014, 3, 28, 0, 30, tzinfo=UTC)),
        ((time(2, 15), time(2, 45)), datetime(2014, 3, 30, 23, 15, tzinfo=UTC)),
    ],
)
def test_a_clock_that_jumps_on_a_working_day_lets_nothing_out_of_hours(
    hours: tuple[time, time], leaves: datetime
) -> None:
    """Jerusalem skipped from two to three on Friday 28 March 2014."""
    policy = Policy(
        calendar=WorkCalendar("Asia/Jerusalem", *hours),
        terms=Terms(digest_weekday=THURSDAY, reminders_wait_until=hours[0]),
    )
    assert policy.next_reminding(datetime(2014, 3, 27, 20, tzinfo=UTC)) == leaves


def test_an_equal_policy_has_an_equal_fingerprint_and_another_one_has_not() -> None:
    ladders = {"high": Ladder((28, 14, 7, 1)), "medium": Ladder((14, 3)), "low": Ladder((7,))}
    assert Policy(dict(reversed(ladders.items()))).fingerprint == POLICY.fingerprint
    assert Policy({**ladders, "low": Ladder((8,))}).fingerprint != POLICY.fingerprint
    assert Policy(terms=Terms(deputy_after=3)).fingerprint != POLICY.fingerprint
