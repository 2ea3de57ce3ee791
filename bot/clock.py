"""Time as an argument: one clock, made by the roof."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Protocol

PUT_BACK = timedelta(seconds=10)
"""A clock that says so much less than before was put back; below that it is only being kept in step."""


class Clock(Protocol):
    """What drives verbs, pacing and the tick."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return when that much of this clock's time has passed."""
        ...


class SystemClock:
    """The time of this machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))
