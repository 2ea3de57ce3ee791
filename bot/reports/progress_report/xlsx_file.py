"""The progress report as a workbook: what is said first, then a sheet for each table, with figures as figures."""

from datetime import date

from bot.reports import workbook
from bot.texts import sheet
from bot.texts.progress_report import shown
from bot.texts.progress_report.document import Cell, Change, Document, Picture, Score, Share, Table, parts
from bot.texts.sheet import Sheet
from bot.texts.tongue import Tongue, tongue


def write(document: Document) -> bytes:
    """The file."""
    _ = tongue(document.language)
    told = [(part.heading, block) for part in parts(document) for block in part.blocks if not isinstance(block, Table)]
    texts = [(heading, block.alternative if isinstance(block, Picture) else block) for heading, block in told]
    first = Sheet(document.title, (document.contents, document.title), texts, _intro(document))
    tables = [
        _sheet(block, part.heading, _) for part in parts(document) for block in part.blocks if isinstance(block, Table)
    ]
    return workbook.write([first, *tables], f"{document.title} · {document.cover[0]}", document.language)


def _intro(document: Document) -> list[str]:
    return [line for line in (*document.cover, document.label) if line]


def _sheet(table: Table, heading: str, _: Tongue) -> Sheet:
    parts_of = {column for row in table.rows for column, cell in enumerate(row) if isinstance(cell, Share)}
    rows = [[_plain(cell, _) for cell in row] for row in table.rows]
    return Sheet(table.name, table.headings, rows, (heading,), frozenset(parts_of))


def _plain(cell: Cell, _: Tongue) -> sheet.Cell:
    match cell:
        case Share(part):
            return part
        case Score(figure):
            return round(figure, 1)
        case Change(by):
            return round(by, 1)
        case None | int() | date():
            return cell
    return shown.cell(cell, _)
