"""The policy of reminding, and the moments that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from models.rules.calendar import WorkCalendar
from models.rules.plan import DEFAULT_LADDERS, Ladder
from models.rules.terms import Terms


@dataclass(frozen=True)
class Policy:
    """When reminders go out: each urgency's ladder, the calendar of working days and sending hours, the terms."""

    ladders: Mapping[str, Ladder] = field(default_factory=lambda: DEFAULT_LADDERS)
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    terms: Terms = field(default_factory=Terms)

    @property
    def fingerprint(self) -> str:
        """Differs when the policy does; equal from one start to the next."""
        plain = repr((sorted(self.ladders.items()), self.calendar, self.terms))
        return sha256(plain.encode()).hexdigest()

    def is_day_for(self, weekday: int, day: date) -> bool:
        """Whether what belongs to this weekday, 0 is Monday, is done on `day`: of a holiday, the next working day."""
        meant = day - timedelta((day.weekday() - weekday) % 7)
        return self.calendar.working_day_on_or_after(meant) == day

    def tells_followers_on(self, day: date) -> bool:
        """Whether who follows items hears of them on this day: at most once from Monday to Sunday.

        In a week without a working day for it nothing is told; the next one tells it as well.
        """
        weekday = self.terms.followers_weekday
        return self.is_day_for(weekday, day) and day.weekday() >= weekday

    def opens(self, day: date) -> datetime:
        """The UTC moment from which reminders leave on this local day: on the day of the digest they wait."""
        waits = self.is_day_for(self.terms.digest_weekday, day)
        return self.calendar.instant(day, self.terms.reminders_wait_until if waits else self.calendar.sending_time)

    def may_remind(self, now: datetime) -> bool:
        """Whether reminders may leave at the aware moment `now`."""
        return self.calendar.may_send(now) and now >= self.opens(self.calendar.local_date(now))

    def next_reminding(self, now: datetime) -> datetime:
        """The earliest moment, in UTC, at or after the aware moment `now` at which reminders may leave."""
        if self.may_remind(now):
            return now.astimezone(UTC)
        day = self.first_day(now)
        while not self.may_remind(opens := self.opens(day)):
            day += timedelta(1)
        return opens

    def first_day(self, now: datetime) -> date:
        """The first local day, a working day or not, whose hour for reminders is still ahead."""
        today = self.calendar.local_date(now)
        return today if self.opens(today) > now else today + timedelta(1)
