"""`python -m tests.faults.mortal run --config FILE`: the real bot, whose time is set and whose end is chosen.

Beside the configuration: `clock` holds the seconds that its time is ahead of the machine's; `end` holds "before 3" or
"after 3", the commit since then that changes something and at which it dies as by kill -9; `epitaph` gets a line
about each death, what it was about to write or had written. Whoever died is started again, and lives on.
"""

import asyncio
import ctypes
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlmodel import Session

from bot import app, logs
from bot.app import Weerklank
from bot.clock import SystemClock
from bot.config import load
from tests.faults.processes import READY

DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""

STEPS = {"INSERT reminder", "INSERT outbox", "UPDATE outbox", "INSERT inbox", "INSERT progress"}
"""What is written on a reminder's way; what else is, such as the daily forgetting, comes at any moment."""


class SetClock(SystemClock):
    """The machine's time and what a file adds to it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(self._file.read_text()))


class End:
    """Counts the commits that change something, and ends the process at the chosen one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._chosen = ""
        self._commits = 0
        self._changed: set[str] = set()

    def executed(self, _connection: object, cursor: Any, statement: str, *_: object) -> None:
        verb, *rest = statement.split()
        if verb in ("INSERT", "UPDATE", "DELETE") and (cursor.rowcount or " RETURNING " in statement):
            self._changed.add(f"{verb} {rest[0] if verb == 'UPDATE' else rest[1]}")

    def commits(self, *_: object) -> None:
        if self._changed & STEPS:
            chosen = self._read()
            self._commits = self._commits + 1 if chosen == self._chosen else 1
            self._chosen = chosen
            self._die_if("before")

    def committed(self, *_: object) -> None:
        if self._changed & STEPS:
            self._die_if("after")
        self._changed.clear()

    def forgot(self, *_: object) -> None:
        self._changed.clear()

    def _read(self) -> str:
        file = self._folder / "end"
        return file.read_text() if file.exists() else ""

    def _die_if(self, when: str) -> None:
        if self._chosen == f"{when} {self._commits}":
            with (self._folder / "epitaph").open("a") as lines:
                lines.write(f"{when}: {', '.join(sorted(self._changed))}\n")
            os.kill(os.getpid(), signal.SIGKILL)


def watched(bot: Weerklank, end: End) -> None:
    """The end comes at a commit of the writer's."""
    engine = bot.database.writing
    event.listen(engine, "after_cursor_execute", end.executed)
    event.listen(engine, "commit", end.commits)
    event.listen(engine, "rollback", end.forgot)
    event.listen(Session, "after_commit", lambda session: end.committed() if session.get_bind() is engine else None)
    sys.stderr.write(f"{READY} @{bot.username}\n")


def live(config: Path) -> None:
    end = End(config.parent)
    asyncio.run(app.run(load(config), SetClock(config.parent / "clock"), ready=lambda bot: watched(bot, end)))


def supervise(config: Path) -> int:
    """One life after another, as a system does that starts again what was killed; each begins with all imported."""
    while True:
        life = os.fork()
        if not life:
            ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
            live(config)
            return 0
        _, status = os.waitpid(life, 0)
        if not os.WIFSIGNALED(status):
            return os.waitstatus_to_exitcode(status)
        (config.parent / "end").unlink(missing_ok=True)


if __name__ == "__main__":
    logs.set_up("info", "text")
    sys.exit(supervise(Path(sys.argv[-1])))
