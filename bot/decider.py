"""Handling what was journalled: one batch, one transaction, on the writer thread."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Protocol

import structlog
from sqlmodel import Session
from telegram import Update
from telegram.ext import Application

from bot.characters import parsed
from bot.clock import Clock
from bot.database import Database, is_away
from bot.patience import until_back
from bot.texts.message import Answer
from models import inbox
from models.inbox import Arrived, Heard

log = structlog.get_logger()

AT_ONCE = 300
LAST_TRY = 3
"""Of an update's tries, the one with its batch included, this one is not made any more: it is set aside."""


class Batch(Protocol):
    """What the handlers work with during one transaction."""

    seq: int
    answers: list[Answer]
    forgot: bool

    def flush(self) -> None: ...


BeginBatch = Callable[[Session, datetime], Batch]


class Decider:
    """Drives the application over the journal. `committed` gets each batch, after its commit.

    An empty one too: the one before it may stand although its commit failed.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        application: "Application[Any, Any, Any, Any, Any, Any]",
        begin: BeginBatch,
        committed: Callable[[Batch], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self.application = application
        self._begin = begin
        self._committed = committed
        self._work = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.rest = asyncio.Event()
        """Set while everything that was journalled has been handled."""

    @property
    def resting(self) -> bool:
        return self.rest.is_set()

    def wake(self) -> None:
        self.rest.clear()
        self._work.set()

    async def run(self, *, carefully: bool) -> None:
        """Handle batches until cancelled; `carefully`, after an unclean stop, begins with single updates."""
        if carefully:
            await until_back(self._clock, "the first batch", self._one_by_one)
        while True:
            self._work.clear()
            while await until_back(self._clock, "a batch", self._turn) >= AT_ONCE:
                pass
            if not self._work.is_set():
                self.rest.set()
            await self._work.wait()

    async def _turn(self) -> int:
        """One batch; how many updates it held."""
        try:
            batch, number = await self._database.run(self._handle_waiting, AT_ONCE)
        except Exception as error:
            if is_away(error):
                raise
            log.warning("a batch failed; its updates go one by one", error=repr(error))
            return await self._one_by_one()
        self._committed(batch)
        return number

    async def _one_by_one(self) -> int:
        """The batch that failed, each update in a transaction of its own, so that only the poison is set aside."""
        rows = await self._database.run(inbox.waiting, AT_ONCE)
        for row in rows:
            await self._alone(row)
        return len(rows)

    async def _alone(self, row: Arrived) -> None:
        error = "the process stopped while handling it"
        while True:
            if await self._database.run(inbox.begin_try, row.seq) >= LAST_TRY:
                await self._database.run(inbox.set_aside, row.seq, error)
                log.error("update set aside", seq=row.seq, error=error)
                return
            try:
                batch, _ = await self._database.run(self._handle_rows, [row])
            except Exception as failure:
                if is_away(failure):
                    await until_back(self._clock, "a try", partial(self._database.run, inbox.forgive_try, row.seq))
                    raise
                error = repr(failure)
            else:
                self._committed(batch)
                return

    def _handle_waiting(self, session: Session, limit: int) -> tuple[Batch, int]:
        return self._handle_rows(session, inbox.waiting(session, limit))

    def _handle_rows(self, session: Session, rows: Sequence[Arrived]) -> tuple[Batch, int]:
        """On the writer thread: effects, outgoing messages and done-marks, together or not at all."""
        batch = self._begin(session, self._clock.now())
        if not rows:
            return batch, 0
        self.application.bot_data["batch"] = batch
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._loop.run_until_complete(self.application.initialize())
        self._loop.run_until_complete(self._drive(rows, batch))
        batch.flush()
        inbox.done(session, [row.seq for row in rows])
        return batch, len(rows)

    async def _drive(self, rows: Sequence[Arrived], batch: Batch) -> None:
        bot = self.application.bot
        for row in rows:
            batch.seq = row.seq
            raw = parsed(row.body)
            heard = raw.get("answer")
            await self.application.process_update(Heard(**heard) if heard else Update.de_json(_lean(raw), bot))

    async def close(self) -> None:
        """Let the writer thread's event loop go."""
        await self._database.run(self._close_loop)

    def _close_loop(self, _session: Session) -> None:
        if self._loop is not None:
            self._loop.run_until_complete(self.application.shutdown())
            self._loop.close()
            self._loop = None


def _lean(raw: dict[str, Any]) -> dict[str, Any]:
    """Of the message that a press is on, only which one it is: its text and keyboard are ours, and long to read."""
    message = raw.get("callback_query", {}).get("message")
    if message is not None:
        raw["callback_query"]["message"] = {
            name: message[name] for name in ("message_id", "chat", "date") if name in message
        }
    return raw
