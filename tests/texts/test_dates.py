"""Dates as people type them on a phone, and as Weerklank writes them back."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.texts.date_grammar import Language
from bot.texts.dates import (
    DateProblem,
    DateTrouble,
    clock_time,
    long_date,
    parse_date,
    quick_picks,
    short_date,
)

CONGRESS = date(2013, 9, 2)
"""A Monday."""

languages: st.SearchStrategy[Language] = st.sampled_from(("nl", "en"))
days = st.dates(date(2005, 1, 1), date(2040, 12, 31))
TOKENS = """
eind end begin half mid van of de the over in zes six 2 31 30 29 00 0 weken months jaar volgende
next week vrijdag friday a.s. feb maart may q1 kwartaal - / . , ' 2014 14 9999 0000 1e A-9 TOE-2
ja om uur 10:42
"""
VAGUE = """
ja | nee | zo | do | jan | A-9 | TOE-2 | ok | 👍 | ... | 14 | 2014 | 10:42 | voor de zomer |
zo snel mogelijk | een paar weken | in de loop van maart | week | het jaar | eind | half | Q5 |
A 9 mei | 1-15-july | TOE-2 1 mei | 1 maart om 10 uur | 12 mei is te laat | 1 of 2 maart | 1 maart 2 maart |
10 werkdagen | 2015sept | feb-2014
"""


def typed(text: str, language: Language = "nl", today: date = CONGRESS) -> str:
    """What parse_date finds, written so that a table reads well."""
    found = parse_date(text, today=today, language=language)
    if isinstance(found, date):
        return found.isoformat()
    return " ".join([found.trouble, *(day.isoformat() for day in found.candidates)])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("eind maart", "2014-03-31"),
        ("Eind maart 2015.", "2015-03-31"),
        ("einde februari 2016", "2016-02-29"),
        ("eind september", "2013-09-30"),
        ("begin april", "2014-04-01"),
        ("begin september", "2014-09-01"),
        ("half april", "2014-04-15"),
        ("medio april", "2014-04-15"),
        ("over zes weken", "2013-10-14"),
        ("binnen 6 weken", "2013-10-14"),
        ("over één dag", "2013-09-03"),
        ("over 2 maanden", "2013-11-02"),
        ("over een half jaar", "2014-03-02"),
        ("over twee jaar", "2015-09-02"),
        ("volgende week vrijdag", "2013-09-13"),
        ("vrijdag volgende week", "2013-09-13"),
        ("deze week vrijdag", "2013-09-06"),
        ("vrijdag", "2013-09-06"),
        ("a.s. vrijdag", "2013-09-06"),
        ("vrijdag a.s.", "2013-09-06"),
        ("komende maandag", "2013-09-09"),
        ("vandaag", "2013-09-02"),
        ("Morgen", "2013-09-03"),
        ("overmorgen", "2013-09-04"),
        ("1-3", "2014-03-01"),
        ("2-9", "2013-09-02"),
        ("1/3/2014", "2014-03-01"),
        ("01.03.14", "2014-03-01"),
        ("2014-03-01", "2014-03-01"),
        ("29-2", "2016-02-29"),
        ("1 maart", "2014-03-01"),
        ("1e maart", "2014-03-01"),
        ("de 14e maart", "2014-03-14"),
        ("1 mrt. '14", "2014-03-01"),
        ("uiterlijk 1 maart 2014", "2014-03-01"),
        ("vr. 14 feb. 2014", "2014-02-14"),
        ("eind van het jaar", "2013-12-31"),
        ("einde jaar", "2013-12-31"),
        ("eind volgend jaar", "2014-12-31"),
        ("medio 2014", "2014-07-01"),
        ("eind volgende maand", "2013-10-31"),
        ("eind van de week", "2013-09-06"),
        ("midden volgende week", "2013-09-11"),
        ("eind Q1", "2014-03-31"),
        ("eind eerste kwartaal", "2014-03-31"),
        ("het einde van het 2e kwartaal van 2014", "2014-06-30"),
        ("half vierde kwartaal", "2013-11-15"),
        ("eind dit kwartaal", "2013-09-30"),
        ("begin volgend kwartaal", "2013-10-01"),
        ("14feb2014", "2014-02-14"),
        ("14-feb-15", "2015-02-14"),
        ("2014 maart 1", "2014-03-01"),
        ("1-okt", "2013-10-01"),
        ("1-aug", "2014-08-01"),
    ],
)
def test_dutch_dates_are_read_as_meant(text: str, meant: str) -> None:
    assert typed(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("end of March", "2014-03-31"),
        ("by the end of March 2015", "2015-03-31"),
        ("beginning of April", "2014-04-01"),
        ("mid April", "2014-04-15"),
        ("mid-April", "2014-04-15"),
        ("in six weeks", "2013-10-14"),
        ("six weeks from now", "2013-10-14"),
        ("in a month", "2013-10-02"),
        ("Friday", "2013-09-06"),
        ("this Friday", "2013-09-06"),
        ("next week Friday", "2013-09-13"),
        ("Friday next week", "2013-09-13"),
        ("today", "2013-09-02"),
        ("tomorrow!", "2013-09-03"),
        ("the day after tomorrow", "2013-09-04"),
        ("13/4", "2014-04-13"),
        ("4/13", "2014-04-13"),
        ("3/3", "2014-03-03"),
        ("1.3.2014", "2014-03-01"),
        ("1 March 2014", "2014-03-01"),
        ("March 1st, 2014", "2014-03-01"),
        ("the 1st of March", "2014-03-01"),
        ("end of the year", "2013-12-31"),
        ("end of next month", "2013-10-31"),
        ("end of next week", "2013-09-13"),
        ("end of the first quarter", "2014-03-31"),
        ("14-Feb-2014", "2014-02-14"),
    ],
)
def test_english_dates_are_read_as_meant(text: str, meant: str) -> None:
    assert typed(text, "en") == meant


@pytest.mark.parametrize("text", ["", *(text.strip() for text in VAGUE.split("|"))])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_no_date_or_too_vague_is_unreadable(text: str, language: Language) -> None:
    assert typed(text, language) == "unreadable"


def test_a_long_story_is_unreadable_even_if_it_begins_with_a_date() -> None:
    assert typed("1 maart" + 60 * " " + "of later") == "unreadable"


@pytest.mark.parametrize("text", ["31-02", "31 februari", "30/2/2014", "1-13", "0-3", "2014-02-29", "eind maart 0000"])
def test_a_date_that_no_calendar_has_is_impossible(text: str) -> None:
    assert typed(text) == "impossible"


def test_month_and_day_are_not_swapped_in_dutch() -> None:
    assert typed("4/13", "nl") == "impossible"


@pytest.mark.parametrize("text", ["gisteren", "eergisteren", "yesterday", "1-9-2013", "eind 2012", "maandag deze week"])
def test_a_day_that_has_been_is_past(text: str) -> None:
    assert typed(text, today=date(2013, 9, 3)) == "past"


def test_ten_years_ahead_is_far_enough() -> None:
    assert typed("2-9-2023") == "2023-09-02"
    assert typed("3-9-2023") == "too_far"
    assert typed("over 11 jaar") == "too_far"
    assert typed("over 999 jaar") == "too_far"
    assert typed("29-2-2024", today=date(2014, 2, 28)) == "too_far"


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("3/4", "en", "ambiguous 2014-03-04 2014-04-03"),
        ("3-4-2014", "en", "ambiguous 2014-03-04 2014-04-03"),
        ("next Friday", "en", "ambiguous 2013-09-06 2013-09-13"),
        ("volgende vrijdag", "nl", "ambiguous 2013-09-06 2013-09-13"),
        ("maart", "nl", "ambiguous 2014-03-01 2014-03-31"),
        ("in mei 2014", "nl", "ambiguous 2014-05-01 2014-05-31"),
        ("Q1 2014", "nl", "ambiguous 2014-01-01 2014-03-31"),
        ("volgende maand", "nl", "ambiguous 2013-10-01 2013-10-31"),
        ("next week", "en", "ambiguous 2013-09-09 2013-09-13"),
        ("donderdag 14 februari 2014", "nl", "ambiguous 2014-02-13 2014-02-14"),
        ("dinsdag 14 februari 2014", "nl", "ambiguous 2014-02-11 2014-02-14"),
        ("maandag 14 februari 2014", "nl", "ambiguous 2014-02-14 2014-02-17"),
    ],
)
def test_what_may_be_two_days_asks_which(text: str, language: Language, meant: str) -> None:
    assert typed(text, language) == meant


def test_of_two_meanings_the_one_that_is_not_past_is_meant() -> None:
    assert typed("3/4/2014", "en", today=date(2014, 3, 20)) == "2014-04-03"
    assert typed("september") == "2013-09-30"
    assert typed("3/4/2012", "en") == "past"


def test_on_a_friday_friday_is_a_week_away_and_next_friday_no_riddle() -> None:
    friday = date(2013, 9, 6)
    assert typed("vrijdag", today=friday) == "2013-09-13"
    assert typed("next Friday", "en", today=friday) == "2013-09-13"


def test_the_last_of_september_is_still_the_end_of_september() -> None:
    assert typed("eind september", today=date(2013, 9, 30)) == "2013-09-30"


def test_a_month_from_a_long_month_ends_with_the_short_one() -> None:
    assert typed("over een maand", today=date(2014, 1, 31)) == "2014-02-28"


@given(days, st.integers(0, 3650), languages)
def test_a_long_date_reads_back_as_itself(today: date, ahead: int, language: Language) -> None:
    day = today + timedelta(ahead)
    assert parse_date(long_date(day, language), today=today, language=language) == day


@given(days, st.integers(0, 364), languages)
def test_a_short_date_reads_back_as_itself_within_the_year(today: date, ahead: int, language: Language) -> None:
    day = today + timedelta(ahead)
    assert parse_date(short_date(day, language), today=today, language=language) == day


@given(st.text(max_size=80) | st.lists(st.sampled_from(TOKENS.split()), max_size=7).map(" ".join), days, languages)
@example("1 mei 0000", CONGRESS, "nl")
@example("feb-31-2014", CONGRESS, "en")
@example("eind 9999", CONGRESS, "nl")
def test_any_text_gives_a_date_ahead_or_says_what_is_wrong(text: str, today: date, language: Language) -> None:
    found = parse_date(text, today=today, language=language)
    if isinstance(found, DateProblem):
        assert (found.trouble is DateTrouble.AMBIGUOUS) is (len(found.candidates) == 2)
        ahead: tuple[date, ...] = found.candidates
    else:
        ahead = (found,)
    assert all(today <= day <= date(today.year + 10, 12, 31) for day in ahead)


def test_dates_are_written_out_in_both_languages() -> None:
    assert long_date(date(2014, 2, 14), "nl") == "vrijdag 14 februari 2014"
    assert long_date(date(2014, 2, 14), "en") == "Friday 14 February 2014"
    assert short_date(date(2014, 3, 7), "nl") == "vr 7 maart"
    assert short_date(date(2014, 3, 7), "en") == "Fri 7 March"


@pytest.mark.parametrize(
    ("hour", "language", "written"),
    [(8, "nl", "10.42 uur"), (8, "en", "10:42"), (7, "nl", "9.42 uur"), (7, "en", "09:42")],
)
def test_the_clock_is_the_zones(hour: int, language: Language, written: str) -> None:
    assert clock_time(datetime(2013, 9, 2, hour, 42, tzinfo=UTC), "Europe/Amsterdam", language) == written


def test_a_moment_without_a_zone_has_no_clock_time() -> None:
    naive = datetime(2013, 9, 2, 8, 42, tzinfo=UTC).replace(tzinfo=None)
    with pytest.raises(ValueError, match="2013"):
        clock_time(naive, "Europe/Amsterdam", "nl")


def test_the_congress_offers_mid_october_and_the_years_end() -> None:
    assert [short_date(day, "nl") for day in quick_picks(CONGRESS)] == ["ma 14 oktober", "di 31 december"]


@given(days)
def test_quick_picks_are_a_monday_ahead_and_a_later_quarters_end(today: date) -> None:
    monday, quarter_end = quick_picks(today)
    assert monday.weekday() == 0
    assert timedelta(weeks=6) <= monday - today < timedelta(weeks=7)
    assert ((quarter_end + timedelta(1)).month % 3, (quarter_end + timedelta(1)).day) == (1, 1)
    assert timedelta(weeks=4) <= quarter_end - monday < timedelta(days=31 + 92)
