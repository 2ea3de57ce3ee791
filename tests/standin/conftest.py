"""A stand-in served over HTTP, a bare Bot API client, and people."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.rehearsal.people import Chat, Person, World
from bot.rehearsal.standin import TOKEN, StandIn, serve

NOON = 1_700_000_000.0
"""When the clock of these tests stands still."""

JSON = dict[str, Any]


class Api:
    """A client that knows nothing of bots: it sends JSON and gives what comes back."""

    def __init__(self, url: str, http: httpx.AsyncClient) -> None:
        self.url = url
        self.http = http

    async def answer(self, method: str, **params: Any) -> httpx.Response:
        return await self.http.post(f"{self.url}/bot{TOKEN}/{method}", json=params)

    async def __call__(self, method: str, **params: Any) -> Any:
        """The result of a call that should succeed."""
        answer = (await self.answer(method, **params)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def refusal(self, method: str, **params: Any) -> tuple[int, str]:
        """Code and description of a call that should not succeed."""
        response = await self.answer(method, **params)
        answer = response.json()
        assert not answer["ok"], answer
        assert answer["error_code"] == response.status_code
        return response.status_code, answer["description"]

    async def updates(self, offset: int = 0, **params: Any) -> list[JSON]:
        updates: list[JSON] = await self("getUpdates", offset=offset, **params)
        return updates


async def poll_arrives(world: World) -> None:
    """Until getUpdates has been called for the first time, which is told from outside the bot."""
    while not (await world.state())["calls"].get("getUpdates"):
        continue


@pytest.fixture
def standin() -> StandIn:
    """Its clock stands still, so its limits are off: else the fourth message in a chat would be refused."""
    standin = StandIn(clock=lambda: NOON)
    standin.limits.on = False
    return standin


@pytest.fixture
async def url(standin: StandIn) -> AsyncIterator[str]:
    async with serve(standin) as url:
        yield url


@pytest.fixture
async def world(url: str) -> AsyncIterator[World]:
    async with World(url) as world:
        yield world


@pytest.fixture
async def api(url: str) -> AsyncIterator[Api]:
    async with httpx.AsyncClient(timeout=20) as http:
        yield Api(url, http)


@pytest.fixture
async def anna(world: World) -> Person:
    """Anna has started the bot; of that the bot has heard nothing."""
    return await world.person("Anna", username="anna", language_code="nl", started=True)


@pytest.fixture
async def hall(world: World, anna: Person) -> Chat:
    """A supergroup where the bot is administrator and Anna is a member; of that too it has heard nothing."""
    return await world.group("Congres", members=[anna], announce=False)
