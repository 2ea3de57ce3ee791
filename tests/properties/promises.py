"""When people ought to be reminded of what they promised, said plainly."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

from .partners import Partner

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OPENS, OPENS_ON_MONDAY, CLOSES = time(9), time(14), time(18)
DEPUTY, TELEPHONE = "deputy", "telephone"
DEPUTY_AFTER = 2
HEARD_ENOUGH = 3
"""Unanswered overdue reminders, after which the coordinator is to telephone."""
FREE = {
    date(2013, 12, 25),
    date(2013, 12, 26),
    date(2014, 1, 1),
    date(2014, 4, 18),
    date(2014, 4, 21),
    date(2014, 4, 26),
    date(2014, 5, 29),
    date(2014, 6, 9),
    date(2014, 12, 25),
    date(2014, 12, 26),
}
"""The public holidays from October 2013 to the end of 2014."""
BEFORE = {"high": (28, 14, 7, 1), "medium": (14, 3), "low": (7,)}


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in FREE


def may_write(now: datetime) -> bool:
    here = now.astimezone(AMSTERDAM)
    return works(here.date()) and opening(here.date()) <= here and here.time() < CLOSES


def opening(day: date) -> datetime:
    """On Monday in the afternoon, and so on the day after a free Monday."""
    monday = day - timedelta(day.weekday())
    free_until_now = not any(works(monday + timedelta(n)) for n in range(day.weekday()))
    return datetime.combine(day, OPENS_ON_MONDAY if free_until_now else OPENS, AMSTERDAM)


def next_opening(now: datetime) -> datetime:
    day = now.astimezone(AMSTERDAM).date()
    while not works(day) or opening(day) <= now:
        day += timedelta(1)
    return opening(day)


def working_days_after(day: date, count: int) -> date:
    for _ in range(count):
        day = moved(day + timedelta(1), 1)
    return day


def moved(day: date, by: int, closed: Collection[date] = ()) -> date:
    """The nearest day in this direction on which anybody works who can be asked."""
    while not works(day) or day in closed:
        day += timedelta(by)
    return day


def ladder(due: date, urgency: str, asked: date | None, closed: Collection[date]) -> list[tuple[str, date]]:
    """Every step on its working day, of two on one day the last; none before the day that was asked for."""
    wishes = [(f"before-{days}", due - timedelta(days)) for days in BEFORE[urgency]]
    wishes += [("due", due)] + [(f"overdue-{week}", due + timedelta(weeks=week)) for week in range(1, 9)]
    found = {moved(day, 1 if code.startswith("overdue") else -1, closed): code for code, day in wishes}
    if asked is not None:
        found.setdefault(moved(asked, 1, closed), "snoozed")
    return sorted(
        ((code, day) for day, code in found.items() if asked is None or day >= moved(asked, 1, closed)),
        key=itemgetter(1),
    )


@dataclass
class Row:
    """A step of a promise: `at` is when it is due. `left`: the local day on which it went out; None while it did not.

    `to`: who heard it; None for nobody of the organisation. A step that was `held` back went to nobody. `settled`:
    somebody answered since.
    """

    code: str
    day: date
    at: datetime
    left: date | None = None
    to: int | None = None
    held: bool = False
    settled: bool = False

    @property
    def heard_on(self) -> date:
        return max(self.day, self.left or self.day)

    @property
    def is_overdue(self) -> bool:
        return self.code.startswith("overdue")


@dataclass
class Promise:
    """`open`: the step that is to come. `past`: those that went out or were held back, as they were planned."""

    urgency: str
    organisation: int
    status: str = "proposed"
    due: date | None = None
    asked: date | None = None
    agreed_on: date = date.min
    open: Row | None = None
    past: list[Row] = field(default_factory=list)
    asks_plan: bool = False

    @property
    def is_kept(self) -> bool:
        return self.status in ("agreed", "in_progress")

    @property
    def unheard(self) -> list[Row]:
        """What somebody heard, or was to be told by telephone, and nobody answered."""
        return [row for row in self.past if row.left and not row.held and not row.settled]

    def plan(self, now: datetime, partner: Partner) -> None:
        """What comes next, if nobody answers."""
        today = now.astimezone(AMSTERDAM).date()
        first = max(
            today if opening(today) > now else today + timedelta(1),
            self.agreed_on,
            *(row.day + timedelta(1) for row in self.past),
        )
        self.asks_plan = False
        self.open = self._next(first, partner)

    def _next(self, first: date, partner: Partner) -> Row | None:
        unheard = self.unheard
        if any(row.code == TELEPHONE for row in unheard):
            return None
        ahead = self.ladder_from(first, partner)
        following = self._or_telephone(ahead[0]) if ahead else None
        if self.asks_deputy(partner):
            day = working_days_after(unheard[-1].heard_on, DEPUTY_AFTER)
            if day >= first and (following is None or day < following[1]):
                following = DEPUTY, day
        return None if following is None else Row(*following, opening(following[1]))

    def due_step(self, today: date, partner: Partner) -> tuple[str, date] | None:
        """What is to be said on this day of the step that is due: the newest, however many were missed."""
        assert self.open is not None
        code, day = self.open.code, self.open.day
        ladder = [step for step in self.ladder_from(day, partner) if step[1] <= today]
        if code in (DEPUTY, TELEPHONE) and not any(step[1] > day for step in ladder):
            enough = self._heard_enough() if code == TELEPHONE else self._deputy_hears_by(today, partner)
            return (code, day) if enough else None
        return self._or_telephone(ladder[-1]) if ladder else None

    def _deputy_hears_by(self, today: date, partner: Partner) -> bool:
        return self.asks_deputy(partner) and working_days_after(self.unheard[-1].heard_on, DEPUTY_AFTER) <= today

    def asks_deputy(self, partner: Partner) -> bool:
        """Whether the lead left a step on or after the due date unanswered, and somebody stands beside the lead."""
        last = self.unheard[-1] if self.unheard else None
        return last is not None and (last.code == "due" or last.is_overdue) and partner.has_deputy_for(last.to)

    def ladder_from(self, first: date, partner: Partner) -> list[tuple[str, date]]:
        """The ladder from this day on: nothing after the due date comes less than seven days after what came there
        before, unless asked for.
        """
        if not self.is_kept or self.due is None:
            return []
        closed = partner.closed
        came = [row.left or row.day for row in self.past if not row.held and row.code != DEPUTY]
        came = [day for day in came if day > self.due]
        found = []
        for code, day in ladder(self.due, self.urgency, self.asked, closed):
            is_asked_for = self.asked is not None and day == moved(self.asked, 1, closed)
            is_apart = is_asked_for or day <= self.due or all(day - each >= timedelta(7) for each in came)
            if day >= first and is_apart:
                found.append((code, day))
                came += [day] if day > self.due else []
        return found

    def _or_telephone(self, step: tuple[str, date]) -> tuple[str, date]:
        return (TELEPHONE, step[1]) if step[0].startswith("overdue") and self._heard_enough() else step

    def _heard_enough(self) -> bool:
        return sum(row.is_overdue for row in self.unheard) >= HEARD_ENOUGH
