"""How long a start takes: from running the command to the first poll, on a database with very many rows."""

import time
from pathlib import Path

from bench.application import until
from bench.filling import filled
from bench.hall import configuration
from bench.measured import Figures
from bench.process import weerklank
from bot.rehearsal.people import World
from bot.rehearsal.process import standin_process


async def measure(folder: Path, rows: int) -> Figures:
    """Seconds, with `rows` rows in each of inbox, outbox, reaction_set and voice; the second of two starts."""
    url, _ = filled(folder, rows)
    await _start(folder, url)
    return {"seconds": await _start(folder, url), "rows": rows}


async def _start(folder: Path, url: str) -> float:
    async with standin_process() as (api, token), World(api) as world:

        async def polled() -> bool:
            return "getUpdates" in (await world.state())["calls"]

        began = time.perf_counter()
        async with weerklank(configuration(api, token, url, folder)):
            await until(polled)
            return time.perf_counter() - began
