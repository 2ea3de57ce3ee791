"""weerklank audit."""

from pathlib import Path

from sqlmodel import Session

from bot.commands.desk import FAILED, OK, command, configuration, counted, database, err, out
from bot.database import in_transaction
from bot.reports import csv_file
from bot.texts import auditing as texts
from bot.texts.tongue import tongue
from models import audit, presenting
from models.audit import Entry
from models.words import LANGUAGES

A_PAGE = 20


@command
def show(path: Path | None, gathering: str, page: int, csv: Path | None, language: str) -> int:
    """The log, twenty lines a page; as a file all of it."""
    config = configuration(path)
    if language not in LANGUAGES:
        err.print(f"There is no language {language}; choose one of: {', '.join(LANGUAGES)}.", markup=False)
        return FAILED
    with database(config) as engine:
        entries = in_transaction(engine, _read, gathering, None if csv is not None else page)
    if entries is None:
        err.print(f"There is no gathering {gathering}.", markup=False)
        return FAILED
    zone = config.reminders.zone
    if csv is not None:
        try:
            csv.write_bytes(csv_file.write(texts.sheet(language, entries, zone), language))
        except OSError as error:
            err.print(f"The log can't be written to {csv}: {error.strerror}.", markup=False)
            return FAILED
        out.print(f"The log is in {csv}: {counted(len(entries), 'line')}.", markup=False)
        return OK
    _ = tongue(language)
    for entry in entries:
        when, who = texts.moment(entry.at, zone, _), texts.role_word(entry.role, _)
        out.print(f"{when}  {who}  {texts.sentence(entry, _)}", markup=False)
    if not entries:
        out.print("Nothing was done yet." if page == 1 else "The log has no such page.")
    return OK


def _read(session: Session, gathering: str, page: int | None) -> list[Entry] | None:
    """None when there is no such gathering."""
    found = presenting.gathering(session, gathering) if gathering else None
    if gathering and found is None:
        return None
    number = None if found is None else found.id
    if page is None:
        return audit.entries(session, gathering=number)
    return audit.entries(session, gathering=number, skip=(page - 1) * A_PAGE, limit=A_PAGE)
