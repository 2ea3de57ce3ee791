"""Many private reminders through a bot that is killed again and again while Telegram fails in every way it knows."""

import asyncio
import random
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from bot.rehearsal.people import World
from models import outbox
from models.tables import Outbox
from models.words import OutboxState
from tests.faults.congress import Congress, convene, queue
from tests.faults.processes import BotProcess, standing_in, until

PACE = "[sending]\nper_second = 100\nchat_seconds = 0.001\n"
FAULTS: tuple[dict[str, Any], ...] = (
    {"kind": "429", "probability": 0.08, "retry_after": 1},
    {"kind": "502", "probability": 0.04},
    {"kind": "502", "probability": 0.04, "after": True},
    {"kind": "reset", "probability": 0.04},
    {"kind": "swallow", "probability": 0.04},
)


async def deliver_and_kill(url: str, folder: Path, *, letters: int, kills: int, seed: int) -> str:
    """Raises AssertionError when a reminder was lost, or doubled without its row saying so; else a summary."""
    dice = random.Random(seed)
    async with standing_in() as world:
        await world.limits(False)
        await world.round_trip(0.03)
        for fault in FAULTS:
            await world.fault(method="sendMessage", count=None, seed=seed, **fault)
        bot = BotProcess(folder, world.url, url, more=PACE)
        congress = await convene(world, url, bot.key, persons=letters, cards=0)
        congress.change(queue, congress.persons, datetime.now(UTC))
        try:
            for _ in range(kills):
                await bot.start()
                await asyncio.sleep(dice.uniform(0.1, 0.8))
                await bot.kill()
            await bot.start()
            await until("all reminders came to an end", lambda: _ended(congress), 40)
            assert await bot.stop() == 0
        finally:
            await bot.kill()
        return _judge(congress.look(_rows), await _delivered(world))


async def _ended(congress: Congress) -> bool:
    counts = congress.look(outbox.counts)
    return not (counts.get(OutboxState.READY) or counts.get(OutboxState.SENDING))


def _rows(session: Session) -> list[Outbox]:
    return list(session.execute(select(Outbox)).scalars())


async def _delivered(world: World) -> Counter[int]:
    calls = await world.calls()
    return Counter(int(call["chat_id"]) for call in calls if call["method"] == "sendMessage" and call["delivered"])


def _judge(rows: list[Outbox], delivered: Counter[int]) -> str:
    for row in rows:
        times = delivered[row.chat_id]
        assert row.state in (OutboxState.SENT, OutboxState.UNCERTAIN), row
        assert times <= 1 + row.resends, f"{times} times: {row}"
        assert times >= 1 or row.state == OutboxState.UNCERTAIN, f"lost: {row}"
        assert row.state == OutboxState.SENT or row.last_error.startswith("perhaps sent"), f"silent: {row}"
    assert len(rows) == len({row.chat_id for row in rows})
    states = Counter(str(row.state) for row in rows)
    doubled = sum(times > 1 for times in delivered.values())
    return f"{len(rows)} reminders: {dict(states)}, {doubled} doubled and marked so"
