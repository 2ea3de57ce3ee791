"""A sheet as CSV: UTF-8 with a mark that spreadsheets look for, semicolons, and formula starts defused."""

import csv
from io import StringIO

from bot.texts.sheet import Cell, Sheet, is_formula

BYTE_ORDER_MARK = "\ufeff"


def write(sheet: Sheet, language: str) -> bytes:
    """The file. In Dutch, semicolons between and a comma in a number; a share is written as its number."""
    text = StringIO()
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow([_defused(heading) for heading in sheet.headings])
    for row in sheet.rows:
        lines.writerow([_written(cell, language) for cell in row])
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8")


def _written(cell: Cell, language: str) -> str:
    match cell:
        case None:
            return ""
        case str():
            return _defused(cell)
        case float():
            number = f"{cell:.4g}"
            return number.replace(".", ",") if language == "nl" else number
    return str(cell)


def _defused(text: str) -> str:
    """An apostrophe makes a text of what would be a formula."""
    return f"'{text}" if is_formula(text) else text
