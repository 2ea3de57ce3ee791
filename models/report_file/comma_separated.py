"""Reading CSV: one table in one file."""

import codecs
import csv
import io
from pathlib import PurePath

from models.report_file.faults import Cell, Fault, Problem
from models.report_file.sheets import Sheet
from models.report_file.tables import BY_SHEET, TABLES, Table, normal
from models.report_file.workbook import MOST_ROWS, Refused

DELIMITERS = (";", ",", "\t")
OTHER_ENCODING = "cp1252"
"""What spreadsheets in Western Europe write where they don't write UTF-8."""


def decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text, and the encoding that was taken where it isn't UTF-8. Raises Refused."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", OTHER_ENCODING)
    for encoding in encodings:
        try:
            return content.decode(encoding), "" if encoding == "utf-8-sig" else encoding
        except UnicodeDecodeError:
            continue
    raise Refused(Fault(name, Problem.UNREADABLE, "an unknown encoding", "UTF-8"))


def sheet_of(text: str, name: str) -> Sheet:
    """The table in the text, known by the file's name or else by its headings. Raises Refused."""
    delimiter = max(DELIMITERS, key=lambda one: len(_headings(text, one)))
    stem = PurePath(name).stem
    table = BY_SHEET.get(normal(stem)) or _by_headings(_headings(text, delimiter))
    if table is None:
        names = ", ".join(each.en for each in TABLES)
        raise Refused(Fault(name, Problem.UNREADABLE, "unknown headings", names))
    rows: dict[int, list[str]] = {}
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            if any(value.strip() for value in row):
                rows[number] = row
            if len(rows) > MOST_ROWS:
                raise Refused(Fault(Cell(table.en), Problem.TOO_LARGE, f"{len(rows)} rows", str(MOST_ROWS)))
    except csv.Error as error:
        raise Refused(Fault(name, Problem.UNREADABLE, str(error), "CSV")) from error
    return Sheet(stem if normal(stem) in BY_SHEET else table.en, rows)


def _headings(text: str, delimiter: str) -> list[str]:
    try:
        return [normal(each) for each in next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])]
    except csv.Error:
        return []


def _by_headings(headings: list[str]) -> Table | None:
    """The table that has all these headings, and of several the one that has no others; else None."""
    said = {each for each in headings if each}
    fits = [table for table in TABLES if said and said <= table.by_heading.keys()]
    if len(fits) > 1:
        fits = [table for table in fits if {table.by_heading[each].path for each in said} == table.by_path.keys()]
    return fits[0] if len(fits) == 1 else None
