"""One process leads; a second one waits, and takes over when the first is killed. Trouble with the token ends it."""

from pathlib import Path

from models import inbox
from tests.faults.congress import convene
from tests.faults.processes import BotProcess, standing_in, until
from tests.faults.updates import words


async def test_a_second_process_waits_and_takes_over_when_the_first_is_killed(
    database_url: str, tmp_path: Path
) -> None:
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
    async with standing_in() as world:
        first, second = (BotProcess(folder, world.url, database_url) for folder in folders)
        congress = await convene(world, database_url, first.key, persons=2, cards=1)
        second.key.write_bytes(first.key.read_bytes())
        try:
            await first.start()
            await second.begin()

            async def waits() -> bool:
                assert not second.ended, second.said()
                return "has the lead" in second.said()

            await until("the second one waits", waits)
            await world.raw(words(congress.persons[0], "/help"))

            async def handled() -> bool:
                return congress.look(inbox.counts) == {"done": 1}

            await until("the first one handles", handled)
            assert "runs as" not in second.said()
            await first.kill()

            async def leads() -> bool:
                return "runs as" in second.said()

            await until("the second one takes over", leads)
            await world.raw(words(congress.persons[0], "/help"))

            async def handled_again() -> bool:
                return congress.look(inbox.counts) == {"done": 2}

            await until("the second one handles", handled_again)
            assert await second.stop() == 0
        finally:
            await first.kill()
            await second.kill()


async def test_a_wrong_token_ends_the_process_with_a_sentence(sqlite_url: str, tmp_path: Path) -> None:
    async with standing_in() as world:
        bot = BotProcess(tmp_path, world.url, sqlite_url, token="7000000001:not-the-token-that-telegram-knows")
        await bot.begin()
        assert await bot.ends() == 1
    assert bot.said().strip() == (
        "Telegram does not know this token. Ask BotFather for the right one (/mybots, API Token)."
    )


async def test_no_telegram_at_start_ends_the_process_with_a_sentence(sqlite_url: str, tmp_path: Path) -> None:
    bot = BotProcess(tmp_path, "http://127.0.0.1:9", sqlite_url)
    await bot.begin()
    assert await bot.ends() == 1
    assert bot.said().startswith("Telegram can't be reached at http://127.0.0.1:9: ")
    assert "Traceback" not in bot.said()
