"""SQLite as we open it: safe on disk, one writer, readers that can't write, and indexes that are used."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, event, select, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from bot.database import make_engine
from models import detailing, due_reminders, inbox, outbox, shown, waiting
from models.rules.policy import Policy
from models.tables import Commitment, Progress, Reminder

NOW = datetime(2013, 9, 2, 8, 0, tzinfo=UTC)
FULL = 2


@contextmanager
def opened(url: str, *, writes: bool) -> Iterator[Engine]:
    engine = make_engine(url, writes=writes)
    try:
        yield engine
    finally:
        engine.dispose()


def pragma(engine: Engine, name: str) -> Any:
    with engine.connect() as connection:
        return connection.execute(text(f"PRAGMA {name}")).scalar_one()


@pytest.mark.parametrize("writes", [True, False])
def test_every_connection_is_safe_on_disk_and_minds_its_keys(sqlite_url: str, writes: bool) -> None:
    with opened(sqlite_url, writes=writes) as engine:
        assert pragma(engine, "journal_mode") == "wal"
        assert pragma(engine, "synchronous") == FULL
        assert pragma(engine, "foreign_keys") == 1
        assert pragma(engine, "busy_timeout") == 30_000
        assert pragma(engine, "query_only") == (0 if writes else 1)


def test_a_reader_cannot_write(sqlite_url: str) -> None:
    statement = text("INSERT INTO setting (name, value) VALUES ('a', 'b')")
    with (
        opened(sqlite_url, writes=False) as engine,
        pytest.raises(OperationalError, match="readonly"),
        engine.begin() as connection,
    ):
        connection.execute(statement)
    with opened(sqlite_url, writes=True) as engine, engine.begin() as connection:
        connection.execute(statement)


def test_a_reader_sees_one_snapshot_while_the_writer_goes_on(sqlite_url: str) -> None:
    count = text("SELECT count(*) FROM setting")
    with opened(sqlite_url, writes=True) as writing, opened(sqlite_url, writes=False) as reading:
        with reading.begin() as snapshot:
            before = snapshot.execute(count).scalar_one()
            with writing.begin() as connection:
                connection.execute(text("INSERT INTO setting (name, value) VALUES ('a', 'b')"))
            assert snapshot.execute(count).scalar_one() == before
        with reading.begin() as snapshot:
            assert snapshot.execute(count).scalar_one() == before + 1


def of_whom(column: Any) -> Callable[[Session], object]:
    """What the database looks up by itself in each table when somebody is forgotten."""
    return lambda session: session.execute(select(column).where(column == 1))


@pytest.mark.parametrize(
    ("query", "table", "index"),
    [
        (lambda session: inbox.waiting(session, 100), "inbox", "ix_inbox_new"),
        (lambda session: outbox.heads(session, NOW, 100), "outbox", "ix_outbox_waiting"),
        (lambda session: due_reminders.take(session, Policy(), NOW, 100), "reminder", "ix_reminder_due"),
        (lambda session: shown.stale(session, 100), "posting", "ix_posting_stale"),
        (waiting.proposed, "commitment", "ix_commitment_proposed"),
        (lambda session: detailing.waiting(session, NOW, 1), "commitment", "ix_commitment_undetailed"),
        (waiting.unverified, "commitment", "ix_commitment_unverified"),
        (waiting.asked_dates, "commitment", "ix_commitment_asked_due"),
        (waiting.help_wanted, "commitment", "ix_commitment_help_asked"),
        (waiting.disputed, "commitment", "ix_commitment_disputed"),
        (waiting.count, "commitment", "ix_commitment_disputed"),
        (of_whom(Commitment.proposed_by), "commitment", "ix_commitment_proposed_by"),
        (of_whom(Progress.reported_by), "progress", "ix_progress_reported_by"),
        (of_whom(Reminder.person_id), "reminder", "ix_reminder_person_id"),
    ],
    ids=[
        "inbox.waiting",
        "outbox.heads",
        "due_reminders.take",
        "shown.stale",
        "waiting.proposed",
        "detailing.waiting",
        "waiting.unverified",
        "waiting.asked_dates",
        "waiting.help_wanted",
        "waiting.disputed",
        "waiting.count",
        "forgetting who proposed",
        "forgetting who reported",
        "forgetting who was reminded",
    ],
)
def test_what_is_asked_often_reads_a_partial_index(
    sqlite_url: str, query: Callable[[Session], object], table: str, index: str
) -> None:
    with opened(sqlite_url, writes=True) as engine, Session(engine) as session, session.begin():
        asked: list[tuple[str, Any]] = []

        @event.listens_for(engine, "before_cursor_execute")
        def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
            asked.append((statement, parameters))

        query(session)
        statement, parameters = next(each for each in asked if f"FROM {table}" in each[0])
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        steps = [str(row[3]) for row in plan]
        assert [step for step in steps if index in step], steps
        assert not [step for step in steps if step.startswith(f"SCAN {table}") and " ix_" not in step], steps


@pytest.mark.parametrize("table", ["person", "gathering", "agenda_item", "posting", "comment", "download", "outbox"])
def test_the_number_of_a_row_that_is_gone_is_never_given_again(sqlite_url: str, table: str) -> None:
    engine = make_engine(sqlite_url, writes=True)
    with engine.begin() as connection:
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).scalar_one()
    engine.dispose()
    assert "AUTOINCREMENT" in made
