"""The journal of raw updates: written before Telegram is told that they arrived, emptied when they are handled."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, literal_column, select, update
from sqlmodel import Session, col

from models.counting import upsert
from models.tables import Inbox
from models.words import InboxState

ID_KEPT = timedelta(hours=48)
"""How long a handled row's id stays: Telegram repeats an update for a day at most, and its ids may turn random."""


ASIDE_KEPT = timedelta(days=30)
"""How long an update that was set aside waits for somebody to look; its body may hold what people wrote."""

IS_NEW = col(Inbox.state) == literal_column("'new'")
"""Written out rather than bound: only so does SQLite see that the partial index serves."""


ASKED = 0
"""In place of a bot's id, for answers to what we asked; their update id is the outbox row's number."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Telegram's answer to what was asked: `about` is what the asker noted, `error` why there is no `result`."""

    method: str
    chat_id: int
    about: dict[str, Any]
    result: dict[str, Any]
    error: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """A journalled update that waits to be handled."""

    seq: int
    body: str
    tries: int


def journal(session: Session, bot_id: int, updates: Sequence[dict[str, Any]], now: datetime) -> None:
    """Write raw updates in their order; one that is known already is a no-op.

    As ASCII: texts may hold what no database takes, such as half a surrogate pair.
    """
    if not updates:
        return
    session.execute(
        upsert(session, Inbox).on_conflict_do_nothing(index_elements=["bot_id", "update_id"]),
        [
            {
                "bot_id": bot_id,
                "update_id": raw["update_id"],
                "kind": next((kind for kind in raw if kind != "update_id"), ""),
                "body": json.dumps(raw, separators=(",", ":")),
                "received_at": now,
            }
            for raw in updates
        ],
    )


def hear(session: Session, letter: int, said: dict[str, Any], now: datetime) -> None:
    """Write what Telegram answered to the question in outbox row `letter`, to be handled like an update; once."""
    session.execute(
        upsert(session, Inbox).on_conflict_do_nothing(index_elements=["bot_id", "update_id"]),
        [
            {
                "bot_id": ASKED,
                "update_id": letter,
                "kind": "answer",
                "body": json.dumps({"answer": said}),
                "received_at": now,
            }
        ],
    )


def waiting(session: Session, limit: int) -> list[Arrived]:
    """The oldest updates that are not handled yet."""
    query = (
        select(col(Inbox.seq), col(Inbox.body), col(Inbox.tries)).where(IS_NEW).order_by(col(Inbox.seq)).limit(limit)
    )
    return [Arrived(seq or 0, body or "{}", tries) for seq, body, tries in session.execute(query)]


def done(session: Session, seqs: Collection[int]) -> None:
    """Handled: the body goes, the id stays for a while."""
    session.execute(update(Inbox).where(col(Inbox.seq).in_(seqs)).values(state=InboxState.DONE, body=None, error=""))


def begin_try(session: Session, seq: int) -> int:
    """Note, before it is handled alone, that an update is tried once more; which try this is."""
    tries: int = session.execute(
        update(Inbox).where(col(Inbox.seq) == seq).values(tries=col(Inbox.tries) + 1).returning(col(Inbox.tries))
    ).scalar_one()
    return tries


def set_aside(session: Session, seq: int, error: str) -> None:
    """Keep an update that can't be handled, with its body, for a person to look at."""
    session.execute(update(Inbox).where(col(Inbox.seq) == seq).values(state=InboxState.ASIDE, error=error[:500]))


def aside(session: Session, limit: int, after: int = 0) -> list[Inbox]:
    """Updates set aside, oldest first, a page at a time."""
    query = (
        select(Inbox)
        .where(col(Inbox.state) == InboxState.ASIDE, col(Inbox.seq) > after)
        .order_by(col(Inbox.seq))
        .limit(limit)
    )
    return list(session.execute(query).scalars())


def retry(session: Session, seqs: Collection[int] | None = None) -> int:
    """Let updates that were set aside be handled again (all of them by default); how many."""
    again = update(Inbox).where(col(Inbox.state) == InboxState.ASIDE)
    if seqs is not None:
        again = again.where(col(Inbox.seq).in_(seqs))
    found = session.execute(again.values(state=InboxState.NEW, tries=0, error="").returning(col(Inbox.seq)))
    return len(found.all())


def counts(session: Session) -> dict[str, int]:
    """How many rows in each state."""
    grouped = select(col(Inbox.state), func.count()).group_by(col(Inbox.state))
    return {str(state): number for state, number in session.execute(grouped)}


def prune(session: Session, now: datetime) -> None:
    """Forget the ids of updates that were handled long enough ago, and what was set aside and never looked at."""
    session.execute(
        delete(Inbox).where(col(Inbox.state) == InboxState.ASIDE, col(Inbox.received_at) < now - ASIDE_KEPT)
    )
    session.execute(delete(Inbox).where(col(Inbox.state) == InboxState.DONE, col(Inbox.received_at) < now - ID_KEPT))


def forgive_try(session: Session, seq: int) -> None:
    """The try failed for no fault of the update's: it does not count."""
    session.execute(update(Inbox).where(col(Inbox.seq) == seq).values(tries=col(Inbox.tries) - 1))
