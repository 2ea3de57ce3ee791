"""A recommendation as its history says it was, by the rule that the progress report goes by."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from models.changes import STANDS, State, state
from models.rules.rewinding import as_it_was
from models.tables import Recommendation, RecommendationChange


def as_of(session: Session, recommendation: Recommendation, moment: datetime) -> State:
    """How it was at this moment. What a report file corrected counts as having been so from the start."""
    changes = session.execute(
        select(col(RecommendationChange.at), col(RecommendationChange.was))
        .where(col(RecommendationChange.recommendation_id) == recommendation.item_id, STANDS)
        .order_by(col(RecommendationChange.id))
    ).all()
    now = asdict(state(session, recommendation))
    return State.read(as_it_was(now, [(at, was) for at, was in changes], moment))
