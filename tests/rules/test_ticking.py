"""A timer that stops in the middle of its work goes quietly."""

import asyncio
import logging
from datetime import datetime

import pytest

from bot.clock import SystemClock
from bot.ticking import Ticking


class Slow(Ticking):
    """It never comes to an end by itself."""

    began: asyncio.Event

    async def work(self, now: datetime) -> bool:
        del now
        self.began.set()
        await asyncio.Event().wait()
        return False


async def test_a_tick_that_is_stopped_halfway_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    slow = Slow(SystemClock(), 0.01)
    slow.began = asyncio.Event()
    slow.start()
    await slow.began.wait()

    slow.stop()
    for _ in range(3):
        await asyncio.sleep(0)

    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
