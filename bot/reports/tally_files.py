"""A gathering's figures as files: workbook, CSV, JSON and PDF. Aggregated: no row says what one person chose."""

from collections.abc import Callable
from dataclasses import asdict

from sqlmodel import Session

from bot.reports import csv_file, figures_json, typesetting, workbook
from bot.reports.documents import Document, Make, Wanted
from bot.reports.picture import render
from bot.texts import figures_paper, sheets
from bot.texts.sheets import Figures
from models import commenting, reporting, tallying


def read(session: Session, wanted: Wanted) -> Figures:
    """The figures of {"gathering": its number, "beside": the numbers of others that the reader may see}."""
    gathering = wanted.of["gathering"]
    others = (
        tallying.of_gathering(session, number, threshold=wanted.threshold)
        for number in wanted.of.get("beside", ())
        if number != gathering
    )
    return Figures(
        reporting.report(session, gathering, threshold=wanted.threshold),
        [tally for tally in others if tally.items],
        commenting.approved(session, gathering, threshold=wanted.threshold),
        wanted.now,
    )


def xlsx(figures: Figures, language: str) -> bytes:
    return workbook.write(sheets.sheets(figures, language), sheets.title(figures, language), language)


def csv(figures: Figures, language: str) -> bytes:
    return csv_file.write(sheets.tally(figures, language), language)


def pdf(figures: Figures, language: str) -> bytes:
    drawings = [render(each, "svg").decode() for each in figures_paper.pictures(figures, language)]
    values = asdict(figures_paper.paper(figures, language))
    return typesetting.compile("figures.typ", values, figures.at, drawings)


def json(figures: Figures, _language: str) -> bytes:
    return figures_json.write(figures)


def written(ending: str, write: Callable[[Figures, str], bytes]) -> Callable[[Session, Wanted], Make]:
    """The file with this ending: figures read in one snapshot, then written."""

    def reads(session: Session, wanted: Wanted) -> Make:
        figures, language = read(session, wanted), wanted.language
        return lambda: Document(sheets.file_name(figures, language, ending), write(figures, language))

    return reads
