"""Doing the same again while the database is away."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog

from bot.clock import Clock
from bot.database import is_away

log = structlog.get_logger()

T = TypeVar("T")
PAUSE_SECONDS = 1.0


async def until_back(clock: Clock, what: str, step: Callable[[], Awaitable[T]]) -> T:
    """`step`, as often as it takes for the database to be there; any other error is the caller's."""
    while True:
        try:
            return await step()
        except Exception as error:
            if not is_away(error):
                raise
            log.warning("database away", waits=what, error=type(error).__name__)
            await clock.sleep(PAUSE_SECONDS)
