"""`weerklank run` as a process, and what the system says of it."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.config import Config

MB = 1024 * 1024


@asynccontextmanager
async def weerklank(config: Config, **settings: str) -> AsyncIterator[int]:
    """Its process id, as soon as it was started. settings: more of its environment."""
    environment = {
        **os.environ,
        "WEERKLANK_TELEGRAM__TOKEN": config.telegram.token.get_secret_value(),
        "WEERKLANK_TELEGRAM__API_URL": config.telegram.api_url,
        "WEERKLANK_DATABASE__URL": config.database.url,
        "WEERKLANK_PRIVACY__KEY_FILE": str(config.privacy.key_file),
        "WEERKLANK_LOG__LEVEL": "error",
        **settings,
    }
    command = Path(sys.executable).with_name("weerklank")
    process = await asyncio.create_subprocess_exec(
        command, "run", env=environment, cwd=config.privacy.key_file.parent, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        await process.wait()


def resident_mb(process: int) -> float:
    """The memory that this process holds in RAM."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MB
