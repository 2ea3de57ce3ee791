"""What an import would do, before anything is written, and what it did: in the rows that people fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from models.importing.importing import Imported, put_report
from models.importing.standing import monitors, standing
from models.report_file import ReportFile
from models.report_file.layout import rows_of
from models.report_file.tables import AGENDA, SCORES, TABLES, Column, Path, Table

AGENDA_OF = Column(("agenda",), AGENDA.en, AGENDA.nl)


@dataclass(frozen=True)
class Change:
    """A value that would change in a row that is known; `old` or `new` is None where there is none."""

    table: Table
    reference: str
    column: Column
    old: Any
    new: Any


@dataclass(frozen=True)
class Preview:
    """What an import would do, or did.

    `new`: the references of new rows, by sheet. `stays`: how many rows stay as they are. `kept` as `Imported` has it,
    and `cards`: how many shown cards would be shown anew.
    """

    monitor: str
    changes: tuple[Change, ...]
    new: Mapping[Table, tuple[str, ...]]
    stays: int
    kept: tuple[str, ...]
    cards: int

    @property
    def added(self) -> int:
        """How many rows are new."""
        return sum(map(len, self.new.values()))

    @property
    def changed(self) -> int:
        """How many rows have another value anywhere."""
        return len({(change.table.name, change.reference) for change in self.changes})


def preview(session: Session, report: ReportFile) -> Preview:
    """Import, look what is different, and take it back. Raises ReportRefused as importing would."""
    undone = session.begin_nested()
    try:
        return take_in(session, report)
    finally:
        undone.rollback()


def take_in(session: Session, report: ReportFile) -> Preview:
    """Import, and say what that did as the preview said it. Raises ReportRefused."""
    before = _standing(session, report)
    imported = put_report(session, report)
    return compared(report.monitor.id, before, _standing(session, report), imported)


def compared(monitor: str, before: Mapping[str, Any], after: Mapping[str, Any], imported: Imported) -> Preview:
    """The differences between two reports of the same monitor."""
    changes: list[Change] = []
    new: dict[Table, tuple[str, ...]] = {}
    stays = 0
    for table in TABLES:
        old, now = _keyed(table, before), _keyed(table, after)
        if added := [_name(key) for key in now if key not in old]:
            new[table] = tuple(added)
        for key, row in now.items():
            if key in old:
                found = list(_changes(table, _name(key), old[key], row))
                changes += found
                stays += not found
        for key in old.keys() - now.keys():
            changes += _changes(table, _name(key), old[key], {})
    kept = tuple(name for names in imported.kept.values() for name in names)
    return Preview(monitor, tuple(changes), new, stays, kept, imported.cards)


def _standing(session: Session, report: ReportFile) -> dict[str, Any]:
    for monitor in monitors(session):
        if monitor.reference == report.monitor.id:
            return standing(session, monitor)
    return {}


def _keyed(table: Table, data: Mapping[str, Any]) -> dict[tuple[Any, ...], Mapping[Path, Any]]:
    """The rows by what they are known by: a score by outcome and edition, an agenda as a whole by its gathering."""
    if table is AGENDA:
        agendas: dict[tuple[Any, ...], dict[Path, Any]] = {}
        for row in rows_of(table, data):
            agenda = agendas.setdefault((row[table.key],), {AGENDA_OF.path: []})
            agenda[AGENDA_OF.path] += [row["item",]] if ("item",) in row else []
        return dict(agendas)
    by = (*table.columns[:2],) if table is SCORES else () if table.single else table.columns[:1]
    return {tuple(row.get(column.path) for column in by): row for row in rows_of(table, data)}


def _name(key: tuple[Any, ...]) -> str:
    return " ".join(map(str, key))


def _changes(table: Table, reference: str, old: Mapping[Path, Any], new: Mapping[Path, Any]) -> Iterator[Change]:
    for column in (AGENDA_OF,) if table is AGENDA else table.columns:
        if old.get(column.path) != new.get(column.path):
            yield Change(table, reference, column, old.get(column.path), new.get(column.path))
