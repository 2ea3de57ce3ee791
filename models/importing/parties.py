"""Police units, former regions and organisations of a report file."""

from typing import Any

from sqlmodel import col, select

from models.importing.writing import Key, Writing
from models.report_file.shape import Police, ReportFile
from models.tables import Organisation, OrganisationUnit, Region, RegionAlias, Unit


def put_units(writing: Writing, police: Police) -> tuple[dict[str, int], bool]:
    """The units' row numbers by reference, and whether one that was known changed."""
    wanted = {(unit.id,): {"name": unit.nl, "riec": unit.riec} for unit in police.units}
    rows, changes = writing.put(Unit, ("reference",), writing.session.exec(select(Unit)), wanted)
    return {row.reference: row.id for row in rows.values() if row.id is not None}, bool(changes)


def put_regions(writing: Writing, police: Police, units: dict[str, int]) -> dict[int, int]:
    """The former regions' row numbers by their number."""
    session = writing.session
    wanted = {(region.nr,): {"name": region.nl, "unit_id": units[region.unit]} for region in police.regions}
    present = session.exec(select(Region)).all()
    taken = {region.nl: region.nr for region in police.regions}
    for row in present:
        if taken.get(row.name, row.number) != row.number:
            row.name = f"#{row.number}"
    session.flush()
    rows, _ = writing.put(Region, ("number",), present, wanted)
    ids = {row.number: row.id for row in rows.values() if row.id is not None}
    aliases = {(alias,): {"region_id": ids[region.nr]} for region in police.regions for alias in region.aliases}
    ours = col(RegionAlias.region_id).in_([ids[region.nr] for region in police.regions])
    writing.make_equal(RegionAlias, ("name",), session.exec(select(RegionAlias).where(ours)), aliases)
    return ids


def put_organisations(writing: Writing, report: ReportFile, units: dict[str, int]) -> tuple[dict[str, int], bool]:
    """The organisations' row numbers by reference, and whether one that was known changed."""
    session = writing.session
    wanted = {
        (row.id,): {"kind": row.kind, "name_nl": row.nl, "name_en": row.en, "fictitious": row.fictitious}
        for row in report.organisation
    }
    rows, changes = writing.put(Organisation, ("reference",), session.exec(select(Organisation)), wanted)
    ids = {row.reference: row.id for row in rows.values() if row.id is not None}
    links: dict[Key, dict[str, Any]] = {
        (ids[row.id], units[unit]): {} for row in report.organisation for unit in row.units
    }
    ours = col(OrganisationUnit.organisation_id).in_([ids[row.id] for row in report.organisation])
    present = session.exec(select(OrganisationUnit).where(ours))
    writing.make_equal(OrganisationUnit, ("organisation_id", "unit_id"), present, links)
    return ids, bool(changes)
