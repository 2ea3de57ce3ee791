"""The files with figures, read back: item → mark → figure, None where a cell is empty."""

import csv
import io
import json
from typing import Any

import openpyxl
from pypdf import PdfReader

from bot.rehearsal.truth import POSITIONS

Figures = dict[str, dict[str, int | None]]
REACTED = 5
"""The number of that column in the tally; the positions follow it."""
URGENT, HANDS = 15, 19


def of_xlsx(content: bytes) -> Figures:
    """The first sheet, from the row that begins with "Onderwerp" on."""
    return _of_rows([list(row) for row in openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].values])


def of_csv(content: bytes) -> Figures:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    return _of_rows([[cell or None for cell in row] for row in rows])


def _of_rows(rows: list[list[Any]]) -> Figures:
    start = next((number for number, row in enumerate(rows, 1) if len([cell for cell in row if cell]) > HANDS), 0)
    return {str(row[0]): _of_row(row) for row in rows[start:] if row[0]}


def _of_row(row: list[Any]) -> dict[str, int | None]:
    cells = {"people": row[REACTED], "urgent": row[URGENT]}
    cells |= {position: row[REACTED + at] for at, position in enumerate(POSITIONS, 1)}
    cells |= {f"hands {position}": row[HANDS + at] for at, position in enumerate(POSITIONS)}
    return {mark: None if cell is None else int(cell) for mark, cell in cells.items()}


def of_json(content: bytes) -> Figures:
    """Positions that an outcome has not are None, as in the sheets."""
    return {
        item["reference"]: {
            "people": item["reacted"],
            "urgent": item["urgent"],
            **{position: item["counts"].get(position) for position in POSITIONS},
            **{f"hands {position}": item["hands"].get(position) for position in POSITIONS},
        }
        for item in json.loads(content)["items"]
    }


def text_of_pdf(content: bytes) -> str:
    """All that is printed, on one line."""
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def text_of_xlsx(content: bytes) -> str:
    """Every cell of every sheet."""
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row if cell is not None)
