"""When people may be written to: working days, sending hours, and their place in UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkCalendar:
    """Working days and sending hours of one time zone.

    A working day is no Saturday, no Sunday, no public holiday and no day of absence. For the Netherlands
    the holidays are those of the package `holidays`, with two choices that it makes and we keep:

    * Good Friday is a holiday: most offices work, but article 3 of the Algemene termijnenwet equates it
      with the holidays, and a deadline that lands on it would be read four days later.
    * 5 May is one in lustrum years alone (2015, 2020, 2025), as in most collective agreements.

    The sending hours of a working day run from `sending_time` up to, not including, `quiet_from`, both
    local. Raises ValueError for hours that are empty or carry a zone, and zoneinfo's
    ZoneInfoNotFoundError or holidays' NotImplementedError for a place that they don't know.
    """

    zone: str = "Europe/Amsterdam"
    sending_time: time = time(9)
    quiet_from: time = time(18)
    country: str = "NL"
    absences: tuple[tuple[date, date], ...] = ()
    """First and last day, both included, of each absence."""

    def __post_init__(self) -> None:
        ZoneInfo(self.zone)
        _public_holidays(self.country, 2000)
        if self.sending_time.tzinfo or self.quiet_from.tzinfo or self.sending_time >= self.quiet_from:
            raise ValueError(self.sending_time, self.quiet_from)

    def is_working_day(self, day: date) -> bool:
        if day.weekday() >= 5 or day in _public_holidays(self.country, day.year):
            return False
        return not any(first <= day <= last for first, last in self.absences)

    def working_day_on_or_before(self, day: date) -> date:
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def working_day_on_or_after(self, day: date) -> date:
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def working_days_after(self, day: date, count: int) -> date:
        """The `count`th working day after this day."""
        for _ in range(count):
            day = self.working_day_on_or_after(day + ONE_DAY)
        return day

    def instant(self, day: date, at: time) -> datetime:
        """The UTC moment of a local time.

        A time that the clock skips in spring moves forward by the skipped hour; of a time that it shows
        twice in autumn the first counts.
        """
        return datetime.combine(day, at.replace(fold=0), ZoneInfo(self.zone)).astimezone(UTC)

    def local_date(self, now: datetime) -> date:
        """The day it is here at the aware moment `now`."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def may_send(self, now: datetime) -> bool:
        """Whether the aware moment `now` is in the sending hours of a working day."""
        wall = now.astimezone(ZoneInfo(self.zone))
        return self.is_working_day(wall.date()) and self.sending_time <= wall.time() < self.quiet_from


@cache
def _public_holidays(country: str, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays(country, years=year, expand=False))
