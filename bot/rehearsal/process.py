"""The stand-in in a process of its own."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def standin_process() -> AsyncIterator[tuple[str, str]]:
    """Its address and the bot's token, for as long as the context lasts."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.rehearsal", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        said = json.loads(await process.stdout.readline())
        yield said["url"], said["token"]
    finally:
        process.terminate()
        await process.wait()
