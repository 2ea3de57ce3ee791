"""A Telegram that answers what it is told to: for what the stand-in never says."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

Reply = tuple[int, Any]
"""(HTTP status, what to answer: text as it is, anything else as JSON)"""

FINE: Reply = (200, {"ok": True, "result": []})
ME: Reply = (200, {"ok": True, "result": {"id": 7, "is_bot": True, "first_name": "W", "username": "weerklank_bot"}})


def refused(status: int, description: str) -> Reply:
    return status, {"ok": False, "error_code": status, "description": description}


@asynccontextmanager
async def telegram(answer: Callable[[str, dict[str, Any]], Reply]) -> AsyncIterator[str]:
    """Serve `answer(method, parameters)`; the address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next((int(line[15:]) for line in head.lower().split(b"\r\n") if line[:15] == b"content-length:"), 0)
        body = await reader.readexactly(length)
        method = head.split(b" ")[1].rpartition(b"/")[2].decode()
        parameters = json.loads(body) if body.startswith(b"{") else {}
        status, said = answer(method, parameters)
        content = said.encode() if isinstance(said, str) else json.dumps(said).encode()
        writer.write(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % (status, len(content)))
        writer.write(content)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
