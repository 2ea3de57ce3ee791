"""A database of each kind for every test that asks for one, with the schema in it."""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bot.database import make_engine
from models import schema
from tests import postgres

numbers = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """A server for all tests, with a template that has the schema: copying it is faster than migrating."""
    if postgres.binaries() is None:
        if os.environ.get("CI"):
            pytest.fail(postgres.BRING)
        pytest.skip(postgres.BRING)
    server = postgres.Server()
    server.execute("CREATE DATABASE template_weerklank")
    _migrate(server.url("template_weerklank"))
    yield server
    server.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "template.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database of each kind."""
    if request.param == "sqlite":
        path = tmp_path / "weerklank.sqlite3"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    server: postgres.Server = request.getfixturevalue("postgresql")
    name = f"test_{next(numbers)}"
    server.execute(f"CREATE DATABASE {name} TEMPLATE template_weerklank")
    yield server.url(name)
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _migrate(url: str) -> None:
    engine = make_engine(url, writes=True)
    with engine.begin() as connection:
        schema.upgrade(connection)
    engine.dispose()
