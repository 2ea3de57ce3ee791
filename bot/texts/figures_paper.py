"""A gathering's figures on paper: its pictures, each in words as well, and tables to look something up in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from bot.texts import method, pictured, sheets
from bot.texts.picture import Picture, Row
from bot.texts.running import PER_PAGE
from bot.texts.sheet import Cell, Sheet
from bot.texts.sheets import Figures
from bot.texts.tongue import Tongue, tongue
from models.words import POSITIONS

COLUMNS = (0, 3, 5, *range(6, 6 + len(POSITIONS)), 11)
"""Of the tally's columns those that fit an upright page: item, title, reacted, positions, share."""
GROUP_COLUMNS = (0, 2, 3, *range(4, 4 + len(POSITIONS)), 8, 10, 11)
"""Item, group, participants, positions, hidden ones together, share, version."""
TOGETHER = 12
"""Rows that a table can have to stand on one page, and not be cut after its first."""


@dataclass(frozen=True, slots=True)
class Table:
    """Every cell as it is printed. `text` are the numbers of the columns that hold words; `together`: on one page."""

    heading: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    text: tuple[int, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What a picture shows, in words, and in how many rows."""

    alternative: str
    rows: int


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. `pictures` stand in the order of the function of that name."""

    language: str
    title: str
    intro: tuple[str, ...]
    footer: str
    page: str
    of: str
    pictures_heading: str
    pictures: tuple[Shown, ...]
    tables: tuple[Table, ...]


def paper(figures: Figures, language: str | None) -> Paper:
    _ = tongue(language)
    every = sheets.sheets(figures, language)
    tally, by_audience, _gatherings, areas, comments, _method = every
    return Paper(
        language=_.language,
        title=sheets.title(figures, language),
        intro=tuple(tally.intro),
        footer=tally.intro[1],
        page=_("page"),
        of=_("of"),
        pictures_heading=_("In pictures"),
        pictures=tuple(Shown(_alternative(each, _), len(each.rows)) for each in pictures(figures, language)),
        tables=(
            _table(_only(tally, COLUMNS), _, words=(0, 1), shares=(len(COLUMNS) - 1,)),
            _table(_only(by_audience, GROUP_COLUMNS), _, words=(0, 1), shares=(8,)),
            _table(areas, _, words=(0, 1), shares=(5,), together=len(areas.rows) <= TOGETHER),
            _table(comments, _, words=(0, 1, 2, 3)),
            _table(method.sheet(_), _, words=(0, 1)),
        ),
    )


def pictures(figures: Figures, language: str | None) -> Iterator[Picture]:
    """The gathering, page after page, then each item with its audiences where these were published."""
    held, at = figures.report.tally, figures.at
    for page in range(-(-(len(held.items) - 1) // PER_PAGE) or min(1, len(held.items))):
        yield pictured.picture(held, language, at, page)
    for item in held.items:
        if item.by_audience is not None:
            yield pictured.audiences(replace(held, items=(item,)), item.by_audience, language, at)


def _alternative(picture: Picture, _: Tongue) -> str:
    """The picture in words, for who can't see it."""
    rows = "; ".join(_row(row, picture.hidden, _) for row in picture.rows)
    return f"{picture.heading}. {picture.subheading}. {rows}. {picture.footer}"


def _row(row: Row, hidden: str, _: Tongue) -> str:
    bars = ", ".join(f"{bar.label} {hidden if bar.voices is None else bar.voices}" for bar in row.bars)
    return f"{row.reference} {row.title}: {bars}".strip()


def _table(
    sheet: Sheet, _: Tongue, *, words: tuple[int, ...], shares: tuple[int, ...] = (), together: bool = False
) -> Table:
    rows = tuple(tuple(_printed(cell, _, share=at in shares) for at, cell in enumerate(row)) for row in sheet.rows)
    return Table(sheet.name, tuple(sheet.headings), rows, words, together)


def _printed(cell: Cell, _: Tongue, *, share: bool) -> str:
    match cell:
        case None:
            return "–"
        case str():
            return cell
        case date():
            return _.short_date(cell)
        case _:
            return _.percent(cell) if share else str(cell)


def _only(sheet: Sheet, columns: tuple[int, ...]) -> Sheet:
    rows = [[row[at] for at in columns] for row in sheet.rows]
    return replace(sheet, headings=[sheet.headings[at] for at in columns], rows=rows)
