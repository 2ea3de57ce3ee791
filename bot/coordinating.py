"""Coordinating: the duties of the follow-up, each in a transaction of its own when its time has come."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlmodel import Session

from bot.clock import Clock
from bot.database import Database
from bot.duties.duty import Duty
from bot.ticking import Ticking
from models.rules.policy import Policy


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
        for duty in await self._database.read(self._due, now):
            await self._database.run(duty.do, self._policy, now)
            self._queued()
        return False

    def _due(self, session: Session, now: datetime) -> list[Duty]:
        return [duty for duty in self._duties if duty.is_due(session, self._policy, now)]
