"""Gatherings: what is discussed, where, and which messages show it."""

import datetime as dt
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.tables.base import BIG, WORD, key, link, one_of
from models.words import LANGUAGES, AgendaState, Results


class Gathering(SQLModel, table=True):
    """A congress or task force meeting.

    `revision` grows with every change of a count in it: equal revision, equal numbers. `joined` counts participants.
    `settled`: the day until which voices are kept is over, they are gone, and the figures are final.
    """

    __table_args__ = (one_of("language", LANGUAGES), one_of("results", Results))
    id: int | None = key()
    reference: str = Field(unique=True)
    monitor_id: int = link("monitor.id")
    name_nl: str
    name_en: str
    date: dt.date
    kept_until: dt.date
    organiser_id: int = link("organisation.id")
    zone: str
    language: str = Field(sa_type=WORD)
    confidential: bool
    by_invitation: bool
    results: Results = Field(sa_type=WORD)
    revision: int = Field(default=0, sa_type=BIG)
    joined: int = 0
    settled: bool = False


class GatheringAudience(SQLModel, table=True):
    """An audience that a gathering tells apart, such as police and partner."""

    __tablename__ = "gathering_audience"
    gathering_id: int = link("gathering.id", primary=True, cascade=True)
    audience: str = Field(primary_key=True, sa_type=WORD)
    position: int


class AgendaItem(SQLModel, table=True):
    """An item on a gathering's agenda, in one round: what voices and tallies are kept for."""

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("gathering_id", "item_id", "round"), one_of("state", AgendaState))
    id: int | None = key()
    gathering_id: int = link("gathering.id")
    item_id: int = link("item.id")
    round: int = 1
    position: int
    state: AgendaState = Field(default=AgendaState.WAITING, sa_type=WORD)
    presented_at: datetime | None = None
    closed_at: datetime | None = None
    revision: int = Field(default=0, sa_type=BIG)


class Chat(SQLModel, table=True):
    """A group that the bot is or was in, and the gathering it belongs to."""

    __table_args__ = (one_of("bot_status", ("member", "administrator", "away")),)
    id: int | None = key()
    telegram_id: int = Field(sa_type=BIG, unique=True)
    kind: str = Field(sa_type=WORD)
    title: str = ""
    gathering_id: int | None = link("gathering.id", optional=True)
    bot_status: str = Field(sa_type=WORD)


class Posting(SQLModel, table=True):
    """A card of an agenda item in one chat: in a group, or in the private chat of `person_id`.

    `wanted_revision` grows whenever it should show something else; `shown_revision` and `shown_digest` say what it
    shows. `token` is what its deep links carry: random, so that only who sees the card can follow them.
    """

    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        CheckConstraint("shown_revision <= wanted_revision", name="shown_after_wanted"),
        Index(
            "ix_posting_stale",
            "id",
            sqlite_where=text("shown_revision < wanted_revision AND message_id IS NOT NULL"),
            postgresql_where=text("shown_revision < wanted_revision AND message_id IS NOT NULL"),
        ),
    )
    id: int | None = key()
    agenda_item_id: int = link("agenda_item.id")
    chat_id: int = Field(sa_type=BIG)
    message_id: int | None = Field(default=None, sa_type=BIG)
    person_id: int | None = Field(default=None, sa_type=BIG, foreign_key="person.id", ondelete="CASCADE", index=True)
    wanted_revision: int = Field(default=0, sa_type=BIG)
    shown_revision: int = Field(default=0, sa_type=BIG)
    shown_digest: str = ""
    token: str = Field(unique=True)
