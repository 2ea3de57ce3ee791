"""Opening the database: reachable, of this version, migrated with a copy kept, and led by this process alone."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from bot.database import is_away, make_engine
from bot.leadership import is_sqlite
from bot.problems import DatabaseUnreachable, OtherVersion
from models import schema


def shown(url: str) -> str:
    """The address without its password. Raises DatabaseUnreachable for what is no address."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError as error:
        raise DatabaseUnreachable("in the configuration", "database.url is no address") from error


def version(engine: Engine, url: str) -> str | None:
    """The database's version. Raises DatabaseUnreachable."""
    try:
        with engine.connect() as connection:
            return schema.present(connection)
    except (SQLAlchemyError, OSError) as error:
        raise DatabaseUnreachable(shown(url), _cause(error)) from error


def _cause(error: BaseException) -> str:
    original = getattr(error, "orig", None) or error
    return str(original).strip().splitlines()[0] if str(original).strip() else type(original).__name__


def check_version(url: str) -> None:
    """An empty database is made; an older one must be migrated by a person first.

    Raises DatabaseUnreachable and OtherVersion.
    """
    shown(url)
    engine = make_engine(url, writes=True)
    try:
        present, wanted = version(engine, url), schema.wanted()
        if present is None:
            with engine.begin() as connection:
                schema.upgrade(connection)
        elif present != wanted:
            raise OtherVersion(present, wanted, schema.knows(present))
    except DBAPIError as error:
        if is_away(error):
            raise DatabaseUnreachable(shown(url), _cause(error)) from error
        raise
    finally:
        engine.dispose()


def migrate(url: str, now: datetime) -> tuple[str | None, str, Path | None]:
    """Bring the database to this version, after a copy of an SQLite file: (before, after, the copy).

    Raises DatabaseUnreachable, and OtherVersion for one that a newer Weerklank made.
    """
    shown(url)
    engine = make_engine(url, writes=True, foreign_keys=False)
    try:
        before = version(engine, url)
        if before is not None and not schema.knows(before):
            raise OtherVersion(before, schema.wanted(), False)
        copy = None
        if before not in (None, schema.wanted()) and is_sqlite(url):
            copy = backup(url, None, now)
        with engine.begin() as connection:
            schema.upgrade(connection)
        return before, _now_present(engine), copy
    finally:
        engine.dispose()


def _now_present(engine: Engine) -> str:
    connection: Connection
    with engine.connect() as connection:
        return schema.present(connection) or ""


def backup(url: str, to: Path | None, now: datetime) -> Path:
    """A consistent copy of an SQLite database, made while the bot runs; never over an existing file."""
    source = Path(make_url(url).database or "")
    target = to or source.with_name(f"{source.stem}-{now:%Y%m%d-%H%M%S}{source.suffix}")
    if target.exists():
        raise FileExistsError(str(target))
    if shutil.disk_usage(target.parent).free < source.stat().st_size:
        raise OSError(28, "not enough room for the copy", str(target))
    with sqlite3.connect(source) as reading, sqlite3.connect(target) as writing:
        reading.backup(writing)
    reading.close()
    writing.close()
    return target
