"""Taking back within a day, while nothing newer happened: an owner's answer, or a change of a recommendation."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from models import history
from models.tables import Commitment, Progress, RecommendationChange

WITHIN = timedelta(hours=24)
ANSWERS = ("done", "on_schedule", "later", "later_asked", "help", "not_ours", "snoozed", "note")
"""What can be taken back; all else is somebody's decision."""


class Refusal(StrEnum):
    """Why it stays."""

    UNDONE = "undone"
    LATE = "late"
    NEWER = "newer"


def refusal(session: Session, step: Progress, now: datetime) -> Refusal | None:
    """Why this answer can't be taken back any more, if so. A note is never in the way of an earlier answer."""
    return refusal_of(step, now, newer=history.changed_since(session, step))


def refusal_of(made: Progress | RecommendationChange, now: datetime, *, newer: bool) -> Refusal | None:
    """The same of whatever can be taken back; `newer`: something happened since that stands."""
    if made.undone_at is not None:
        return Refusal.UNDONE
    if now > made.at + WITHIN:
        return Refusal.LATE
    return Refusal.NEWER if newer else None


def undo(session: Session, step: Progress, now: datetime) -> None:
    """The commitment is as it was before; the step stays in the history, as one that was taken back."""
    commitment = session.get_one(Commitment, step.commitment_id)
    for name, value in (step.before or {}).items():
        setattr(commitment, name, history.value_of(name, value))
    step.undone_at = now
    session.add_all([commitment, step])
    session.flush()
