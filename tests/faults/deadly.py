"""`python -m tests.faults.deadly run --config FILE`: the real bot, in which one word ends the process at once."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from telegram.ext import MessageHandler, filters

from bot import app, logs
from bot.app import Weerklank
from bot.clock import SystemClock
from bot.config import load
from tests.faults.processes import READY

DEADLY = "sterf"


async def die(*_: Any) -> None:
    """What a fault in a library written in C does, or the system when memory runs out."""
    os._exit(9)


def armed(bot: Weerklank) -> None:
    bot.decider.application.add_handler(MessageHandler(filters.Text([DEADLY]), die), group=-1)
    sys.stderr.write(f"{READY} @{bot.username}\n")


if __name__ == "__main__":
    logs.set_up("info", "text")
    asyncio.run(app.run(load(Path(sys.argv[-1])), SystemClock(), ready=armed))
