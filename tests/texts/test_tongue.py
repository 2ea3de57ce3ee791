"""Two languages, Dutch unless English was chosen."""

from datetime import UTC, date, datetime

import pytest

from bot.texts.tongue import tongue
from models.names import Names


@pytest.mark.parametrize("language", ["nl", None, "de", ""])
def test_dutch_is_spoken_where_english_was_not_chosen(language: str | None) -> None:
    _ = tongue(language)

    assert _.language == "nl"
    assert _("{reference} is closed.", reference="TOE-2") == "TOE-2 is gesloten."


def test_english_is_spoken_as_it_is_written() -> None:
    _ = tongue("en")

    assert _.language == "en"
    assert _("{reference} is closed.", reference="TOE-2") == "TOE-2 is closed."


@pytest.mark.parametrize(
    ("n", "dutch", "english"),
    [
        (0, "0 deelnemers", "0 participants"),
        (1, "1 deelnemer", "1 participant"),
        (2, "2 deelnemers", "2 participants"),
        (10_000, "10000 deelnemers", "10000 participants"),
    ],
)
def test_the_number_chooses_the_form(n: int, dutch: str, english: str) -> None:
    said = [tongue(language).count("{n} participant", "{n} participants", n) for language in ("nl", "en")]

    assert said == [dutch, english]


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert tongue("nl")("{reference} is closed.", reference="{0} {x}") == "{0} {x} is gesloten."


def test_dates_clock_lists_and_shares_follow_the_language() -> None:
    nl, en = tongue("nl"), tongue("en")
    day, moment = date(2014, 3, 7), datetime(2014, 3, 7, 9, 42, tzinfo=UTC)

    assert (nl.long_date(day), en.long_date(day)) == ("vrijdag 7 maart 2014", "Friday 7 March 2014")
    assert (nl.short_date(day), en.short_date(day)) == ("vr 7 maart", "Fri 7 March")
    assert (nl.clock(moment, "Europe/Amsterdam"), en.clock(moment, "Europe/Amsterdam")) == ("10.42 uur", "10:42")
    assert (nl.listed(["OM", "RIEC"]), en.listed(["OM", "RIEC"])) == ("OM en RIEC", "OM and RIEC")
    assert (nl.percent(0.69), en.percent(0.69)) == ("69%", "69%")


@pytest.mark.parametrize(
    ("beside", "written", "in_english"),
    [
        (date(2014, 3, 7), "0.30 uur", "00:30"),
        (date(2014, 3, 6), "vr 7 maart, 0.30 uur", "Fri 7 March, 00:30"),
        (date(2013, 9, 2), "vrijdag 7 maart 2014, 0.30 uur", "Friday 7 March 2014, 00:30"),
        (None, "vrijdag 7 maart 2014, 0.30 uur", "Friday 7 March 2014, 00:30"),
    ],
)
def test_a_time_has_its_date_unless_that_stands_beside_it(beside: date | None, written: str, in_english: str) -> None:
    moment = datetime(2014, 3, 6, 23, 30, tzinfo=UTC)

    assert tongue("nl").moment(moment, "Europe/Amsterdam", beside) == written
    assert tongue("en").moment(moment, "Europe/Amsterdam", beside) == in_english


def test_the_reports_own_text_is_taken_in_the_language() -> None:
    names = Names("Toezicht", "Supervision")

    assert (tongue("nl").of(names), tongue("en").of(names)) == ("Toezicht", "Supervision")
