"""The journal of what came in and the queue of what goes out."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.tables.base import BIG, NUMBERED_ONCE, WORD, index_where, key, link, one_of
from models.words import InboxState, OnUncertain, OutboxState


class Inbox(SQLModel, table=True):
    """A raw update, committed before Telegram is told that it arrived; the body goes when it is handled.

    `seq` is our order: what is earlier and later is read from it alone.
    """

    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        one_of("state", InboxState),
        index_where("ix_inbox_new", "seq", where="state = 'new'"),
        NUMBERED_ONCE,
    )
    seq: int | None = key()
    bot_id: int = Field(sa_type=BIG)
    update_id: int = Field(sa_type=BIG)
    kind: str = Field(sa_type=WORD)
    body: str | None = None
    state: InboxState = Field(default=InboxState.NEW, sa_type=WORD)
    tries: int = 0
    received_at: datetime
    error: str = ""


class Outbox(SQLModel, table=True):
    """A message to send, and how far it got. `payload` is NULL for a card: its text is made when it is sent."""

    __table_args__ = (
        one_of("state", OutboxState),
        one_of("on_uncertain", OnUncertain),
        index_where("ix_outbox_waiting", "chat_id", "id", where="state IN ('ready', 'sending')"),
        NUMBERED_ONCE,
    )
    id: int | None = key()
    dedupe_key: str | None = Field(default=None, unique=True)
    chat_id: int = Field(sa_type=BIG)
    method: str = Field(sa_type=WORD)
    payload: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    posting_id: int | None = link("posting.id", optional=True, cascade=True)
    priority: int = 5
    available_at: datetime
    expires_at: datetime | None = None
    on_uncertain: OnUncertain = Field(default=OnUncertain.AGAIN, sa_type=WORD)
    state: OutboxState = Field(default=OutboxState.READY, sa_type=WORD)
    attempt: int = 0
    resends: int = 0
    send_started_at: datetime | None = None
    sent_at: datetime | None = None
    message_id: int | None = Field(default=None, sa_type=BIG)
    last_error: str = ""
