"""`python -m soak --rounds N` floods, kills and breaks the real bot N times on each kind of database.

Each round has a seed of its own, printed with its outcome: `--seed` repeats it. Ends with 1 when a round failed.
"""

import argparse
import asyncio
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

from bot.database import make_engine
from models import schema
from soak.months import live_long
from tests import postgres
from tests.faults.killing import flood_and_kill
from tests.faults.reminding import kill_at_every_commit
from tests.faults.sending import deliver_and_kill

Story = Callable[[str, Path, int], Coroutine[Any, Any, str]]


async def flooded(url: str, folder: Path, seed: int) -> str:
    return await flood_and_kill(url, folder, updates=20_000, kills=6, seed=seed)


async def sending(url: str, folder: Path, seed: int) -> str:
    return await deliver_and_kill(url, folder, letters=600, kills=6, seed=seed)


async def reminding(url: str, folder: Path, _seed: int) -> str:
    return f"killed {len(await kill_at_every_commit(url, folder))} times"


async def months(url: str, _folder: Path, seed: int) -> str:
    return await asyncio.to_thread(live_long, url, seed, 200)


STORIES: tuple[tuple[str, Story], ...] = (
    ("killed in a flood", flooded),
    ("killed while sending", sending),
    ("killed while reminding", reminding),
    ("months of reminding", months),
)


def databases(folder: Path, server: postgres.Server | None, number: int) -> Iterator[tuple[str, str]]:
    """A fresh one of each kind: (kind, address)."""
    yield "SQLite", f"sqlite:///{folder / f'soak-{number}.sqlite3'}"
    if server is not None:
        server.execute(f"CREATE DATABASE soak_{number}")
        yield "PostgreSQL", server.url(f"soak_{number}")


def play(name: str, story: Story, kind: str, url: str, seed: int) -> bool:
    """One story; whether it held."""
    engine = make_engine(url, writes=True)
    with engine.begin() as connection:
        schema.upgrade(connection)
    engine.dispose()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="weerklank-soak-") as folder:
        try:
            outcome, held = asyncio.run(story(url, Path(folder), seed)), True
        except Exception:
            outcome, held = traceback.format_exc(), False
    word, seconds = "held  " if held else "FAILED", time.monotonic() - began
    sys.stdout.write(f"{word}  {name} on {kind}, seed {seed}, {seconds:.0f} s: {outcome}\n")
    sys.stdout.flush()
    return held


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m soak", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10, help="how many rounds of every story on every database")
    parser.add_argument("--seed", type=int, default=1, help="the seed of the first round")
    given = parser.parse_args()
    server = postgres.Server(durable=True) if postgres.binaries() is not None else None
    played = failed = 0
    try:
        with tempfile.TemporaryDirectory(prefix="weerklank-soak-") as folder:
            for seed in range(given.seed, given.seed + given.rounds):
                for name, story in STORIES:
                    for kind, url in databases(Path(folder), server, played):
                        failed += not play(name, story, kind, url, seed)
                        played += 1
    finally:
        if server is not None:
            server.close()
    sys.stdout.write(f"{played} played, {failed} failed\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
