"""Commitments that come back: once the coordinator has checked that one was kept, its next time begins."""

from datetime import datetime

from sqlmodel import Session

from models import history
from models.answering import due_before
from models.rules.recurrence import next_due
from models.tables import Commitment
from models.words import CommitmentStatus, Recurrence

MOVED = ("later", "date_agreed")
"""Steps that move one time alone: the rhythm stays."""


def begin_next(session: Session, commitment: Commitment, person: int, now: datetime) -> bool:
    """Its next time, under the same reference; False where none follows. What was kept stays in the history."""
    agreed = due_before(session, commitment, MOVED)
    if agreed is None or commitment.due is None:
        return False
    due = next_due(agreed, commitment.due, Recurrence(commitment.every), commitment.every_until)
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
