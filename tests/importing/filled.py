"""The demonstration report as a workbook, in both languages, and what is typed over it."""

from bot.rehearsal.play import EXAMPLE
from models.report_file import Book
from models.report_file.sheets import Sheet, filled_in
from models.report_file.workbook import sheets_of

from .conftest import right
from .sheets import written

REPORT = right(EXAMPLE.read_text(encoding="utf-8"))
FILLED = {language: written(REPORT, language) for language in ("nl", "en")}
AS_READ = sheets_of(FILLED["en"])


def typing(*cells: tuple[str, str, int, object]) -> Book:
    """The workbook with these values typed over what stands there."""
    sheets = {sheet.name: dict(sheet.rows) for sheet in AS_READ}
    for sheet, heading, number, value in cells:
        rows = sheets[sheet]
        names = [str(name).rstrip(" *") for name in rows[1]]
        at = names.index(heading)
        row = list(rows.get(number, ()))
        row += [None] * (at + 1 - len(row))
        row[at] = value
        rows[number] = row
    return filled_in("report.xlsx", [Sheet(name, rows) for name, rows in sheets.items()])
