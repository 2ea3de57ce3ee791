"""The ledger of who was forgotten: a file outside the database, for when an older copy of that is put back."""

import asyncio
import json
import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import structlog

from bot.clock import Clock
from bot.database import Database
from bot.patience import until_back
from bot.problems import LedgerUnusable
from models import forgetting
from models.forgetting import Entry

log = structlog.get_logger()

AGAIN_SECONDS = 60.0


def read(path: Path) -> dict[str, Entry]:
    """What the file holds, by pseudonym; nothing when there is none. Raises LedgerUnusable."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [json.loads(line) for line in lines]
        entries = [
            Entry(each["pseudonym"], datetime.fromisoformat(each["at"]), tuple(each["closed"])) for each in found
        ]
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LedgerUnusable(str(path), str(error)) from error
    return {each.pseudonym: each for each in entries}


def write(path: Path, entries: Iterable[Entry]) -> None:
    """Add these to the file, readable by its owner alone: all of it or nothing, whatever happens meanwhile."""
    before = read(path)
    after = before | {each.pseudonym: each for each in entries}
    if after == before:
        return
    beside = path.with_name(f"{path.name}.new")
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        for each in after.values():
            line = {"pseudonym": each.pseudonym, "at": each.at.isoformat(), "closed": each.closed}
            file.write(json.dumps(line) + "\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class Ledger:
    """Keeps file and table alike: both ways at a start, and table to file whenever somebody was forgotten."""

    def __init__(self, database: Database, clock: Clock, path: Path) -> None:
        self._database = database
        self._clock = clock
        self._path = path
        self._work = asyncio.Event()
        self._writing = False

    @property
    def resting(self) -> bool:
        return not (self._writing or self._work.is_set())

    def wake(self) -> None:
        self._work.set()

    async def open(self) -> None:
        """Forget again whom this database, restored say, does not know to be forgotten. Raises LedgerUnusable."""
        kept = await asyncio.to_thread(read, self._path)
        again = await self._database.run(forgetting.forget_again, kept.values())
        if again:
            log.warning("the database was of before some people were forgotten; they are forgotten again", people=again)
        try:
            await self._mirror()
        except OSError as error:
            raise LedgerUnusable(str(self._path), str(error)) from error

    async def run(self) -> None:
        """Write down who was forgotten, after each commit that forgot somebody, until cancelled."""
        while True:
            await self._work.wait()
            self._work.clear()
            self._writing = True
            try:
                await until_back(self._clock, "the ledger", self._mirror)
            except (OSError, LedgerUnusable) as error:
                log.error("who was forgotten can't be written down; it is tried again", error=repr(error))
                await self._clock.sleep(AGAIN_SECONDS)
                self._work.set()
            self._writing = False

    async def _mirror(self) -> None:
        entries = await self._database.read(forgetting.entries)
        await asyncio.to_thread(write, self._path, entries)
