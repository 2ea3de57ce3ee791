"""`python -m bot.rehearsal --port N` serves the stand-in until it is told to stop."""

import argparse
import asyncio
import json
import sys

from .standin import TOKEN, StandIn
from .standin.server import Server


async def _serve(standin: StandIn, port: int) -> None:
    server = Server(standin, port, signals=True)
    task = asyncio.create_task(server.serve(sockets=[server.socket]))
    await server.ready
    line = {"url": server.url, "control": f"{server.url}/control", "token": standin.token}
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()
    await task


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bot.rehearsal", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 (the default) takes a free one")
    parser.add_argument("--token", default=TOKEN, help="the bot's token, '<bot id>:<secret>'")
    parser.add_argument("--username", default="weerklank_bot", help="the bot's username")
    parser.add_argument("--seed", type=int, default=1, help="where the ids of updates begin")
    given = parser.parse_args()
    asyncio.run(_serve(StandIn(given.token, given.username, seed=given.seed), given.port))


if __name__ == "__main__":
    main()
