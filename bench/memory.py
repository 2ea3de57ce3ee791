"""How much memory the running application holds while it draws pictures, one press of an organiser each."""

from pathlib import Path

from bench.application import until
from bench.hall import Hall, configuration, prepared, without_pace
from bench.measured import Figures
from bench.mix import picture_wanted
from bench.process import resident_mb, weerklank
from bot.rehearsal.people import World
from bot.rehearsal.process import standin_process

FIRST = 10


async def measure(folder: Path, pictures: int) -> Figures:
    """Resident MB of `weerklank run` after ten pictures were sent, and how much more after so many further ones.

    The pace of sending and the stand-in's limits are off: a thousand pictures would take a thousand seconds.
    """
    url = f"sqlite:///{folder / 'memory.sqlite3'}"
    async with standin_process() as (api, token), World(api) as world:
        hall = await prepared(configuration(api, token, url, folder), world)
        await world.limits(False)
        async with weerklank(hall.config, **without_pace()) as process:
            after = []
            for number in (FIRST, pictures):
                await _drawn(hall, number)
                after.append(resident_mb(process))
    return {"mb_after_10_pictures": after[0], f"growth_mb_{pictures}_pictures": after[1] - after[0]}


async def _drawn(hall: Hall, number: int) -> None:
    """So many pictures asked for, and all of them sent."""

    async def sent() -> int:
        return int((await hall.world.state())["calls"].get("sendPhoto", 0))

    wanted = await sent() + number
    await hall.world.flood([picture_wanted(hall, turn) for turn in range(number)])

    async def all_sent() -> bool:
        return await sent() >= wanted

    await until(all_sent, 0.05)
