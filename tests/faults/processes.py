"""Real processes: the stand-in, and the bot, which can be killed."""

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.rehearsal.people import World
from bot.rehearsal.standin import TOKEN

ROOT = Path(__file__).parents[2]
LOOK_EVERY = 0.02
READY = "Weerklank runs as"


async def until(what: str, holds: Callable[[], Awaitable[bool]], seconds: float = 30) -> None:
    """Look until it holds. Raises AssertionError, with `what`, after so many real seconds."""
    latest = time.monotonic() + seconds
    while not await holds():
        assert time.monotonic() < latest, f"not within {seconds} s: {what}"
        await asyncio.sleep(LOOK_EVERY)


@asynccontextmanager
async def standing_in() -> AsyncIterator[World]:
    """The stand-in in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.rehearsal", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        line = json.loads(await process.stdout.readline())
        async with World(line["url"]) as world:
            yield world
    finally:
        process.kill()
        await process.wait()


class BotProcess:
    """`weerklank run` on a configuration of its own in `folder`; its lines end up in `log`, over all its lives."""

    def __init__(
        self, folder: Path, api: str, database: str, *, module: str = "bot.cli", token: str = TOKEN, more: str = ""
    ) -> None:
        self.log = folder / "bot.log"
        self.key = folder / "key"
        self.config = folder / "config.toml"
        self._command = [sys.executable, "-m", module, "run", "--config", str(self.config)]
        self._process: asyncio.subprocess.Process | None = None
        self._read_from = 0
        self.config.write_text(
            f'[telegram]\ntoken = "{token}"\napi_url = "{api}"\npoll_seconds = 1\n'
            f'[database]\nurl = "{database}"\n[privacy]\nkey_file = "{self.key}"\n{more}'
        )

    async def start(self) -> None:
        """Begin a life, and wait until it says that it runs."""
        await self.begin()
        await until("the bot says that it runs", self._says_ready)

    async def begin(self) -> None:
        """Begin a life without waiting."""
        self._read_from = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as lines:
            self._process = await asyncio.create_subprocess_exec(
                *self._command, cwd=ROOT, stdout=lines, stderr=lines, env={**os.environ, "COLUMNS": "300"}
            )

    async def _says_ready(self) -> bool:
        assert not self.ended, f"the bot ended:\n{self.said()}"
        return READY in self.said()

    @property
    def ended(self) -> bool:
        return self._process is None or self._process.returncode is not None

    def said(self) -> str:
        """What this life said so far."""
        if not self.log.exists():
            return ""
        return self.log.read_bytes()[self._read_from :].decode(errors="replace")

    async def kill(self) -> None:
        """kill -9, as a power cut would."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> int:
        """Ask it to stop, as systemd would; how it ended."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        return await self.ends()

    async def ends(self, seconds: float = 20) -> int:
        """Wait for it to end by itself; how it ended."""
        assert self._process is not None
        async with asyncio.timeout(seconds):
            return await self._process.wait()
