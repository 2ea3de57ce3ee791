"""From edition to edition: how the outcomes moved, like for like, and how far the recommendations are by area."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlmodel import Session, col

from models.areas import Area
from models.names import Names
from models.progress_report.as_of import AsOf
from models.progress_report.content import (
    CARRIED_OUT,
    SETTLED,
    Carried,
    Editions,
    Means,
    Movement,
    RecommendationState,
)
from models.rules import figures
from models.tables import Edition, FocusArea, Item, OutcomeScore

Pair = tuple[float, float]
"""A score before and after."""


def compared(session: Session, monitor: int, areas: Sequence[Area], as_of: AsOf) -> Editions:
    """The last edition that had been released beside the one before it; only outcomes in both make the means."""
    released = select(Edition).where(col(Edition.monitor_id) == monitor, col(Edition.released) <= as_of.day)
    editions = list(session.execute(released.order_by(col(Edition.year).desc()).limit(2)).scalars())
    after, before = (*editions, None, None)[:2]
    movements = _movements(session, monitor, before, after)
    both = {area.reference: _pairs(movements, area.reference) for area in areas}
    means = tuple(_means(area, pairs) for area, pairs in both.items() if pairs)
    weights = {area.reference: area.weight for area in areas}
    return Editions(
        before=before.year if before is not None else None,
        after=after.year if after is not None else None,
        movements=movements,
        areas=means,
        unweighted=_total(means, dict.fromkeys(weights, 1)),
        weighted=_total(means, weights),
    )


def _movements(session: Session, monitor: int, before: Edition | None, after: Edition | None) -> tuple[Movement, ...]:
    query = (
        select(Item, col(FocusArea.reference), col(OutcomeScore.edition_id), col(OutcomeScore.score))
        .join(OutcomeScore, col(OutcomeScore.outcome_id) == col(Item.id))
        .join(FocusArea, col(FocusArea.id) == col(Item.focus_area_id))
        .where(
            col(Item.monitor_id) == monitor,
            col(OutcomeScore.edition_id).in_([each.id for each in (before, after) if each is not None]),
        )
        .order_by(col(FocusArea.position), col(Item.position), col(Item.id))
    )
    scores: dict[str, dict[int, int]] = {}
    named: dict[str, tuple[Names, str]] = {}
    for item, area, edition, score in session.execute(query):
        named[item.reference] = Names(item.title_nl, item.title_en), area
        scores.setdefault(item.reference, {})[edition] = score

    def score_of(reference: str, edition: Edition | None) -> int | None:
        return None if edition is None else scores[reference].get(edition.id or 0)

    return tuple(
        Movement(reference, title, area, score_of(reference, before), score_of(reference, after))
        for reference, (title, area) in named.items()
    )


def _pairs(movements: Iterable[Movement], area: str) -> list[Pair]:
    return [
        (each.before, each.after)
        for each in movements
        if each.area == area and each.before is not None and each.after is not None
    ]


def _means(area: str, pairs: Sequence[Pair]) -> Means:
    before, after = (figures.mean(scores) for scores in zip(*pairs, strict=True))
    return Means(area, len(pairs), before, after)


def _total(means: Sequence[Means], weights: dict[str, int]) -> Means:
    """The mean of the areas' means."""
    return Means(
        "",
        sum(each.outcomes for each in means),
        figures.weighted((each.before, weights[each.area]) for each in means if each.before is not None),
        figures.weighted((each.after, weights[each.area]) for each in means if each.after is not None),
    )


def carried(areas: Sequence[Area], recommendations: Sequence[RecommendationState]) -> tuple[Carried, ...]:
    """How many of each area's recommendations are carried out or otherwise settled."""
    return tuple(_carried(area.reference, recommendations) for area in areas)


def _carried(area: str, recommendations: Sequence[RecommendationState]) -> Carried:
    statuses = [each.status for each in recommendations if each.area == area]
    settled, done = (sum(status in those for status in statuses) for those in (SETTLED, CARRIED_OUT))
    return Carried(area, len(statuses), settled, done)


def shares(areas: Sequence[Area], by_area: Sequence[Carried]) -> tuple[float | None, float | None]:
    """The part that is carried out, areas counting as much each and by their weights; empty areas are in neither."""
    known = [(each.carried_out / each.all, area.weight) for area, each in zip(areas, by_area, strict=True) if each.all]
    return figures.mean(share for share, _ in known), figures.weighted(known)
