"""The state of play of all commitments: how many of each light, and views of them that the database pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select, true, union
from sqlmodel import Session, col

from models import people
from models.detailing import IS_PROPOSED
from models.lights import Lights
from models.names import Names
from models.tables import (
    Commitment,
    CommitmentRecommendation,
    FocusArea,
    Item,
    Monitor,
    Organisation,
    OrganisationUnit,
    RecommendationUnit,
    Unit,
)
from models.waiting import FOR_COORDINATOR, WANTS_HELP, WITH_PARTNER
from models.words import BEING_KEPT, CommitmentStatus, Light, RoleKind

LIGHTS = tuple(Light)
"""In the order in which they are shown."""


class View(StrEnum):
    """Which commitments are looked at; those of `Group` need the number of one."""

    ALL = "all"
    OVERDUE = "overdue"
    SOON = "soon"
    SILENT = "silent"
    COORDINATOR = "coordinator"
    PARTNER = "partner"
    HELP = "help"


class Group(StrEnum):
    """By what commitments are grouped: their owner, the units and the focus areas that they touch.

    A unit is touched by what is owned by a municipality or RIEC that belongs with it, and by what serves a
    recommendation that is addressed to it; an area by what serves one of its recommendations.
    """

    ORGANISATION = "organisation"
    UNIT = "unit"
    AREA = "area"


WAS_AGREED = or_(
    col(Commitment.agreed_on).is_not(None), col(Commitment.status).in_((*BEING_KEPT, CommitmentStatus.DONE))
)
"""What the coordinator agreed to once; all else is nobody else's business."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see: these views, of the commitments for which the condition holds. Who steers may also act."""

    views: tuple[View, ...]
    condition: ColumnElement[bool]
    steers: bool


STEERING = Sight(tuple(View), true(), steers=True)
READING = Sight((View.ALL, View.OVERDUE, View.SOON, View.SILENT, View.HELP), WAS_AGREED, steers=False)
"""For the ministry: nothing that is only proposed, or waits for somebody to decide."""


def sight_of(session: Session, person: int) -> Sight | None:
    """What this person may see, if anything."""
    roles = people.roles(session, person)
    if RoleKind.COORDINATOR in roles:
        return STEERING
    return READING if RoleKind.READER in roles else None


@dataclass(frozen=True, slots=True)
class Line:
    """A commitment in a list."""

    id: int
    reference: str
    organisation: Names
    due: date | None
    status: CommitmentStatus
    light: Light


@dataclass(frozen=True, slots=True)
class Grouped:
    """A group with how many commitments it has of each light."""

    id: int
    names: Names
    lights: Mapping[Light, int]

    @property
    def total(self) -> int:
        return sum(self.lights.values())


def by_light(session: Session, lights: Lights, sight: Sight = STEERING) -> dict[Light, int]:
    """How many commitments of each light; none is in two."""
    light = lights.light.label("light")
    query = select(light, func.count()).select_from(Commitment).where(sight.condition).group_by(light)
    found = dict(session.execute(query).all())
    return {each: int(found.get(each, 0)) for each in LIGHTS}


def counted(session: Session, lights: Lights, sight: Sight = STEERING) -> dict[View, int]:
    """How many commitments each view has."""
    counts = [func.count().filter(_is_in(view, lights)) for view in sight.views]
    row = session.execute(select(*counts).select_from(Commitment).where(sight.condition)).one()
    return dict(zip(sight.views, (int(number) for number in row), strict=True))


def seen(
    session: Session, view: View, lights: Lights, sight: Sight = STEERING, *, skip: int, limit: int
) -> tuple[list[Line], int]:
    """Some commitments of a view, the most pressing first, and how many there are."""
    return page_of(session, and_(_is_in(view, lights), sight.condition), lights, skip, limit)


def lines(session: Session, commitments: Sequence[int], lights: Lights) -> list[Line]:
    """These commitments, in this order."""
    found, _ = page_of(session, col(Commitment.id).in_(commitments), lights, 0, len(commitments))
    known = {each.id: each for each in found}
    return [known[number] for number in commitments]


def of_group(
    session: Session, group: Group, number: int, lights: Lights, sight: Sight = STEERING, *, skip: int, limit: int
) -> tuple[list[Line], int]:
    """Some commitments of one organisation, unit or area, the most pressing first, and how many there are."""
    members = _members(group)
    belongs = col(Commitment.id).in_(select(members.c.commitment_id).where(members.c.group_id == number))
    return page_of(session, and_(belongs, sight.condition), lights, skip, limit)


def serving(session: Session, recommendation: int, lights: Lights, *, skip: int, limit: int) -> tuple[list[Line], int]:
    """Some commitments that serve a recommendation, the most pressing first, and how many there are."""
    serves = select(col(CommitmentRecommendation.commitment_id)).where(
        col(CommitmentRecommendation.recommendation_id) == recommendation
    )
    return page_of(session, col(Commitment.id).in_(serves), lights, skip, limit)


def grouped(
    session: Session, group: Group, lights: Lights, sight: Sight = STEERING, *, skip: int, limit: int
) -> tuple[list[Grouped], int]:
    """Some organisations, units or areas that have commitments, most overdue ones first, and how many there are.

    A commitment that touches several units or areas counts in each.
    """
    members = _members(group)
    number, nl, en, order = _NAMED[group]
    belongs, light = col(Commitment.id) == members.c.commitment_id, lights.light.label("light")
    counted = select(members.c.group_id, light, func.count().label("many")).join(Commitment, belongs)
    by_light = counted.where(sight.condition).group_by(members.c.group_id, light).subquery()
    counts = [func.sum(case((by_light.c.light == each, by_light.c.many), else_=0)) for each in LIGHTS]
    query = select(number, nl, en, *counts).join(by_light, by_light.c.group_id == number)
    query = query.group_by(number, nl, en, order)
    distinct = select(func.count(members.c.group_id.distinct())).join(Commitment, belongs)
    total = session.execute(distinct.where(sight.condition)).scalar_one()
    shown = session.execute(query.order_by(counts[0].desc(), order, number).offset(skip).limit(limit))
    return [
        Grouped(row[0], Names(row[1], row[2]), dict(zip(LIGHTS, (int(each) for each in row[3:]), strict=True)))
        for row in shown
    ], int(total)


def name_of(session: Session, group: Group, number: int) -> Names | None:
    """What an organisation, unit or area is called."""
    key, nl, en, _ = _NAMED[group]
    row = session.execute(select(nl, en).where(key == number)).one_or_none()
    return None if row is None else Names(row[0], row[1])


def label(session: Session) -> Names:
    """What is printed on every output of figures: that they are a demonstration's, say."""
    row = session.execute(
        select(col(Monitor.label_nl), col(Monitor.label_en)).order_by(col(Monitor.id)).limit(1)
    ).first()
    return Names("", "") if row is None else Names(row[0], row[1])


def _is_in(view: View, lights: Lights) -> ColumnElement[bool]:
    return {
        View.ALL: col(Commitment.id).is_not(None),
        View.OVERDUE: lights.overdue,
        View.SOON: lights.due_soon,
        View.SILENT: lights.silent,
        View.COORDINATOR: FOR_COORDINATOR,
        View.PARTNER: IS_PROPOSED & WITH_PARTNER,
        View.HELP: WANTS_HELP,
    }[view]


def page_of(
    session: Session, condition: ColumnElement[bool], lights: Lights, skip: int, limit: int
) -> tuple[list[Line], int]:
    """Some commitments for which the condition holds, the most pressing first, and how many there are."""
    total = session.execute(select(func.count()).select_from(Commitment).where(condition)).scalar_one()
    rank = case({each: at for at, each in enumerate(LIGHTS)}, value=lights.light).label("rank")
    then = col(Commitment.due).is_(None), col(Commitment.due), col(Commitment.id)
    first = select(col(Commitment.id), rank).where(condition).order_by(rank, *then).offset(skip).limit(limit).subquery()
    query = (
        select(Commitment, col(Organisation.name_nl), col(Organisation.name_en), first.c.rank)
        .join(first, first.c.id == col(Commitment.id))
        .join(Organisation, col(Organisation.id) == col(Commitment.organisation_id))
        .order_by(first.c.rank, *then)
    )
    return [
        Line(row.id or 0, row.reference, Names(nl, en), row.due, CommitmentStatus(row.status), LIGHTS[at])
        for row, nl, en, at in session.execute(query)
    ], int(total)


_NAMED: Mapping[Group, tuple[Any, Any, Any, Any]] = {
    Group.ORGANISATION: (
        col(Organisation.id),
        col(Organisation.name_nl),
        col(Organisation.name_en),
        col(Organisation.name_nl),
    ),
    Group.UNIT: (col(Unit.id), col(Unit.name), col(Unit.name), col(Unit.name)),
    Group.AREA: (col(FocusArea.id), col(FocusArea.name_nl), col(FocusArea.name_en), col(FocusArea.position)),
}
"""Number, both names, and by what they are ordered."""


def _members(group: Group) -> Subquery:
    """Which commitment belongs to which groups: (commitment_id, group_id), each pair once."""
    served = col(CommitmentRecommendation.recommendation_id)
    if group == Group.ORGANISATION:
        return _pairs(col(Commitment.id), col(Commitment.organisation_id)).subquery()
    if group == Group.AREA:
        areas = _pairs(col(CommitmentRecommendation.commitment_id), col(Item.focus_area_id))
        return areas.join(Item, col(Item.id) == served).distinct().subquery()
    owned = _pairs(col(Commitment.id), col(OrganisationUnit.unit_id)).join(
        OrganisationUnit, col(OrganisationUnit.organisation_id) == col(Commitment.organisation_id)
    )
    addressed = _pairs(col(CommitmentRecommendation.commitment_id), col(RecommendationUnit.unit_id)).join(
        RecommendationUnit, col(RecommendationUnit.recommendation_id) == served
    )
    return union(owned, addressed).subquery()


def _pairs(commitment: Any, group: Any) -> Select[Any]:
    return select(commitment.label("commitment_id"), group.label("group_id"))
