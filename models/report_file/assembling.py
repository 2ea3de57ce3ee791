"""A filled-in workbook as the data of a report file, and the way back from those data to its cells."""

from collections.abc import Iterable, Sequence
from typing import Any

from models.report_file.faults import Cell, Fault, Found, Loc, Problem, nearest, place, shown
from models.report_file.sheets import Book, Filled, Line
from models.report_file.tables import AGENDA, BY_SHEET, MONITOR, PARTS, SCORES, TABLES, Path, Table, normal

Row = dict[str, Any]
NOTHING_REFERS_TO = ("gathering", "commitment")
"""Tables of which an addition needs only the rows that it names."""


class Assembled:
    """`data` are the report's, as the TOML form has them.

    A workbook with a monitor stands by itself. One without adds to `standing`, the data of the report that is there:
    rows are known by their reference, columns that a sheet doesn't have stay as they are, and so do all other rows.
    """

    def __init__(self, book: Book, standing: Row | None) -> None:
        self.book = book
        self.faults = list(book.faults)
        self.whole = MONITOR.name in book.tables
        self.data: Row = {} if self.whole or standing is None else standing
        self._rows: dict[Loc, tuple[Filled, Line]] = {}
        self._parts: dict[Loc, tuple[Filled, Line, Path]] = {}
        self._new_rows: dict[Cell, tuple[str, str]] = {}
        if not self.whole:
            self._leave_out_unnamed()
        for table in TABLES:
            filled = book.tables.get(table.name)
            if filled is not None and table not in PARTS:
                self._put_single(filled) if table.single else self._put_rows(filled)
        for row in self.data.get("outcome", ()):
            row.setdefault("scores", {})
        if SCORES.name in book.tables:
            self._put_scores(book.tables[SCORES.name])
        if AGENDA.name in book.tables:
            self._put_agenda(book.tables[AGENDA.name])

    def named(self, found: Iterable[Found]) -> tuple[Fault, ...]:
        """All faults in the order of the sheets, each once, with their places named."""
        told = {fault.place for fault in self.faults}
        faults = [
            *self.faults,
            *(fault for one in self._completed(found) if (fault := self._named(one)).place not in told),
            *(Fault(place, Problem.INCOMPLETE, *said) for place, said in self._new_rows.items()),
        ]
        return tuple(sorted(dict.fromkeys(faults), key=self._order))

    def _completed(self, found: Iterable[Found]) -> Iterable[Found]:
        """Without the columns that an addition lacks only for a row that is new: those are told once, at that row.

        Of a row that nobody knows by its reference only that is told.
        """
        lacking: dict[Cell, tuple[str, list[str]]] = {}
        for one in found:
            row = self._rows.get(one.loc[: len(one.loc) - 1]) or self._rows.get(one.loc[: len(one.loc) - 2])
            if self.whole or row is None or row[0].table.single or one.problem != Problem.MISSING:
                yield one
                continue
            filled, line = row
            path = _column(filled.table, one.loc[len(filled.table.loc) + 1 :])
            if path is None or path in filled.headings or path == filled.table.key:
                yield one
            elif filled.table.key in line.values:
                place = filled.cell(line, filled.table.key)
                lacks = lacking.setdefault(place, (shown(line.values[filled.table.key]), []))[1]
                lacks.append(filled.cell(line, path).column)
        self._new_rows = {place: (given, ", ".join(lacks)) for place, (given, lacks) in lacking.items()}

    # --- putting together ------------------------------------------------------------------------------------------

    def _leave_out_unnamed(self) -> None:
        said = {
            name: {line.values.get(table.key) for line in table_filled.lines}
            for name, table_filled in self.book.tables.items()
            for table in [table_filled.table]
        }
        said["gathering"] = said.get("gathering", set()) | said.get(AGENDA.name, set())
        for name in NOTHING_REFERS_TO:
            rows = self.data.get(name, ())
            self.data[name] = [row for row in rows if row["id"] in said.get(name, set())]

    def _put_single(self, filled: Filled) -> None:
        for line in filled.lines[:1]:
            row = self.data.setdefault(filled.table.name, {})
            self._set(row, filled, line)
            self._rows[filled.table.loc] = filled, line
            for column in filled.table.columns:
                if column.at_root:
                    self._parts[column.path] = filled, line, column.path

    def _put_rows(self, filled: Filled) -> None:
        """Known rows keep their place, and new ones follow; where the sheet names every known row, its order counts."""
        table = filled.table
        within = self.data if len(table.loc) == 1 else self.data.setdefault(table.loc[0], {})
        rows: list[tuple[Row, Line | None]] = [(row, None) for row in within.get(table.loc[-1], ())]
        at = {row.get(table.key[0]): index for index, (row, _) in enumerate(rows)}
        known, added, order = len(rows), 0, []
        for line in filled.lines:
            index = at.pop(line.values.get(table.key), None)
            if index is None:
                index, added = len(rows), added + 1
                rows.append(({}, line))
            else:
                rows[index] = (rows[index][0], line)
            order.append(index)
            self._set(rows[index][0], filled, line)
        if len(order) - added == known:
            rows = [rows[index] for index in order]
        within[table.loc[-1]] = [row for row, _ in rows]
        for index, (_, said) in enumerate(rows):
            if said is not None:
                self._rows[*table.loc, index] = filled, said

    def _set(self, row: Row, filled: Filled, line: Line) -> None:
        """What the line says; a blank cell takes away what was there, and English that said the same follows."""
        for path in filled.headings:
            column = filled.table.by_path[path]
            within = self.data if column.at_root else row
            for part in path[:-1]:
                within = within.setdefault(part, {})
            if path in line.values:
                within[path[-1]] = line.values[path]
            else:
                within.pop(path[-1], None)
        for path, column in filled.table.by_path.items():
            if len(path) > 1 and not column.at_root:
                row.setdefault(path[0], {})

    def _put_scores(self, filled: Filled) -> None:
        """Each score into its outcome; a row without a score says that there is none."""
        outcomes = {row.get("id"): (index, row) for index, row in enumerate(self.data.get("outcome", ()))}
        for line in filled.lines:
            found = self._owner(filled, line, outcomes)
            edition = line.values.get(("edition",))
            if edition is None:
                self.faults.append(Fault(filled.cell(line, ("edition",)), Problem.MISSING, "", "whole number"))
            if found is None or edition is None:
                continue
            index, row = found
            loc = ("outcome", index, "scores", str(edition))
            if loc in self._parts:
                first = self._parts[loc]
                self.faults.append(Fault(filled.cell(line), Problem.DUPLICATE, shown(edition), filled.cell(first[1])))
                continue
            row["scores"].pop(str(edition), None)
            if ("score",) in line.values:
                row["scores"][str(edition)] = line.values["score",]
            self._parts[loc] = filled, line, ("score",)

    def _put_agenda(self, filled: Filled) -> None:
        """The items of each gathering that is named, in their order; a row without an item adds none."""
        gatherings = {row.get("id"): (index, row) for index, row in enumerate(self.data.get("gathering", ()))}
        begun: set[int] = set()
        for line in filled.lines:
            found = self._owner(filled, line, gatherings)
            if found is None:
                continue
            index, row = found
            if index not in begun:
                row["agenda"] = []
                begun.add(index)
            if ("item",) in line.values:
                self._parts["gathering", index, "agenda", len(row["agenda"])] = filled, line, ("item",)
                row["agenda"].append(line.values["item",])

    def _owner(self, filled: Filled, line: Line, known: dict[Any, tuple[int, Row]]) -> tuple[int, Row] | None:
        """The row that this one is a part of; None after saying that there is none."""
        key = filled.table.key
        if key not in line.values:
            self.faults.append(Fault(filled.cell(line, key), Problem.MISSING, "", "text"))
            return None
        name = line.values[key]
        if known.keys() == {None}:
            return None
        if not known:
            owner = BY_SHEET[filled.table.by_path[key].refers]
            self.faults.append(Fault(self._sheet(owner), Problem.MISSING, "", "list"))
        elif name not in known:
            expected = nearest(str(name), map(str, known))
            self.faults.append(Fault(filled.cell(line, key), Problem.UNKNOWN_REFERENCE, shown(name), expected))
        return known.get(name)

    # --- the way back ------------------------------------------------------------------------------------------------

    def _named(self, one: Found) -> Fault:
        first = self._place(one.first, Problem.DUPLICATE) if one.first else ""
        return Fault(self._place(one.loc, one.problem), one.problem, one.given, one.expected or first)

    def _place(self, loc: Loc, problem: Problem) -> str | Cell:
        for length in range(len(loc), 0, -1):
            if loc[:length] in self._parts:
                filled, line, path = self._parts[loc[:length]]
                wrong_edition = filled.table is SCORES and problem == Problem.UNKNOWN_REFERENCE
                return filled.cell(line, ("edition",) if wrong_edition else path)
            for table in TABLES:
                if loc == table.loc and not (table.single and table.loc in self._rows):
                    return self._sheet(table)
            if loc[:length] in self._rows:
                filled, line = self._rows[loc[:length]]
                return filled.cell(line, _column(filled.table, loc[length:]))
        return self._row_outside(loc)

    def _row_outside(self, loc: Loc) -> str:
        """A row of the report that is there, which the file does not have: "Organisaties, taskforce, Soort"."""
        for table in TABLES:
            rest = loc[len(table.loc) :]
            if loc[: len(table.loc)] == table.loc and rest:
                column = _column(table, rest[1:])
                row = place(loc[: len(table.loc) + 1], self.data).rpartition("[")[2].rstrip("]")
                heading = [table.by_path[column].heading(self.language)] if column else []
                return ", ".join([table.sheet(self.language), row, *heading])
        return place(loc, self.data)

    def _sheet(self, table: Table) -> Cell:
        filled = self.book.tables.get(table.name)
        return Cell(filled.sheet if filled else table.sheet(self.language))

    @property
    def language(self) -> str:
        """Which language its headings are in, as far as they tell."""
        said = [filled.language for filled in self.book.tables.values()]
        return "nl" if said.count("nl") * 2 > len(said) else "en"

    def _order(self, fault: Fault) -> tuple[int, int, int]:
        if not isinstance(fault.place, Cell):
            return (len(TABLES), 0, 0)
        filled = next((each for each in self.book.tables.values() if each.sheet == fault.place.sheet), None)
        table = filled.table if filled else BY_SHEET.get(normal(fault.place.sheet))
        headings: Sequence[str] = list(filled.headings.values()) if filled else ()
        column = headings.index(fault.place.column) if fault.place.column in headings else -1
        return (TABLES.index(table) if table else -1, fault.place.row, column)


def _column(table: Table, rest: Loc) -> Path | None:
    """The column that a way within a row leads to, or through."""
    for length in range(len(rest), 0, -1):
        if rest[:length] in table.by_path:
            return tuple(map(str, rest[:length]))
    return None
