"""Health: when Telegram last answered a poll, and when the tick last went well."""

import asyncio

import structlog

from bot.intake import Intake
from bot.ticking import Ticking

log = structlog.get_logger()

LOOK_EVERY = 30.0
TOO_LONG = 120.0


class Watch:
    """Looks every half minute, by this process's own time; a tick that died is started anew."""

    def __init__(self, intake: Intake, *tickings: Ticking) -> None:
        self._intake = intake
        self._tickings = tickings

    async def run(self) -> None:
        """Watch until cancelled."""
        loop = asyncio.get_running_loop()
        polls, pulses = Pulse(loop.time()), [(each, Pulse(loop.time())) for each in self._tickings]
        while True:
            await asyncio.sleep(LOOK_EVERY)
            now = loop.time()
            if polls.silent(self._intake.polls, now) > TOO_LONG:
                log.error("Telegram has answered no poll", seconds=round(polls.silent(self._intake.polls, now)))
            for ticking, ticks in pulses:
                silent = ticks.silent(ticking.ticks, now)
                if silent > TOO_LONG:
                    duty = type(ticking).__name__
                    log.error("no tick went well; starting it anew", duty=duty, seconds=round(silent))
                    ticking.restart()


class Pulse:
    """How long a count has stood still."""

    def __init__(self, now: float) -> None:
        self._count = 0
        self._since = now

    def silent(self, count: int, now: float) -> float:
        """Seconds since the count last moved."""
        if count != self._count:
            self._count, self._since = count, now
        return now - self._since
