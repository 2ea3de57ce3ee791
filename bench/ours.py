"""Weerklank end to end: fetched, journalled, handled and committed, with answers and messages sent beside it."""

import time

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from bench.application import all_confirmed, look, running, until
from bench.hall import Hall
from models.inbox import IS_NEW
from models.outbox import IS_READY
from models.tables import Inbox, Outbox
from models.words import OutboxState


async def rate(hall: Hall, number: int) -> float:
    """Updates a second, from the first poll until the last of `number` waiting updates was committed as handled."""
    look(hall.config, _nothing_waits)
    last = (await hall.world.state())["next_update_id"] - 1
    async with running(hall.config) as bot:
        began = time.perf_counter()

        async def all_handled() -> bool:
            return bot.decider.resting and await bot.database.read(handled) >= last

        await until(all_handled)
        took = time.perf_counter() - began
        await until(lambda: all_confirmed(hall.world))
    return number / took


def handled(session: Session) -> int:
    """The id of the last update that, with all before it, was committed as handled."""
    waiting = select(func.min(col(Inbox.seq))).where(IS_NEW)
    first = session.execute(waiting).scalar_one()
    query = select(col(Inbox.update_id)).order_by(col(Inbox.seq).desc()).limit(1)
    if first is not None:
        query = query.where(col(Inbox.seq) < first)
    return session.execute(query).scalar() or 0


def _nothing_waits(session: Session) -> None:
    """Each run begins with an empty outbox: what the run before it could not send at Telegram's pace is withdrawn."""
    session.execute(update(Outbox).where(IS_READY).values(state=OutboxState.CANCELLED))
