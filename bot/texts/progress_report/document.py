"""The shape of a report in words of one language: sections of paragraphs and tables, whatever the file they go to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from models.words import Light


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the whole, 0..1."""

    part: float


@dataclass(frozen=True, slots=True)
class Score:
    """A figure with one decimal."""

    figure: float


@dataclass(frozen=True, slots=True)
class Change:
    """How much more or less a figure became."""

    by: int | float


@dataclass(frozen=True, slots=True)
class Lead:
    """A few words that stand out, and the text below them."""

    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Shining:
    """A traffic light: the colour, and the word that always stands beside it."""

    light: Light
    word: str


Cell = str | int | date | None | Share | Score | Change | Lead | Shining
"""None is a figure that does not exist or is hidden."""


@dataclass(frozen=True, slots=True)
class Table:
    """`name` is short, for the tab of a workbook; `about` says what the table holds, to who can't see it.

    `widths` are parts of the page, by column. `totals`: how many rows at the end are totals.
    """

    name: str
    about: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]
    totals: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """How many commitments have each light, under one heading."""

    label: str
    counts: tuple[tuple[Light, int], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars that are drawn; `alternative` says the same in words, `legend` is the word of each light."""

    alternative: str
    legend: tuple[tuple[Light, str], ...]
    bars: tuple[Bar, ...]


Block = str | Table | Picture
"""A paragraph is a text."""


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading."""

    heading: str
    blocks: Sequence[Block] = ()


@dataclass(frozen=True, slots=True)
class Section(Part):
    """Its own blocks come before its parts."""

    parts: Sequence[Part] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. `draft` is the word that lies over the pages of one that was not released, else empty.

    `cover` are the lines below the title, `foot` what stands at the bottom of each page, with `page` and `of`.
    """

    language: str
    title: str
    cover: Sequence[str]
    label: str
    draft: str
    foot: str
    page: str
    of: str
    contents: str
    file_name: str
    sections: Sequence[Section] = field(default_factory=list)


def parts(document: Document) -> list[Part]:
    """All that has a heading, in the document's order."""
    return [part for section in document.sections for part in (section, *section.parts)]
