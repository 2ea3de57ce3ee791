"""An empty database of each kind, and one with the schema."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.database import make_engine
from tests import postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database without a single table."""
    if request.param == "sqlite":
        engine = make_engine(f"sqlite:///{tmp_path / 'empty.sqlite3'}", writes=True)
        yield engine
        engine.dispose()
        return
    server: postgres.Server = request.getfixturevalue("postgresql")
    server.execute("CREATE DATABASE stairway")
    engine = make_engine(server.url("stairway"), writes=True)
    yield engine
    engine.dispose()
    server.execute("DROP DATABASE stairway WITH (FORCE)")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = make_engine(database_url, writes=True)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A file with the schema."""
    path = tmp_path / "weerklank.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"
