"""Reading a workbook (.xlsx): values only, within limits, and nothing that it tries to do."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from typing import Any
from zipfile import ZipFile

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from models.report_file.cells import is_blank
from models.report_file.faults import Cell, Fault, Problem
from models.report_file.sheets import Sheet, Unusable

MOST_ROWS = 10_000
"""Of one sheet, blank ones not counted."""
MOST_CELLS = 1_000_000
"""Of one sheet, blank ones counted: more is a bomb, or formatting to the edge of the sheet."""
FURTHEST_ROW = 1_048_576
"""Of a sheet in Excel; no later row is looked for."""

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:$]{1,24})"')
_ESCAPED = re.compile(r"_x00[01][0-9A-Fa-f]_")
"""How a workbook writes a control character, a carriage return say."""


class Refused(Exception):
    """The file is not read; why, as its one fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def sheets_of(content: bytes) -> list[Sheet]:
    """The sheets of a workbook. Formulas count as the value that was last computed for them.

    Raises Refused, and anything else for what is no workbook: a file that is sent can be broken in any way.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = _opened(content, values=False)
        parts = {sheet.name: part.target for sheet, part in reader.parser.find_sheets()}
        computed = _Computed(content)
        return [
            Sheet(
                sheet.title,
                dict(_rows(sheet, computed)),
                sheet.sheet_state != "visible",
                tuple(_merged(reader.archive, parts[sheet.title])),
            )
            for sheet in reader.wb.worksheets
        ]


def _opened(content: bytes, *, values: bool) -> ExcelReader:
    reader = ExcelReader(io.BytesIO(content), read_only=True, data_only=values, keep_links=False)
    reader.read()
    for sheet in reader.wb.worksheets:
        sheet.reset_dimensions()
    return reader


def _rows(sheet: Any, computed: "_Computed") -> Iterator[tuple[int, Sequence[Any]]]:
    rows = cells = 0
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells += len(row)
        if number > FURTHEST_ROW:
            return
        values = [_value(cell, sheet.title, number, at, computed) for at, cell in enumerate(row)]
        while values and is_blank(values[-1]):
            values.pop()
        rows += bool(values)
        if rows > MOST_ROWS or cells > MOST_CELLS:
            many, most = (f"{rows} rows", MOST_ROWS) if rows > MOST_ROWS else (f"{cells} cells", MOST_CELLS)
            raise Refused(Fault(Cell(sheet.title), Problem.TOO_LARGE, many, str(most)))
        if values:
            yield number, values


def _value(cell: Any, sheet: str, row: int, at: int, computed: "_Computed") -> Any:
    kind, value = cell.data_type, cell.value
    if kind == "f":
        value = computed.value(sheet, row, at)
        if is_blank(value):
            return Unusable(Problem.NO_VALUE, f"{get_column_letter(at + 1)}{row}")
        kind = "e" if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "A")) else ""
    if kind == "e":
        return Unusable(Problem.NO_VALUE, str(value))
    if isinstance(value, str) and "_x" in value:
        return _ESCAPED.sub(lambda found: unescape(found[0]), value)
    return value


class _Computed:
    """The values of formulas, read once more and only where there are any."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._sheets: dict[str, dict[int, tuple[Any, ...]]] = {}

    def value(self, sheet: str, row: int, at: int) -> Any:
        if not self._sheets:
            book = _opened(self._content, values=True).wb
            for each in book.worksheets:
                rows = enumerate(each.iter_rows(values_only=True), 1)
                self._sheets[each.title] = {number: values for number, values in rows if any(values)}
        values = self._sheets[sheet].get(row, ())
        return values[at] if at < len(values) else None


def _merged(archive: ZipFile, part: str) -> Iterator[str]:
    """The merged ranges of a sheet, which only a whole reading would tell."""
    for found in _MERGED.finditer(archive.read(part)):
        yield found[1].decode()
