"""What is drawn, written and read: a picture, a workbook of a gathering with very many voices, a large import."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from sqlalchemy import update
from sqlmodel import Session, col

from bench.filling import filled
from bench.hall import REPORT
from bench.measured import Figures
from bot import opening
from bot.database import in_transaction, make_engine
from bot.reports import tally_files
from bot.reports.documents import Wanted
from bot.reports.picture import render
from bot.texts import pictured
from models import publishing, tallying
from models.importing import put_report
from models.report_file import Book, ReportFile, completed, opened, read_report
from models.tables import AgendaItem
from models.words import AgendaState
from tests.importing.many import workbook_with

PICTURES = 20
RECOMMENDATIONS = 2_000


def measure(folder: Path, rows: int) -> Figures:
    """A full picture in ms; a workbook of `rows` voices, and 2,000 recommendations, from file to commit, in seconds."""
    url, gathering = filled(folder, rows)
    engine = make_engine(url, writes=True)
    try:
        in_transaction(engine, _publish, gathering)
        now = datetime.now(UTC)
        tally = in_transaction(engine, tallying.of_gathering, gathering)
        full = pictured.picture(tally, "nl", now)
        wanted = Wanted("tally_xlsx", "nl", "weerklank_bot", now, {"gathering": gathering})

        def workbook() -> None:
            tally_files.xlsx(in_transaction(engine, tally_files.read, wanted), "nl")

        return {
            "picture_ms": median(_seconds(lambda: render(full)) for _ in range(PICTURES)) * 1000,
            "xlsx_s": _seconds(workbook),
            "import_2000_s": _import(folder),
        }
    finally:
        engine.dispose()


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _publish(session: Session, gathering: int) -> None:
    """Every item closed, with its figures by audience."""
    open_ones = col(AgendaItem.state) == AgendaState.OPEN
    session.execute(update(AgendaItem).where(open_ones).values(state=AgendaState.CLOSED))
    publishing.publish(session, gathering, datetime.now(UTC))


def _import(folder: Path) -> float:
    report = read_report(REPORT.read_bytes(), REPORT.name)
    assert isinstance(report, ReportFile)
    content = workbook_with(report, RECOMMENDATIONS)
    url = f"sqlite:///{folder / 'import.sqlite3'}"
    opening.check_version(url)
    engine = make_engine(url, writes=True)

    def bring() -> None:
        book = opened(content, "report.xlsx")
        assert isinstance(book, Book)
        read = completed(book, None)
        assert isinstance(read, ReportFile)
        in_transaction(engine, put_report, read)

    took = _seconds(bring)
    engine.dispose()
    return took
