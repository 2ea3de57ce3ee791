"""weerklank run."""

import asyncio
import signal
from pathlib import Path

from bot import app, logs
from bot.app import Weerklank
from bot.clock import SystemClock
from bot.commands.desk import OK, command, configuration, err
from bot.config import Config
from bot.problems import Problem


@command
def run(path: Path | None) -> int:
    """Run until SIGINT or SIGTERM, then stop cleanly."""
    config = configuration(path)
    logs.set_up(config.log.level, config.log.format)
    try:
        asyncio.run(_until_told(config))
    except* Problem as problems:
        raise problems.exceptions[0] from None
    return OK


async def _until_told(config: Config) -> None:
    running = asyncio.current_task()
    assert running is not None
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, running.cancel)
    try:
        await app.run(config, SystemClock(), ready=_ready)
    except asyncio.CancelledError:
        err.print("Stopped.")


def _ready(bot: Weerklank) -> None:
    err.print(f"Weerklank runs as @{bot.username}. Stop it with Ctrl+C.")
