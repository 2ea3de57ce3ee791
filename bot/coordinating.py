"""Coordinating: the duties of the follow-up, each in a transaction of its own when its time has come."""

from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from bot.clock import Clock
from bot.database import Database
from bot.duties.duty import Duty
from bot.ticking import Ticking
from models.rules.policy import Policy

log = structlog.get_logger()


class Coordinating(Ticking):
    """`queued` is called when a duty was done."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        duties: Sequence[Duty],
        *,
        queued: Callable[[], None],
        every_seconds: float,
    ) -> None:
        super().__init__(clock, every_seconds)
        self._database = database
        self._policy = policy
        self._duties = duties
        self._queued = queued

    async def work(self, now: datetime) -> bool:
        """One that fails is logged, keeps nothing else from being done, and is tried again at the next tick."""
        failed = False
        for duty in self._duties:
            try:
                if await self._database.read(duty.is_due, self._policy, now):
                    do = await self._database.read(duty.prepare, self._policy, now)
                    await self._database.run(do, self._policy, now)
                    self._queued()
            except Exception as error:
                failed = True
                log.warning("a duty failed; the next tick tries again", duty=duty.name, error=repr(error))
        return failed
