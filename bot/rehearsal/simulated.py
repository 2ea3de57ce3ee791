"""A clock that stands still until it is told to move: sleepers wake in the order of their moments."""

import asyncio
import heapq
from datetime import UTC, datetime, timedelta
from itertools import count


class SimulatedClock:
    """Time for a rehearsal or a test. Nothing passes while anything is still being done."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._sleepers: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._order = count()

    def now(self) -> datetime:
        return self._now

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + timedelta(seconds=seconds), next(self._order), waking))
        await waking

    def next_waking(self) -> datetime | None:
        """When the first sleeper wants to wake."""
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        return self._sleepers[0][0] if self._sleepers else None

    def move_to(self, moment: datetime) -> None:
        """It is then, and who should have woken wakes. It may also move back, as clocks do; nobody sleeps longer."""
        if (back := self._now - moment) > timedelta(0):
            self._sleepers = [(waking - back, number, sleeper) for waking, number, sleeper in self._sleepers]
        self._now = moment.astimezone(UTC)
        while self._sleepers and self._sleepers[0][0] <= self._now:
            waking = heapq.heappop(self._sleepers)[2]
            if not waking.done():
                waking.set_result(None)
