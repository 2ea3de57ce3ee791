"""The orphan radar, both ways: recommendations that nobody took on, and commitments that the hall hardly asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select
from sqlmodel import Session, col

from models import tallying
from models.committing import CHANGEABLE
from models.names import Names
from models.ranking import Rank, ranked
from models.rules.figures import WELL_SUPPORTED
from models.tables import Commitment, CommitmentRecommendation, Gathering, Item, Recommendation
from models.tallying import ItemTally
from models.words import STILL_OPEN, CommitmentStatus, Stance, Urgency

_TAKEN_ON = exists(
    select(col(Commitment.id))
    .join(CommitmentRecommendation, col(CommitmentRecommendation.commitment_id) == col(Commitment.id))
    .where(
        col(CommitmentRecommendation.recommendation_id) == col(Recommendation.item_id),
        col(Commitment.status) != CommitmentStatus.WITHDRAWN,
    )
    .correlate(Recommendation)
)
IS_ORPHAN = and_(col(Recommendation.status).in_(STILL_OPEN), ~_TAKEN_ON)


@dataclass(frozen=True, slots=True)
class Orphan:
    """A recommendation that asks for something and has no commitment."""

    item: int
    reference: str
    title: Names
    urgency: Urgency
    special_attention: bool


def orphans(session: Session, *, skip: int, limit: int) -> tuple[list[Orphan], int]:
    """Some recommendations without a commitment, special attention first, then urgency; and how many there are."""
    total = session.execute(select(func.count()).select_from(Recommendation).where(IS_ORPHAN)).scalar_one()
    return _read(session, _orphans().offset(skip).limit(limit)), int(total)


def well_supported(session: Session, *, threshold: int) -> list[tuple[Orphan, float]]:
    """Those of them that the hall supports well, with the share that agrees: "veel steun, geen afspraak".

    Best supported first; what several gatherings discussed counts where its support was best.
    """
    known = {each.item: each for each in _read(session, _orphans())}
    found: dict[int, tuple[Orphan, float]] = {}
    for tally, _ in ranked(_discussed(session, threshold), Rank.ORPHANS):
        if tally.item in known:
            found.setdefault(tally.item, (known[tally.item], tally.share(Stance.AGREE) or 0.0))
    return list(found.values())


def hardly_asked_for(session: Session, *, threshold: int) -> ColumnElement[bool]:
    """Which commitments that are proposed or kept serve what a gathering was asked about, and nothing it supports well.

    Where the figures of a recommendation are hidden nothing is said of its support, and so not of the commitment.
    """
    asked_about: set[int] = set()
    asked_for: set[int] = set()
    for tally in _discussed(session, threshold):
        asked_about.add(tally.item)
        if tally.chosen is None or (tally.support is not None and tally.support.low >= WELL_SUPPORTED):
            asked_for.add(tally.item)
    return and_(col(Commitment.status).in_(CHANGEABLE), _serves(asked_about), ~_serves(asked_for))


def _serves(recommendations: set[int]) -> ColumnElement[bool]:
    return exists().where(
        col(CommitmentRecommendation.commitment_id) == col(Commitment.id),
        col(CommitmentRecommendation.recommendation_id).in_(recommendations),
    )


def _discussed(session: Session, threshold: int) -> Iterator[ItemTally]:
    """The figures of every gathering, as its organisers see them."""
    for gathering in session.execute(select(col(Gathering.id)).order_by(col(Gathering.id))).scalars().all():
        yield from tallying.of_gathering(session, gathering or 0, threshold=threshold).items


def _orphans() -> Select[Item, Recommendation]:
    urgency = case({each: at for at, each in enumerate(Urgency)}, value=col(Recommendation.urgency))
    return (
        select(Item, Recommendation)
        .join(Recommendation, col(Recommendation.item_id) == col(Item.id))
        .where(IS_ORPHAN)
        .order_by(col(Recommendation.special_attention).desc(), urgency, col(Item.position), col(Item.id))
    )


def _read(session: Session, query: Select[Item, Recommendation]) -> list[Orphan]:
    return [
        Orphan(
            item.id or 0,
            item.reference,
            Names(item.title_nl, item.title_en),
            Urgency(recommendation.urgency),
            recommendation.special_attention,
        )
        for item, recommendation in session.execute(query)
    ]
