"""What the wire allows: the bot's own polling, and the library's parsing one by one, with nothing done."""

import asyncio
import time
from typing import Any

from telegram import Bot, Update

from bench.application import all_confirmed, until
from bench.hall import Hall
from bot.clock import SystemClock
from bot.database import Database
from bot.intake import Intake


class Wire(Intake):
    """Parses instead of journalling; done when it has parsed so many."""

    def __init__(self, hall: Hall, number: int) -> None:
        telegram = hall.config.telegram
        token = telegram.token.get_secret_value()
        self._bot = Bot(token)
        self._left = number
        self.done = asyncio.Event()
        unused = Database(hall.config.database.url)
        api = f"{telegram.api_url}/bot{token}"
        super().__init__(unused, SystemClock(), api=api, bot_id=0, arrived=lambda: None)

    async def _journal(self, updates: list[dict[str, Any]]) -> None:
        for raw in updates:
            Update.de_json(raw, self._bot)
        self._offset = updates[-1]["update_id"] + 1
        self._left -= len(updates)
        if self._left <= 0:
            self.done.set()


async def rate(hall: Hall, number: int) -> float:
    """Updates a second, from the first poll until the last of `number` waiting updates was parsed."""
    wire = Wire(hall, number)
    began = time.perf_counter()
    polling = asyncio.create_task(wire.run())
    await wire.done.wait()
    took = time.perf_counter() - began
    await until(lambda: all_confirmed(hall.world))
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    return number / took
