"""How fast updates are taken in: beside the wire on loopback and at a round trip of 50 ms, and beside an ordinary bot.

Runs alternate (wire, ours, wire, ours, …) and medians are compared, so that what else the machine does counts for both.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median, quantiles

from bench import mix, ordinary, ours, wire
from bench.application import running
from bench.hall import Hall, configuration, prepared
from bench.measured import Effort, Figures
from bot.rehearsal.people import World
from bot.rehearsal.process import standin_process
from tests.postgres import Server

ROUND_TRIP = 0.050
PART_OF_WIRE = 0.5
"""The paced load, as a part of what the wire allows at that round trip: a hall that presses hard and can be kept up."""

Rate = Callable[[Hall, int], Awaitable[float]]


async def measure(folder: Path, effort: Effort) -> dict[str, Figures]:
    """Rates and the time to commit, on each kind of database."""
    server = Server(durable=True)
    try:
        urls = {"sqlite": f"sqlite:///{folder / 'weerklank.sqlite3'}", "postgresql": server.url()}
        return {kind: await _on(url, folder, effort) for kind, url in urls.items()}
    finally:
        server.close()


async def _on(url: str, folder: Path, effort: Effort) -> Figures:
    async with standin_process() as (api, token), World(api) as world:
        return await _measure(await prepared(configuration(api, token, url, folder), world), folder, effort)


async def _measure(hall: Hall, folder: Path, effort: Effort) -> Figures:
    await _queued(hall, effort.loopback, 0)
    await ours.rate(hall, effort.loopback)  # who is new is met before anything is measured

    near_wire, near_ours = await _alternate(hall, effort.loopback, effort.times)
    common = await _ordinary(hall, folder, effort)
    await hall.world.round_trip(ROUND_TRIP)
    far_wire, far_ours = await _alternate(hall, effort.far, effort.times)
    waits = await _paced(hall, folder, far_wire * PART_OF_WIRE, effort.paced_seconds)
    await hall.world.round_trip(0)
    return {
        "updates_per_s": near_ours,
        "of_wire": near_ours / near_wire,
        "of_wire_50ms": far_ours / far_wire,
        "over_ordinary": near_ours / common,
        "committed_p95_ms": quantiles(waits, n=20)[-1],
        "committed_p50_ms": median(waits),
        "paced_per_s": far_wire * PART_OF_WIRE,
        "wire_per_s": near_wire,
        "wire_50ms_per_s": far_wire,
        "updates_50ms_per_s": far_ours,
        "ordinary_per_s": common,
    }


async def _queued(hall: Hall, number: int, seed: int) -> None:
    assert await hall.world.flood(mix.updates(hall, number, seed)) == number


async def _alternate(hall: Hall, number: int, times: int) -> tuple[float, float]:
    """The median rates of the wire and of ours."""
    rates: dict[str, list[float]] = {"wire": [], "ours": []}
    sides: dict[str, Rate] = {"wire": wire.rate, "ours": ours.rate}
    for turn in range(times):
        for name, side in sides.items():
            await _queued(hall, number, turn + 1)
            rates[name].append(await side(hall, number))
    return median(rates["wire"]), median(rates["ours"])


async def _ordinary(hall: Hall, folder: Path, effort: Effort) -> float:
    await hall.world.limits(False)
    rates = []
    for turn in range(effort.times):
        await _queued(hall, effort.ordinary, turn + 1)
        rates.append(await ordinary.rate(hall, effort.ordinary, folder))
    await hall.world.limits(True)
    return median(rates)


async def _paced(hall: Hall, folder: Path, per_second: float, seconds: float) -> list[float]:
    """How long each update took to be committed as handled under a steady load, in ms."""
    feed = {
        "url": hall.world.url,
        "database": hall.config.database.url,
        "per_second": per_second,
        "updates": mix.updates(hall, int(per_second * seconds), 1),
    }
    file = folder / "feed.json"
    file.write_text(json.dumps(feed))
    async with running(hall.config):
        feeding = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.feeding", str(file), stdout=asyncio.subprocess.PIPE
        )
        said, _ = await feeding.communicate()
    waits: list[float] = json.loads(said)
    return waits
