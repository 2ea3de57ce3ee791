"""A process beside the bot in which people press and react at a steady pace, and which looks what becomes of it.

`python -m bench.pressing FILE`: FILE holds {"url", "database", "people", "group", "message", "buttons", "per_second",
"seconds"}. Half as many emoji as presses. Prints {"tally_ms", "answer_ms"}: from the row in the journal until it was
seen as handled and committed, and from the press until the stand-in had its answer.
"""

import asyncio
import json
import random
import sys
import time
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from bot.database import in_transaction, make_engine
from bot.rehearsal.people import JSON, World
from models.inbox import IS_NEW
from models.tables import Inbox

STEP = 0.05
LOOK_EVERY = 0.003
EMOJI = ("👍", "🤔", "👎")


async def press_on(given: dict[str, Any]) -> dict[str, list[float]]:
    """Press for so many seconds, at so many a second, while looking."""
    dice = random.Random(1)
    looking = asyncio.Event()
    async with World(given["url"]) as world:
        watching = asyncio.create_task(_look(given["database"], looking))
        pressed: dict[str, float] = {}
        began = time.time()
        at_once = max(1, round(given["per_second"] * STEP))
        for step in range(round(given["seconds"] / STEP)):
            await asyncio.sleep(max(0.0, began + step * STEP - time.time()))
            acts = [_press(given, dice) for _ in range(at_once)] + [_react(given, dice) for _ in range(at_once // 2)]
            at = time.time()
            results = await world.batch(acts)
            pressed |= {each["callback_query_id"]: at for each in results if isinstance(each, dict)}
        await asyncio.sleep(2)
        looking.set()
        asked = await world.batch({"op": "toasts", "person": person} for person in given["people"])
        answered = {toast["callback_query_id"]: toast["at"] for toasts in asked for toast in toasts}
        waits = [(answered[query] - at) * 1000 for query, at in pressed.items() if query in answered]
        return {"tally_ms": await watching, "answer_ms": waits, "unanswered": [float(len(pressed) - len(waits))]}


def _press(given: dict[str, Any], dice: random.Random) -> JSON:
    button = dice.choice(given["buttons"])
    person = dice.choice(given["people"])
    return {"op": "press", "person": person, "chat": given["group"], "on": given["message"], "button": button}


def _react(given: dict[str, Any], dice: random.Random) -> JSON:
    person, emoji = dice.choice(given["people"]), [dice.choice(EMOJI)]
    return {"op": "react", "person": person, "chat": given["group"], "message": given["message"], "emoji": emoji}


async def _look(database: str, enough: asyncio.Event) -> list[float]:
    """How long each row stood in the journal before it was seen as handled, in ms."""
    engine = make_engine(database, writes=False)
    first, _ = in_transaction(engine, _reach)
    handled = first
    seen: dict[int, float] = {}
    waits: list[float] = []
    while not enough.is_set():
        last, waiting = in_transaction(engine, _reach)
        now = time.perf_counter()
        seen |= dict.fromkeys(range(first + 1, last + 1), now)
        first = last
        done = last if waiting is None else waiting - 1
        waits += [(now - seen[seq]) * 1000 for seq in range(handled + 1, done + 1)]
        handled = max(handled, done)
        await asyncio.sleep(LOOK_EVERY)
    engine.dispose()
    return waits


def _reach(session: Session) -> tuple[int, int | None]:
    """The last row of the journal, and the first that is not handled."""
    last = session.execute(select(func.max(col(Inbox.seq)))).scalar_one() or 0
    waiting = session.execute(select(func.min(col(Inbox.seq))).where(IS_NEW)).scalar_one()
    return last, waiting


if __name__ == "__main__":
    json.dump(asyncio.run(press_on(json.loads(Path(sys.argv[1]).read_text()))), sys.stdout)
