"""A flood of updates through a bot that is killed again and again, and what must be true after it."""

import asyncio
import random
from collections import Counter
from pathlib import Path

from sqlalchemy import func, select
from sqlmodel import Session, col

from bot.rehearsal.people import World
from models import counting, inbox
from models.tables import Inbox, Outbox
from tests.faults.congress import Congress, convene
from tests.faults.model import Model
from tests.faults.processes import BotProcess, standing_in, until
from tests.faults.updates import JSON, flood

FAST = "[sending]\nper_second = 1000\nchat_seconds = 0.001\nper_group_minute = 1000\nedits_per_group_minute = 14\n"
"""So that the handling of updates is what takes the time."""


async def flood_and_kill(url: str, folder: Path, *, updates: int, kills: int, seed: int) -> str:
    """Raises AssertionError when an update was lost, doubled or set aside; else what happened, in a line."""
    dice = random.Random(seed)
    async with standing_in() as world:
        await world.limits(False)
        bot = BotProcess(folder, world.url, url, more=FAST)
        congress = await convene(world, url, bot.key, persons=200, cards=8)
        try:
            await _hang_cards(bot, congress)
            sent = flood(congress, updates, seed)
            assert await world.flood(sent) == updates
            killed_at = await _killed_now_and_then(bot, congress, kills, dice)
            await bot.start()
            await until("the flood is handled", lambda: drained(world, congress), 60)
            before = congress.look(inbox.counts)
            await bot.kill()
        finally:
            await bot.kill()
        _judge(congress, sent, before)
        return f"{updates} updates, killed at {killed_at} handled"


async def _hang_cards(bot: BotProcess, congress: Congress) -> None:
    await bot.start()

    async def all_hang() -> bool:
        congress.cards = congress.hung()
        return len(congress.cards) == 8

    await until("the cards hang", all_hang)
    await bot.kill()


async def _killed_now_and_then(bot: BotProcess, congress: Congress, kills: int, dice: random.Random) -> list[int]:
    killed_at = []
    for _ in range(kills):
        done = congress.look(inbox.counts).get("done", 0)
        await bot.start()

        async def gets_on(done: int = done) -> bool:
            return congress.look(inbox.counts).get("done", 0) > done

        await until("the bot gets on", gets_on)
        await asyncio.sleep(dice.uniform(0, 0.6))
        await bot.kill()
        killed_at.append(congress.look(inbox.counts).get("done", 0))
    return killed_at


async def drained(world: World, congress: Congress) -> bool:
    """Whether Telegram holds nothing more and all that was journalled is handled or set aside."""
    if (await world.state())["pending"]:
        return False
    return not congress.look(inbox.counts).get("new")


def _judge(congress: Congress, sent: list[JSON], counts: dict[str, int]) -> None:
    assert counts == {"done": len(sent)}
    assert congress.look(_twice) == 0
    model = Model(congress.cards)
    for update in sent:
        model.hear(update)
    counted, meant = congress.voices(), model.voices()
    differing = {pair: (counted.get(pair), meant.get(pair)) for pair in counted.keys() | meant if pair not in counted or counted[pair] != meant.get(pair)}
    assert not differing, f"{len(differing)} voices differ (counted, meant): {sorted(differing.items())[:5]}"
    kept, again = congress.look(counting.kept), congress.look(counting.count_again)
    assert kept == again, f"tally and voices differ: {kept - again} {again - kept}"
    assert congress.look(counting.recount) == 0
    assert congress.look(_answers) == _commands(congress, sent)


def _twice(session: Session) -> int:
    distinct = select(func.count(), func.count(func.distinct(col(Inbox.update_id))))
    rows, ids = session.execute(distinct).one()
    return int(rows - ids)


def _answers(session: Session) -> Counter[int]:
    """How many messages each person was sent; what isn't a card answers a command."""
    rows = session.execute(select(col(Outbox.chat_id)).where(col(Outbox.posting_id).is_(None)))
    return Counter(rows.scalars())


def _commands(congress: Congress, sent: list[JSON]) -> Counter[int]:
    asked = (update["message"]["from"]["id"] for update in sent if "message" in update)
    return Counter(person for person in asked if (person - congress.persons[0]) % 2 == 0)
