"""Which recommendations a commitment serves, and which it can."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, or_, select
from sqlmodel import Session, col

from models import history
from models.names import Names
from models.tables import AgendaItem, Commitment, CommitmentRecommendation, Item, Recommendation
from models.words import Addressee


@dataclass(frozen=True, slots=True)
class Choice:
    """A recommendation that a commitment can serve."""

    item: int
    reference: str
    title: Names


def served(session: Session, commitment: int) -> set[int]:
    """The recommendations that it serves."""
    query = select(col(CommitmentRecommendation.recommendation_id)).where(
        col(CommitmentRecommendation.commitment_id) == commitment
    )
    return set(session.execute(query).scalars())


def choices(session: Session, known: Collection[int], gathering: int | None = None) -> list[Choice]:
    """Recommendations to partners, or of the gathering, in the editions of the known ones, which come along."""
    editions = select(col(Recommendation.edition_id)).where(col(Recommendation.item_id).in_(known))
    on_agenda = select(col(AgendaItem.item_id)).where(col(AgendaItem.gathering_id) == gathering)
    query = (
        select(col(Item.id), col(Item.reference), col(Item.title_nl), col(Item.title_en))
        .join(Recommendation, col(Recommendation.item_id) == col(Item.id))
        .where(
            col(Recommendation.edition_id).in_(editions),
            or_(
                col(Recommendation.addressee) == Addressee.PARTNER,
                col(Item.id).in_(on_agenda),
                col(Item.id).in_(known),
            ),
        )
        .order_by(col(Item.position), col(Item.id))
    )
    rows = session.execute(query)
    return [Choice(item, reference, Names(nl, en)) for item, reference, nl, en in rows]


def options(session: Session, commitment: Commitment) -> tuple[list[Choice], set[int]]:
    """What this commitment can serve, and what of that it does."""
    known = served(session, commitment.id or 0)
    return choices(session, known, commitment.gathering_id), known


def find(session: Session, reference: str) -> Item | None:
    """The recommendation with this reference, of the newest report; case does not matter."""
    query = (
        select(Item)
        .join(Recommendation, col(Recommendation.item_id) == col(Item.id))
        .where(func.upper(col(Item.reference)) == reference.strip().upper())
        .order_by(col(Item.id).desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()


def serve(
    session: Session,
    commitment: Commitment,
    recommendation: int,
    person: int,
    now: datetime,
    *,
    serves: bool,
    self_reported: bool = False,
) -> bool:
    """Whether it serves this recommendation from here on.

    False when that stood so, when none would be left, or when it is none that this commitment can serve.

    The history names the references: "+TOE-3", "-TOE-3".
    """
    assert commitment.id is not None
    can_serve, known = options(session, commitment)
    if recommendation not in {each.item for each in can_serve} or (recommendation in known) is serves:
        return False
    if not serves and len(known) == 1:
        return False
    if serves:
        session.add(CommitmentRecommendation(commitment_id=commitment.id, recommendation_id=recommendation))
    else:
        session.execute(
            delete(CommitmentRecommendation).where(
                col(CommitmentRecommendation.commitment_id) == commitment.id,
                col(CommitmentRecommendation.recommendation_id) == recommendation,
            )
        )
    reference = session.get_one(Item, recommendation).reference
    note = f"{'+' if serves else '-'}{reference}"
    history.step(session, commitment, "serves", person, now, note=note, self_reported=self_reported)
    return True
