"""Sheets as a workbook (XLSX): every text is a text, whatever it begins with."""

import re
from collections.abc import Sequence
from datetime import date
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.reports import row_heights
from bot.texts.sheet import Cell, Sheet, is_formula

LONGEST_NAME = 31
LONGEST_CELL = 32_767
WIDEST, NARROWEST = 60, 8
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write(sheets: Sequence[Sheet], title: str, language: str) -> bytes:
    """The file. Rows are written as they come and kept on disk meanwhile, so that memory stays bounded."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"title": title, "comments": language})
        looks = Looks(book)
        taken: set[str] = set()
        for sheet in sheets:
            _write_sheet(book.add_worksheet(_name(sheet.name, taken)), sheet, looks)
    return file.getvalue()


def _name(wanted: str, taken: set[str]) -> str:
    """A name that a tab can have and no other has; case makes no difference."""
    base = _NOT_IN_A_NAME.sub(" ", wanted).strip("' ")
    name, number = base[:LONGEST_NAME], 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: LONGEST_NAME - 4]} {number}"
    taken.add(name.casefold())
    return name


class Looks:
    """The formats of a workbook."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.heading: Format = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.text: Format = book.add_format(wrapped)
        self.defused: Format = book.add_format({**wrapped, "quote_prefix": True})
        self.number: Format = book.add_format({"valign": "top"})
        self.fraction: Format = book.add_format({"num_format": "0.00", "valign": "top"})
        self.share: Format = book.add_format({"num_format": "0%", "valign": "top"})
        self.date: Format = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})


def _write_sheet(page: Worksheet, sheet: Sheet, looks: Looks) -> None:
    widths = _widths(sheet)
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    top = len(sheet.intro) + 1 if sheet.intro else 0
    for row, line in enumerate(sheet.intro):
        page.write_string(row, 0, _text(line))
    row_heights.fit(page, top, zip(sheet.headings, widths, strict=True))
    for column, heading in enumerate(sheet.headings):
        page.write_string(top, column, _text(heading), looks.heading)
    for row, cells in enumerate(sheet.rows, top + 1):
        row_heights.fit(page, row, zip(cells, widths, strict=True))
        for column, cell in enumerate(cells):
            _write(page, row, column, cell, looks, share=column in sheet.shares)
    page.freeze_panes(top + 1, 1)
    if sheet.rows:
        page.autofilter(top, 0, top + len(sheet.rows), len(sheet.headings) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _write(page: Worksheet, row: int, column: int, cell: Cell, looks: Looks, *, share: bool) -> None:
    match cell:
        case None:
            return
        case str():
            page.write_string(row, column, _text(cell), looks.defused if is_formula(cell) else looks.text)
        case date():
            page.write_datetime(row, column, cell, looks.date)
        case float() if not share:
            page.write_number(row, column, cell, looks.fraction)
        case _:
            page.write_number(row, column, cell, looks.share if share else looks.number)


def _text(text: str) -> str:
    return _NOT_IN_XML.sub("", text)[:LONGEST_CELL]


def _widths(sheet: Sheet) -> list[int]:
    """Wide enough for most of what stands there; a heading of several words takes several lines."""
    words = [max(map(len, heading.split()), default=0) for heading in sheet.headings]
    longest = [max([word, *(_length(row[column]) for row in sheet.rows)]) for column, word in enumerate(words)]
    return [min(WIDEST, max(NARROWEST, length + 2)) for length in longest]


def _length(cell: Cell) -> int:
    """In characters, as it is shown."""
    match cell:
        case None:
            return 0
        case float():
            return len(f"{cell:.2f}")
        case _:
            return len(str(cell))
