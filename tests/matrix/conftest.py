"""The congress to act in, on a database of each kind."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.matrix.acting import Acting, acting
from tests.matrix.prepared import prepare


@pytest.fixture
def stage(database_url: str) -> Iterator[Acting]:
    with acting(prepare(database_url)) as made:
        yield made


@pytest.fixture
def sqlite_stage(tmp_path: Path, sqlite_template: Path) -> Iterator[Acting]:
    """Where the kind of database makes no difference."""
    path = tmp_path / "weerklank.sqlite3"
    shutil.copy(sqlite_template, path)
    with acting(prepare(f"sqlite:///{path}")) as made:
        yield made
