"""An owner takes an answer back, within a day and while nothing newer happened."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlmodel import Session

from models import history
from models.tables import Commitment, Progress

WITHIN = timedelta(hours=24)
ANSWERS = ("done", "on_schedule", "later", "later_asked", "help", "not_ours", "snoozed", "note")
"""What can be taken back; all else is somebody's decision."""


class Refusal(StrEnum):
    """Why an answer stays."""

    UNDONE = "undone"
    LATE = "late"
    NEWER = "newer"


def refusal(session: Session, step: Progress, now: datetime) -> Refusal | None:
    """Why this answer can't be taken back any more, if so. A note is never in the way of an earlier answer."""
    if step.undone_at is not None:
        return Refusal.UNDONE
    if now > step.at + WITHIN:
        return Refusal.LATE
    return Refusal.NEWER if history.changed_since(session, step) else None


def undo(session: Session, step: Progress, now: datetime) -> None:
    """The commitment is as it was before; the step stays in the history, as one that was taken back."""
    commitment = session.get_one(Commitment, step.commitment_id)
    for name, value in (step.before or {}).items():
        setattr(commitment, name, history.value_of(name, value))
    step.undone_at = now
    session.add_all([commitment, step])
    session.flush()
