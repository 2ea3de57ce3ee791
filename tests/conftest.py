"""A database of each kind for every test that asks for one, with the schema in it."""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from bot.database import in_transaction, make_engine
from bot.rehearsal.play import EXAMPLE
from models import schema
from models.importing import put_report
from models.report_file import ReportFile, read_report
from tests import postgres

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
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
        yield _copied(request.getfixturevalue("sqlite_template"), tmp_path)
    else:
        yield from _copied_on(request.getfixturevalue("postgresql"), "template_weerklank")


@pytest.fixture(scope="session")
def sqlite_report(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the demonstration report in it."""
    path = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("report") / "report.sqlite3"))
    _import(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgresql_report(postgresql: postgres.Server) -> str:
    """The name of a template with the demonstration report in it."""
    postgresql.execute("CREATE DATABASE template_report TEMPLATE template_weerklank")
    _import(postgresql.url("template_report"))
    return "template_report"


@pytest.fixture(params=["sqlite", "postgresql"])
def report_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database of each kind with the demonstration report: copying it is faster than importing."""
    if request.param == "sqlite":
        yield _copied(request.getfixturevalue("sqlite_report"), tmp_path)
    else:
        yield from _copied_on(request.getfixturevalue("postgresql"), request.getfixturevalue("postgresql_report"))


def _copied(template: Path, folder: Path) -> str:
    return f"sqlite:///{shutil.copy(template, folder / 'weerklank.sqlite3')}"


def _copied_on(server: postgres.Server, template: str) -> Iterator[str]:
    name = f"test_{next(numbers)}"
    server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.url(name)
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _migrate(url: str) -> None:
    engine = make_engine(url, writes=True)
    with engine.begin() as connection:
        schema.upgrade(connection)
    engine.dispose()


def _import(url: str) -> None:
    report = read_report(EXAMPLE.read_bytes(), EXAMPLE.name)
    assert isinstance(report, ReportFile)
    engine = make_engine(url, writes=True)
    in_transaction(engine, put_report, report)
    engine.dispose()
