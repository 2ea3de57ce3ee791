"""A congress to tell stories in: the demonstration report, the real bot, the stand-in, and people."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import pytest
from pydantic import SecretStr
from sqlalchemy import select
from sqlmodel import Session, col

from bot.config import Config, DatabasePart, PrivacyPart, TelegramPart
from bot.database import in_transaction, make_engine
from bot.rehearsal.people import Chat, Person, World
from bot.rehearsal.simulated import SimulatedClock
from bot.rehearsal.stage import Stage, playing
from bot.rehearsal.standin import TOKEN, StandIn
from bot.rehearsal.standin.server import serve
from models import joining, presenting
from models.tables import Organisation
from models.words import RoleKind

P = ParamSpec("P")
T = TypeVar("T")

MORNING = datetime(2013, 9, 2, 8, 0, tzinfo=UTC)
CONGRESS = "congres-2013"


@dataclass
class Hall:
    """A stage with the report imported; people join by real invites and real messages."""

    stage: Stage
    world: World
    url: str
    config: Config
    plays: AsyncExitStack

    def database(self, verb: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Look, or prepare, through a second session."""
        engine = make_engine(self.url, writes=True)
        try:
            return in_transaction(engine, verb, *args, **kwargs)
        finally:
            engine.dispose()

    def code(self, role: str = "participant", gathering: str | None = CONGRESS, **more: Any) -> str:
        """An invite's code; `organisation` by its reference."""
        return self.database(_invite, role, gathering, self.stage.clock.now(), **more)

    async def joins(self, name: str, role: str = "participant", *, language: str = "nl", **more: Any) -> Person:
        """Somebody opens an invitation."""
        person = await self.world.person(name, language_code=language)
        await person.says(f"/start {self.code(role, **more)}")
        await self.calm()
        return person

    async def group(self, organiser: Person, *members: Person, gathering: str = CONGRESS, **more: Any) -> Chat:
        """A group in which the organiser linked the gathering."""
        chat = await self.world.group("Zaal", members=[organiser, *members], **more)
        await self.calm()
        await organiser.says(f"/koppel {gathering}", in_=chat)
        await self.calm()
        return chat

    async def restart(self) -> None:
        """The bot stops and starts again, in another process as far as anyone can tell."""
        clock = self.stage.clock
        await self.stage.stop()
        self.stage = await self.plays.enter_async_context(playing(self.config, clock, self.world))

    async def calm(self) -> None:
        await self.stage.calm()

    async def after(self, **span: float) -> None:
        """Time passes."""
        await self.stage.go_to(self.stage.clock.now() + timedelta(**span))


def _invite(
    session: Session,
    role: str,
    gathering: str | None,
    now: datetime,
    *,
    audience: str = "unknown",
    organisation: str | None = None,
    uses: int = 500,
    days: float = 365,
) -> str:
    found = presenting.gathering(session, gathering) if gathering else None
    named = select(Organisation).where(col(Organisation.reference) == organisation)
    owner = session.execute(named).scalar_one() if organisation else None
    return joining.invite(
        session,
        RoleKind(role),
        now,
        now + timedelta(days=days),
        gathering=found.id if found and role in ("participant", "organiser", "helper") else None,
        audience=audience,
        organisation=owner.id if owner else None,
        max_uses=uses,
    ).code


@pytest.fixture
async def hall(report_url: str, tmp_path: Path) -> AsyncIterator[Hall]:
    """The morning of the congress, on SQLite and on PostgreSQL."""
    async with serve(StandIn()) as address, World(address) as world:
        config = Config(
            telegram=TelegramPart(token=SecretStr(TOKEN), api_url=address, poll_seconds=1),
            database=DatabasePart(url=report_url),
            privacy=PrivacyPart(key_file=tmp_path / "key"),
        )
        async with AsyncExitStack() as plays:
            stage = await plays.enter_async_context(playing(config, SimulatedClock(MORNING), world))
            yield Hall(stage, world, report_url, config, plays)


ON_BOTH = {
    "reacting",
    "crossing",
    "following_up",
    "offering",
    "pressing",
    "forgetting",
    "seats",
    "coordinating",
    "digest",
    "state_of_play",
}
"""Stories that are told on PostgreSQL too, each time: voices, reminders, forgetting and what pages in SQL."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """All stories are told on both databases by `make soak` (WEERKLANK_ON_BOTH=1); of the others SQLite has to do."""
    if os.environ.get("WEERKLANK_ON_BOTH"):
        return
    here = Path(__file__).parent
    left = [each for each in items if each.path.parent == here and _is_told_once(each)]
    config.hook.pytest_deselected(items=left)
    items[:] = [each for each in items if each not in set(left)]


def _is_told_once(item: pytest.Item) -> bool:
    return "postgresql" in item.name and item.path.stem.removeprefix("test_") not in ON_BOTH
