"""The progress report as a tagged PDF."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from itertools import zip_longest
from typing import Any

from bot.reports import lights, typesetting
from bot.texts.progress_report import shown
from bot.texts.progress_report.document import (
    Block,
    Cell,
    Change,
    Document,
    Lead,
    Picture,
    Score,
    Share,
    Shining,
    Table,
)
from bot.texts.tongue import Tongue, tongue

TEMPLATE = "progress_report.typ"


def write(document: Document, at: datetime) -> bytes:
    """The same document at the same moment is the same file."""
    drawings: list[str] = []
    return typesetting.compile(TEMPLATE, values(document, drawings), at, drawings)


def values(document: Document, drawings: list[str]) -> dict[str, Any]:
    """What the template reads; pictures are drawn into `drawings`."""
    _ = tongue(document.language)

    def blocks(those: Sequence[Block]) -> list[dict[str, Any]]:
        return [_block(each, drawings, _, then) for each, then in zip_longest(those, those[1:])]

    return asdict(replace(document, sections=())) | {
        "sections": [
            {
                "heading": section.heading,
                "blocks": blocks(section.blocks),
                "parts": [{"heading": part.heading, "blocks": blocks(part.blocks)} for part in section.parts],
            }
            for section in document.sections
        ]
    }


def _block(block: Block, drawings: list[str], _: Tongue, then: Block | None) -> dict[str, Any]:
    """A text that leads to a table stays on its page."""
    match block:
        case Table():
            return {
                "kind": "table",
                "headings": block.headings,
                "widths": block.widths,
                "totals": block.totals,
                "numbers": numbers(block),
                "rows": [[_cell(cell, _) for cell in row] for row in block.rows],
            }
        case Picture():
            drawings.append(lights.draw(block, _.language, "svg").decode())
            return {"kind": "picture", "drawing": len(drawings) - 1, "alternative": block.alternative}
    return {"kind": "text", "text": block, "leads": isinstance(then, Table)}


def _cell(cell: Cell, _: Tongue) -> dict[str, str]:
    lead = cell.words if isinstance(cell, Lead) else ""
    text = cell.text if isinstance(cell, Lead) else shown.cell(cell, _)
    return {"lead": lead, "text": text, "light": cell.light if isinstance(cell, Shining) else ""}


def numbers(table: Table) -> list[int]:
    """The columns that hold figures."""
    return [
        column
        for column in range(len(table.headings))
        if any(isinstance(row[column], int | Score | Share | Change) for row in table.rows)
    ]
