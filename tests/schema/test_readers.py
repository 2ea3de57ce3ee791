"""Who reads beside the writer: in one snapshot, without writing, and never in everybody's way."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from threading import Event

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from bot.clock import SystemClock
from bot.database import Database
from bot.reports.documents import Documents, Wanted
from bot.texts.message import Message
from models.rules.policy import Policy
from models.tables import Person


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


async def test_a_reader_sees_one_snapshot(database: Database) -> None:
    first, written = Event(), Event()

    def counted_twice(session: Session) -> tuple[int, int]:
        before = _count(session)
        first.set()
        assert written.wait(10)
        return before, _count(session)

    reading = asyncio.create_task(database.read(counted_twice))
    assert await asyncio.to_thread(first.wait, 10)
    await database.run(_add)
    written.set()

    assert await reading == (0, 0)
    assert await database.read(_count) == 1


async def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(DBAPIError):
        await database.read(_add)


async def test_pages_that_take_long_leave_readers_for_all_else(database: Database) -> None:
    enough = Event()

    def slow(_session: Session, _wanted: Wanted) -> Message:
        assert enough.wait(10)
        return Message("slow")

    documents = Documents(database, SystemClock(), "weerklank_bot", {}, {"slow": slow}, Policy())
    pages = [asyncio.create_task(documents.put_in_words({"kind": "slow", "language": "nl"})) for _ in range(5)]
    try:
        assert await asyncio.wait_for(database.read(_count), 5) == 0
    finally:
        enough.set()
    assert [page["text"] for page in await asyncio.gather(*pages)] == ["slow"] * 5


def _count(session: Session) -> int:
    return int(session.execute(select(func.count()).select_from(Person)).scalar_one())


def _add(session: Session) -> None:
    session.add(Person(pseudonym="p", created_at=datetime(2013, 9, 1, tzinfo=UTC)))
    session.flush()
