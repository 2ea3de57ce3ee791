"""Which reminders a commitment gets, and on which days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from models.rules.calendar import WorkCalendar

REMINDED_STATUSES = frozenset({"agreed", "in_progress"})
MOST_OVERDUE_TIMES = 8
WEEK = 7
"""Days that lie between two reminders of a date that has passed, at least."""
DUE, SNOOZED = "due", "snoozed"
FIRST_DUE, LAST_DUE = date(1900, 1, 1), date(2999, 12, 31)
"""A due date outside these is a slip of the pen: nothing can be counted from it, and nothing is sent."""


@dataclass(frozen=True)
class Ladder:
    """When to remind: `before` in days before the due date, furthest first; on the day; then when overdue.

    Raises ValueError, with the ladder's values, for steps that are not strictly descending positive days, for overdue
    reminders more often than weekly and for more than eight of them.
    """

    before: tuple[int, ...]
    on_due: bool = True
    overdue_every_days: int = WEEK
    overdue_times: int = MOST_OVERDUE_TIMES

    def __post_init__(self) -> None:
        days = (*self.before, 0)
        descending = all(further > nearer for further, nearer in pairwise(days))
        if not descending or self.overdue_every_days < WEEK or not 0 <= self.overdue_times <= MOST_OVERDUE_TIMES:
            raise ValueError(self.before, self.overdue_every_days, self.overdue_times)


DEFAULT_LADDERS: Mapping[str, Ladder] = MappingProxyType(
    {"high": Ladder((28, 14, 7, 1)), "medium": Ladder((14, 3)), "low": Ladder((7,))}
)
"""The ladder for each urgency, where the configuration has no other."""


@dataclass(frozen=True)
class Subject:
    """What a plan needs to know of a commitment.

    `disputed`: its owner says that another organisation should do it. `last_left`: the local day on which a reminder
    of it, other than the deputy's, left last.
    """

    status: str
    due: date | None
    already_practice: bool = False
    disputed: bool = False
    snoozed_until: date | None = None
    last_left: date | None = None

    @property
    def is_reminded(self) -> bool:
        """Whether anybody is reminded of it at all."""
        if self.status not in REMINDED_STATUSES or self.already_practice or self.disputed:
            return False
        return self.due is not None and FIRST_DUE <= self.due <= LAST_DUE


@dataclass(frozen=True)
class Step:
    """One reminder; `day` is a local working day.

    `code` is before-<days>, due, overdue-<n> or snoozed; beyond the ladder, deputy or telephone.
    """

    code: str
    day: date

    @property
    def is_overdue(self) -> bool:
        """Whether it reminds of a date that has passed."""
        return self.code.startswith("overdue-")


def plan(subject: Subject, ladder: Ladder, calendar: WorkCalendar, after: date) -> tuple[Step, ...]:
    """The reminders of one commitment from the day `after` (included), in order of day.

    A step up to the due date moves to the working day on or before, a later one to the working day on or
    after. Of several on one day the last stays. What lands before `after` is dropped, not caught up with:
    so a plan made later is the tail of the plan made earlier. Where its owner asked to be reminded on a later
    day, nothing comes before that day. A date that has passed is reminded of at most weekly, also where days moved:
    what would come sooner is left out. Empty unless the subject is reminded of.

    Absence is the calendar's; the hour is the policy's.
    """
    if not subject.is_reminded or subject.due is None:
        return ()
    last_of_day: dict[date, Step] = {}
    for step in _wished(subject.due, ladder):
        move = calendar.working_day_on_or_before if step.day <= subject.due else calendar.working_day_on_or_after
        day = move(step.day)
        last_of_day[day] = Step(step.code, day)
    asked = None
    if subject.snoozed_until is not None:
        asked = day = calendar.working_day_on_or_after(subject.snoozed_until)
        snoozed = {day: Step(SNOOZED, day)}
        last_of_day = snoozed | {each: step for each, step in last_of_day.items() if each >= day}
    ahead = [step for day, step in last_of_day.items() if day >= after]
    return tuple(_at_most_weekly(ahead, subject.due, subject.last_left, asked))


def _at_most_weekly(steps: Sequence[Step], due: date, last_left: date | None, asked: date | None) -> Iterator[Step]:
    """Without those after the due date that come within a week of another one there; the day `asked` for stays."""
    last = last_left or date.min
    for step in steps:
        both_overdue = due < min(last, step.day)
        if step.day == asked or not both_overdue or (step.day - last).days >= WEEK:
            last = max(last, step.day)
            yield step


def newest_due(steps: Sequence[Step], now_date: date) -> Step | None:
    """The last step on or before the local day `now_date`: the only one to send, however many were missed."""
    return next((step for step in reversed(steps) if step.day <= now_date), None)


def _wished(due: date, ladder: Ladder) -> list[Step]:
    """The steps in order, on the days that the ladder names."""
    steps = [Step(f"before-{days}", due - timedelta(days)) for days in ladder.before]
    if ladder.on_due:
        steps.append(Step(DUE, due))
    for time in range(1, ladder.overdue_times + 1):
        steps.append(Step(f"overdue-{time}", due + timedelta(time * ladder.overdue_every_days)))
    return steps
