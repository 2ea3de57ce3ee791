"""The progress report on a large follow-up: from the database to the PDF."""

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session, col

from bench.hall import REPORT
from bot import opening
from bot.database import in_transaction, make_engine
from bot.reports import progress_report as files
from models import answering, committing, people, progress_report
from models.committing import Entered
from models.importing import put_report
from models.report_file import ReportFile, read_report
from models.rules.policy import Policy
from models.tables import Organisation, Recommendation
from models.words import CommitmentKind
from tests.importing.many import data_of

RECOMMENDATIONS, COMMITMENTS = 200, 400
BEGIN = datetime(2013, 11, 14, 9, tzinfo=UTC)
DAY = date(2014, 3, 1)


def measure(folder: Path) -> float:
    """Seconds from the database to the PDF of 200 recommendations and 400 commitments, with nothing warmed up."""
    url = f"sqlite:///{folder / 'report.sqlite3'}"
    opening.check_version(url)
    engine = make_engine(url, writes=True)
    try:
        in_transaction(engine, _fill)
        policy = Policy()
        began = time.perf_counter()
        report = in_transaction(engine, progress_report.build, DAY, policy)
        assert report is not None
        assert (len(report.recommendations), len(report.commitments)) == (RECOMMENDATIONS, COMMITMENTS)
        files.write(report, "pdf", "nl", BEGIN, policy.calendar.zone)
        return time.perf_counter() - began
    finally:
        engine.dispose()


def _fill(session: Session) -> None:
    """Commitments of all organisations, each with a history of its own."""
    read = read_report(REPORT.read_bytes(), REPORT.name)
    assert isinstance(read, ReportFile)
    many = ReportFile.model_validate(data_of(read, RECOMMENDATIONS) | {"commitment": []})
    put_report(session, many)
    coordinator = people.recognise(session, "coordinator", "nl", BEGIN).id or 0
    organisations = list(session.execute(select(col(Organisation.id))).scalars())
    recommendations = list(session.execute(select(col(Recommendation.item_id))).scalars())
    for number in range(COMMITMENTS):
        entered = Entered(
            organisations[number % len(organisations)],
            (recommendations[number % len(recommendations)],),
            "Werkafspraken vastleggen over wie toezicht houdt, wie handhaaft en wie bericht.",
            "Vastgesteld in de regionale stuurgroep en gemeld aan het ECVM.",
            BEGIN.date() + timedelta(30 + number),
            list(CommitmentKind)[number % 4],
        )
        made = committing.enter(session, entered, agreed=True, person=coordinator, now=BEGIN, today=BEGIN.date())
        for step in range(number % 4):
            answering.on_schedule(session, made, coordinator, BEGIN + timedelta(days=20 * step))
