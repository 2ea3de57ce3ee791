"""The database goes away, also in the middle of a batch: no healthy update is set aside, and nothing is lost."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import event, make_url, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import counting
from models.tables import Outbox
from tests.faults.conftest import Scene
from tests.faults.updates import JSON, reaction
from tests.postgres import Server

PEOPLE = range(50_000, 50_600)


def votes(scene: Scene) -> list[JSON]:
    return [reaction(person, scene.group.id, scene.message, ["👍"]) for person in PEOPLE]


def when_voices_are_written(scene: Scene, strike: Callable[[], None]) -> None:
    """Strike once, in the middle of a batch: after its sets and before its voices are written."""
    when_written(scene, "INSERT INTO voice", "", strike)


def when_written(scene: Scene, beginning: str, column: str, strike: Callable[[], None]) -> None:
    """Strike once, before a statement of the bot that begins so and names this column."""
    struck = False

    def before(_conn: Connection, _cursor: object, statement: str, *_: object) -> None:
        nonlocal struck
        if not struck and statement.startswith(beginning) and column in statement:
            struck = True
            strike()

    event.listen(scene.hall.stage.bot.database.writing, "before_cursor_execute", before)


async def all_voted(scene: Scene) -> None:
    """Every vote was counted once, and none was set aside."""
    await scene.time_flies(lambda: _seems_done(scene))
    await scene.recovers()
    assert scene.voices() == ["agree"] * len(PEOPLE)
    assert scene.inbox().keys() == {"done"}
    assert scene.hall.database(counting.recount) == 0


def _seems_done(scene: Scene) -> bool:
    try:
        return len(scene.voices()) == len(PEOPLE) and not scene.inbox().get("new")
    except OperationalError:
        return False  # our own look was cut off as well


ON_POSTGRESQL = pytest.mark.parametrize("report_url", ["postgresql"], indirect=True)
ON_SQLITE = pytest.mark.parametrize("report_url", ["sqlite"], indirect=True)


@ON_POSTGRESQL
async def test_postgresql_crashes_in_the_middle_of_a_batch(scene: Scene, postgresql: Server) -> None:
    when_voices_are_written(scene, postgresql.restart_hard)
    await scene.hall.world.raw(*votes(scene))
    await all_voted(scene)


@ON_POSTGRESQL
async def test_connections_are_cut_again_and_again_under_load(scene: Scene, postgresql: Server) -> None:
    cut = _cut(scene)
    when_voices_are_written(scene, partial(postgresql.execute, cut))
    waiting = votes(scene)
    for start in range(0, len(waiting), 100):
        await scene.hall.world.raw(*waiting[start : start + 100])
        await asyncio.to_thread(postgresql.execute, cut)
    await all_voted(scene)


@ON_POSTGRESQL
async def test_postgresql_becomes_read_only_for_a_while(scene: Scene, postgresql: Server) -> None:
    """As after a failover, when what was the primary is a replica now."""
    name = make_url(scene.hall.url).database
    postgresql.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    postgresql.execute(_cut(scene))
    await scene.hall.world.raw(*votes(scene))
    await scene.time_flies_for(seconds=20)
    postgresql.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = off")
    postgresql.execute(_cut(scene))
    await all_voted(scene)


def _cut(scene: Scene) -> str:
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'"
    return cut.format(make_url(scene.hall.url).database)


@ON_SQLITE
async def test_somebody_else_writes_to_sqlite_for_longer_than_we_wait(scene: Scene) -> None:
    await scene.hall.stage.bot.database.run(_pragma, "busy_timeout=20")
    with closing(sqlite3.connect(str(make_url(scene.hall.url).database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await scene.hall.world.raw(*votes(scene))
        await scene.time_flies_for(seconds=20)
        other.execute("ROLLBACK")
    await all_voted(scene)


@ON_SQLITE
async def test_the_disk_is_full_for_a_while(scene: Scene) -> None:
    """It becomes full while the journal grows, or the batch: whichever asks for the next page."""
    database = scene.hall.stage.bot.database
    pages = await database.run(_pragma, "page_count")
    for more in range(0, 60, 6):
        await database.run(_pragma, f"max_page_count={pages + more}")
        if not more:
            await scene.hall.world.raw(*votes(scene))
        await scene.time_flies_for(seconds=3)
    await database.run(_pragma, "max_page_count=1000000")
    await all_voted(scene)


async def reminded_of(scene: Scene) -> Person:
    """A contact whose reminder leaves on Monday 10 March at two."""
    contact = await scene.hall.joins("Gea", "contact", organisation="riec-on", gathering=None)
    await scene.hall.stage.jump_to(DUE - timedelta(minutes=1))
    return contact


async def reminded_once(scene: Scene, contact: Person, before: int) -> None:
    await scene.time_flies_for(seconds=20)
    await scene.recovers()
    assert len(await contact.sees()) == before + 1
    assert scene.hall.database(_fates, contact.id)[-1] == ("sent", 0)


DUE = datetime(2014, 3, 10, 13, tzinfo=UTC)
LEAVES, ARRIVED = ("UPDATE outbox", "send_started_at="), ("UPDATE outbox", "sent_at=")


@ON_POSTGRESQL
@pytest.mark.parametrize("moment", [None, LEAVES, ARRIVED], ids=["before", "leaves", "arrived"])
async def test_postgresql_is_away_for_a_minute_when_a_reminder_is_to_leave(
    scene: Scene, postgresql: Server, moment: tuple[str, str] | None
) -> None:
    contact = await reminded_of(scene)
    before = len(await contact.sees())
    away: list[bool] = []

    def stops() -> None:
        postgresql.stop("immediate")
        away.append(True)

    if moment is None:
        stops()
    else:
        when_written(scene, *moment, stops)
    try:
        await scene.hall.world.clock(now=DUE.timestamp())
        scene.hall.stage.clock.move_to(DUE)
        await scene.time_flies(lambda: bool(away))
        await scene.time_flies_for(seconds=60)
    finally:
        postgresql.start()
    await reminded_once(scene, contact, before)


@ON_SQLITE
async def test_somebody_else_writes_to_sqlite_for_a_minute_when_a_reminder_is_to_leave(scene: Scene) -> None:
    contact = await reminded_of(scene)
    before = len(await contact.sees())
    await scene.hall.stage.bot.database.run(_pragma, "busy_timeout=20")
    with closing(sqlite3.connect(str(make_url(scene.hall.url).database), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await scene.hall.world.clock(now=DUE.timestamp())
        scene.hall.stage.clock.move_to(DUE)
        await scene.time_flies_for(seconds=60)
        assert len(await contact.sees()) == before
        other.execute("ROLLBACK")
    await reminded_once(scene, contact, before)


@ON_SQLITE
@pytest.mark.parametrize(("times", "told"), [(2, ["Stand van zaken", "Wat u hier kunt"]), (100, ["Wat u hier kunt"])])
async def test_a_page_is_read_when_the_database_is_back_and_holds_up_nothing_for_ever(
    scene: Scene, times: int, told: list[str]
) -> None:
    coordinator = await scene.hall.joins("Co", "coordinator", gathering=None)
    seen = len(await coordinator.sees())
    away = iter(range(times))

    def before(_conn: Connection, _cursor: object, statement: str, *_: object) -> None:
        if "count(*)" in statement and "FROM commitment" in statement and next(away, None) is not None:
            raise OperationalError(statement, None, Exception("away"))

    event.listen(scene.hall.stage.bot.database.reading, "before_cursor_execute", before)
    await coordinator.says("/overzicht")
    await coordinator.says("/hulp")
    await scene.time_flies_for(seconds=90)
    await scene.recovers()
    said = [message.text for message in (await coordinator.sees())[seen:] if not message.text.startswith("/")]
    assert [text.startswith(start) for text, start in zip(said, told, strict=True)] == [True] * len(told)


def _fates(session: Session, chat: int) -> list[tuple[str, int]]:
    rows = select(col(Outbox.state), col(Outbox.resends)).where(col(Outbox.chat_id) == chat).order_by(col(Outbox.id))
    return [(str(state), resends) for state, resends in session.execute(rows)]


def _pragma(session: Session, pragma: str) -> int:
    return int(session.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar_one())
