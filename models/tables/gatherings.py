"""Gatherings: what is discussed, where, and which messages show it."""

import datetime as dt
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.tables.base import BIG, NUMBERED_ONCE, WORD, index_where, key, link, one_of, who
from models.words import LANGUAGES, AgendaState, DecisionKind, Results


class Gathering(SQLModel, table=True):
    """A congress or task force meeting.

    `revision` grows with every change of a count in it: equal revision, equal numbers. `joined` counts participants.
    `embargo_until`: before that day nothing of it is to be passed on. `quorum`: how many must have reacted for a figure
    to carry. `last_step`: what the last act in the hall changed, so that it can be undone. `finished_at`: when the
    organiser closed it as a whole, and participants got their results. `settled`: the day until which voices are kept
    is over, they are gone, and the figures are final. `edited_at`: when it was made or last changed in the chat; from
    then on a report file leaves its settings and agenda alone.
    """

    __table_args__ = (one_of("language", LANGUAGES), one_of("results", Results), NUMBERED_ONCE)
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
    embargo_until: dt.date | None = None
    quorum: int | None = None
    last_step: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    finished_at: datetime | None = None
    settled: bool = False
    edited_at: datetime | None = None


class GatheringAudience(SQLModel, table=True):
    """An audience that a gathering tells apart, such as police and partner."""

    __tablename__ = "gathering_audience"
    gathering_id: int = link("gathering.id", primary=True, cascade=True)
    audience: str = Field(primary_key=True, sa_type=WORD)
    position: int


class AgendaItem(SQLModel, table=True):
    """An item on a gathering's agenda, in one round: what voices and tallies are kept for.

    `closes_at`: an open item closes by itself then. `result_shown`: whether its counts are shown, whatever the
    gathering's own setting; None follows that.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("gathering_id", "item_id", "round"), one_of("state", AgendaState), NUMBERED_ONCE)
    id: int | None = key()
    gathering_id: int = link("gathering.id")
    item_id: int = link("item.id")
    round: int = 1
    position: int
    state: AgendaState = Field(default=AgendaState.WAITING, sa_type=WORD)
    presented_at: datetime | None = None
    closed_at: datetime | None = None
    closes_at: datetime | None = Field(default=None, index=True)
    result_shown: bool | None = None
    revision: int = Field(default=0, sa_type=BIG)


class Chat(SQLModel, table=True):
    """A group or channel that the bot is or was in, and the gathering it belongs to.

    `moved_from` is the number that it had before it became a supergroup; `added_by` put the bot there.
    `checked_at`: when Telegram was last asked what is allowed here. `reactions` are the allowed emoji, NULL for all;
    `members_hidden` as Telegram says; `thread_id` the forum topic in which its cards hang. `told` is what was last said
    of its settings, and to whom, so that nothing is repeated. A `bot_status` "away" also means that it may not write.
    """

    __table_args__ = (one_of("bot_status", ("member", "administrator", "away")),)
    id: int | None = key()
    telegram_id: int = Field(sa_type=BIG, unique=True)
    moved_from: int | None = Field(default=None, sa_type=BIG)
    added_by: int | None = who()
    kind: str = Field(sa_type=WORD)
    title: str = ""
    gathering_id: int | None = link("gathering.id", optional=True)
    bot_status: str = Field(sa_type=WORD)
    thread_id: int | None = Field(default=None, sa_type=BIG)
    reactions: list[str] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    members_hidden: bool = False
    checked_at: datetime | None = None
    told: str = ""


class Posting(SQLModel, table=True):
    """A card of an agenda item in one chat: in a group, or in the private chat of `person_id`.

    `wanted_revision` grows whenever it should show something else; `shown_revision` and `shown_digest` say what it
    shows. `walking`: with the buttons to the previous and next item; walking on hands its message to the next item's
    posting. `lost_at`: its message was found to be deleted. `token` is what its deep links carry: random, so that only
    who sees the card can follow them.
    """

    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        CheckConstraint("shown_revision <= wanted_revision", name="shown_after_wanted"),
        index_where("ix_posting_stale", "id", where="shown_revision < wanted_revision AND message_id IS NOT NULL"),
        NUMBERED_ONCE,
    )
    id: int | None = key()
    agenda_item_id: int = link("agenda_item.id")
    chat_id: int = Field(sa_type=BIG)
    message_id: int | None = Field(default=None, sa_type=BIG)
    person_id: int | None = Field(default=None, sa_type=BIG, foreign_key="person.id", ondelete="CASCADE", index=True)
    wanted_revision: int = Field(default=0, sa_type=BIG)
    shown_revision: int = Field(default=0, sa_type=BIG)
    shown_digest: str = ""
    walking: bool = False
    lost_at: datetime | None = None
    token: str = Field(unique=True)


class Panel(SQLModel, table=True):
    """The control panel of an organiser or helper: one message in their private chat, kept up to date.

    It is stale while `shown_revision` differs from its gathering's revision. `letter` is the number of the outbox row
    that last wrote it: from there comes the message's number while no press told it.
    """

    gathering_id: int = link("gathering.id", primary=True, cascade=True)
    person_id: int = link("person.id", primary=True, cascade=True)
    chat_id: int = Field(sa_type=BIG)
    message_id: int | None = Field(default=None, sa_type=BIG)
    shown_revision: int = Field(default=0, sa_type=BIG)
    shown_at: datetime | None = None
    shown_digest: str = ""
    letter: int | None = Field(default=None, sa_type=BIG)


class Decision(SQLModel, table=True):
    """What a gathering, a task force say, made of an item, with one line.

    `public_at`: since when it may be known outside: when it was made, or when the embargo under which it was ended.
    """

    __table_args__ = (one_of("kind", DecisionKind),)
    agenda_item_id: int = link("agenda_item.id", primary=True, cascade=True)
    kind: DecisionKind = Field(sa_type=WORD)
    line: str = ""
    recorded_by: int | None = who()
    at: datetime
    public_at: datetime | None = None
