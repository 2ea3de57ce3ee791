"""Periods are read as people type them, and back from how we write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts.periods import EARLIEST, Pick, full_period, parse_period, period_name, picked
from bot.texts.tongue import tongue

TODAY = date(2014, 3, 3)
FIRST_QUARTER = date(2014, 1, 1), date(2014, 3, 31)
FOURTH_QUARTER = date(2013, 10, 1), date(2013, 12, 31)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("eerste kwartaal 2014", FIRST_QUARTER),
        ("Q1 2014", FIRST_QUARTER),
        ("1e kwartaal", FIRST_QUARTER),
        ("vierde kwartaal", FOURTH_QUARTER),
        ("4th quarter of 2013", FOURTH_QUARTER),
        ("maart", (date(2014, 3, 1), date(2014, 3, 31))),
        ("december", (date(2013, 12, 1), date(2013, 12, 31))),
        ("Feb 2014", (date(2014, 2, 1), date(2014, 2, 28))),
        ("2013", (date(2013, 1, 1), date(2013, 12, 31))),
        ("1-1-2014 t/m 15-2-2014", (date(2014, 1, 1), date(2014, 2, 15))),
        ("1 november 2013 tot en met 3 maart 2014", (date(2013, 11, 1), date(2014, 3, 3))),
        ("1 november 2013 – 3 maart 2014", (date(2013, 11, 1), date(2014, 3, 3))),
        ("tweede kwartaal 2014", None),
        ("15-2-2014 t/m 1-1-2014", None),
        ("31-2-2014 t/m 1-3-2014", None),
        ("1-1 t/m 1-2", None),
        ("1999", None),
        ("vorige week", None),
        ("", None),
    ],
)
def test_a_period_is_read_as_it_is_typed(typed: str, days: tuple[date, date] | None) -> None:
    assert parse_period(typed, today=TODAY, language="nl") == days


def test_the_periods_at_hand_are_whole_ones() -> None:
    assert {each: picked(each, date(2014, 1, 15)) for each in Pick} == {
        Pick.LAST_QUARTER: FOURTH_QUARTER,
        Pick.THIS_QUARTER: FIRST_QUARTER,
        Pick.LAST_MONTH: (date(2013, 12, 1), date(2013, 12, 31)),
        Pick.THIS_MONTH: (date(2014, 1, 1), date(2014, 1, 31)),
    }


@given(
    first=st.dates(date(EARLIEST, 1, 1), TODAY),
    days=st.integers(0, 800),
    pick=st.none() | st.sampled_from(Pick),
    language=st.sampled_from(["nl", "en"]),
)
def test_what_we_write_is_read_back(first: date, days: int, pick: Pick | None, language: str) -> None:
    meant = (first, first + timedelta(days)) if pick is None else picked(pick, first)
    spoken = tongue(language)
    for written in (period_name(*meant, spoken), full_period(*meant, spoken)):
        expected = meant if meant[0].year >= EARLIEST else None
        assert parse_period(written, today=TODAY, language=spoken.language) == expected
