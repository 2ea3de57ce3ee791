"""What was known at the end of a day: rows are taken back along the history that is kept for that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from models.rules.calendar import WorkCalendar
from models.tables import Commitment, Progress
from models.words import CommitmentStatus

MADE = ("proposed", "entered")
"""The answers with which a commitment's history begins; what a report file brought has none of them."""


@dataclass(frozen=True, slots=True)
class AsOf:
    """The end of the local day `day`: what happened before the moment `until` is known, what came later is not."""

    day: date
    until: datetime
    calendar: WorkCalendar

    @classmethod
    def of(cls, day: date, calendar: WorkCalendar) -> "AsOf":
        return cls(day, calendar.instant(day + timedelta(1), time(0)), calendar)

    def knows(self, at: datetime | None) -> bool:
        """Whether that had happened."""
        return at is not None and at < self.until

    def stood(self, step: Progress) -> bool:
        """Whether the step had been made, and not been taken back."""
        return self.knows(step.at) and not self.knows(step.undone_at)

    def local(self, at: datetime | None) -> date | None:
        return None if at is None else self.calendar.local_date(at)


def later(steps: Iterable[Progress], as_of: AsOf) -> list[tuple[Progress, bool]]:
    """What was done after that day, the last first: a step, and whether it was taken back rather than made."""
    happened = [(step.at, step.id or 0, False, step) for step in steps if not as_of.knows(step.at)]
    happened += [
        (step.undone_at, step.id or 0, True, step)
        for step in steps
        if step.undone_at is not None and not as_of.knows(step.undone_at)
    ]
    happened.sort(key=lambda each: each[:3], reverse=True)
    return [(step, undone) for _, _, undone, step in happened]


def commitment(row: Commitment, steps: Iterable[Progress], as_of: AsOf) -> Commitment | None:
    """The commitment as it stood; None when there was none yet. The row itself is left alone.

    What a report file brought has no steps for it: its dates say when it was agreed and done.
    """
    steps = list(steps)
    if any(step.answer in MADE and not as_of.knows(step.at) for step in steps):
        return None
    values: dict[str, Any] = {}
    for step, undone in later(steps, as_of):
        values |= (step.after if undone else step.before) or {}
    was = Commitment.model_validate({name: getattr(row, name) for name in Commitment.model_fields} | values)
    if was.agreed_on is not None and was.agreed_on > as_of.day:
        return None
    if was.done_on is not None and was.done_on > as_of.day:
        was.status, was.done_on = CommitmentStatus.IN_PROGRESS, None
    return was


def serves(now: Iterable[str], steps: Iterable[Progress], as_of: AsOf) -> set[str]:
    """The references of the recommendations that a commitment served; its steps note "+TOE-3" and "-TOE-3"."""
    known = set(now)
    for step, undone in later((step for step in steps if step.answer == "serves"), as_of):
        sign, reference = step.note[:1], step.note[1:]
        if (sign == "+") is undone:
            known.add(reference)
        else:
            known.discard(reference)
    return known
