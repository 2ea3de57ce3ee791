"""Time as an argument: one clock, made by the roof."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
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


class Watch:
    """Notices that a clock was put back."""

    def __init__(self) -> None:
        self._looked_at = datetime.min.replace(tzinfo=UTC)

    @contextmanager
    def look(self, now: datetime) -> Iterator[float]:
        """By how many seconds it was put back since the last look, mostly none; what fails here is told again."""
        put_back = self._looked_at - now
        yield put_back.total_seconds() if put_back > PUT_BACK else 0.0
        self._looked_at = now
