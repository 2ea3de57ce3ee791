"""A process beside the bot that queues updates at a steady pace and looks when each is committed as handled.

`python -m bench.feeding FILE`: FILE holds {"url", "database", "per_second", "updates"}. Prints how long each took, in
ms: from just before it was handed to the stand-in until another connection to the database saw it handled. Looking
every few milliseconds makes that a little too long, never too short.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from bench.ours import handled
from bot.database import in_transaction, make_engine
from bot.rehearsal.people import World

STEP = 0.01
LOOK_EVERY = 0.003


async def feed(given: dict[str, Any]) -> list[float]:
    """Queue all, at so many a second, while looking."""
    updates = given["updates"]
    at_once = max(1, round(given["per_second"] * STEP))
    async with World(given["url"]) as world:
        first = (await world.state())["next_update_id"]
        queued: list[float] = []
        looking = asyncio.create_task(_look(given["database"], first, len(updates), queued))
        began = time.perf_counter()
        for start in range(0, len(updates), at_once):
            await asyncio.sleep(max(0.0, began + start / given["per_second"] - time.perf_counter()))
            some = updates[start : start + at_once]
            queued += [time.perf_counter()] * len(some)
            await world.flood(some)
        return await looking


async def _look(database: str, first: int, number: int, queued: list[float]) -> list[float]:
    engine = make_engine(database, writes=False)
    waits: list[float] = []
    while len(waits) < number:
        last = in_transaction(engine, handled)
        seen = time.perf_counter()
        waits += [(seen - queued[turn]) * 1000 for turn in range(len(waits), last - first + 1)]
        await asyncio.sleep(LOOK_EVERY)
    engine.dispose()
    return waits


if __name__ == "__main__":
    json.dump(asyncio.run(feed(json.loads(Path(sys.argv[1]).read_text()))), sys.stdout)
