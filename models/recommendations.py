"""The recommendations as the follow-up reads them: in lists by unit, partner and focus area, and one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Subquery, and_, case, func, select, union
from sqlmodel import Session, col

from models import changes
from models.changes import RECHECKED, STATUS
from models.names import Names
from models.rules.calendar import WorkCalendar
from models.tables import (
    Edition,
    FocusArea,
    Item,
    Monitor,
    Organisation,
    Recommendation,
    RecommendationOrganisation,
    RecommendationRegion,
    RecommendationUnit,
    Region,
    RegionAlias,
    Unit,
)
from models.words import ItemKind, RecommendationStatus, Urgency

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
    """What a list of recommendations can be of."""

    ALL = "all"
    SPECIAL = "special"
    UNIT = "unit"
    PARTNER = "partner"
    AREA = "area"


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
class Group:
    """What a list can be of, and how many recommendations it has."""

    scope: Scope
    names: Names
    count: int


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
    pairs = _pairs(scope.kind)
    return and_(ours, col(Item.id).in_(select(pairs.c.item).where(pairs.c.of == scope.number)))


def _pairs(kind: ScopeKind) -> Subquery:
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


def groups(session: Session, kind: ScopeKind) -> list[Group]:
    """What there are lists of, each with at least one recommendation, in the order of the report."""
    pairs = _pairs(kind)
    counted = (
        select(pairs.c.of, func.count())
        .join(Item, col(Item.id) == pairs.c.item)
        .where(col(Item.monitor_id) == NEWEST)
        .group_by(pairs.c.of)
    )
    counts = {Scope(kind, number): count for number, count in session.execute(counted)}
    return [Group(scope, names, counts[scope]) for scope, names, _ in _named(session, kind) if scope in counts]


def name_of(session: Session, scope: Scope) -> Names | None:
    """What the list is of; None for all and for special attention, and for what is not there any more."""
    if scope.kind not in LISTED_BY:
        return None
    found = (each for each in _named(session, scope.kind) if each[0] == scope)
    return next((names for _, names, _ in found), None)


def scopes_like(session: Session, typed: str) -> list[tuple[Scope, Names]]:
    """The lists that are meant by a reference or by letters of a name, also of a former region.

    What has just that reference or name goes before what has the letters in its name.
    """
    wanted = typed.strip().casefold()
    known = [(scope, names, words) for kind in LISTED_BY for scope, names, words in _named(session, kind)]
    exactly = [(scope, names) for scope, names, words in known if wanted in words]
    return exactly or [(scope, names) for scope, names, words in known if any(wanted in word for word in words)]


def _named(session: Session, kind: ScopeKind) -> list[tuple[Scope, Names, set[str]]]:
    """Every list of this kind, with its names and all the words it goes by."""
    rows: Sequence[tuple[int | None, str, str, str]]
    if kind == ScopeKind.UNIT:
        units = session.execute(select(Unit).order_by(col(Unit.id))).scalars()
        rows = [(row.id, row.reference, row.name, row.name) for row in units]
    elif kind == ScopeKind.PARTNER:
        organisations = session.execute(select(Organisation).order_by(col(Organisation.id))).scalars()
        rows = [(row.id, row.reference, row.name_nl, row.name_en) for row in organisations]
    else:
        query = select(FocusArea).where(col(FocusArea.monitor_id) == NEWEST)
        areas = session.execute(query.order_by(col(FocusArea.position))).scalars()
        rows = [(row.id, row.reference, row.name_nl, row.name_en) for row in areas]
    former = _former_names(session) if kind == ScopeKind.UNIT else {}
    return [
        (
            Scope(kind, number or 0),
            Names(nl, en),
            {word.casefold() for word in (reference, nl, en, *former.get(number or 0, ()))},
        )
        for number, reference, nl, en in rows
    ]


def _former_names(session: Session) -> dict[int, list[str]]:
    """The names, in every spelling, of the former regions of each unit."""
    found: dict[int, list[str]] = {}
    names = select(col(Region.unit_id), col(Region.name))
    aliases = select(col(Region.unit_id), col(RegionAlias.name)).join(RegionAlias)
    for query in (names, aliases):
        for unit, name in session.execute(query):
            found.setdefault(unit, []).append(name)
    return found


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
