"""weerklank migrate and weerklank backup."""

from pathlib import Path

from bot import opening
from bot.clock import SystemClock
from bot.commands.desk import FAILED, OK, command, configuration, err, out
from bot.leadership import is_sqlite


@command
def migrate(path: Path | None) -> int:
    """Bring the database to this version."""
    config = configuration(path)
    with out.status("Migrating …"):
        before, after, copy = opening.migrate(config.database.url, SystemClock().now())
    if copy is not None:
        out.print(f"A copy from before is in {copy}.", markup=False)
    out.print(f"The database is of version {after}." + (" It was already." if before == after else ""))
    return OK


@command
def backup(path: Path | None, to: Path | None) -> int:
    """Copy an SQLite database; for PostgreSQL, name the tool that does it."""
    config = configuration(path)
    if not is_sqlite(config.database.url):
        err.print("For PostgreSQL use pg_dump: it copies a running database consistently.")
        return FAILED
    opening.check_version(config.database.url)
    try:
        with out.status("Copying …"):
            copy = opening.backup(config.database.url, to, SystemClock().now())
    except FileExistsError as error:
        err.print(f"{error} exists; choose another name.", markup=False)
        return FAILED
    except OSError as error:
        err.print(f"The copy can't be made: {error.strerror} ({error.filename}).", markup=False)
        return FAILED
    out.print(f"The copy is in {copy}. Keep {config.privacy.key_file} apart from it.", markup=False)
    return OK
