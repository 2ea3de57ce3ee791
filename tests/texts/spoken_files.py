"""What stands in files of figures: headings, rows, the method sheet, and what a picture says in words."""

from collections.abc import Iterator
from dataclasses import replace

from bot.texts import figures_paper, sheets
from models.areas import Area
from models.commenting import Said
from models.reporting import AreaFigures, Participation, Report
from models.words import AgendaState, CommentState, ItemKind
from tests.texts.values import FULL_TALLY, LABEL, LARGEST, NOW, TITLES, item_tally


def figures(population: int, quorum: int) -> sheets.Figures:
    """Every kind of item, area, comment and outcome of the quorum."""
    items = [
        replace(item_tally(number, *TITLES[number]), state=state, kind=kind)
        for number, (state, kind) in enumerate(
            [
                (AgendaState.WAITING, ItemKind.RECOMMENDATION),
                (AgendaState.OPEN, ItemKind.OUTCOME),
                (AgendaState.CLOSED, ItemKind.RECOMMENDATION),
            ]
        )
    ]
    said = Said(LARGEST, LARGEST, LARGEST, LARGEST, "TOE-2", "Goed plan.", "police", True, CommentState.APPROVED, NOW)
    part = Participation(population, population, 0, 0, quorum)
    report = Report(
        replace(FULL_TALLY, items=tuple(items)), part, (AreaFigures(Area("TOE", LABEL, 30), 3, 3, 0.6),), 0.6, 0.6
    )
    return sheets.Figures(report, (), [said, replace(said, public=False)], NOW)


def printed(language: str) -> Iterator[str]:
    """Every cell, and what the printed document adds."""
    for population, quorum in ((243, 200), (1, 2)):
        shown = figures(population, quorum)
        for sheet in sheets.sheets(shown, language):
            for row in (sheet.intro, [sheet.name], sheet.headings, *sheet.rows):
                yield from map(str, row)
        paper = figures_paper.paper(shown, language)
        yield from (
            sheets.file_name(shown, language, "xlsx"),
            paper.title,
            paper.pictures_heading,
            paper.page,
            paper.of,
        )
