"""`python -m bot.rehearsal`: a process of its own, quick to stop and quick to hand out updates."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from bot.rehearsal.people import World
from bot.rehearsal.standin import StandIn, serve

from .conftest import poll_arrives

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def rehearsal(*options: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, dict[str, str]]]:
    """The process and the line that it prints when it is ready."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.rehearsal", *options, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield process, json.loads(await process.stdout.readline())
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def test_it_says_where_it_listens_and_takes_a_token() -> None:
    async with rehearsal("--port", "0", "--token", "42:geheim", "--username", "ander_bot") as (_, line):
        assert line["token"] == "42:geheim"
        assert line["control"] == f"{line['url']}/control"
        async with httpx.AsyncClient() as http:
            me = (await http.get(f"{line['url']}/bot42:geheim/getMe")).json()["result"]
    assert (me["id"], me["username"]) == (42, "ander_bot")


async def test_it_ends_within_a_moment_even_with_an_open_poll() -> None:
    async with rehearsal() as (process, line), httpx.AsyncClient(timeout=20) as http, World(line["url"]) as world:
        poll = asyncio.create_task(http.get(f"{line['url']}/bot{line['token']}/getUpdates?timeout=15"))
        await poll_arrives(world)
        began = time.monotonic()
        process.terminate()
        await process.wait()
        assert time.monotonic() - began < 15
        assert (await poll).json() == {"ok": True, "result": []}


async def test_it_hands_out_a_flood_whole_and_in_order() -> None:
    count = 20_000
    reaction = {"chat": {"id": -1001, "type": "supergroup", "title": "Hal"}, "message_id": 5, "date": 1_700_000_000}
    updates = [
        {"message_reaction": {**reaction, "user": {"id": n, "is_bot": False, "first_name": "P"}, "new_reaction": []}}
        for n in range(count)
    ]
    async with rehearsal() as (_, line), httpx.AsyncClient() as http, World(line["url"]) as world:
        assert await world.flood(updates) == count
        seen: list[int] = []
        while len(seen) < count:
            offset = seen[-1] + 1 if seen else 0
            url = f"{line['url']}/bot{line['token']}/getUpdates?limit=100&offset={offset}"
            seen += [update["update_id"] for update in (await http.get(url)).json()["result"]]
        assert seen == list(range(seen[0], seen[0] + count))


async def test_serving_ends_within_a_moment_even_with_an_open_poll() -> None:
    standin = StandIn()
    async with httpx.AsyncClient(timeout=20) as http:
        async with serve(standin) as url, World(url) as world:
            poll = asyncio.create_task(http.get(f"{url}/bot{standin.token}/getUpdates?timeout=15"))
            await poll_arrives(world)
            began = time.monotonic()
        assert time.monotonic() - began < 15
        assert (await poll).json() == {"ok": True, "result": []}
