"""The verb that puts a report file in the database."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlmodel import Session

from models.importing.addressees import Parties
from models.importing.commitments import put_commitments
from models.importing.conflicts import ReportRefused, as_faults, conflicts
from models.importing.gatherings import put_gatherings
from models.importing.items import put_framework, put_items
from models.importing.parties import put_organisations, put_regions, put_units
from models.importing.writing import Count, Writing
from models.report_file import ReportFile


@dataclass(frozen=True)
class Imported:
    """What an import did.

    `counts` per table. `kept` per table: what the file no longer has and the database keeps, such as
    "congres-2013/TOE-2" on an agenda. `cards`: how many shown cards will be shown anew.
    """

    counts: Mapping[str, Count]
    kept: Mapping[str, tuple[str, ...]]
    cards: int


def put_report(session: Session, report: ReportFile) -> Imported:
    """Put the report in the database by its references, in the caller's transaction; twice is once.

    Voices, their tallies, reactions and participants are never touched; what the file no longer has stays.
    Raises ReportRefused, before anything is written, when a reference already belongs to something else.
    """
    if found := tuple(conflicts(session, report)):
        raise ReportRefused(as_faults(found, report))
    writing = Writing(session)
    units, units_changed = put_units(writing, report.police)
    regions = put_regions(writing, report.police, units)
    organisations, organisations_changed = put_organisations(writing, report, units)
    framework = put_framework(writing, report)
    items, changed = put_items(writing, report, framework, Parties(organisations, units, regions))
    everything = units_changed or organisations_changed or framework.changed
    stale = None if everything else changed
    cards = put_gatherings(writing, report, framework.monitor, organisations, items, stale)
    put_commitments(writing, report, items, organisations)
    return Imported(writing.counts, {table: names for table, names in writing.kept.items() if names}, cards)
