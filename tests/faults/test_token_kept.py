"""The token is in no line that the process writes, whatever goes wrong and however much it is asked to say."""

import logging
from pathlib import Path

import pytest
import structlog

from bot.logs import set_up
from bot.rehearsal.standin import TOKEN
from tests.faults.congress import convene
from tests.faults.killing import drained
from tests.faults.processes import BotProcess, standing_in, until
from tests.faults.updates import press, reaction, words

SECRET = TOKEN.partition(":")[2]


@pytest.mark.parametrize("form", ["text", "json"])
async def test_the_process_never_writes_its_token(sqlite_url: str, tmp_path: Path, form: str) -> None:
    async with standing_in() as world:
        more = f'[log]\nlevel = "debug"\nformat = "{form}"\n'
        bot = BotProcess(tmp_path, world.url, sqlite_url, more=more)
        congress = await convene(world, sqlite_url, bot.key, persons=20, cards=1)
        try:
            await bot.start()
            for kind in ("429", "500", "502", "reset", "swallow"):
                await world.fault(kind, "getUpdates", count=int(kind in ("429", "reset", "swallow")))
                await world.fault(kind, "send*", count=3)
                await world.raw(
                    *[words(person, "/help") for person in congress.persons],
                    {"message": {**words(5, "/help")["message"], "date": f"bot{TOKEN}"}},
                    press(5, -1, 1, "r:1:agree"),
                    reaction(5, -1, 1, ["👍"]),
                )

            async def all_faults_struck() -> bool:
                return bot.said().count("poll failed") == 3

            await until("polls fail", all_faults_struck)
            await world.clear_faults()
            await until("all is handled or set aside", lambda: drained(world, congress), 60)
            assert await bot.stop() == 0
        finally:
            await bot.kill()
    said = bot.log.read_text()
    assert "set aside" in said
    assert SECRET not in said


def test_a_librarys_traceback_is_redacted(capsys: pytest.CaptureFixture[str]) -> None:
    before = logging.getLogger().handlers[:]
    try:
        set_up("debug", "text")
        try:
            raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getUpdates")
        except ValueError:
            logging.getLogger("asyncio").exception("Task exception was never retrieved: %s", TOKEN)
    finally:
        logging.getLogger().handlers[:] = before
        structlog.reset_defaults()
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert SECRET not in said
