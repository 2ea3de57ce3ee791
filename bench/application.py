"""The real application with all its parts, on the time of this machine."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from sqlmodel import Session

from bot import app
from bot.app import Weerklank
from bot.clock import Clock, SystemClock
from bot.config import Config
from bot.database import in_transaction, make_engine
from bot.rehearsal.people import World

T = TypeVar("T")
LOOK_EVERY = 0.005
SYSTEM = SystemClock()


@asynccontextmanager
async def running(config: Config, clock: Clock = SYSTEM) -> AsyncIterator[Weerklank]:
    """It runs for as long as the context lasts; the body begins just before the first poll."""
    ready: asyncio.Future[Weerklank] = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(app.run(config, clock, ready=ready.set_result))
    either: set[asyncio.Future[Any]] = {task, ready}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    if not ready.done():
        await task
    try:
        yield ready.result()
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def at_rest(bot: Weerklank, world: World) -> None:
    """Until everything was fetched and handled and all messages have arrived."""
    still = 0
    while still < 2:
        parts = (bot.decider, bot.answering, bot.delivery)
        pending = (await world.state())["pending"]
        still = still + 1 if not pending and not bot.delivery.held_up and all(each.resting for each in parts) else 0
        await asyncio.sleep(LOOK_EVERY)


async def until(met: Callable[[], Awaitable[bool]], every: float = LOOK_EVERY) -> None:
    """Look, every so many seconds, until it is so."""
    while True:
        if await met():
            return
        await asyncio.sleep(every)


async def all_confirmed(world: World) -> bool:
    """Whether the stand-in was told of every update that it arrived."""
    return not (await world.state())["pending"]


def look(config: Config, verb: Callable[[Session], T]) -> T:
    """`verb` in a transaction beside the application."""
    engine = make_engine(config.database.url, writes=True)
    try:
        return in_transaction(engine, verb)
    finally:
        engine.dispose()
