"""An update that can't be handled is set aside at its third try; what came with it is handled, and it can come back."""

from pathlib import Path

from sqlalchemy import update
from sqlmodel import Session, col

from bot.rehearsal.people import World
from models import inbox
from models.tables import Inbox
from tests.faults.conftest import Scene
from tests.faults.congress import Congress, convene
from tests.faults.deadly import DEADLY
from tests.faults.killing import drained
from tests.faults.processes import BotProcess, standing_in, until
from tests.faults.updates import JSON, reaction, words

POISON: JSON = {"message": {**words(5, "/help")["message"], "date": "today"}}


def cure(session: Session, seq: int, body: str) -> None:
    """As a newer version would: what could not be read can be."""
    session.execute(update(Inbox).where(col(Inbox.seq) == seq).values(body=body))


async def test_poison_among_five_hundred_updates_is_all_that_is_set_aside(scene: Scene) -> None:
    people = range(30_000, 30_500)
    healthy = [reaction(person, scene.group.id, scene.message, ["👍"]) for person in people]
    await scene.raw(*healthy[:250], POISON, *healthy[250:])
    assert scene.voices() == ["agree"] * 500
    (aside,) = scene.aside()
    assert (aside.tries, scene.inbox().get("new")) == (3, None)


async def test_poison_comes_back_when_it_is_asked_to(scene: Scene) -> None:
    await scene.raw(POISON)
    (aside,) = scene.aside()
    assert aside.body is not None
    assert aside.seq is not None
    assert scene.hall.database(inbox.retry, [aside.seq]) == 1
    await scene.raw(reaction(scene.anna.id, scene.group.id, scene.message, ["👍"]))
    assert [row.seq for row in scene.aside()] == [aside.seq], "still poison"
    scene.hall.database(cure, aside.seq, aside.body.replace('"today"', "1378108800"))
    assert scene.hall.database(inbox.retry) == 1
    await scene.raw(reaction(scene.anna.id, scene.group.id, scene.message, ["👎"]))
    assert (scene.aside(), scene.inbox().get("new")) == ([], None)


async def test_an_update_that_kills_the_process_is_set_aside_after_three_deaths(
    database_url: str, tmp_path: Path
) -> None:
    async with standing_in() as world:
        bot = BotProcess(tmp_path, world.url, database_url, module="tests.faults.deadly")
        congress = await convene(world, database_url, bot.key, persons=10, cards=1)
        await world.raw(*[words(congress.persons[0], text, 1) for text in ("/help", DEADLY, "/help")])
        try:
            deaths = await _lives_until_drained(bot, congress, world)
            assert deaths == 3
            (aside,) = congress.look(inbox.aside, 10)
            assert (aside.tries, congress.look(inbox.counts)) == (3, {"done": 2, "aside": 1})
            assert "the process stopped" in aside.error
            congress.change(inbox.retry)
            await world.raw(words(congress.persons[2], "/help"))
            assert await bot.ends() == 9
        finally:
            await bot.kill()


async def _lives_until_drained(bot: BotProcess, congress: Congress, world: World) -> int:
    """Start it again whenever it died, as systemd does; how often it died."""
    deaths = 0
    await bot.begin()

    async def handled() -> bool:
        nonlocal deaths
        if bot.ended:
            deaths += 1
            assert deaths < 9
            await bot.begin()
        return await drained(world, congress)

    await until("all is handled or set aside", handled, 60)
    return deaths
