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
            killed_at = await _killed_now_and_then(bot, congress, updates, kills, dice)
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


async def _killed_now_and_then(
    bot: BotProcess, congress: Congress, updates: int, kills: int, dice: random.Random
) -> list[int]:
    """After a start the bot goes one by one at first, then by the batch; it dies in either."""
    killed_at: list[int] = []
    for _ in range(kills):
        further = congress.look(_handled) + dice.randint(1, updates // (2 * kills + 2))
        await bot.start()

        async def got_on(further: int = further) -> bool:
            return congress.look(_handled) >= further

        await until("the bot gets on", got_on)
        await asyncio.sleep(dice.uniform(0, 0.3))
        await bot.kill()
        killed_at.append(congress.look(_handled))
    assert killed_at[-1] < updates, f"too few updates for so many kills: {killed_at}"
    return killed_at


def _handled(session: Session) -> int:
    return inbox.counts(session).get("done", 0)


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
    differing = {pair for pair in counted.keys() | meant if counted.get(pair) != meant.get(pair)}
    assert not differing, f"{len(differing)} voices of {len(meant)} differ, such as {min(differing)}"
    assert congress.change(counting.recount) == 0
    said, asked = congress.look(_answers), _commands(sent)
    assert said == asked, f"said too much: {said - asked}, too little: {asked - said}"


def _twice(session: Session) -> int:
    distinct = select(func.count(), func.count(func.distinct(col(Inbox.update_id))))
    rows, ids = session.execute(distinct).one()
    return int(rows - ids)


def _answers(session: Session) -> Counter[int]:
    """How many messages each person was sent; what isn't a card answers a command."""
    rows = session.execute(select(col(Outbox.chat_id)).where(col(Outbox.posting_id).is_(None)))
    return Counter(rows.scalars())


def _commands(sent: list[JSON]) -> Counter[int]:
    return Counter(update["message"]["from"]["id"] for update in sent if "message" in update)
