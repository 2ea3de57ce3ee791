"""The small Dutch and English grammar of dates behind `bot.texts.dates`.

Both languages are read at once; the language only decides the order of day and month in figures. A date
without a year is its next occurrence, a weekday the first one after today, the end of a week its Friday,
the middle of a month its 15th.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

Language = Literal["nl", "en"]

Candidates = tuple[date, ...]
"""The dates that a text may mean: more than one where it is ambiguous. Past ones are not sorted out here."""


class _Period(NamedTuple):
    first: date
    middle: date
    last: date


def _numbered(*lines: str) -> dict[str, int]:
    return {name: number for number, line in enumerate(lines, 1) for name in line.split()}


MONTHS = _numbered(
    "januari january jan",
    "februari february febr feb",
    "maart march mrt mar",
    "april apr",
    "mei may",
    "juni june jun",
    "juli july jul",
    "augustus august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)
WEEKDAYS = _numbered(
    "maandag monday ma mon",
    "dinsdag tuesday di tues tue",
    "woensdag wednesday wo wed",
    "donderdag thursday do thurs thur thu",
    "vrijdag friday vr fri",
    "zaterdag saturday za sat",
    "zondag sunday zo sun",
)
_NUMBERS = _numbered(
    "een één a an one",
    "twee two",
    "drie three",
    "vier four",
    "vijf five",
    "zes six",
    "zeven seven",
    "acht eight",
    "negen nine",
    "tien ten",
    "elf eleven",
    "twaalf twelve",
) | {"veertien": 14, "fourteen": 14}
_QUARTERS = _numbered(
    "eerste first 1e 1ste 1st",
    "tweede second 2e 2de 2nd",
    "derde third 3e 3de 3rd",
    "vierde fourth 4e 4de 4th",
)
_NEAR_DAYS = {
    "eergisteren": -2,
    "gisteren": -1,
    "yesterday": -1,
    "vandaag": 0,
    "today": 0,
    "morgen": 1,
    "tomorrow": 1,
    "overmorgen": 2,
    "day after tomorrow": 2,
}
_PARTS = {"begin": 0, "start": 0, "beginning": 0, "eind": 2, "einde": 2, "end": 2}
_PARTS |= dict.fromkeys(("half", "medio", "midden", "halverwege", "mid", "middle"), 1)

_LEAD = "op|uiterlijk|voor|vóór|per|tegen|over|binnen|in|on|by|before|within"
_THIS = ("deze", "dit", "this")
_COMING = ("aanstaande", "as", "komende", "komend", "eerstkomende", "coming")
_NEXT = ("volgende", "volgend", "next")


def _pattern(text: str, **words: Mapping[str, int]) -> re.Pattern[str]:
    """A pattern in which <name> is one of the given words, and a space may carry "van de" or "of the"."""
    for name, alternatives in words.items():
        longest_first = "|".join(sorted(alternatives, key=len, reverse=True))
        text = text.replace(f"<{name}>", f"(?P<{name}>{longest_first})")
    text = text.replace("<how>", f"(?P<how>{'|'.join(_THIS + _COMING + _NEXT)})").replace(
        "<year>", r"(?:'?(?P<year>\d{4}|\d\d))"
    )
    return re.compile(text.replace(" ", "(?: (?:van |of )?(?:de |het |the )?)"))


_LEADING = re.compile(rf"^(?:(?:{_LEAD}) )?(?:(?:de|het|the) )?(?=.)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d\d))?")
_ORDINAL = r"(?P<day>\d{1,2})(?:e|ste|de|st|nd|rd|th)?"
_DAY_AND_MONTH = (
    _pattern(rf"(?:<weekday> )?{_ORDINAL} <month>(?: <year>)?", weekday=WEEKDAYS, month=MONTHS),
    _pattern(rf"(?:<weekday> )?<month> {_ORDINAL}(?: <year>)?", weekday=WEEKDAYS, month=MONTHS),
)
_AMOUNT = _pattern(
    r"(?:(?P<figures>\d{1,3})|<number>) (?:(?P<days>dag|dagen|days?)|(?P<weeks>week|weken|weeks)"
    r"|(?P<halves>half jaar)|(?P<months>maand|maanden|months?)|(?P<years>jaar|years?))(?: from now)?",
    number=_NUMBERS,
)
_WEEKDAY = (
    _pattern(r"(?:<how> )?<weekday>", weekday=WEEKDAYS),
    _pattern(r"<weekday> <how>", weekday=WEEKDAYS),
)
_DAY_OF_WEEK = (
    _pattern(r"<how> week (?:op |on )?<weekday>", weekday=WEEKDAYS),
    _pattern(r"<weekday> <how> week", weekday=WEEKDAYS),
)
_PART = _pattern(r"<part>(?: |-)(?P<period>.+)", part=_PARTS)
_MONTH = _pattern(r"<month>(?: <year>)?", month=MONTHS)
_QUARTER = _pattern(r"(?:q(?P<figure>[1-4])|<nth> (?:kwartaal|quarter))(?: <year>)?", nth=_QUARTERS)
_NEAR_PERIOD = _pattern(
    r"(?:<how> )?(?:(?P<week>week)|(?:maand|month)|(?P<quarter>kwartaal|quarter)|(?P<years>jaar|year))"
)


def read(text: str, today: date, language: Language) -> Candidates | None:
    """The dates that a normalised text (lower case, single spaces, no dots after letters) may mean.

    None where the grammar doesn't know the form. Raises ValueError for a date that no calendar has.
    """
    text = _LEADING.sub("", text)
    if figures := _FIGURES.fullmatch(text):
        return _figures(figures, today, language)
    for reading in (_day, _day_and_month, _amount, _weekday, _day_of_week, _part, _whole):
        if (found := reading(text, today)) is not None:
            return found
    return None


def next_occurrence(month: int, day: int, today: date) -> date:
    """The first such day from `today`; raises ValueError where no year has it."""
    for year in range(today.year, today.year + 9):
        if day <= monthrange(year, month)[1] and (found := date(year, month, day)) >= today:
            return found
    raise ValueError(month, day)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _figures(match: re.Match[str], today: date, language: Language) -> Candidates:
    """1-3 and 1/3/2014: day and month; in English, but for 1.3, also month and day where those exist."""
    left, mark, right, year = match.groups()
    orders = [(int(left), int(right))]
    if language == "en" and mark != ".":
        orders.append((int(right), int(left)))
    possible = [(day, month) for day, month in orders if 1 <= month <= 12]
    if not possible:
        raise ValueError(left, right)
    return tuple(_dated(day, month, year, today) for day, month in possible)


def _day(text: str, today: date) -> Candidates | None:
    """Today, tomorrow, 2014-03-01."""
    if text in _NEAR_DAYS:
        return (today + timedelta(_NEAR_DAYS[text]),)
    iso = _ISO.fullmatch(text)
    return (date(*map(int, iso.groups())),) if iso else None


def _day_and_month(text: str, today: date) -> Candidates | None:
    """Friday 14 February 2014; a weekday that contradicts the date gives that weekday nearby as well."""
    match = _first_match(_DAY_AND_MONTH, text)
    if match is None:
        return None
    named = _dated(int(match["day"]), MONTHS[match["month"]], match["year"], today)
    if match["weekday"] is None:
        return (named,)
    ahead = (WEEKDAYS[match["weekday"]] - named.isoweekday()) % 7
    return (named, named + timedelta(ahead if ahead <= 3 else ahead - 7))


def _amount(text: str, today: date) -> Candidates | None:
    """Six weeks, 2 months."""
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    number = int(match["figures"]) if match["figures"] else _NUMBERS[match["number"]]
    if match["days"] or match["weeks"]:
        return (today + timedelta(number * (7 if match["weeks"] else 1)),)
    return (add_months(today, number * (12 if match["years"] else 6 if match["halves"] else 1)),)


def _weekday(text: str, today: date) -> Candidates | None:
    """Friday: the first after today. *Next* Friday may also be the one of next week."""
    match = _first_match(_WEEKDAY, text)
    if match is None or not (match["how"] or _is_full_name(match["weekday"])):
        return None
    number = WEEKDAYS[match["weekday"]]
    coming = today + timedelta((number - today.isoweekday() - 1) % 7 + 1)
    if match["how"] in _NEXT:
        return (coming, _week(today + timedelta(7)).first + timedelta(number - 1))
    return (coming,)


def _day_of_week(text: str, today: date) -> Candidates | None:
    """Next week Friday."""
    match = _first_match(_DAY_OF_WEEK, text)
    if match is None:
        return None
    week = _week(today + timedelta(7 * _periods_ahead(match["how"])))
    return (week.first + timedelta(WEEKDAYS[match["weekday"]] - 1),)


def _part(text: str, today: date) -> Candidates | None:
    """The end of March, the middle of next month: the first of such days from today."""
    match = _PART.fullmatch(text)
    if match is None:
        return None
    periods = _periods(match["period"], today)
    if not periods and re.fullmatch(r"'?\d\d|\d{4}", match["period"]):
        periods = (_year(_full_year(match["period"])),)
    days = [period[_PARTS[match["part"]]] for period in periods]
    return (next((day for day in days if day >= today), days[-1]),) if days else None


def _whole(text: str, today: date) -> Candidates | None:
    """March, next month, the first quarter: may mean its first or its last day."""
    near = _NEAR_PERIOD.fullmatch(text)
    abbreviated = len(text) == 3 and text not in ("mei", "may")
    if abbreviated or (near and near["how"] is None):
        return None
    periods = _periods(text, today)
    period = next((period for period in periods if period.last >= today), periods[-1]) if periods else None
    return (period.first, period.last) if period else None


def _periods(text: str, today: date) -> tuple[_Period, ...]:
    """The periods that a text names: without a year that of this year and of the next."""
    if match := _MONTH.fullmatch(text):
        return tuple(_month(year, MONTHS[match["month"]]) for year in _years(match["year"], today))
    if match := _QUARTER.fullmatch(text):
        quarter = int(match["figure"] or _QUARTERS[match["nth"]])
        return tuple(_quarter(year, quarter) for year in _years(match["year"], today))
    if match := _NEAR_PERIOD.fullmatch(text):
        ahead = _periods_ahead(match["how"])
        if match["week"]:
            return (_week(today + timedelta(7 * ahead)),)
        if match["years"]:
            return (_year(today.year + ahead),)
        day = add_months(today.replace(day=1), ahead * (3 if match["quarter"] else 1))
        return (_quarter(day.year, (day.month + 2) // 3) if match["quarter"] else _month(day.year, day.month),)
    return ()


def _periods_ahead(how: str | None) -> int:
    return 0 if how is None or how in _THIS else 1


def _years(year: str | None, today: date) -> tuple[int, ...]:
    return (_full_year(year),) if year else (today.year, today.year + 1)


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year.lstrip("'"))


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    return date(_full_year(year), month, day) if year else next_occurrence(month, day, today)


def _is_full_name(weekday: str) -> bool:
    return len(weekday) >= len("monday")


def _first_match(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.fullmatch(text))), None)


def _week(day: date) -> _Period:
    monday = day - timedelta(day.weekday())
    return _Period(monday, monday + timedelta(2), monday + timedelta(4))


def _month(year: int, month: int) -> _Period:
    return _Period(date(year, month, 1), date(year, month, 15), date(year, month, monthrange(year, month)[1]))


def _quarter(year: int, quarter: int) -> _Period:
    first, middle, last = (_month(year, 3 * quarter - before) for before in (2, 1, 0))
    return _Period(first.first, middle.middle, last.last)


def _year(year: int) -> _Period:
    return _Period(date(year, 1, 1), date(year, 7, 1), date(year, 12, 31))
