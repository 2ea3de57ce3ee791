"""Commitments that come back: once the coordinator has checked that one was kept, its next time begins."""

from datetime import datetime

from sqlmodel import Session

from models import history
from models.answering import due_before
from models.rules.recurrence import next_due
from models.tables import Commitment
from models.words import CommitmentStatus, Recurrence

IN_RHYTHM = ("later", "date_agreed", "next_time")
"""Steps that move one time alone, or go on to the next: the rhythm stays that of the date first agreed."""


def begin_next(session: Session, commitment: Commitment, person: int, now: datetime) -> bool:
    """Its next time, under the same reference; False where none follows. What was kept stays in the history."""
    first = due_before(session, commitment, IN_RHYTHM)
    if first is None or commitment.due is None:
        return False
    due = next_due(first, commitment.due, Recurrence(commitment.every), commitment.every_until)
    if due is None:
        return False
    history.step(
        session,
        commitment,
        "next_time",
        person,
        now,
        self_reported=False,
        status=CommitmentStatus.AGREED,
        due=due,
        done_on=None,
        verified_on=None,
    )
    return True
