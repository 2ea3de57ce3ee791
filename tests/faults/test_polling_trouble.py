"""What Telegram may answer to a poll: another poller, a wrong token, nonsense."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.database import Database
from bot.intake import Intake
from bot.problems import AnotherPoller, WrongToken
from bot.rehearsal.simulated import SimulatedClock
from models import inbox
from tests.faults.congress import NOW
from tests.faults.scripted import FINE, ME, Reply, refused, telegram
from tests.faults.updates import words

CONFLICT = refused(409, "Conflict: terminated by other getUpdates request")
UNAUTHORIZED = refused(401, "Unauthorized")
NOT_FOUND = refused(404, "Not Found")


@asynccontextmanager
async def polling(
    url: str, answer: Callable[[str, dict[str, Any]], Reply]
) -> AsyncIterator[tuple[Database, SimulatedClock, "asyncio.Task[None]"]]:
    """An intake on its own, against a Telegram that answers so."""
    clock, database = SimulatedClock(NOW), Database(url)
    async with telegram(answer) as api:
        intake = Intake(database, clock, api=f"{api}/bot7:token", bot_id=7, arrived=lambda: None, poll_seconds=0)
        running = asyncio.create_task(intake.run())
        try:
            yield database, clock, running
        finally:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await database.close()


async def time_passes(clock: SimulatedClock, running: "asyncio.Task[None]", *, enough: Callable[[], bool]) -> None:
    """Whenever the intake sleeps it is then; until it ended or `enough`."""
    async with asyncio.timeout(20):
        while not running.done() and not enough():
            waking = clock.next_waking()
            if waking is not None:
                clock.move_to(waking)
            await asyncio.sleep(0.001)


async def test_a_conflict_is_borne_for_ninety_seconds_and_then_said(sqlite_url: str) -> None:
    async with polling(sqlite_url, lambda *_: CONFLICT) as (_, clock, running):
        await time_passes(clock, running, enough=lambda: False)
        with pytest.raises(AnotherPoller):
            await running
        assert 90 <= (clock.now() - NOW).total_seconds() < 150


async def test_a_conflict_that_passes_is_forgotten(sqlite_url: str) -> None:
    asked = 0

    def answer(*_: object) -> Reply:
        nonlocal asked
        asked += 1
        return FINE if asked % 3 == 0 else CONFLICT

    async with polling(sqlite_url, answer) as (_, clock, running):
        await time_passes(clock, running, enough=lambda: (clock.now() - NOW).total_seconds() > 300)
        assert not running.done()


async def test_a_token_that_get_me_refuses_as_well_stops_the_bot(sqlite_url: str) -> None:
    async with polling(sqlite_url, lambda *_: UNAUTHORIZED) as (_, clock, running):
        await time_passes(clock, running, enough=lambda: False)
        with pytest.raises(WrongToken):
            await running


@pytest.mark.parametrize("refusal", [UNAUTHORIZED, NOT_FOUND])
async def test_a_refusal_that_get_me_does_not_know_of_passes(sqlite_url: str, refusal: Reply) -> None:
    polls = iter([refusal] * 20 + [FINE] * 3)
    over = False

    def answer(method: str, _: dict[str, Any]) -> Reply:
        nonlocal over
        if method == "getMe":
            return ME
        said = next(polls, None)
        over = said is None
        return said or FINE

    async with polling(sqlite_url, answer) as (_, clock, running):
        await time_passes(clock, running, enough=lambda: over)
        assert not running.done()


NONSENSE: list[Reply] = [
    (200, "<html>Captive portal</html>"),
    (502, "<html>Bad Gateway</html>"),
    (200, ""),
    (200, []),
    (200, "null"),
    (200, {"ok": True}),
    (200, {"ok": True, "result": None}),
    (200, {"ok": False}),
    (200, {"ok": True, "result": [{}]}),
    (200, {"ok": True, "result": [17, None, "text"]}),
    (200, {"ok": True, "result": [{"message": {"text": "no id"}}]}),
    (200, {"ok": True, "result": [{"update_id": "text", "message": {"chat": {"type": "private"}}}]}),
    (200, {"ok": True, "result": [{"update_id": 2**70, "message": {"chat": {"type": "private"}}}]}),
    (200, {"ok": True, "result": [{"update_id": 3, "message": {"chat": None, "text": 5}}]}),
    (200, {"ok": True, "result": [{"update_id": 4, "message": "text"}]}),
    (200, {"ok": True, "result": [{"update_id": 5, "unheard_of": {}}]}),
    (429, {"ok": False, "parameters": {"retry_after": 3}}),
    (429, {"ok": False, "parameters": None}),
    (500, {"ok": False, "description": None}),
]


@pytest.mark.parametrize("nonsense", NONSENSE, ids=[str(number) for number in range(len(NONSENSE))])
async def test_nonsense_does_not_stop_what_comes_after_it(sqlite_url: str, nonsense: Reply) -> None:
    said = [nonsense, (200, {"ok": True, "result": [{"update_id": 9, **words(5, "/help")}]})]
    polls = iter(said)
    async with polling(sqlite_url, lambda *_: next(polls, FINE)) as (database, clock, running):
        arrived: list[int] = []

        async def look() -> None:
            while 9 not in arrived:
                arrived[:] = [_update_id(row.body) for row in await database.read(inbox.waiting, 10)]
                await asyncio.sleep(0.01)

        looking = asyncio.create_task(look())
        await time_passes(clock, running, enough=looking.done)
        assert not running.done() or running.exception() is None
        await looking


def _update_id(body: str) -> int:
    return int(body.partition('"update_id":')[2].partition(",")[0])


async def test_words_that_are_no_unicode_are_journalled(database_url: str) -> None:
    """JSON may carry half a surrogate pair, and U+0000, which no database takes as they are."""
    update = {"update_id": 9, **words(5, "half \ud83d and \x00")}
    polls = iter([(200, {"ok": True, "result": [update]})])
    async with polling(database_url, lambda *_: next(polls, FINE)) as (database, clock, running):
        found: list[str] = []

        async def look() -> None:
            while not found:
                found[:] = [row.body for row in await database.read(inbox.waiting, 10)]
                await asyncio.sleep(0.01)

        looking = asyncio.create_task(look())
        await time_passes(clock, running, enough=looking.done)
        assert not running.done() or running.exception() is None
        await looking
