"""Serving a stand-in with uvicorn, in the running loop, quietly, and quick to stop."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from types import FrameType

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from .http import create_app
from .standin import StandIn

_PATIENCE = 1.0


class _Protocol(HttpToolsProtocol):
    """Lets the application close the connection without an answer."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["state"]["cut"] = self.transport.abort


class Server(uvicorn.Server):
    """Listens on 127.0.0.1; port 0 takes a free one. Stops within moments, open long polls or not."""

    def __init__(self, standin: StandIn, port: int = 0, signals: bool = False) -> None:
        super().__init__(
            uvicorn.Config(
                create_app(standin),
                http=_Protocol,
                ws="none",
                lifespan="off",
                log_config=None,
                log_level="error",
                access_log=False,
                date_header=False,
                server_header=False,
                timeout_keep_alive=60,
            )
        )
        self.standin = standin
        self.signals = signals
        self.loop = asyncio.get_running_loop()
        self.stopping = asyncio.Event()
        self.socket = _listen(port)
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.ready: asyncio.Future[None] = self.loop.create_future()

    def stop(self) -> None:
        self.should_exit = True
        self.stopping.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals belong to the process of its own; elsewhere they are left alone."""
        if not self.signals:
            yield
            return
        with super().capture_signals():
            yield

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.loop.call_soon_threadsafe(self.stopping.set)

    async def main_loop(self) -> None:
        await self.on_tick(0)
        self.ready.set_result(None)
        await self.stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for each in sockets or []:
            each.close()
        self.standin.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            _, late = await asyncio.wait(set(self.server_state.tasks), timeout=_PATIENCE)
            for task in late:
                task.cancel()
        await asyncio.sleep(0)


def _listen(port: int) -> socket.socket:
    """A listening socket that says that it is TCP, without which asyncio would not turn Nagle's algorithm off."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen(2048)
    return listening


@asynccontextmanager
async def serve(standin: StandIn, port: int = 0) -> AsyncIterator[str]:
    """Serve a stand-in for as long as the context lasts; gives its address, http://127.0.0.1:<port>."""
    server = Server(standin, port)
    task = asyncio.create_task(server.serve(sockets=[server.socket]))
    await server.ready
    try:
        yield server.url
    finally:
        server.stop()
        await task
