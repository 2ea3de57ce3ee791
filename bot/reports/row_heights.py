"""How high the rows of a workbook are: not every program works that out for wrapped texts when it opens one."""

import textwrap
from collections.abc import Iterable
from typing import Any

from xlsxwriter.worksheet import Worksheet

LINE = 15.0
"""Points."""
HIGHEST = 409.0
"""Of what a spreadsheet allows."""


def fit(page: Worksheet, row: int, cells: Iterable[tuple[Any, float]]) -> None:
    """Make the row high enough for its texts: (cell, width of its column in characters). Before its cells are written.

    A row of one line stays as it is.
    """
    most = max((_lines(cell, width) for cell, width in cells if isinstance(cell, str)), default=1)
    if most > 1:
        page.set_row(row, min(HIGHEST, most * LINE))


def _lines(text: str, width: float) -> int:
    return sum(len(textwrap.wrap(part, max(1, int(width)))) or 1 for part in text.split("\n"))
