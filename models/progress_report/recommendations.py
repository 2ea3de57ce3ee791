"""The recommendations of a report, with their status, addressees and formal responses at the end of a day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session, SQLModel, col

from models.changes import STANDS, State
from models.names import Names
from models.progress_report.as_of import AsOf
from models.progress_report.content import SETTLED, Answered, Decided, Party, RecommendationState
from models.progress_report.promises import Promises
from models.rules.rewinding import as_it_was
from models.tables import (
    AgendaItem,
    Decision,
    Edition,
    FocusArea,
    Gathering,
    Item,
    Recommendation,
    RecommendationChange,
    RecommendationOrganisation,
    RecommendationRegion,
    RecommendationUnit,
    Region,
    Response,
)
from models.words import Addressee, DecisionKind, RecommendationStatus, ResponseKind, Urgency

Row = tuple[Recommendation, Item, str, int]
"""A recommendation with its item, the reference of its area and the year of its edition."""


def known(session: Session, monitor: int, as_of: AsOf) -> list[Row]:
    """Those of editions that had been released, or that a gathering discussed before; in the report's order."""
    discussed = (
        select(col(AgendaItem.item_id))
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .where(col(Gathering.date) <= as_of.day)
    )
    query = (
        select(Recommendation, Item, col(FocusArea.reference), col(Edition.year))
        .join(Item, col(Item.id) == col(Recommendation.item_id))
        .join(FocusArea, col(FocusArea.id) == col(Item.focus_area_id))
        .join(Edition, col(Edition.id) == col(Recommendation.edition_id))
        .where(
            col(Item.monitor_id) == monitor,
            or_(col(Edition.released) <= as_of.day, col(Item.id).in_(discussed)),
        )
        .order_by(col(FocusArea.position), col(Item.position), col(Item.id))
    )
    return [(row, item, area, year) for row, item, area, year in session.execute(query)]


def states(
    session: Session,
    rows: Sequence[Row],
    as_of: AsOf,
    promises: Promises,
    parties: Mapping[int, Party],
    units: Mapping[int, Party],
) -> tuple[RecommendationState, ...]:
    """All that the report says of each."""
    changes = _changes(session)
    said = _responses(session, as_of, parties)
    decided = _decisions(session, as_of)
    addressed = _linked(session, RecommendationOrganisation, "organisation_id")
    to_units = _linked(session, RecommendationUnit, "unit_id")
    regions = _regions(session)
    by_unit = {unit.reference: unit for unit in units.values()}
    by_organisation = {party.reference: party for party in parties.values()}
    found = []
    for row, item, area, year in rows:
        to = [units[number].reference for number in to_units[row.item_id]]
        named = [parties[number].reference for number in addressed[row.item_id]]
        now = State(RecommendationStatus(row.status), Addressee(row.addressee), tuple(to), tuple(named))
        course = _Course(now, changes[row.item_id], as_of)
        found.append(
            RecommendationState(
                reference=item.reference,
                title=Names(item.title_nl, item.title_en),
                text=Names(row.text_nl, row.text_en),
                area=area,
                edition=year,
                addressee=course.stood.addressee,
                organisations=tuple(by_organisation[each] for each in sorted(course.stood.organisations)),
                units=tuple(by_unit[each] for each in sorted(course.stood.units)),
                regions=tuple(regions[row.item_id]),
                urgency=Urgency(row.urgency),
                context=Names(row.context_nl, row.context_en),
                special=row.special_attention,
                status=course.stood.status,
                since=as_of.local(course.last.at) if course.last is not None else None,
                reason=course.last.reason if course.last is not None else "",
                reopened=course.reopened,
                responses=tuple(said[row.item_id].values()),
                commitments=tuple(promises.serving[item.reference]),
                proposals=promises.proposed[item.reference],
                decisions=tuple(decided[row.item_id]),
            )
        )
    return tuple(found)


class _Course:
    """How a recommendation stood, and the change that gave it its status: `last`, None for none."""

    def __init__(self, now: State, changes: Sequence[RecommendationChange], as_of: AsOf) -> None:
        last_moment = as_of.until - timedelta(microseconds=1)
        made = [(each.at, each.was) for each in changes]
        self.stood = State.read(as_it_was(asdict(now), made, last_moment))
        turns = [each for each in changes if as_of.knows(each.at) and "status" in each.now]
        self.last = turns[-1] if turns else None
        self.reopened = self.stood.status not in SETTLED and any(each.was["status"] in SETTLED for each in turns)


def _changes(session: Session) -> Mapping[int, list[RecommendationChange]]:
    found: defaultdict[int, list[RecommendationChange]] = defaultdict(list)
    query = select(RecommendationChange).where(STANDS).order_by(col(RecommendationChange.id))
    for change in session.execute(query).scalars():
        found[change.recommendation_id].append(change)
    return found


def _responses(session: Session, as_of: AsOf, parties: Mapping[int, Party]) -> Mapping[int, dict[int, Answered]]:
    """The last response of each organisation."""
    query = select(Response).where(col(Response.at) < as_of.until).order_by(col(Response.id))
    found: defaultdict[int, dict[int, Answered]] = defaultdict(dict)
    for row in session.execute(query).scalars():
        day = as_of.calendar.local_date(row.at)
        answered = Answered(parties[row.organisation_id], ResponseKind(row.answer), row.reason, day)
        found[row.recommendation_id][row.organisation_id] = answered
    return found


def _decisions(session: Session, as_of: AsOf) -> Mapping[int, list[Decided]]:
    """What was decided and could be known outside by then; the line is that of the last change."""
    query = (
        select(col(AgendaItem.item_id), Decision, Gathering)
        .join(AgendaItem, col(AgendaItem.id) == col(Decision.agenda_item_id))
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .where(
            col(Decision.public_at) < as_of.until,
            or_(col(Gathering.embargo_until).is_(None), col(Gathering.embargo_until) <= as_of.day),
        )
        .order_by(col(Gathering.date), col(AgendaItem.id))
    )
    found: defaultdict[int, list[Decided]] = defaultdict(list)
    for item, decision, gathering in session.execute(query):
        names = Names(gathering.name_nl, gathering.name_en)
        found[item].append(Decided(names, gathering.date, DecisionKind(decision.kind), decision.line))
    return found


def _linked(session: Session, table: type[SQLModel], other: str) -> Mapping[int, list[int]]:
    columns: Any = table.__table__.c  # type: ignore[attr-defined]
    found: defaultdict[int, list[int]] = defaultdict(list)
    for recommendation, number in session.execute(
        select(columns.recommendation_id, columns[other]).order_by(columns[other])
    ):
        found[recommendation].append(number)
    return found


def _regions(session: Session) -> Mapping[int, list[str]]:
    query = (
        select(col(RecommendationRegion.recommendation_id), col(Region.name))
        .join(Region, col(Region.id) == col(RecommendationRegion.region_id))
        .order_by(col(Region.number))
    )
    found: defaultdict[int, list[str]] = defaultdict(list)
    for recommendation, name in session.execute(query):
        found[recommendation].append(name)
    return found
