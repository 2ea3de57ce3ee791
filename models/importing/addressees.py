"""Whom the recommendations of a report file are for, and which former regions they were written for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from models.changes import READDRESSED
from models.importing.writing import Key, Writing
from models.report_file.shape import ReportFile
from models.tables import RecommendationOrganisation, RecommendationRegion, RecommendationUnit
from models.words import Addressee


@dataclass(frozen=True)
class Parties:
    """Row numbers of who may be named in a recommendation."""

    organisations: Mapping[str, int]
    units: Mapping[str, int]
    regions: Mapping[int, int]


def put_addressees(
    writing: Writing,
    report: ReportFile,
    ids: Mapping[str, int],
    parties: Parties,
    led: Mapping[int, set[str]],
) -> set[int]:
    """Whom they are addressed to, where the chat doesn't lead that, and which regions they were written for."""
    elsewhere = {item for item, parts in led.items() if READDRESSED in parts}
    organisations: dict[Key, dict[str, Any]] = {}
    units: dict[Key, dict[str, Any]] = {}
    regions: dict[Key, dict[str, Any]] = {}
    for row in report.recommendation:
        for reference in () if ids[row.id] in elsewhere else row.addressee.ids:
            if row.addressee.type is Addressee.UNIT:
                units[ids[row.id], parties.units[reference]] = {}
            else:
                organisations[ids[row.id], parties.organisations[reference]] = {}
        for number in row.origin_regions:
            regions[ids[row.id], parties.regions[number]] = {}

    in_file = {ids[row.id] for row in report.recommendation}
    touched: set[Key] = set()
    for table, other, wanted, leads in (
        (RecommendationOrganisation, "organisation_id", organisations, in_file - elsewhere),
        (RecommendationUnit, "unit_id", units, in_file - elsewhere),
        (RecommendationRegion, "region_id", regions, in_file),
    ):
        by = ("recommendation_id", other)
        present = writing.session.exec(select(table).where(col(getattr(table, by[0])).in_(leads)))
        touched |= writing.make_equal(table, by, present, wanted)
    return {key[0] for key in touched}
