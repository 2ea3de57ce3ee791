"""Files that are written out when they are sent: read in one snapshot, then made beside the event loop."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.clock import Clock
from bot.database import Database
from models.rules.policy import Policy
from models.rules.suppression import THRESHOLD


@dataclass(frozen=True, slots=True)
class Document:
    """A file with its name."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which file, of what, in which language. `of` are the numbers and words that its kind needs.

    `threshold` is k of `models.rules.suppression`, `policy` that of the follow-up.
    """

    kind: str
    language: str
    username: str
    now: datetime
    of: Mapping[str, Any]
    threshold: int = THRESHOLD
    policy: Policy = field(default_factory=Policy)


Make = Callable[[], Document]
Read = Callable[[Session, Wanted], Make]
"""Reads all it needs from the session; what it returns makes the file without it, on another thread."""


class Documents:
    """Writes out the files that messages ask for."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        username: str,
        kinds: Mapping[str, Read],
        policy: Policy,
        *,
        threshold: int = THRESHOLD,
    ) -> None:
        self._policy = policy
        self._kinds = kinds
        self._threshold = threshold
        self._database = database
        self._clock = clock
        self._username = username

    async def write_out(self, asked: dict[str, Any]) -> Document:
        """The file of a queued message: {"kind", "language", and what its kind needs}."""
        of = {name: value for name, value in asked.items() if name not in ("kind", "language")}
        wanted = Wanted(
            asked["kind"], asked["language"], self._username, self._clock.now(), of, self._threshold, self._policy
        )
        make = await self._database.read(self._kinds[wanted.kind], wanted)
        return await asyncio.to_thread(make)
