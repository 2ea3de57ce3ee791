"""weerklank minutes."""

from pathlib import Path

from sqlmodel import Session

from bot.clock import Clock, SystemClock
from bot.commands.desk import FAILED, OK, command, configuration, database, err, out
from bot.database import in_transaction
from bot.reports import minutes
from bot.reports.documents import Make, Wanted
from models import presenting
from models.words import LANGUAGES


@command
def write(path: Path | None, gathering: str, to: Path, language: str) -> int:
    """The list of decisions and actions, as the chat sends it."""
    config = configuration(path)
    if language not in LANGUAGES:
        err.print(f"There is no language {language}; choose one of: {', '.join(LANGUAGES)}.", markup=False)
        return FAILED
    with database(config) as engine:
        make = in_transaction(engine, _read, gathering, language, SystemClock())
    if make is None:
        err.print(f"There is no gathering {gathering}.", markup=False)
        return FAILED
    try:
        to.write_bytes(make().content)
    except OSError as error:
        err.print(f"The list can't be written to {to}: {error.strerror}.", markup=False)
        return FAILED
    out.print(f"The list of decisions and actions is in {to}.", markup=False)
    return OK


def _read(session: Session, gathering: str, language: str, clock: Clock) -> Make | None:
    """None when there is no such gathering."""
    found = presenting.gathering(session, gathering)
    if found is None:
        return None
    return minutes.read(session, Wanted("minutes_pdf", language, "", clock.now(), {"gathering": found.id}))
