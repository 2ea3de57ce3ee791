"""Workbooks as people make them: the demonstration report filled in, and spoiled."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.reports.template_workbook import workbook
from models.report_file import Book, Fault, ReportFile, completed, opened

NAME = "report.xlsx"


def written(report: ReportFile, language: str = "en") -> bytes:
    """The report in the template."""
    return workbook(language, report.model_dump(by_alias=True, exclude_unset=True))


def changed(content: bytes, change: Callable[[Workbook], object]) -> bytes:
    """The workbook after somebody worked in it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def made(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook with these sheets."""
    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def put(book: Workbook, sheet: str, heading: str, row: int, value: Any) -> None:
    """Type a value into a cell, named by its sheet, heading and row."""
    page = book[sheet]
    page.cell(row, column(page, heading)).value = value


def column(page: Worksheet, heading: str) -> int:
    """The number of the column with this heading."""
    names = [str(cell.value).rstrip(" *") for cell in page[1]]
    return names.index(heading) + 1


def row_of(book: Workbook, sheet: str, reference: str) -> int:
    """The row that begins with this reference."""
    return next(int(cell.row or 0) for cell in book[sheet]["A"] if cell.value == reference)


def read(content: bytes, standing: dict[str, Any] | None = None, name: str = NAME) -> ReportFile | tuple[Fault, ...]:
    """What the file makes, by itself or in addition."""
    said = opened(content, name)
    return completed(said, standing) if isinstance(said, Book) else said


def faults(content: bytes, standing: dict[str, Any] | None = None, name: str = NAME) -> tuple[Fault, ...]:
    found = read(content, standing, name)
    assert not isinstance(found, ReportFile)
    return found


def report(content: bytes, standing: dict[str, Any] | None = None, name: str = NAME) -> ReportFile:
    found = read(content, standing, name)
    assert isinstance(found, ReportFile), found
    return found
