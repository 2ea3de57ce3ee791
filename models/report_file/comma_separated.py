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
    table = BY_SHEET.get(normal(PurePath(name).stem)) or _by_headings(_headings(text, delimiter))
    if table is None:
        raise Refused(Fault(name, Problem.UNREADABLE, "unknown headings", "a file name such as recommendations.csv"))
    rows: dict[int, list[str]] = {}
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            if any(value.strip() for value in row):
                rows[number] = row
            if len(rows) > MOST_ROWS:
                raise Refused(Fault(Cell(name), Problem.TOO_LARGE, f"{len(rows)} rows", str(MOST_ROWS)))
    except csv.Error as error:
        raise Refused(Fault(name, Problem.UNREADABLE, str(error), "CSV")) from error
    return Sheet(name, rows, table=table)


def _headings(text: str, delimiter: str) -> list[str]:
    try:
        return [normal(each) for each in next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])]
    except csv.Error:
        return []


def _by_headings(headings: list[str]) -> Table | None:
    """The table that has most of these headings, half of them at least, and of several the one that has no others."""
    said = {each for each in headings if each}
    known = {table: len(said & table.by_heading.keys()) for table in TABLES}
    most = max(known.values())
    fits = [table for table in TABLES if said and known[table] == most and 2 * most >= len(said)]
    if len(fits) > 1:
        fits = [table for table in fits if len(said & table.by_heading.keys()) == len(table.columns)]
    return fits[0] if len(fits) == 1 else None
