"""How long a start takes: from running the command to the first poll, on a database with very many rows."""

import asyncio
import time
from pathlib import Path

from bench.filling import filled
from bench.hall import configuration
from bench.measured import Figures
from bench.process import weerklank
from bot.rehearsal.people import World
from bot.rehearsal.process import standin_process

LOOK_EVERY = 0.01


async def measure(folder: Path, rows: int) -> Figures:
    """Seconds, with `rows` rows in each of inbox, outbox, reaction_set and voice; the second of two starts."""
    url, _ = filled(folder, rows)
    took = 0.0
    for _ in range(2):
        async with standin_process() as (api, token), World(api) as world:
            began = time.perf_counter()
            async with weerklank(configuration(api, token, url, folder)):
                while not (await world.state())["calls"].get("getUpdates"):
                    await asyncio.sleep(LOOK_EVERY)
                took = time.perf_counter() - began
    return {"seconds": took, "rows": rows}
