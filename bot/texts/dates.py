"""Dates as people type them and as we write them, in Dutch and English."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from bot.texts.date_grammar import MONTHS, Candidates, Language, add_months, read

LONGEST_TEXT = 60
FURTHEST_MONTHS = 120
FIRST_PICK_WEEKS = 6
BETWEEN_PICKS = timedelta(weeks=4)


class DateTrouble(StrEnum):
    """What keeps a text from being a date."""

    UNREADABLE = "unreadable"
    """No date was recognised, or one too vague to keep."""
    IMPOSSIBLE = "impossible"
    """A date that no calendar has, such as 31-02."""
    PAST = "past"
    TOO_FAR = "too_far"
    """More than ten years ahead."""
    AMBIGUOUS = "ambiguous"
    FUTURE = "future"
    """Where a day is asked that has been."""


@dataclass(frozen=True)
class DateProblem:
    """Why a text is no date; `candidates`, in order, are the dates that an ambiguous one may be."""

    trouble: DateTrouble
    candidates: tuple[date, ...] = ()


def parse_date(text: str, *, today: date, language: Language) -> date | DateProblem:
    """The date from `today` on that a person typed, or what is wrong with it; never raises.

    Our own grammar goes first; dateparser is asked only for other spellings of a day and a named month.
    Predictable rather than clever, for the person confirms the full date: without a year it is the next
    occurrence, a weekday is the first after today, the end of a week is its Friday. Where one of several
    meanings alone is not past, it is that one.
    """
    candidates = _candidates(text, today, language)
    return candidates if isinstance(candidates, DateProblem) else _settled(candidates, today)


def parse_past(text: str, *, today: date, language: Language) -> date | DateProblem:
    """The date up to today that a person typed, or what is wrong with it; without a year it is the last one that was.

    It never raises.
    """
    candidates = _candidates(text, today, language)
    if isinstance(candidates, DateProblem):
        return candidates
    plain = _normalised(text)
    dated = _NAMES_A_DAY.search(plain) is not None and _NAMES_A_YEAR.search(plain) is None
    been = sorted({day for each in candidates if (day := _been(each, today, dated=dated)) is not None})
    if not been:
        return DateProblem(DateTrouble.FUTURE)
    return been[0] if len(been) == 1 else DateProblem(DateTrouble.AMBIGUOUS, tuple(been))


_NAMES_A_DAY = re.compile(rf"\d[-/.]\d|\b({'|'.join(MONTHS)})\b")
"""A day of a year, rather than one counted from today."""
_NAMES_A_YEAR = re.compile(r"\d{4}|'\d\d|\d[-/.]\d+[-/.]\d|[a-z] \d\d$")


def _been(day: date, today: date, *, dated: bool) -> date | None:
    """This day, or where no year was named the same day a year before; None where neither has been."""
    if day <= today:
        return day
    before = add_months(day, -12)
    return before if dated and before <= today and day <= add_months(today, 12) else None


def _candidates(text: str, today: date, language: Language) -> Candidates | DateProblem:
    if len(text) > LONGEST_TEXT:
        return DateProblem(DateTrouble.UNREADABLE)
    plain = _normalised(text)
    try:
        candidates = read(plain, today, language)
    except ValueError:
        return DateProblem(DateTrouble.IMPOSSIBLE)
    if candidates is None:
        candidates = _other_spelling(plain, today)
    return candidates or DateProblem(DateTrouble.UNREADABLE)


def day_of_button(value: str, *, today: date) -> date | DateProblem:
    """The day that a button carries: it may have passed since the button was shown, or be forged."""
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return DateProblem(DateTrouble.IMPOSSIBLE)
    return day if day >= today else DateProblem(DateTrouble.PAST)


def quick_picks(today: date) -> list[date]:
    """Two due dates to offer as buttons: a Monday some six weeks ahead, and a later end of a quarter."""
    six_weeks = today + timedelta(weeks=FIRST_PICK_WEEKS)
    monday = six_weeks + timedelta(-six_weeks.weekday() % 7)
    later = monday + BETWEEN_PICKS
    quarter_starts = add_months(later.replace(day=1), 3 - (later.month - 1) % 3)
    return [monday, quarter_starts - timedelta(1)]


def long_date(day: date, language: Language) -> str:
    """vrijdag 14 februari 2014 · Friday 14 February 2014"""
    return format_date(day, "EEEE d MMMM y", locale=language)


def short_date(day: date, language: Language) -> str:
    """vr 7 maart · Fri 7 March"""
    return format_date(day, "EEE d MMMM", locale=language)


def clock_time(moment: datetime, zone: str, language: Language) -> str:
    """10.42 uur · 10:42, in the zone, of an aware moment; raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError(moment)
    pattern = "H.mm 'uur'" if language == "nl" else "HH:mm"
    return format_time(moment, pattern, tzinfo=ZoneInfo(zone), locale=language)


def _normalised(text: str) -> str:
    """Lower case, single spaces; no commas, closing marks, or dots after a letter (feb., a.s.)."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub("[\u2010-\u2015\u2212]", "-", plain.replace("\u2019", "'"))
    plain = re.sub(r"(?<=[^\W\d])\.|,", " ", plain.replace("a.s.", "as"))
    return " ".join(plain.split()).rstrip(" .!?")


def _settled(candidates: Candidates, today: date) -> date | DateProblem:
    ahead = sorted({day for day in candidates if day >= today})
    near = [day for day in ahead if day <= add_months(today, FURTHEST_MONTHS)]
    if not near:
        return DateProblem(DateTrouble.TOO_FAR if ahead else DateTrouble.PAST)
    return near[0] if len(near) == 1 else DateProblem(DateTrouble.AMBIGUOUS, tuple(near))


def _other_spelling(text: str, today: date) -> Candidates | None:
    """What dateparser makes of a text whose only word is a month.

    Left to itself it reads "A-9" as a date and "1 maart om 10 uur" as the year 2110.
    """
    words = re.findall(r"[^\W\d_]+", text)
    if len(words) != 1 or words[0] not in MONTHS:
        return None
    import dateparser

    found = dateparser.parse(
        text,
        languages=["nl", "en"],
        settings={
            "REQUIRE_PARTS": ["day", "month"],
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": datetime.combine(today, time()),
        },
    )
    return (found.date(),) if found else None
