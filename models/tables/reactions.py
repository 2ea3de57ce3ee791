"""Reactions: the sets as they came, the voice they make, and the tally of the voices."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.tables.base import BIG, NUMBERED_ONCE, WORD, key, link, one_of, who
from models.words import UNKNOWN_AUDIENCE, CommentState, Stance


class ReactionSet(SQLModel, table=True):
    """The full set that one person has at one source.

    `source` is "e:chat:message" for emoji and "b:posting" for buttons. `marks` is the set as it stands, space
    separated, in the order it came; `stance`, `stance_seq` and `flags` are the part that counts: they change only while
    the item is open. `dated` is Telegram's whole second. `agenda_item_id` is NULL until the posting is known; until
    then they are what would count.
    """

    __tablename__ = "reaction_set"
    __table_args__ = (
        UniqueConstraint("source", "person_id"),
        Index("ix_reaction_set_agenda", "agenda_item_id", "person_id"),
        one_of("stance", Stance),
    )
    id: int | None = key()
    source: str
    person_id: int = link("person.id", cascade=True)
    agenda_item_id: int | None = link("agenda_item.id", optional=True)
    marks: str
    dated: int = Field(sa_type=BIG)
    seq: int = Field(sa_type=BIG)
    stance: Stance = Field(sa_type=WORD)
    stance_seq: int = Field(sa_type=BIG)
    flags: str


class Voice(SQLModel, table=True):
    """What one person says of one agenda item, whatever mix of emoji and buttons it came from."""

    __table_args__ = (one_of("stance", Stance),)
    agenda_item_id: int = link("agenda_item.id", primary=True)
    person_id: int = link("person.id", primary=True, cascade=True)
    audience: str = Field(default=UNKNOWN_AUDIENCE, sa_type=WORD)
    stance: Stance = Field(sa_type=WORD)
    flags: str


class Tally(SQLModel, table=True):
    """How many voices carry a mark (a stance, a flag, or "people"), per agenda item and audience.

    Kept in the transaction that changes the voices, so that reading costs the same at any number of reactions.
    """

    __table_args__ = (CheckConstraint("voices >= 0", name="voices_positive"),)
    agenda_item_id: int = link("agenda_item.id", primary=True)
    audience: str = Field(primary_key=True, sa_type=WORD)
    mark: str = Field(primary_key=True, sa_type=WORD)
    voices: int


class AnonymousCount(SQLModel, table=True):
    """Telegram's own total of an emoji on a message where names are hidden; shown beside the voices, never added."""

    __tablename__ = "anonymous_count"
    chat_id: int = Field(primary_key=True, sa_type=BIG)
    message_id: int = Field(primary_key=True, sa_type=BIG)
    emoji: str = Field(primary_key=True, sa_type=WORD)
    total: int
    dated: int = Field(sa_type=BIG)


class HandCount(SQLModel, table=True):
    """Hands that a helper counted in the hall, per item and mark; shown beside the voices, never added."""

    __tablename__ = "hand_count"
    __table_args__ = (CheckConstraint("hands >= 0", name="hands_positive"),)
    agenda_item_id: int = link("agenda_item.id", primary=True, cascade=True)
    mark: str = Field(primary_key=True, sa_type=WORD)
    hands: int
    at: datetime


class Publication(SQLModel, table=True):
    """The figures of an agenda item by audience as they were published at `revision`: what every output shows.

    `counted`: how many had reacted. `figures`: {"totals": position → voices; "together": audiences and "rest":
    positions that are shown as one; "groups": [{"audiences", "joined", "voices": position → voices, with "rest"}]}.
    Empty when it was decided to publish nothing. `buttons` is what they were made from and is never shown: audience →
    position → voices from buttons alone.
    """

    id: int | None = key()
    agenda_item_id: int = link("agenda_item.id", cascade=True, index=True)
    revision: int = Field(sa_type=BIG)
    counted: int
    figures: dict[str, Any] = Field(sa_type=JSON)
    buttons: dict[str, Any] = Field(sa_type=JSON)
    at: datetime


class Comment(SQLModel, table=True):
    """A few words on an item: in private, moderated before anyone sees them, or as a reply in the group, public.

    `audience` is known of who took part, until it is no longer known who that was; from then on it is kept here.
    """

    __table_args__ = (one_of("state", CommentState), UniqueConstraint("chat_id", "message_id"), NUMBERED_ONCE)
    id: int | None = key()
    agenda_item_id: int = link("agenda_item.id", cascade=True, index=True)
    person_id: int | None = Field(default=None, sa_type=BIG, foreign_key="person.id", ondelete="CASCADE", index=True)
    audience: str = Field(default=UNKNOWN_AUDIENCE, sa_type=WORD)
    text: str
    public: bool
    state: CommentState = Field(sa_type=WORD)
    chat_id: int | None = Field(default=None, sa_type=BIG)
    message_id: int | None = Field(default=None, sa_type=BIG)
    at: datetime
    decided_by: int | None = who()
    decided_at: datetime | None = None


class Follow(SQLModel, table=True):
    """Somebody who wants to hear when an item moves. `told_at`: up to when they have heard of it."""

    item_id: int = link("item.id", primary=True, cascade=True)
    person_id: int = link("person.id", primary=True, cascade=True)
    at: datetime
    told_at: datetime | None = None
