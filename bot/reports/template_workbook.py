"""The workbook in which a report is filled in: empty, or with a report in it."""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import xlsxwriter
from sqlmodel import Session
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.reports import row_heights
from bot.reports.documents import Document, Make, Wanted
from bot.texts import template as texts
from models.importing import current
from models.report_file.cells import written, written_word
from models.report_file.layout import rows_of
from models.report_file.tables import EXPLANATION, TABLES, Column, Kind, Table

LAST_ROW = 2_000
"""As far as the lists to choose from reach, counted from 0."""
WIDTHS = {Kind.TEXT: 24, Kind.TEXTS: 26, Kind.NUMBERS: 18, Kind.WORD: 20, Kind.DAY: 14, Kind.FLAG: 12, Kind.NUMBER: 12}
WIDE = 48
EXPLAINED = 90


def workbook(language: str, data: Mapping[str, Any] | None = None) -> bytes:
    """The template with headings in this language; with `data`, a report's as TOML has them, filled in."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        heading = book.add_format(
            {"bold": True, "bg_color": "#D9E2EC", "border": 1, "text_wrap": True, "valign": "top"}
        )
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        text = book.add_format({"text_wrap": True, "valign": "top"})
        _explain(book.add_worksheet(EXPLANATION[language]), language, heading, text)
        for table in TABLES:
            sheet = book.add_worksheet(table.sheet(language))
            _prepare(sheet, table, language, heading, day)
            for number, row in enumerate(rows_of(table, data or {}), 1):
                said = {
                    at: written(row[column.path], column, language)
                    for at, column in enumerate(table.columns)
                    if column.path in row
                }
                row_heights.fit(sheet, number, ((value, _width(table.columns[at])) for at, value in said.items()))
                for at, value in said.items():
                    _write(sheet, number, at, value, day, text)
    return content.getvalue()


def _explain(sheet: Worksheet, language: str, heading: Format, text: Format) -> None:
    _on_paper(sheet)
    sheet.set_column(0, 1, 26)
    sheet.set_column(2, 2, EXPLAINED)
    lines = texts.explanation(language)
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line)
    start = len(lines) + 1
    for at, title in enumerate(texts.headings(language)):
        sheet.write_string(start, at, title, heading)
    rows = [(table, column) for table in TABLES for column in table.columns]
    for number, (table, column) in enumerate(rows, start + 1):
        said = texts.what_goes_in(language, table, column)
        row_heights.fit(sheet, number, [(said, EXPLAINED)])
        sheet.write_string(number, 0, table.sheet(language), text)
        sheet.write_string(number, 1, column.heading(language), text)
        sheet.write_string(number, 2, said, text)


def _on_paper(sheet: Worksheet) -> None:
    """A4, lying, as wide as a page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _prepare(sheet: Worksheet, table: Table, language: str, heading: Format, day: Format) -> None:
    _on_paper(sheet)
    sheet.freeze_panes(1, 1)
    headings = [f"{column.heading(language)}{' *' if column.needed else ''}" for column in table.columns]
    row_heights.fit(sheet, 0, zip(headings, map(_width, table.columns), strict=True))
    for at, column in enumerate(table.columns):
        sheet.write_string(0, at, headings[at], heading)
        sheet.set_column(at, at, _width(column), day if column.kind == Kind.DAY else None)
        if choices := _choices(column, language):
            sheet.data_validation(1, at, LAST_ROW, at, {"validate": "list", "source": choices, "error_type": "warning"})


def _width(column: Column) -> float:
    wide = column.path[-1].startswith(("text", "title", "measure", "context"))
    return WIDE if wide else WIDTHS[column.kind]


def _choices(column: Column, language: str) -> list[str] | str:
    """What may be chosen: words of a scale, or the references on another sheet."""
    if column.kind == Kind.WORD:
        return [written_word(word, column, language) for word in column.words]
    if column.kind == Kind.FLAG:
        return [str(written(flag, column, language)) for flag in (True, False)]
    for table in TABLES:
        if table.name == column.refers:
            return f"='{table.sheet(language)}'!$A$2:$A${LAST_ROW}"
    return ""


def _write(sheet: Worksheet, row: int, at: int, value: Any, day: Format, text: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, at, value, day)
    elif isinstance(value, int):
        sheet.write_number(row, at, value, text)
    else:
        sheet.write_string(row, at, str(value), text)


def read(session: Session, wanted: Wanted) -> Make:
    """The kind of document: {"filled": whether with the report that is there}."""
    found = current(session) if wanted.of.get("filled") else None
    name = texts.file_name(wanted.language, str(found["monitor"]["id"]) if found else "")
    return lambda: Document(name, workbook(wanted.language, found))
