"""One process decides and sends: a lock beside SQLite's file, an advisory lock on PostgreSQL's writing connection."""

import asyncio
import fcntl
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

log = structlog.get_logger()

ADVISORY_KEY = 0x5765_6572_6B6C
"""Any number of ours; all processes on one database use the same."""


POLL_SECONDS = 0.5


class Taken(OperationalError):
    """Another process holds the lock."""

    def __init__(self) -> None:
        super().__init__("pg_try_advisory_lock", {}, Exception("another process has the lead"))


def hold_advisory_lock(connection: Any) -> None:
    """For each new writing connection to PostgreSQL. Raises Taken, so that a lost lead looks like a lost database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", (ADVISORY_KEY,))
        (held,) = cursor.fetchone()
    connection.commit()
    if not held:
        connection.close()
        raise Taken


async def until_led(step: Callable[[], Awaitable[None]]) -> None:
    """`step`, the first that writes to PostgreSQL, as soon as no other process has the lead."""
    waited = False
    while True:
        try:
            return await step()
        except Taken:
            if not waited:
                log.info("another process has the lead; waiting")
            waited = True
            await asyncio.sleep(POLL_SECONDS)


def is_sqlite(url: str) -> bool:
    return make_url(url).get_backend_name() == "sqlite"


class FileLock:
    """The lead on an SQLite database: an advisory lock on a file beside it, gone with the process."""

    def __init__(self, url: str) -> None:
        self._path = Path(f"{make_url(url).database}.lock")
        self._handle: int | None = None

    async def acquire(self) -> None:
        """Wait until this process has it."""
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        waited = False
        while True:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not waited:
                    log.info("another process has the lead; waiting", lock=str(self._path))
                waited = True
                await asyncio.sleep(POLL_SECONDS)
            else:
                return

    def release(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
