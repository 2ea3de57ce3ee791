"""The schema's versions: which one a database has, which one this code wants, and the way between."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d%%(month).2d%%(day).2d_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def wanted() -> str:
    """The version that this code is written for."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None
    return head


def present(connection: Connection) -> str | None:
    """The version of the database, or None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def knows(version: str) -> bool:
    """Whether this code has ever heard of `version`; a newer Weerklank may have made it."""
    scripts = ScriptDirectory.from_config(_config())
    return any(script.revision == version for script in scripts.walk_revisions())


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the database up to `to`, within the caller's transaction."""
    command.upgrade(_config(connection), to)


def downgrade(connection: Connection, to: str) -> None:
    """Bring the database back to `to` ("base" for empty)."""
    command.downgrade(_config(connection), to)


def new_version(connection: Connection, message: str) -> None:
    """Write a migration for what the tables have and the database does not."""
    command.revision(_config(connection), message, autogenerate=True)
