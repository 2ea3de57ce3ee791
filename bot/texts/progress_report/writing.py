"""A progress report in words."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.texts.progress_report import by_party, course, figures, opening, shown
from bot.texts.progress_report.document import Document
from bot.texts.tongue import tongue
from models.progress_report import ProgressReport


def document(report: ProgressReport, language: str | None, at: datetime, zone: str) -> Document:
    """The whole report; `at` is when a draft was made, or the version released."""
    _ = tongue(language)
    draft = _("Draft") if report.number is None else ""
    version = draft or _("Version {number}", number=report.number)
    on = shown.day(at.astimezone(ZoneInfo(zone)).date(), _)
    made = _("Made on {day}, {time}", day=on, time=_.clock(at, zone)) if draft else _("Released on {day}", day=on)
    until = _("Reference date: {day}", day=shown.day(report.day, _))
    title = _("Progress report")
    return Document(
        language=_.language,
        title=title,
        cover=[_.of(report.names), until, f"{version} · {made}"],
        label=_.of(report.label),
        draft=draft,
        foot=f"{title} · {until} · {version}",
        page=_("Page"),
        of=_("of"),
        contents=_("Contents"),
        file_name=file_name(report, language),
        sections=[
            opening.sources(report, _),
            opening.overall(report, _),
            course.by_area(report, _),
            course.commitments(report, _),
            course.special(report, _),
            by_party.stages(report, _),
            by_party.enforcement(report, _),
            by_party.units(report, _),
            course.overdue(report, _),
            figures.editions(report, _),
            by_party.hand_overs(report, _),
            figures.weighted(report, _),
            figures.method(report, _),
            figures.reactions(report, _),
        ],
    )


def file_name(report: ProgressReport, language: str | None) -> str:
    """Such as voortgangsrapportage-2014-03-01-versie-2, without its ending."""
    _ = tongue(language)
    name = _("progress-report")
    version = _("draft") if report.number is None else _("version-{number}", number=report.number)
    return f"{name}-{report.day.isoformat()}-{version}"
