"""What addressees formally say of the recommendations: accepted, partly, or not; the last answer of each counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Subquery, func, select, union
from sqlmodel import Session, col

from models.names import Names
from models.recommendations import NEWEST, ORDER
from models.rules.calendar import WorkCalendar
from models.tables import (
    Edition,
    Item,
    Organisation,
    OrganisationUnit,
    Recommendation,
    RecommendationOrganisation,
    RecommendationUnit,
    Response,
)
from models.words import STILL_OPEN, OrganisationKind, ResponseKind

POLICE = col(Organisation.kind) == OrganisationKind.POLICE


@dataclass(frozen=True, slots=True)
class Addressed:
    """A recommendation with an organisation that it is addressed to, and what that one last said: when, and why."""

    item: int
    reference: str
    title: Names
    text: Names
    special_attention: bool
    organisation: int
    organisation_names: Names
    answer: ResponseKind | None
    day: date | None
    reason: str


def addressees() -> Subquery:
    """Each recommendation (`item`) with each organisation (`organisation`) that answers it.

    The police answer for their units: those that belong with the unit, else those that belong with none.
    """
    item, unit = col(RecommendationUnit.recommendation_id), col(RecommendationUnit.unit_id)
    of_units = (
        select(col(OrganisationUnit.unit_id), col(OrganisationUnit.organisation_id))
        .join(Organisation, col(Organisation.id) == col(OrganisationUnit.organisation_id))
        .where(POLICE)
        .subquery()
    )
    answering = col(Organisation.id)
    return union(
        select(
            col(RecommendationOrganisation.recommendation_id).label("item"),
            col(RecommendationOrganisation.organisation_id).label("organisation"),
        ),
        select(item, of_units.c.organisation_id).join(of_units, of_units.c.unit_id == unit),
        select(item, answering)
        .join(Organisation, POLICE & answering.not_in(select(of_units.c.organisation_id)))
        .where(unit.not_in(select(of_units.c.unit_id))),
    ).subquery()


def asked(
    session: Session,
    organisations: Collection[int],
    calendar: WorkCalendar,
    today: date,
    *,
    answered: bool,
    items: Collection[int] | None = None,
) -> list[Addressed]:
    """What these organisations can answer, special attention first: what is still open of editions that came out.

    `answered`: what they have answered instead, whatever came of it. `items`: of these recommendations alone.
    """
    found = [each for each in _all(session, calendar, items, today) if each.organisation in organisations]
    still_open = _still_open(session)
    return [each for each in found if (each.answer is not None if answered else _waits(each, still_open))]


def unanswered(
    session: Session, calendar: WorkCalendar, today: date, items: Collection[int] | None = None
) -> list[Addressed]:
    """What no addressee has answered yet, of all that is still open."""
    still_open = _still_open(session)
    return [each for each in _all(session, calendar, items, today) if _waits(each, still_open)]


def _waits(each: Addressed, still_open: Collection[int]) -> bool:
    return each.answer is None and each.item in still_open


def _still_open(session: Session) -> set[int]:
    query = select(col(Recommendation.item_id)).where(col(Recommendation.status).in_(STILL_OPEN))
    return set(session.execute(query).scalars())


def of_item(session: Session, item: int, calendar: WorkCalendar) -> list[Addressed]:
    """What each of the organisations that a recommendation is addressed to says of it."""
    return _all(session, calendar, [item])


def one(
    session: Session, item: int, organisation: int, calendar: WorkCalendar, out_on: date | None = None
) -> Addressed | None:
    """What an organisation says of a recommendation; None where it is not addressed to it.

    `out_on`: None too where its edition was not out on that day.
    """
    found = _all(session, calendar, [item], out_on)
    return next((each for each in found if each.organisation == organisation), None)


def _all(
    session: Session, calendar: WorkCalendar, items: Collection[int] | None, out_on: date | None = None
) -> list[Addressed]:
    """`out_on`: of editions that are out on that day alone."""
    pairs, last = addressees(), _last()
    query = (
        select(Item, Recommendation, Organisation, Response)
        .join(Recommendation, col(Recommendation.item_id) == col(Item.id))
        .join(Edition, col(Edition.id) == col(Recommendation.edition_id))
        .join(pairs, pairs.c.item == col(Item.id))
        .join(Organisation, col(Organisation.id) == pairs.c.organisation)
        .outerjoin(last, (last.c.item == pairs.c.item) & (last.c.organisation == pairs.c.organisation))
        .outerjoin(Response, col(Response.id) == last.c.response)
        .where(col(Item.monitor_id) == NEWEST)
        .order_by(*ORDER, col(Organisation.id))
    )
    if items is not None:
        query = query.where(col(Item.id).in_(items))
    if out_on is not None:
        query = query.where(col(Edition.released) <= out_on)
    return [
        Addressed(
            item.id or 0,
            item.reference,
            Names(item.title_nl, item.title_en),
            Names(recommendation.text_nl, recommendation.text_en),
            recommendation.special_attention,
            organisation.id or 0,
            Names(organisation.name_nl, organisation.name_en),
            None if said is None else ResponseKind(said.answer),
            None if said is None else calendar.local_date(said.at),
            "" if said is None else said.reason,
        )
        for item, recommendation, organisation, said in session.execute(query)
    ]


def _last() -> Subquery:
    """The number of the last response of each organisation to each recommendation."""
    item, organisation = col(Response.recommendation_id), col(Response.organisation_id)
    return (
        select(item.label("item"), organisation.label("organisation"), func.max(col(Response.id)).label("response"))
        .group_by(item, organisation)
        .subquery()
    )


def respond(
    session: Session, asked: Addressed, answer: ResponseKind, person: int, now: datetime, *, reason: str = ""
) -> bool:
    """The organisation says this from here on; False when it did already. Not accepting takes a reason (ValueError)."""
    if answer == ResponseKind.NOT_ACCEPTED and not reason:
        raise ValueError(asked.reference)
    if (asked.answer, asked.reason) == (answer, reason):
        return False
    session.add(
        Response(
            recommendation_id=asked.item,
            organisation_id=asked.organisation,
            answer=answer,
            reason=reason,
            at=now,
            said_by=person,
        )
    )
    session.flush()
    return True
