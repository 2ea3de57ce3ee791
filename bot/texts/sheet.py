"""A table of a file: what stands in its cells, in words of the reader's language; no file format knows more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | date | None
"""None is an empty cell, for a figure that does not exist or is hidden. A float from 0 to 1 under a `shares` heading is
a part of the whole."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`intro` lines stand above the headings; `shares` are the numbers of the columns that hold parts of the whole."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    intro: Sequence[str] = ()
    shares: frozenset[int] = frozenset()


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet might take this text for a formula."""
    return text.startswith(FORMULA_STARTS)
