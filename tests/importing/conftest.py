"""An empty database of today's schema, and the example report."""

from collections.abc import Callable, Iterator

import pytest
from sqlmodel import Session

from bot.database import make_engine
from bot.rehearsal.play import EXAMPLE
from models.report_file import Fault, ReportFile, read_report

SessionFactory = Callable[[], Session]


@pytest.fixture
def session_factory(database_url: str) -> Iterator[SessionFactory]:
    """Opens sessions on one database; a test commits what a later session is to see."""
    engine = make_engine(database_url, writes=True)
    yield lambda: Session(engine, expire_on_commit=False)
    engine.dispose()


@pytest.fixture(scope="session")
def example() -> str:
    return EXAMPLE.read_text(encoding="utf-8")


def right(source: str) -> ReportFile:
    report = read_report(source, "report.toml")
    assert isinstance(report, ReportFile), report
    return report


def wrong(source: str | bytes) -> tuple[Fault, ...]:
    faults = read_report(source, "report.toml")
    assert not isinstance(faults, ReportFile)
    return faults


def edited(source: str, *changes: tuple[str, str]) -> str:
    """The source with each text, which it must have, replaced where it first stands."""
    for old, new in changes:
        assert old in source, old
        source = source.replace(old, new, 1)
    return source


def without(source: str, start: str) -> str:
    """The source without the table of lines that begins with `start`, up to the next table."""
    before, _, rest = source.partition(start)
    assert rest, start
    return before + rest[rest.index("[[") :]
