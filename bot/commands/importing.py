"""weerklank import, and weerklank template."""

from pathlib import Path

from sqlmodel import Session

from bot.clock import SystemClock
from bot.commands.desk import FAILED, OK, command, configuration, counted, database, err, out
from bot.database import in_transaction
from bot.reports.template_workbook import workbook
from bot.texts import faults as fault_texts
from bot.texts import importing as texts
from bot.texts.tongue import tongue
from models import audit
from models.importing import Preview, brought, current, other_encoding, preview, take_in
from models.report_file import Fault, ReportFile
from models.words import LANGUAGES


@command
def import_report(path: Path | None, file: Path, *, only_preview: bool) -> int:
    """All of it or nothing; every fault at once, each with its place."""
    config = configuration(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        err.print(f"{file} can't be read: {error.strerror}.", markup=False)
        return FAILED
    with database(config) as engine, out.status(f"Reading {file.name} …"):
        did = in_transaction(engine, _look if only_preview else _put, content, file.name)
    if isinstance(did, tuple):
        return _refuse(file, did)
    if encoding := other_encoding(content, file.name):
        out.print(f"{file.name} is not in UTF-8; it was read as {encoding}. Check the accents.", markup=False)
    _show(file, did, done=not only_preview)
    return OK


def _look(session: Session, content: bytes, name: str) -> Preview | tuple[Fault, ...]:
    report = brought(session, content, name)
    return preview(session, report) if isinstance(report, ReportFile) else report


def _put(session: Session, content: bytes, name: str) -> Preview | tuple[Fault, ...]:
    report = brought(session, content, name)
    if not isinstance(report, ReportFile):
        return report
    audit.record(session, SystemClock().now(), None, audit.OPERATOR, "import", report.monitor.id, file=name)
    return take_in(session, report)


def _refuse(file: Path, faults: tuple[Fault, ...]) -> int:
    err.print(f"{file.name} was not imported; {counted(len(faults), 'fault')}:", markup=False)
    for fault in faults:
        err.print(f"  {fault_texts.sentence(fault, tongue('en'), file.name)}", markup=False)
    return FAILED


def _show(file: Path, found: Preview, *, done: bool) -> None:
    out.print(f"{file.name} {'is imported' if done else 'would change this; nothing was written'}:", markup=False)
    for line in texts.told(found, tongue("en"), whole=True):
        out.print(f"  {line}", markup=False)
    out.print(f"Rows: {found.added} new, {found.changed} changed, {found.stays} stayed as they were.")
    if found.cards:
        out.print(f"{counted(found.cards, 'card')} in the chat will show the new texts.")


@command
def write_template(path: Path | None, to: Path, language: str, *, filled: bool) -> int:
    """The workbook in which a report is filled in: empty, or with the report that is there."""
    if language not in LANGUAGES:
        err.print(f"There is no language {language}; choose one of: {', '.join(LANGUAGES)}.", markup=False)
        return FAILED
    data = None
    if filled:
        with database(configuration(path)) as engine:
            data = in_transaction(engine, current)
        if data is None:
            err.print("There is no report yet to fill it with; leave out --filled, or import one first.")
            return FAILED
    if to.exists() or to.suffix.lower() != ".xlsx":
        err.print(f"{to} exists already." if to.exists() else f"{to} should end in .xlsx.", markup=False)
        return FAILED
    try:
        to.write_bytes(workbook(language, data))
    except OSError as error:
        err.print(f"The workbook can't be written to {to}: {error.strerror}.", markup=False)
        return FAILED
    out.print(f"The workbook is in {to}. Fill it in, then: weerklank import {to} --preview", markup=False)
    return OK
