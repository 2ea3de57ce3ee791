"""Fetching updates: journalled first, then confirmed with the next poll."""

import random
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import structlog

from bot import tls
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
OF_A_REPLY = (
    "message_id",
    "date",
    "chat",
    "from",
    "sender_chat",
    "is_automatic_forward",
    "text",
    "entities",
    "message_thread_id",
    "is_topic_message",
)
OF_WHAT_IS_REPLIED_TO = ("message_id", "date", "chat")
LARGEST_ID = 2**63 - 1
"""What a column holds."""


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
        self.polls = 0
        """How many polls Telegram has answered."""

    async def run(self) -> None:
        """Poll until cancelled. Raises WrongToken and AnotherPoller."""
        timeout = httpx.Timeout(10, read=self._poll_seconds + 10)
        async with httpx.AsyncClient(timeout=timeout, verify=tls.context()) as client:
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
        if not isinstance(answer, dict):
            await self._wait_after_failure(f"{response.status_code}, and no object")
            return []
        result = answer.get("result")
        if not answer.get("ok") or not isinstance(result, list):
            await self._refused(client, response.status_code, answer)
            return []
        found = [raw for raw in result if is_update(raw)]
        if len(found) < len(result):
            await self._wait_after_failure("updates without an id, which can't be confirmed")
        else:
            self._failures, self._conflict_since = 0, None
            self.polls += 1
        return found

    async def _refused(self, client: httpx.AsyncClient, status: int, answer: dict[str, Any]) -> None:
        now = self._clock.now().timestamp()
        if status in (401, 404) and not await self._token_works(client):
            raise WrongToken
        if status == 409:
            self._conflict_since = self._conflict_since or now
            if now - self._conflict_since >= CONFLICT_SECONDS:
                raise AnotherPoller
        parameters = answer.get("parameters")
        retry_after = parameters.get("retry_after") if isinstance(parameters, dict) else None
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
        wanted = [needed(raw) for raw in updates if is_wanted(raw, self._bot_id)]
        if wanted:
            write = partial(self._database.run, inbox.journal, self._bot_id, wanted, self._clock.now())
            await until_back(self._clock, "the journal; updates stay with Telegram", write)
            self._arrived()
        self._offset = max(raw["update_id"] for raw in updates) + 1


def is_update(raw: object) -> bool:
    """Whether this has an id, by which it can be kept and confirmed."""
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    return isinstance(update_id, int) and 0 <= update_id <= LARGEST_ID


def is_wanted(raw: dict[str, Any], bot_id: int) -> bool:
    """Whether anything handles this update. Of what people say in groups only commands, moves and replies to messages
    of the bot `bot_id` itself are kept.

    What is not as Telegram describes it is kept too: it is set aside, where somebody sees it.
    """
    message = raw.get("message")
    if not isinstance(message, dict):
        return any(kind in raw for kind in KINDS)
    if not _is_in_group(message):
        return True
    text = message.get("text")
    is_command = isinstance(text, str) and text.startswith("/")
    is_move = "migrate_to_chat_id" in message or "migrate_from_chat_id" in message
    return is_command or is_move or (isinstance(text, str) and _is_reply_to(message, bot_id))


def needed(raw: dict[str, Any]) -> dict[str, Any]:
    """The part of a wanted update that is kept: of a reply in a group its text, to what, and whose it is."""
    message = raw.get("message")
    if not isinstance(message, dict) or not _is_in_group(message):
        return raw
    replied = message.get("reply_to_message")
    if not isinstance(replied, dict):
        return raw
    kept = {name: message[name] for name in OF_A_REPLY if name in message}
    kept["reply_to_message"] = {name: replied[name] for name in OF_WHAT_IS_REPLIED_TO if name in replied}
    return {**raw, "message": kept}


def _is_in_group(message: dict[str, Any]) -> bool:
    chat = message.get("chat")
    return isinstance(chat, dict) and chat.get("type") != "private"


def _is_reply_to(message: dict[str, Any], bot_id: int) -> bool:
    replied = message.get("reply_to_message")
    sender = replied.get("from") if isinstance(replied, dict) else None
    return isinstance(sender, dict) and sender.get("id") == bot_id
