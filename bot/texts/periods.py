"""Periods as people type them and as we write them: a quarter, a month, a year, or two dates."""

import re
from datetime import date, timedelta
from enum import StrEnum

from babel.dates import format_date

from bot.texts.date_grammar import MONTHS, Language, add_months, read
from bot.texts.tongue import Tongue

Days = tuple[date, date]
"""The first and the last day, both included."""
ORDINALS = {
    name: number
    for number, names in enumerate(("eerste first", "tweede second", "derde third", "vierde fourth"), 1)
    for name in names.split()
}
YEAR = r"(?:\s+(?:van\s+|of\s+)?(?P<year>\d{4}))?"
QUARTER = re.compile(
    rf"(?:(?:q|k|kwartaal|quarter)\s*(?P<number>[1-4])"
    rf"|(?P<counted>[1-4])(?:e|de|ste|st|nd|rd|th)?\s*(?:kwartaal|quarter)"
    rf"|(?P<ordinal>{'|'.join(ORDINALS)})\s+(?:kwartaal|quarter)){YEAR}"
)
MONTH = re.compile(rf"(?P<month>{'|'.join(MONTHS)}){YEAR}")
WHOLE_YEAR = re.compile(r"(?P<year>\d{4})")
BETWEEN = re.compile(r"\s+(?:t/m|tot en met|until|through|to|-)\s+")
EARLIEST = 2000


class Pick(StrEnum):
    """Periods that are at hand."""

    LAST_QUARTER = "last_quarter"
    THIS_QUARTER = "this_quarter"
    LAST_MONTH = "last_month"
    THIS_MONTH = "this_month"


def picked(pick: Pick, today: date) -> Days:
    months = 3 if pick in (Pick.LAST_QUARTER, Pick.THIS_QUARTER) else 1
    first = date(today.year, today.month - (today.month - 1) % months, 1)
    if pick in (Pick.LAST_QUARTER, Pick.LAST_MONTH):
        first = add_months(first, -months)
    return _months(first, months)


def parse_period(text: str, *, today: date, language: Language) -> Days | None:
    """The period that was typed, begun by `today`; None where none can be read. Without a year it is the newest."""
    plain = re.sub(r"\s*[\u2013\u2014]\s*", " - ", " ".join(text.casefold().split()))
    days = _named(plain, today) or _between(plain, today, language)
    if days is None or not days[0].year >= EARLIEST or not days[0] <= days[1] or days[0] > today:
        return None
    return days


def _named(plain: str, today: date) -> Days | None:
    if found := QUARTER.fullmatch(plain):
        number = int(found["number"] or found["counted"] or ORDINALS[found["ordinal"]])
        return _newest(3 * number - 2, 3, found["year"], today)
    if found := MONTH.fullmatch(plain):
        return _newest(MONTHS[found["month"]], 1, found["year"], today)
    if found := WHOLE_YEAR.fullmatch(plain):
        return _newest(1, 12, found["year"], today)
    return None


def _newest(month: int, months: int, year: str | None, today: date) -> Days | None:
    named = today.year if year is None else int(year)
    if not EARLIEST <= named <= today.year:
        return None
    first = date(named, month, 1)
    if year is None and first > today:
        first = date(named - 1, month, 1)
    return _months(first, months)


def _months(first: date, months: int) -> Days:
    return first, add_months(first, months) - timedelta(1)


def _between(plain: str, today: date, language: Language) -> Days | None:
    ends = BETWEEN.split(plain)
    if len(ends) != 2:
        return None
    first, last = (_day(each, today, language) for each in ends)
    return None if first is None or last is None else (first, last)


def _day(plain: str, today: date, language: Language) -> date | None:
    """One full date; with a year, as it may lie in the past."""
    try:
        candidates = read(plain, today, language) or ()
    except ValueError:
        return None
    return candidates[0] if len(set(candidates)) == 1 and re.search(r"\d{4}", plain) else None


def period_name(first: date, last: date, _: Tongue) -> str:
    """1e kwartaal 2014, januari 2014, 2014, or the first and the last day."""
    for months, pattern in ((1, "MMMM y"), (3, "QQQQ y"), (12, "y")):
        if first.day == 1 and (first.month - 1) % months == 0 and _months(first, months) == (first, last):
            return str(format_date(first, pattern, locale=_.language))
    return full_period(first, last, _)


def full_period(first: date, last: date, _: Tongue) -> str:
    """1 januari 2014 t/m 31 maart 2014"""
    begun, ended = (format_date(day, "d MMMM y", locale=_.language) for day in (first, last))
    return _("{first} to {last}", first=begun, last=ended)
