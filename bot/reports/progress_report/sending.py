"""The progress report as a message asks for it."""

from sqlmodel import Session

from bot.reports import progress_report
from bot.reports.documents import Make, Wanted
from models import releasing
from models.tables import ReportVersion


def read(session: Session, wanted: Wanted) -> Make:
    """The file of {"report": its number, "form": its ending}, a draft as it stands when it is sent."""
    version = session.get_one(ReportVersion, wanted.of["report"])
    report = releasing.report(session, version, wanted.policy, threshold=wanted.threshold)
    assert report is not None
    form, language, zone = wanted.of["form"], wanted.language, wanted.policy.calendar.zone
    at = version.released_at or wanted.now
    return lambda: progress_report.write(report, form, language, at, zone)
