"""Files and texts that are written out when they are sent: read in one snapshot, made beside the event loop."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlmodel import Session

from bot.clock import Clock
from bot.database import Database
from bot.texts.message import Message
from models.rules.policy import Policy
from models.rules.suppression import THRESHOLD

AT_ONCE = 2
"""Of the database's readers, so that what ticks always finds one free."""


class Withheld(Exception):
    """Whoever asked for this may no longer see it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file with its name."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which file or text, of what, in which language. `of` are the numbers and words that its kind needs.

    `threshold` is k of `models.rules.suppression`, `policy` that of the follow-up.
    """

    kind: str
    language: str
    username: str
    now: datetime
    of: Mapping[str, Any]
    threshold: int = THRESHOLD
    policy: Policy = field(default_factory=Policy)

    @property
    def today(self) -> date:
        return self.policy.calendar.local_date(self.now)

    @property
    def person(self) -> int:
        """Who asked; 0, which nobody is, where that was not noted."""
        return int(self.of.get("person", 0))


T = TypeVar("T")
Make = Callable[[], Document]
Read = Callable[[Session, Wanted], Make]
"""Reads all it needs from the session; what it returns makes the file without it, on another thread."""
Tell = Callable[[Session, Wanted], Message]


class Documents:
    """Writes out the files and texts that messages ask for."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        username: str,
        kinds: Mapping[str, Read],
        texts: Mapping[str, Tell],
        policy: Policy,
        *,
        threshold: int = THRESHOLD,
    ) -> None:
        self._policy = policy
        self._kinds = kinds
        self._texts = texts
        self._threshold = threshold
        self._database = database
        self._clock = clock
        self._username = username
        self._places = asyncio.Semaphore(AT_ONCE)

    async def write_out(self, asked: dict[str, Any]) -> Document:
        """The file of a queued message: {"kind", "language", and what its kind needs}."""
        wanted = self._wanted(asked)
        make = await self._read(self._kinds[wanted.kind], wanted)
        return await asyncio.to_thread(make)

    async def put_in_words(self, asked: dict[str, Any]) -> dict[str, Any]:
        """The payload of a message whose text is read when it is sent: {"kind", "language", and what it needs}."""
        wanted = self._wanted(asked)
        return (await self._read(self._texts[wanted.kind], wanted)).payload()

    async def _read(self, read: Callable[[Session, Wanted], T], wanted: Wanted) -> T:
        """Beside the writer, when one of the places is free."""
        async with self._places:
            return await self._database.read(read, wanted)

    def _wanted(self, asked: dict[str, Any]) -> Wanted:
        of = {name: value for name, value in asked.items() if name not in ("kind", "language")}
        kind, language, now = asked["kind"], asked["language"], self._clock.now()
        return Wanted(kind, language, self._username, now, of, self._threshold, self._policy)
