"""Answering presses: right after the commit, unpaced, and dropped when it is too late to matter.

Counting goes before answering: while updates are waiting to be handled, an answer waits for a rest, a second at most.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from contextlib import suppress

from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.texts.message import Answer

TOO_LATE_SECONDS = 10
AT_ONCE = 16
PATIENCE_SECONDS = 1.0


class Answering:
    """A few at a time; a press that waited too long goes unanswered, its reaction stands all the same."""

    def __init__(self, bot: Bot, clock: Clock, rest: asyncio.Event) -> None:
        self._bot = bot
        self._clock = clock
        self._rest = rest
        self._waiting: deque[tuple[float, Answer]] = deque()
        self._arrived = asyncio.Event()
        self._on_their_way = 0

    @property
    def resting(self) -> bool:
        """Whether every press has been answered or given up on."""
        return not self._waiting and not self._on_their_way

    def put(self, answers: Iterable[Answer]) -> None:
        now = self._clock.now().timestamp()
        self._waiting.extend((now, answer) for answer in answers)
        if self._waiting:
            self._arrived.set()

    async def run(self) -> None:
        """Answer until cancelled."""
        async with asyncio.TaskGroup() as group:
            for _ in range(AT_ONCE):
                group.create_task(self._answer_on())

    async def _answer_on(self) -> None:
        while True:
            if not self._waiting:
                self._arrived.clear()
                await self._arrived.wait()
                continue
            asked_at, answer = self._waiting.popleft()
            self._on_their_way += 1
            try:
                await self._send(asked_at, answer)
            finally:
                self._on_their_way -= 1

    async def _send(self, asked_at: float, answer: Answer) -> None:
        if not self._rest.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._rest.wait(), PATIENCE_SECONDS)
        if self._clock.now().timestamp() - asked_at > TOO_LATE_SECONDS:
            return
        with suppress(TelegramError):  # it expired, or Telegram is away: the reaction stands
            await self._bot.answer_callback_query(answer.callback_query_id, answer.text, show_alert=answer.alert)
