"""The traffic light of a commitment: derived from what is known, never typed."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.rules.terms import Terms
from models.words import BEING_KEPT, CommitmentStatus, Light


@dataclass(frozen=True, slots=True)
class Course:
    """What the light looks at.

    `reported_on`: the last day on which its owner said something; where that was never, the day on which it was handed
    on to them, or else agreed.
    """

    status: str
    due: date | None
    reported_on: date | None


def light(course: Course, today: date, terms: Terms) -> Light:
    """Red: past due. Amber: due within `due_soon_days`, or no report for `silent_days`. Green: on course, or done.

    Grey: closed without being kept, not agreed yet, or undated.
    """
    if course.status == CommitmentStatus.DONE:
        return Light.GREEN
    if course.status not in BEING_KEPT or course.due is None:
        return Light.GREY
    if course.due < today:
        return Light.RED
    soon = course.due <= today + timedelta(terms.due_soon_days)
    silent = course.reported_on is None or course.reported_on <= today - timedelta(terms.silent_days)
    return Light.AMBER if soon or silent else Light.GREEN
