"""Reminders that nobody could be sent: each coordinator is told of all of one day in one message."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session, col

from models import outbox, taking_down
from models.people import Recipient
from models.tables import Commitment, Outbox, Reminder


def of_day(session: Session, day: date, more: Collection[int] = ()) -> list[int]:
    """The commitments of which the coordinators were told on this local day, and `more`: the most pressing first."""
    told = select(col(Outbox.id)).where(col(Outbox.dedupe_key).startswith(_key(day, "")))
    lost = select(col(Reminder.commitment_id)).where(col(Reminder.outbox_id).in_(told))
    both = lost.union(select(col(Commitment.id)).where(col(Commitment.id).in_(more)))
    query = select(col(Commitment.id)).where(col(Commitment.id).in_(both))
    found = session.execute(query.order_by(col(Commitment.due), col(Commitment.id))).scalars()
    return [number for number in found if number is not None]


def tell(session: Session, to: Recipient, day: date, payload: dict[str, Any], now: datetime) -> int:
    """All of this day, in place of what this coordinator was told of it before; the row's number."""
    key = _key(day, to.person)
    before = session.execute(select(Outbox).where(col(Outbox.dedupe_key) == key)).scalar_one_or_none()
    if before is not None:
        before.dedupe_key = None
        session.flush()
        outbox.cancel(session, [before.id or 0])
        if before.message_id is not None:
            taking_down.take_down(session, [(to.chat_id, before.message_id)], now)
    letter = outbox.say(session, to.chat_id, payload, now, priority=outbox.REMINDER, dedupe_key=key)
    if before is not None:
        moved = update(Reminder).where(col(Reminder.outbox_id) == before.id)
        session.execute(moved.values(outbox_id=letter))
    return letter


def _key(day: date, person: int | str) -> str:
    return f"unreached:{day}:{person}"
