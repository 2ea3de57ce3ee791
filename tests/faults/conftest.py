"""The hall of the stories with one card hanging in it, for what goes wrong there."""

import asyncio
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Chat, Person
from bot.rehearsal.stage import Stage
from models import inbox
from models.tables import Inbox, Posting, Voice
from tests.hall.conftest import Hall, hall

__all__ = ["hall"]


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A fresh SQLite database, where the kind makes no difference."""
    path = tmp_path / "weerklank.sqlite3"
    shutil.copy(sqlite_template, path)
    return f"sqlite:///{path}"


@dataclass
class Scene:
    """A card hangs in the group as `message`; Anna joined, and so did the organiser."""

    hall: Hall
    organiser: Person
    anna: Person
    group: Chat
    posting: int
    message: int

    async def raw(self, *updates: dict[str, Any]) -> None:
        """Telegram hands these out as they are; until all is calm."""
        await self.hall.world.raw(*updates)
        await self.hall.calm()

    async def time_flies(self, done: Callable[[], bool]) -> None:
        """Time passes whether or not anything is in flight, as in life; until it is done."""
        stage = self.hall.stage
        async with asyncio.timeout(30), asyncio.TaskGroup() as beside:
            landed = asyncio.Event()
            beside.create_task(_tick_until(stage, landed))
            while not done():
                moment = stage.clock.now() + timedelta(milliseconds=200)
                await self.hall.world.clock(now=moment.timestamp())
                stage.clock.move_to(moment)
                await asyncio.sleep(0.005)
            landed.set()

    async def time_flies_for(self, seconds: float) -> None:
        began = self.hall.stage.clock.now()
        await self.time_flies(lambda: self.hall.stage.clock.now() - began > timedelta(seconds=seconds))

    async def recovers(self) -> None:
        """Whoever waits for the database to be back looks again, and all becomes calm."""
        await self.time_flies_for(seconds=5)
        await self.hall.calm()

    def inbox(self) -> dict[str, int]:
        return self.hall.database(inbox.counts)

    def aside(self) -> list[Inbox]:
        return self.hall.database(inbox.aside, 100)

    def voices(self) -> list[str]:
        """The stances of everybody at every item."""
        return self.hall.database(_stances)


async def _tick_until(stage: Stage, landed: asyncio.Event) -> None:
    """The bot's timers go on beside all else, as in life."""
    while not landed.is_set():
        await stage.tick()
        await asyncio.sleep(0.02)


def _stances(session: Session) -> list[str]:
    return sorted(str(stance) for stance in session.execute(select(col(Voice.stance))).scalars())


def postings(session: Session) -> list[tuple[int, int, int | None]]:
    """(number, chat, message) of every card."""
    rows = session.execute(select(Posting).order_by(col(Posting.id))).scalars()
    return [(row.id or 0, row.chat_id, row.message_id) for row in rows]


@pytest.fixture
async def scene(hall: Hall) -> Scene:
    organiser = await hall.joins("Olga", "organiser")
    anna = await hall.joins("Anna")
    group = await hall.group(organiser, anna)
    await organiser.says("/present TOE-2", in_=group)
    await hall.calm()
    ((posting, message),) = [(p, m) for p, chat, m in hall.database(postings) if chat == group.id]
    assert message is not None
    return Scene(hall, organiser, anna, group, posting, message)
