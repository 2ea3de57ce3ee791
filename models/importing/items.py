"""The monitor, its outcomes and its recommendations."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from models.changes import READDRESSED, STATUS
from models.importing.addressees import Parties, put_addressees
from models.importing.leading import led_by_chat
from models.importing.writing import Key, Writing
from models.report_file.shape import ReportFile
from models.tables import (
    Edition,
    FocusArea,
    Item,
    Monitor,
    Outcome,
    OutcomeScore,
    Recommendation,
)
from models.words import ItemKind

LED_COLUMNS = {STATUS: "status", READDRESSED: "addressee"}


@dataclass(frozen=True)
class Framework:
    """The monitor's own row number, and those of its editions and focus areas."""

    monitor: int
    editions: Mapping[int, int]
    areas: Mapping[str, int]
    changed: bool


def put_framework(writing: Writing, report: ReportFile) -> Framework:
    """The monitor with its editions and focus areas."""
    session, said = writing.session, report.monitor
    bands = sorted(said.bands, key=lambda band: band.threshold, reverse=True)
    values = {
        "name_nl": said.name_nl,
        "name_en": said.name_en,
        "label_nl": report.meta.label_nl,
        "label_en": report.meta.label_en,
        "policy_areas": list(said.policy_areas),
        "score_min": said.score_min,
        "score_max": said.score_max,
        "bands": [band.model_dump(by_alias=True) for band in bands],
    }
    same = select(Monitor).where(Monitor.reference == said.id)
    monitors, monitor_changes = writing.put(Monitor, ("reference",), session.exec(same), {(said.id,): values})
    monitor_id = _number(monitors[said.id,].id)

    editions, _ = writing.put(
        Edition,
        ("monitor_id", "year"),
        session.exec(select(Edition).where(Edition.monitor_id == monitor_id)),
        {(monitor_id, row.year): {"released": row.released, "note": row.note} for row in said.editions},
    )
    areas, area_changes = writing.put(
        FocusArea,
        ("monitor_id", "reference"),
        session.exec(select(FocusArea).where(FocusArea.monitor_id == monitor_id)),
        {
            (monitor_id, row.id): {"name_nl": row.nl, "name_en": row.en, "weight": row.weight, "position": position}
            for position, row in enumerate(said.focus_areas, 1)
        },
    )
    writing.kept["focus_area"] = _beyond(areas, (row.id for row in said.focus_areas))
    return Framework(
        monitor_id,
        {row.year: _number(row.id) for row in editions.values()},
        {row.reference: _number(row.id) for row in areas.values()},
        bool(monitor_changes or area_changes),
    )


def put_items(
    writing: Writing, report: ReportFile, framework: Framework, parties: Parties
) -> tuple[dict[str, int], set[int]]:
    """The items' row numbers by reference, and those whose card may read differently now."""
    session, monitor_id = writing.session, framework.monitor
    said = [
        *(
            (ItemKind.RECOMMENDATION, row.id, row.focus_area, row.title_nl, row.title_en)
            for row in report.recommendation
        ),
        *((ItemKind.OUTCOME, row.id, row.focus_area, row.nl, row.en) for row in report.outcome),
    ]
    wanted = {
        (monitor_id, reference): {
            "kind": kind,
            "focus_area_id": framework.areas[area],
            "position": position,
            "title_nl": title_nl,
            "title_en": title_en,
        }
        for position, (kind, reference, area, title_nl, title_en) in enumerate(said, 1)
    }
    present = session.exec(select(Item).where(Item.monitor_id == monitor_id))
    rows, changes = writing.put(Item, ("monitor_id", "reference"), present, wanted)
    ids = {row.reference: _number(row.id) for row in rows.values()}
    writing.kept["item"] = _beyond(rows, (reference for _, reference, *_ in said))
    retitled = {_number(rows[key].id) for key, columns in changes.items() if columns != {"position"}}
    outcomes = _put_outcomes(writing, report, framework, ids)
    led = led_by_chat(writing, report, ids)
    recommendations = _put_recommendations(writing, report, framework, ids, led)
    readdressed = put_addressees(writing, report, ids, parties, led)
    return ids, retitled | outcomes | recommendations | readdressed


def _put_outcomes(writing: Writing, report: ReportFile, framework: Framework, ids: Mapping[str, int]) -> set[int]:
    session = writing.session
    ours = select(Item.id).where(Item.monitor_id == framework.monitor)
    wanted = {(ids[row.id],): {"about": row.about} for row in report.outcome}
    present = session.exec(select(Outcome).where(col(Outcome.item_id).in_(ours)))
    _, changes = writing.put(Outcome, ("item_id",), present, wanted)
    scores: dict[Key, dict[str, Any]] = {
        (ids[row.id], framework.editions[int(year)]): {"score": score}
        for row in report.outcome
        for year, score in row.scores.items()
    }
    in_file = {ids[row.id] for row in report.outcome}
    known = session.exec(select(OutcomeScore).where(col(OutcomeScore.outcome_id).in_(ours)))
    rescored = writing.make_equal(
        OutcomeScore, ("outcome_id", "edition_id"), (row for row in known if row.outcome_id in in_file), scores
    )
    return {key[0] for key in (*changes, *rescored)}


def _put_recommendations(
    writing: Writing, report: ReportFile, framework: Framework, ids: Mapping[str, int], led: Mapping[int, set[str]]
) -> set[int]:
    """As in the file, but for what the chat leads of them."""
    wanted: dict[Key, dict[str, Any]] = {
        (ids[row.id],): {
            "edition_id": framework.editions[row.edition],
            "outcome_id": None if row.outcome is None else ids[row.outcome],
            "text_nl": row.text_nl,
            "text_en": row.text_en,
            "addressee": row.addressee.type,
            "urgency": row.urgency,
            "status": row.status,
            "special_attention": row.special_attention,
            "context_nl": row.context_nl,
            "context_en": row.context_en,
            "basis": row.basis,
        }
        for row in report.recommendation
    }
    for item, parts in led.items():
        for column in (LED_COLUMNS[part] for part in parts if (item,) in wanted):
            del wanted[item,][column]
    ours = select(Item.id).where(Item.monitor_id == framework.monitor)
    present = writing.session.exec(select(Recommendation).where(col(Recommendation.item_id).in_(ours)))
    _, changes = writing.put(Recommendation, ("item_id",), present, wanted)
    return {key[0] for key in changes}


def _beyond(rows: Iterable[Key], said: Iterable[str]) -> tuple[str, ...]:
    """The references that the database has and the file has not."""
    return tuple(sorted({key[-1] for key in rows} - set(said)))


def _number(row_id: int | None) -> int:
    assert row_id is not None, "the row was flushed"
    return row_id
