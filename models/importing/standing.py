"""The report that the database has, as the data of a report file."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import Session, col, select

from models import changes
from models.tables import (
    AgendaItem,
    Commitment,
    CommitmentRecommendation,
    Edition,
    FocusArea,
    Gathering,
    GatheringAudience,
    Item,
    Monitor,
    Organisation,
    OrganisationUnit,
    Outcome,
    OutcomeScore,
    Recommendation,
    RecommendationOrganisation,
    RecommendationRegion,
    RecommendationUnit,
    Region,
    RegionAlias,
    Unit,
)
from models.words import WITH_REASON, Addressee, OrganisationKind

Row = dict[str, Any]


def monitors(session: Session) -> list[Monitor]:
    """Every monitor there is, the first one first."""
    return list(session.exec(select(Monitor).order_by(col(Monitor.id))))


def current(session: Session) -> Row | None:
    """The report that came last; None while there is none."""
    known = monitors(session)
    return standing(session, known[-1]) if known else None


def standing(session: Session, monitor: Monitor) -> Row:
    """What a report file would have to say for the database to be as it is, as TOML would be parsed.

    English that equals the Dutch is left out, and so are commitments from the chat, and what is not stored.
    """
    organisations = _organisations(session)
    coordinator = next((row["id"] for row in organisations if row["kind"] == OrganisationKind.COORDINATOR), None)
    items = dict(session.exec(select(Item.id, Item.reference).where(Item.monitor_id == monitor.id)).all())
    return {
        "meta": _said({"coordinator": coordinator, **_both("label", monitor.label_nl, monitor.label_en)}),
        "monitor": _monitor(session, monitor),
        "outcome": _outcomes(session, monitor),
        "recommendation": _recommendations(session, monitor, items),
        "gathering": _gatherings(session, monitor, items),
        "organisation": organisations,
        "commitment": _commitments(session, items),
        "police": _police(session),
    }


def _both(key: str, dutch: str, english: str) -> Row:
    before = f"{key}_" if key else ""
    return {f"{before}nl": dutch, f"{before}en": None if english == dutch else english}


def _said(row: Mapping[str, Any]) -> Row:
    """Without what is empty, which is what left out means; False and 0 say something."""
    return {key: value for key, value in row.items() if value is not None and value != "" and value != []}


def _gathered(pairs: Iterable[tuple[Any, Any]]) -> defaultdict[Any, list[Any]]:
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _monitor(session: Session, monitor: Monitor) -> Row:
    editions = session.exec(select(Edition).where(Edition.monitor_id == monitor.id).order_by(col(Edition.year)))
    areas = session.exec(select(FocusArea).where(FocusArea.monitor_id == monitor.id).order_by(col(FocusArea.position)))
    return _said(
        {
            "id": monitor.reference,
            **_both("name", monitor.name_nl, monitor.name_en),
            "policy_areas": monitor.policy_areas,
            "score_min": monitor.score_min,
            "score_max": monitor.score_max,
            "bands": [_said({**band, **_both("", band["nl"], band["en"])}) for band in monitor.bands],
            "focus_areas": [
                _said({"id": row.reference, **_both("", row.name_nl, row.name_en), "weight": row.weight})
                for row in areas
            ],
            "editions": [_said({"year": row.year, "released": row.released, "note": row.note}) for row in editions],
        }
    )


def _outcomes(session: Session, monitor: Monitor) -> list[Row]:
    ours = select(Item.id).where(Item.monitor_id == monitor.id)
    scored = session.exec(
        select(OutcomeScore.outcome_id, Edition.year, OutcomeScore.score)
        .join(Edition)
        .where(col(OutcomeScore.outcome_id).in_(ours))
        .order_by(col(Edition.year))
    )
    scores = _gathered((outcome, (str(year), score)) for outcome, year, score in scored)
    rows = session.exec(
        select(Item, FocusArea.reference, Outcome.about)
        .join(Outcome)
        .join(FocusArea, col(FocusArea.id) == col(Item.focus_area_id))
        .where(Item.monitor_id == monitor.id)
        .order_by(col(Item.position))
    )
    return [
        _said(
            {
                "id": item.reference,
                "focus_area": area,
                "about": about,
                **_both("", item.title_nl, item.title_en),
                "scores": dict(scores[item.id]),
            }
        )
        for item, area, about in rows
    ]


def _recommendations(session: Session, monitor: Monitor, items: Mapping[int | None, str]) -> list[Row]:
    ours = select(Item.id).where(Item.monitor_id == monitor.id)
    organisations = _links(session, ours, RecommendationOrganisation, "organisation_id", Organisation, "reference")
    units = _links(session, ours, RecommendationUnit, "unit_id", Unit, "reference")
    regions = _links(session, ours, RecommendationRegion, "region_id", Region, "number")
    rows = session.exec(
        select(Item, Recommendation, FocusArea.reference, Edition.year)
        .join(Recommendation, col(Recommendation.item_id) == col(Item.id))
        .join(FocusArea, col(FocusArea.id) == col(Item.focus_area_id))
        .join(Edition, col(Edition.id) == col(Recommendation.edition_id))
        .where(Item.monitor_id == monitor.id)
        .order_by(col(Item.position))
    )
    return [
        _said(
            {
                "id": item.reference,
                "edition": year,
                "focus_area": area,
                "outcome": items.get(row.outcome_id),
                **_both("title", item.title_nl, item.title_en),
                **_both("text", row.text_nl, row.text_en),
                "addressee": {
                    "type": str(row.addressee),
                    "ids": (units if row.addressee == Addressee.UNIT else organisations)[item.id],
                },
                "origin_regions": regions[item.id],
                "urgency": str(row.urgency),
                "status": str(row.status),
                "special_attention": row.special_attention,
                **_context(session, row),
                "basis": row.basis,
            }
        )
        for item, row, area, year in rows
    ]


def _context(session: Session, row: Recommendation) -> Row:
    """Where the chat closed it without a context, the reason that was given there."""
    closed = changes.last(session, row.item_id, changes.STATUS) if row.status in WITH_REASON else None
    reason = closed.reason if closed is not None else ""
    return _both("context", row.context_nl or reason, row.context_en or row.context_nl or reason)


def _links(session: Session, ours: Any, link: Any, other: str, target: Any, name: str) -> defaultdict[Any, list[Any]]:
    """The names that each recommendation is linked to."""
    rows = session.exec(
        select(link.recommendation_id, getattr(target, name))
        .join(target, col(target.id) == col(getattr(link, other)))
        .where(col(link.recommendation_id).in_(ours))
        .order_by(col(target.id))
    )
    return _gathered(rows)


def _gatherings(session: Session, monitor: Monitor, items: Mapping[int | None, str]) -> list[Row]:
    audiences = _gathered(
        session.exec(
            select(GatheringAudience.gathering_id, GatheringAudience.audience).order_by(col(GatheringAudience.position))
        )
    )
    agendas = _gathered(
        session.exec(
            select(AgendaItem.gathering_id, AgendaItem.item_id).order_by(
                col(AgendaItem.position), col(AgendaItem.round)
            )
        )
    )
    rows = session.exec(
        select(Gathering, Organisation.reference)
        .join(Organisation)
        .where(Gathering.monitor_id == monitor.id)
        .order_by(col(Gathering.id))
    )
    return [
        {
            "id": row.reference,
            **_said(_both("name", row.name_nl, row.name_en)),
            "date": row.date,
            "organiser": organiser,
            "audience": audiences[row.id],
            "language": row.language,
            "zone": row.zone,
            "confidential": row.confidential,
            "by_invitation": row.by_invitation,
            "results": str(row.results),
            "kept_until": row.kept_until,
            "agenda": [items[item] for item in dict.fromkeys(agendas[row.id])],
        }
        for row, organiser in rows
    ]


def _organisations(session: Session) -> list[Row]:
    units = _gathered(
        session.exec(
            select(OrganisationUnit.organisation_id, Unit.reference).join(Unit).order_by(col(OrganisationUnit.unit_id))
        )
    )
    return [
        _said(
            {
                "id": row.reference,
                "kind": str(row.kind),
                **_both("", row.name_nl, row.name_en),
                "fictitious": row.fictitious,
                "units": units[row.id],
            }
        )
        for row in session.exec(select(Organisation).order_by(col(Organisation.id)))
    ]


def _commitments(session: Session, items: Mapping[int | None, str]) -> list[Row]:
    links = select(CommitmentRecommendation.commitment_id, CommitmentRecommendation.recommendation_id)
    serves = _gathered(
        session.exec(
            links.join(Item, col(Item.id) == col(CommitmentRecommendation.recommendation_id)).order_by(
                col(Item.position)
            )
        )
    )
    rows = session.exec(
        select(Commitment, Organisation.reference)
        .join(Organisation)
        .where(col(Commitment.gathering_id).is_(None), col(Commitment.proposed_by).is_(None))
        .order_by(col(Commitment.id))
    )
    return [
        _said(
            {
                "id": row.reference,
                "recommendations": [items[item] for item in serves[row.id]],
                "partner": partner,
                "kind": str(row.kind),
                **_both("owner", row.owner_nl, row.owner_en),
                **_both("text", row.text_nl, row.text_en),
                **_both("measure", row.measure_nl, row.measure_en),
                "agreed_on": row.agreed_on,
                "due": row.due,
                "status": str(row.status),
                "done_on": row.done_on,
                **_both("closed_note", row.closed_note_nl, row.closed_note_en),
            }
        )
        for row, partner in rows
        if serves[row.id] and all(item in items for item in serves[row.id])
    ]


def _police(session: Session) -> Row:
    units = {row.id: row for row in session.exec(select(Unit).order_by(col(Unit.id)))}
    aliases = _gathered(session.exec(select(RegionAlias.region_id, RegionAlias.name).order_by(col(RegionAlias.name))))
    return {
        "units": [_said({"id": row.reference, "nl": row.name, "riec": row.riec}) for row in units.values()],
        "regions": [
            _said({"nr": row.number, "nl": row.name, "aliases": aliases[row.id], "unit": units[row.unit_id].reference})
            for row in session.exec(select(Region).order_by(col(Region.number)))
        ],
    }
