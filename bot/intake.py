"""Fetching updates: journalled first, then confirmed with the next poll."""

import random
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import structlog

from bot.clock import Clock
from bot.database import Database
from bot.patience import until_back
from bot.problems import AnotherPoller, WrongToken
from models import inbox

log = structlog.get_logger()

KINDS = ("message", "callback_query", "message_reaction", "message_reaction_count", "my_chat_member")
"""What Telegram is asked for; all else never arrives."""

AT_ONCE = 100
CONFLICT_SECONDS = 90
LONGEST_WAIT = 30.0


class Intake:
    """Polls with httpx. `arrived` is called when something was journalled."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        api: str,
        bot_id: int,
        arrived: Callable[[], None],
        poll_seconds: int = 25,
    ) -> None:
        self._database = database
        self._clock = clock
        self._api = api
        self._bot_id = bot_id
        self._arrived = arrived
        self._poll_seconds = poll_seconds
        self._offset: int | None = None
        self._failures = 0
        self._conflict_since: float | None = None
        self.last_poll: float | None = None
        """When Telegram last answered a poll, in the clock's epoch seconds."""

    async def run(self) -> None:
        """Poll until cancelled. Raises WrongToken and AnotherPoller."""
        timeout = httpx.Timeout(10, read=self._poll_seconds + 10)
        async with httpx.AsyncClient(timeout=timeout) as client:
            while True:
                updates = await self._poll(client)
                if updates:
                    await self._journal(updates)

    async def _poll(self, client: httpx.AsyncClient) -> list[dict[str, Any]]:
        asked: dict[str, Any] = {"timeout": self._poll_seconds, "limit": AT_ONCE, "allowed_updates": KINDS}
        if self._offset is not None:
            asked["offset"] = self._offset
        try:
            response = await client.post(f"{self._api}/getUpdates", json=asked)
            answer = response.json()
        except (httpx.HTTPError, ValueError) as error:
            await self._wait_after_failure(type(error).__name__)
            return []
        if answer.get("ok"):
            self._failures, self._conflict_since = 0, None
            self.last_poll = self._clock.now().timestamp()
            found: list[dict[str, Any]] = answer["result"]
            return found
        await self._refused(client, response.status_code, answer)
        return []

    async def _refused(self, client: httpx.AsyncClient, status: int, answer: dict[str, Any]) -> None:
        now = self._clock.now().timestamp()
        if status in (401, 404) and not await self._token_works(client):
            raise WrongToken
        if status == 409:
            self._conflict_since = self._conflict_since or now
            if now - self._conflict_since >= CONFLICT_SECONDS:
                raise AnotherPoller
        retry_after = answer.get("parameters", {}).get("retry_after")
        await self._wait_after_failure(f"{status} {answer.get('description', '')}", retry_after)

    async def _token_works(self, client: httpx.AsyncClient) -> bool:
        """A 404 also means a wrong path or a passing fault: getMe decides."""
        try:
            response = await client.post(f"{self._api}/getMe")
        except httpx.HTTPError:
            return True
        return response.status_code not in (401, 404)

    async def _wait_after_failure(self, what: str, seconds: float | None = None) -> None:
        self._failures += 1
        longest = min(LONGEST_WAIT, 0.5 * 2 ** min(self._failures, 10))
        wait = seconds if seconds is not None else random.uniform(longest / 2, longest)
        log.warning("poll failed", what=what, again_in_seconds=round(wait, 1))
        await self._clock.sleep(wait)

    async def _journal(self, updates: list[dict[str, Any]]) -> None:
        """Commit, and only then let the next poll confirm."""
        wanted = [raw for raw in updates if is_wanted(raw)]
        if wanted:
            write = partial(self._database.run, inbox.journal, self._bot_id, wanted, self._clock.now())
            await until_back(self._clock, "the journal; updates stay with Telegram", write)
            self._arrived()
        self._offset = max(raw["update_id"] for raw in updates if "update_id" in raw) + 1


def is_wanted(raw: dict[str, Any]) -> bool:
    """Whether anything handles this update. Of what people say in groups only commands and moves are kept."""
    if not isinstance(raw.get("update_id"), int):
        return False
    message = raw.get("message")
    if message is None:
        return any(kind in raw for kind in KINDS)
    if not isinstance(message, dict) or message.get("chat", {}).get("type") == "private":
        return True
    text = message.get("text") or ""
    return text.startswith("/") or "migrate_to_chat_id" in message or "migrate_from_chat_id" in message
