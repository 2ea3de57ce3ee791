"""The rest of an offer, asked the morning after it was made: how it is measured, its kind, what else it serves."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import literal_column, select
from sqlmodel import Session, col

from models.tables import Commitment, Progress

IS_PROPOSED = col(Commitment.status) == literal_column("'proposed'")
"""Written out rather than bound: only so does SQLite see that the partial index serves."""
MEASURE, KIND, SERVES = "measure", "kind", "serves"
QUESTIONS = (MEASURE, KIND, SERVES)


def waiting(session: Session, before: datetime, limit: int) -> Sequence[Commitment]:
    """Proposals from the hall made before this moment, whose proposers were not asked for the rest yet."""
    query = (
        select(Commitment)
        .join(Progress, col(Progress.commitment_id) == col(Commitment.id))
        .where(
            IS_PROPOSED,
            col(Commitment.detailed_at).is_(None),
            col(Commitment.proposed_by).is_not(None),
            col(Progress.answer) == "proposed",
            col(Progress.at) < before,
        )
        .order_by(col(Commitment.id))
        .limit(limit)
    )
    return session.execute(query).scalars().all()


def open_questions(session: Session, commitment: Commitment) -> tuple[str, ...]:
    """Which of QUESTIONS the proposer has not answered yet."""
    steps = session.execute(
        select(col(Progress.answer), col(Progress.before)).where(
            col(Progress.commitment_id) == commitment.id, col(Progress.reported_by) == commitment.proposed_by
        )
    ).all()
    columns = {name for _, before in steps for name in before or {}}
    answered = {
        MEASURE: bool(commitment.measure_nl),
        KIND: "kind" in columns,
        SERVES: any(answer == "serves" for answer, _ in steps),
    }
    return tuple(question for question in QUESTIONS if not answered[question])
