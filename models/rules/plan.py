"""Which reminders a commitment gets, and on which days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from models.rules.calendar import WorkCalendar

REMINDED_STATUSES = frozenset({"agreed", "in_progress"})
MOST_OVERDUE_TIMES = 8
FIRST_DUE, LAST_DUE = date(1900, 1, 1), date(2999, 12, 31)
"""A due date outside these is a slip of the pen: nothing can be counted from it, and nothing is sent."""


@dataclass(frozen=True)
class Ladder:
    """When to remind: `before` in days before the due date, furthest first; on the day; then when overdue.

    Raises ValueError, with the ladder's values, for steps that are not strictly descending positive days
    and for more than eight overdue reminders.
    """

    before: tuple[int, ...]
    on_due: bool = True
    overdue_every_days: int = 7
    overdue_times: int = MOST_OVERDUE_TIMES

    def __post_init__(self) -> None:
        days = (*self.before, 0)
        descending = all(further > nearer for further, nearer in pairwise(days))
        if not descending or self.overdue_every_days < 1 or not 0 <= self.overdue_times <= MOST_OVERDUE_TIMES:
            raise ValueError(self.before, self.overdue_every_days, self.overdue_times)


DEFAULT_LADDERS: Mapping[str, Ladder] = MappingProxyType(
    {"high": Ladder((28, 14, 7, 1)), "medium": Ladder((14, 3)), "low": Ladder((7,))}
)
"""The ladder for each urgency, where the configuration has no other."""


@dataclass(frozen=True)
class Subject:
    """What a plan needs to know of a commitment."""

    status: str
    due: date | None
    already_practice: bool = False


@dataclass(frozen=True)
class Step:
    """One reminder: `code` is before-<days>, due or overdue-<n>; `day` is a local working day."""

    code: str
    day: date


def plan(subject: Subject, ladder: Ladder, calendar: WorkCalendar, after: date) -> tuple[Step, ...]:
    """The reminders of one commitment from the day `after` (included), in order of day.

    A step up to the due date moves to the working day on or before, a later one to the working day on or
    after. Of several on one day the last stays. What lands before `after` is dropped, not caught up with:
    so a plan made later is the tail of the plan made earlier. Empty unless the commitment is agreed or in
    progress, has a due date and is not already practice.

    Absence is the calendar's; the hour is chosen when a step is sent (`WorkCalendar.next_sending`).
    """
    if subject.status not in REMINDED_STATUSES or subject.due is None or subject.already_practice:
        return ()
    if not FIRST_DUE <= subject.due <= LAST_DUE:
        return ()
    last_of_day: dict[date, Step] = {}
    for step in _wished(subject.due, ladder):
        move = calendar.working_day_on_or_before if step.day <= subject.due else calendar.working_day_on_or_after
        day = move(step.day)
        if day >= after:
            last_of_day[day] = Step(step.code, day)
    return tuple(last_of_day.values())


def next_step(steps: Sequence[Step], after_date: date) -> Step | None:
    """The first step later than the day `after_date`, on which the one before it was sent."""
    return next((step for step in steps if step.day > after_date), None)


def newest_due(steps: Sequence[Step], now_date: date) -> Step | None:
    """The last step on or before the local day `now_date`: the only one to send, however many were missed."""
    return next((step for step in reversed(steps) if step.day <= now_date), None)


def _wished(due: date, ladder: Ladder) -> list[Step]:
    """The steps in order, on the days that the ladder names."""
    steps = [Step(f"before-{days}", due - timedelta(days)) for days in ladder.before]
    if ladder.on_due:
        steps.append(Step("due", due))
    for time in range(1, ladder.overdue_times + 1):
        steps.append(Step(f"overdue-{time}", due + timedelta(time * ladder.overdue_every_days)))
    return steps
