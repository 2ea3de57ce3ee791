"""The recommendations as the follow-up reads them: in lists by unit, partner and focus area, and one by one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Subquery, and_, case, func, select, union
from sqlmodel import Session, col

from models import changes
from models.changes import READDRESSED, RECHECKED, STATUS
from models.names import Names
from models.rules.calendar import WorkCalendar
from models.tables import (
    Edition,
    Gathering,
    Item,
    Monitor,
    Organisation,
    Recommendation,
    RecommendationChange,
    RecommendationOrganisation,
    RecommendationRegion,
    RecommendationUnit,
    Region,
    Unit,
)
from models.words import STILL_OPEN, ItemKind, RecommendationStatus, Urgency

NEWEST = select(func.max(col(Monitor.id))).scalar_subquery()
"""The report that came last; the follow-up is about it."""
ORDER = (
    col(Recommendation.special_attention).desc(),
    case({each: place for place, each in enumerate(Urgency)}, value=col(Recommendation.urgency)),
    col(Item.position),
    col(Item.id),
)
"""Special attention first, then urgency, then as the report has them."""


class ScopeKind(StrEnum):
    """What a list of recommendations can be of.

    `FORMER`: written for former regions, still open, and neither rechecked nor given another addressee.
    """

    ALL = "all"
    SPECIAL = "special"
    UNIT = "unit"
    PARTNER = "partner"
    AREA = "area"
    FORMER = "former"


LISTED_BY = (ScopeKind.UNIT, ScopeKind.PARTNER, ScopeKind.AREA)


@dataclass(frozen=True, slots=True)
class Scope:
    """A list of recommendations; `number` is the row of the unit, organisation or focus area that it is of."""

    kind: ScopeKind
    number: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A recommendation in a list."""

    item: int
    reference: str
    title: Names
    special_attention: bool
    urgency: Urgency
    status: RecommendationStatus


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation with all that the follow-up has on it.

    `regions`: the former regions that it was written for, `present_units`: what these are now. `status_since` and
    `rechecked_on` are local days, None where the chat never changed its status or rechecked it; `reason`: why it was
    closed there without being done.
    """

    item: int
    reference: str
    title: Names
    text: Names
    edition: int
    special_attention: bool
    urgency: Urgency
    status: RecommendationStatus
    status_since: date | None
    reason: str
    rechecked_on: date | None
    context: Names
    addressees: tuple[Names, ...]
    regions: tuple[str, ...]
    present_units: tuple[str, ...]


def listed(session: Session, scope: Scope, *, skip: int, limit: int) -> tuple[list[Line], int]:
    """Some of a list, and how many it has."""
    found = select(Item, Recommendation).join(Recommendation).where(_in(scope)).order_by(*ORDER)
    total = session.execute(select(func.count()).select_from(found.order_by(None).subquery())).scalar_one()
    lines = [
        Line(
            item.id or 0,
            item.reference,
            Names(item.title_nl, item.title_en),
            row.special_attention,
            Urgency(row.urgency),
            RecommendationStatus(row.status),
        )
        for item, row in session.execute(found.offset(skip).limit(limit))
    ]
    return lines, int(total)


def numbers(session: Session, scope: Scope) -> set[int]:
    """All recommendations of a list."""
    query = select(col(Item.id)).join(Recommendation, col(Recommendation.item_id) == col(Item.id)).where(_in(scope))
    return set(session.execute(query).scalars())


def _in(scope: Scope) -> ColumnElement[bool]:
    ours = col(Item.monitor_id) == NEWEST
    if scope.kind == ScopeKind.ALL:
        return ours
    if scope.kind == ScopeKind.SPECIAL:
        return and_(ours, col(Recommendation.special_attention).is_(True))
    if scope.kind == ScopeKind.FORMER:
        return and_(ours, *_to_recheck())
    pairs = pairs_of(scope.kind)
    return and_(ours, col(Item.id).in_(select(pairs.c.item).where(pairs.c.of == scope.number)))


def _to_recheck() -> tuple[ColumnElement[bool], ...]:
    seen_to = select(col(RecommendationChange.recommendation_id)).where(
        col(RecommendationChange.what).in_((RECHECKED, READDRESSED)), changes.STANDS
    )
    return (
        col(Item.id).in_(select(col(RecommendationRegion.recommendation_id))),
        col(Recommendation.status).in_(STILL_OPEN),
        col(Item.id).not_in(seen_to),
    )


def pairs_of(kind: ScopeKind) -> Subquery:
    """Each recommendation (`item`) with each unit, organisation or focus area (`of`) in whose list it is.

    What is addressed to no unit is in the lists of those that its former regions are part of now.
    """
    if kind == ScopeKind.AREA:
        return (
            select(col(Item.id).label("item"), col(Item.focus_area_id).label("of"))
            .where(col(Item.kind) == ItemKind.RECOMMENDATION)
            .subquery()
        )
    if kind == ScopeKind.PARTNER:
        item, of = RecommendationOrganisation.recommendation_id, RecommendationOrganisation.organisation_id
        return select(col(item).label("item"), col(of).label("of")).subquery()
    addressed = col(RecommendationUnit.recommendation_id)
    former = col(RecommendationRegion.recommendation_id)
    return union(
        select(addressed.label("item"), col(RecommendationUnit.unit_id).label("of")),
        select(former.label("item"), col(Region.unit_id).label("of"))
        .join(Region, col(Region.id) == col(RecommendationRegion.region_id))
        .where(former.not_in(select(addressed))),
    ).subquery()


def view(session: Session, item: int, calendar: WorkCalendar) -> RecommendationView | None:
    """The recommendation as its card shows it; None where there is none."""
    row = session.execute(
        select(Item, Recommendation, col(Edition.year))
        .join(Recommendation, col(Recommendation.item_id) == col(Item.id))
        .join(Edition, col(Edition.id) == col(Recommendation.edition_id))
        .where(col(Item.id) == item)
    ).one_or_none()
    if row is None:
        return None
    titled, recommendation, year = row
    regions = _regions(session, item)
    status, rechecked = (changes.last(session, item, what) for what in (STATUS, RECHECKED))
    return RecommendationView(
        item=item,
        reference=titled.reference,
        title=Names(titled.title_nl, titled.title_en),
        text=Names(recommendation.text_nl, recommendation.text_en),
        edition=year,
        special_attention=recommendation.special_attention,
        urgency=Urgency(recommendation.urgency),
        status=RecommendationStatus(recommendation.status),
        status_since=None if status is None else calendar.local_date(status.at),
        reason="" if status is None else status.reason,
        rechecked_on=None if rechecked is None else calendar.local_date(rechecked.at),
        context=Names(recommendation.context_nl, recommendation.context_en),
        addressees=(*_units(session, item), *_organisations(session, item)),
        regions=tuple(name for name, _ in regions),
        present_units=tuple(dict.fromkeys(unit for _, unit in regions)),
    )


def _units(session: Session, item: int) -> list[Names]:
    query = (
        select(col(Unit.name))
        .join(RecommendationUnit)
        .where(col(RecommendationUnit.recommendation_id) == item)
        .order_by(col(Unit.id))
    )
    return [Names(name, name) for name in session.execute(query).scalars()]


def _organisations(session: Session, item: int) -> list[Names]:
    query = (
        select(col(Organisation.name_nl), col(Organisation.name_en))
        .join(RecommendationOrganisation)
        .where(col(RecommendationOrganisation.recommendation_id) == item)
        .order_by(col(Organisation.id))
    )
    return [Names(nl, en) for nl, en in session.execute(query)]


def _regions(session: Session, item: int) -> list[tuple[str, str]]:
    """The former regions that it was written for, each with its present unit."""
    query = (
        select(col(Region.name), col(Unit.name))
        .join(RecommendationRegion, col(RecommendationRegion.region_id) == col(Region.id))
        .join(Unit, col(Unit.id) == col(Region.unit_id))
        .where(col(RecommendationRegion.recommendation_id) == item)
        .order_by(col(Region.number))
    )
    return [(region, unit) for region, unit in session.execute(query)]


def is_held_back(session: Session) -> bool:
    """Whether a gathering of the report may not be shared yet: what is said of its items can't be forwarded."""
    query = select(col(Gathering.id)).where(
        col(Gathering.monitor_id) == NEWEST, col(Gathering.embargo_until).is_not(None)
    )
    return session.execute(query.limit(1)).first() is not None
