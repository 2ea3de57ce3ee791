"""A tick: it wakes a duty every so many seconds. Rows decide what is due; APScheduler only wakes us."""

import asyncio
from abc import ABC, abstractmethod
from datetime import datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock

log = structlog.get_logger()

NOTHING_YET = 0.0


class Ticking(ABC):
    """Clock jumps and downtime change nothing but the moment of the next tick."""

    def __init__(self, clock: Clock, every_seconds: float) -> None:
        self._clock = clock
        self._every_seconds = every_seconds
        self._scheduler = AsyncIOScheduler()
        self.ticks = 0
        self.last_tick = NOTHING_YET
        """The clock's epoch seconds of the last tick that left nothing to do."""

    @abstractmethod
    async def work(self, now: datetime) -> bool:
        """Do what is due; whether more is left for the next tick."""

    def restart(self) -> None:
        """A new timer in place of one that no longer fires."""
        self.stop()
        self._scheduler = AsyncIOScheduler()
        self.start()

    def start(self) -> None:
        self._scheduler.add_job(
            self.tick,
            "interval",
            seconds=self._every_seconds,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """Never raises: what fails is logged, and the next tick finds the same rows.

        Nor where it is stopped halfway, which APScheduler would report as a failed job.
        """
        now = self._clock.now()
        try:
            more = await self.work(now)
            self.ticks += 1
            if not more:
                self.last_tick = now.timestamp()
        except asyncio.CancelledError:
            return
        except Exception as error:
            log.warning("a tick failed; the next one tries again", duty=type(self).__name__, error=repr(error))
