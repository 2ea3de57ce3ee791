"""Sheets as they come, and which tables of a report they fill in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from models.report_file.cells import is_blank, value_of
from models.report_file.faults import Cell, Fault, Problem, nearest, shown
from models.report_file.tables import BY_SHEET, EXPLANATION, OWN_NOTE, TABLES, Column, Path, Table, normal

EXPLANATIONS = frozenset(map(normal, EXPLANATION.values()))


@dataclass(frozen=True)
class Unusable:
    """What stands in a cell that has no value to read."""

    problem: Problem
    given: str


@dataclass(frozen=True)
class Sheet:
    """A sheet as it came: its rows that have something, by their number from 1."""

    name: str
    rows: Mapping[int, Sequence[Any]]
    hidden: bool = False
    merged: tuple[str, ...] = ()
    table: Table | None = None
    """Where it is known otherwise than by its name."""


@dataclass(frozen=True)
class Line:
    """One row: its values by their way; blank cells are left out."""

    number: int
    values: Mapping[Path, Any]


@dataclass(frozen=True)
class Filled:
    """A table as somebody filled it in: `headings` by their column's way, in their order."""

    table: Table
    sheet: str
    headings: Mapping[Path, str]
    lines: tuple[Line, ...]

    def cell(self, line: Line | None, path: Path | None = None) -> Cell:
        """The place of a value; of the whole column where the sheet doesn't have that."""
        if path is None:
            return Cell(self.sheet, line.number if line else 0)
        if path in self.headings:
            return Cell(self.sheet, line.number if line else 0, self.headings[path])
        return Cell(self.sheet, 0, self.table.by_path[path].heading(self.language))

    @property
    def language(self) -> str:
        """Which language its headings are in, as far as they tell."""
        dutch = sum(normal(self.table.by_path[path].nl) == normal(said) for path, said in self.headings.items())
        english = sum(normal(self.table.by_path[path].en) == normal(said) for path, said in self.headings.items())
        dutch += normal(self.sheet) == normal(self.table.nl)
        return "nl" if dutch > english else "en"


@dataclass
class Book:
    """All that is filled in, by the tables' names, and what is wrong with it so far."""

    name: str
    tables: dict[str, Filled] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    encoding: str = ""
    """Of CSV that is not in UTF-8: which was taken for its encoding."""


def filled_in(name: str, sheets: Iterable[Sheet]) -> Book:
    """The tables that the sheets fill in. A sheet without rows says nothing; one nobody knows is a fault."""
    book = Book(name)
    for sheet in sheets:
        table = sheet.table or BY_SHEET.get(normal(sheet.name))
        if sheet.name.startswith(OWN_NOTE) or normal(sheet.name) in EXPLANATIONS or not sheet.rows:
            continue
        if table is not None:
            _fill_in(book, table, sheet)
        elif not sheet.hidden:
            names = [name for each in TABLES for name in (each.en, each.nl)]
            book.faults.append(
                Fault(Cell(sheet.name), Problem.UNKNOWN_KEY, shown(sheet.name), nearest(sheet.name, names))
            )
    return book


def _fill_in(book: Book, table: Table, sheet: Sheet) -> None:
    if list(sheet.rows) == [1]:
        return
    if sheet.hidden:
        book.faults.append(Fault(Cell(sheet.name), Problem.HIDDEN))
    elif table.name in book.tables:
        first = Cell(book.tables[table.name].sheet)
        book.faults.append(Fault(Cell(sheet.name), Problem.DUPLICATE, shown(sheet.name), first))
    else:
        book.faults += [Fault(Cell(sheet.name), Problem.MERGED, cells) for cells in sheet.merged]
        columns = _columns(book, table, sheet)
        filled = Filled(table, sheet.name, {column.path: said for column, said in columns.values()}, ())
        lines = tuple(_lines(book, filled, sheet, {at: column for at, (column, _) in columns.items()}))
        book.tables[table.name] = Filled(table, sheet.name, filled.headings, lines)


def _columns(book: Book, table: Table, sheet: Sheet) -> dict[int, tuple[Column, str]]:
    """Which column is where, and what it is called there. What stands below no heading, or an unknown one, is told."""
    columns: dict[int, tuple[Column, str]] = {}
    headings = sheet.rows.get(1, ())
    width = max(map(len, sheet.rows.values()))
    for at in range(width):
        heading = " ".join(str(headings[at]).split()).rstrip(" *") if at < len(headings) and headings[at] else ""
        column = table.by_heading.get(normal(heading))
        place = Cell(sheet.name, 1, shown(heading) or get_column_letter(at + 1))
        first = next((said for other, said in columns.values() if other is column), None)
        if heading.startswith(OWN_NOTE):
            continue
        if column is not None and first is None:
            columns[at] = column, heading
        elif column is not None:
            book.faults.append(Fault(place, Problem.DUPLICATE, shown(heading), Cell(sheet.name, 1, first or "")))
        elif heading:
            names = [name for each in table.columns for name in reversed(tuple(each.names))]
            book.faults.append(Fault(place, Problem.UNKNOWN_KEY, shown(heading), nearest(heading, names)))
        elif any(at < len(row) and not is_blank(row[at]) for row in sheet.rows.values()):
            book.faults.append(Fault(place, Problem.MISSING, "", "heading"))
    return columns


def _lines(book: Book, filled: Filled, sheet: Sheet, columns: Mapping[int, Column]) -> Iterable[Line]:
    for number, row in sheet.rows.items():
        if number == 1:
            continue
        values: dict[Path, Any] = {}
        line = Line(number, values)
        for at, given in enumerate(row):
            column = columns.get(at)
            if column is None or is_blank(given):
                continue
            if isinstance(given, Unusable):
                book.faults.append(Fault(filled.cell(line, column.path), given.problem, shown(given.given)))
            else:
                values[column.path] = value_of(given, column)
        if filled.table.single and number > min(one for one in sheet.rows if one > 1):
            book.faults.append(Fault(filled.cell(line), Problem.IMPOSSIBLE, "a second row", "one row"))
        yield line
