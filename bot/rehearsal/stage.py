"""A stage: the real bot against the stand-in, on a clock that moves only when nothing is due or in flight."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from bot import app
from bot.app import Weerklank
from bot.config import Config
from bot.rehearsal.people import JSON, World
from bot.rehearsal.simulated import SimulatedClock

TICK_SECONDS = 15.0
"""The stage ticks itself whenever its clock has moved; the bot's own timer need not be quick."""
LOOK_EVERY = 0.002
PATIENCE = 60.0
"""Real seconds after which a play that does not come to rest is broken."""


class Stage:
    """Where a rehearsal or a test plays."""

    def __init__(self, world: World, clock: SimulatedClock, bot: Weerklank, running: "asyncio.Task[None]") -> None:
        self.world = world
        self.clock = clock
        self.bot = bot
        self._running = running

    async def stop(self) -> None:
        """Stop the bot as a signal would."""
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)

    async def go_to(self, moment: datetime) -> None:
        """Let time pass up to `moment`, and let happen what is due by then."""
        await self.pass_to(moment)
        await self._all_arrived()

    async def pass_to(self, moment: datetime) -> None:
        """The same, but what the pace of sending does not allow by then goes on waiting."""
        await self.quiet()
        while (waking := self._next_before(moment)) is not None:
            await self._set(waking)
            await self.quiet()
        await self._set(moment)
        await self.quiet()

    def _next_before(self, moment: datetime) -> datetime | None:
        waking = self.clock.next_waking() if self.bot.delivery.held_up else None
        return waking if waking is not None and waking < moment else None

    async def jump_to(self, moment: datetime) -> None:
        """The clock says `moment` from one instant to the next."""
        await self._set(moment)
        async with asyncio.timeout(PATIENCE):
            await self._do_what_is_due()
        await self._all_arrived()

    async def calm(self) -> None:
        """Until all that was said has arrived: time passes as far as the pace of sending asks for."""
        await self.quiet()
        await self._all_arrived()

    async def done(self, deeds: Iterable[JSON], after: timedelta) -> None:
        """People do all this, which takes them so long: until it is handled and what was said to them has arrived.

        No timer fires meanwhile. `deeds`: operations of the control interface.
        """
        moment = self.clock.now() + after
        self.clock.move_to(moment)
        await self.world.batch([{"op": "clock", "now": moment.timestamp()}, *deeds])
        await self._still()
        await self._all_arrived()

    async def _all_arrived(self) -> None:
        while self.bot.delivery.held_up:
            waking = self.clock.next_waking()
            await self._set(waking or self.clock.now() + timedelta(seconds=1))
            await self._still()

    async def _set(self, moment: datetime) -> None:
        await self.world.clock(now=moment.timestamp())
        self.clock.move_to(moment)

    async def quiet(self) -> None:
        """Until nothing is due or in flight at this moment."""
        async with asyncio.timeout(PATIENCE):
            await self._still()
            await self._do_what_is_due()

    async def _do_what_is_due(self) -> None:
        await self.tick()
        while not self._is_up_to_date():
            await self._still()
            await self.tick()
        await self._still()

    async def _still(self) -> None:
        """Until nobody works on anything and no update waits to be fetched.

        Whoever wakes when the clock moves has to be given a moment to begin: asking the stand-in does so.
        """
        async with asyncio.timeout(PATIENCE):
            while True:
                if self._is_resting() and (await self.world.state())["pending"] == 0 and self._is_resting():
                    return
                await asyncio.sleep(LOOK_EVERY)

    async def tick(self) -> None:
        """What the bot's timers do every few seconds, now."""
        for timer in self.bot.timers:
            await timer.tick()

    def _is_up_to_date(self) -> bool:
        now = self.clock.now().timestamp()
        return all(timer.last_tick == now for timer in self.bot.timers)

    def _is_resting(self) -> bool:
        if self._running.done():
            self._running.result()
            raise AssertionError("the bot stopped")
        bot = self.bot
        return bot.decider.resting and bot.answering.resting and bot.delivery.resting and bot.ledger.resting


@asynccontextmanager
async def playing(config: Config, clock: SimulatedClock, world: World) -> AsyncIterator[Stage]:
    """The bot runs for as long as the context lasts, and stops cleanly after it."""
    await world.clock(now=clock.now().timestamp())
    ready: asyncio.Future[Weerklank] = asyncio.get_running_loop().create_future()
    running = asyncio.create_task(app.run(config, clock, ready=ready.set_result, tick_seconds=TICK_SECONDS))
    waited: set[asyncio.Future[Any]] = {running, ready}
    await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
    if not ready.done():
        await running
    stage = Stage(world, clock, ready.result(), running)
    try:
        await stage.quiet()
        yield stage
    finally:
        await stage.stop()
