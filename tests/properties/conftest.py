"""A database of each kind with the small report of these tests in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bot.database import in_transaction, make_engine

from .ground import lay


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Holds what `ground.lay` wrote; examples roll back what they add."""
    engine = make_engine(database_url, writes=True)
    try:
        in_transaction(engine, lay)
        yield engine
    finally:
        engine.dispose()


@pytest.fixture
def sqlite_engine(sqlite_template: Path, tmp_path: Path) -> Iterator[Engine]:
    """The same on SQLite alone, for what does not depend on the database."""
    path = tmp_path / "properties.sqlite3"
    shutil.copy(sqlite_template, path)
    engine = make_engine(f"sqlite:///{path}", writes=True)
    in_transaction(engine, lay)
    yield engine
    engine.dispose()
