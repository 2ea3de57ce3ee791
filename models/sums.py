"""What tallies are made of, summed by the database for many items at once; what has none lacks."""

from collections import defaultdict

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.tables import AnonymousCount, Commitment, CommitmentRecommendation, Posting, Tally
from models.words import CommitmentStatus


def of_marks(session: Session, agenda_items: list[int]) -> dict[int, dict[str, int]]:
    """agenda item → mark → voices of all audiences"""
    query = (
        select(col(Tally.agenda_item_id), col(Tally.mark), func.sum(col(Tally.voices)))
        .where(col(Tally.agenda_item_id).in_(agenda_items))
        .group_by(col(Tally.agenda_item_id), col(Tally.mark))
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for agenda_item, mark, voices in session.execute(query):
        found[agenda_item][mark] = int(voices)
    return found


def of_offers(session: Session, items: list[int], at: int | None = None) -> dict[int, int]:
    """How many organisations took each item on: `at` one gathering whatever was decided since, or all that stand."""
    query = (
        select(col(CommitmentRecommendation.recommendation_id), func.count(col(Commitment.organisation_id).distinct()))
        .join(Commitment, col(Commitment.id) == col(CommitmentRecommendation.commitment_id))
        .where(col(CommitmentRecommendation.recommendation_id).in_(items))
        .group_by(col(CommitmentRecommendation.recommendation_id))
    )
    if at is None:
        query = query.where(col(Commitment.status) != CommitmentStatus.WITHDRAWN)
    else:
        query = query.where(col(Commitment.gathering_id) == at)
    return dict(session.execute(query).all())


def of_anonymous(session: Session, agenda_items: list[int]) -> dict[int, int]:
    """agenda item → Telegram's own totals of reactions without a name"""
    query = (
        select(col(Posting.agenda_item_id), func.sum(col(AnonymousCount.total)))
        .join(
            Posting,
            (col(Posting.chat_id) == col(AnonymousCount.chat_id))
            & (col(Posting.message_id) == col(AnonymousCount.message_id)),
        )
        .where(col(Posting.agenda_item_id).in_(agenda_items))
        .group_by(col(Posting.agenda_item_id))
    )
    return {item: int(total) for item, total in session.execute(query)}
