"""People: a pseudonym, where they may be written to, what they may do, and what they are in the middle of."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index
from sqlmodel import Field, SQLModel

from models.tables.base import BIG, NUMBERED_ONCE, WORD, index_where, key, link, one_of, who
from models.words import LANGUAGES, UNKNOWN_AUDIENCE, RoleKind


def once(table: str, kind: str, *columns: str) -> Index:
    """A person has a role of this kind at most once."""
    return index_where(f"uq_{table}_{kind}", *columns, where=f"kind = '{kind}'", unique=True)


class Person(SQLModel, table=True):
    """Somebody, known by a keyed hash of the Telegram id alone."""

    __table_args__ = (one_of("language", LANGUAGES), NUMBERED_ONCE)
    id: int | None = key()
    pseudonym: str = Field(unique=True, max_length=32)
    language: str | None = Field(default=None, sa_type=WORD)
    created_at: datetime


class Contact(SQLModel, table=True):
    """Where a person who started the bot in private is written to.

    `menu` is the digest of the commands that Telegram's own menu lists there; empty while it is everybody's.
    """

    person_id: int = link("person.id", primary=True, cascade=True)
    chat_id: int = Field(sa_type=BIG, unique=True)
    menu: str = ""
    unreachable_since: datetime | None = None
    unreachable_why: str = ""


class Role(SQLModel, table=True):
    """What a person may do: coordinate, read, organise or help at one gathering, or speak for one organisation.

    `deputy`: stands in for the lead, the coordinator or the first contact of an organisation, while that one is away.
    """

    __table_args__ = (
        one_of("kind", tuple(kind for kind in RoleKind if kind != RoleKind.PARTICIPANT)),
        CheckConstraint("kind NOT IN ('organiser', 'helper') OR gathering_id IS NOT NULL", name="at_gathering"),
        CheckConstraint("kind <> 'contact' OR organisation_id IS NOT NULL", name="contact_of_organisation"),
        once("role", "coordinator", "person_id"),
        once("role", "reader", "person_id"),
        once("role", "organiser", "person_id", "gathering_id"),
        once("role", "helper", "person_id", "gathering_id"),
        once("role", "contact", "person_id", "organisation_id"),
    )
    id: int | None = key()
    person_id: int = link("person.id", cascade=True)
    kind: RoleKind = Field(sa_type=WORD)
    gathering_id: int | None = link("gathering.id", optional=True)
    organisation_id: int | None = link("organisation.id", optional=True)
    deputy: bool = False
    granted_at: datetime


class Seat(SQLModel, table=True):
    """A place at a gathering by invitation, for a member and a substitute who together have one voice.

    The voice is kept under `voter_id`: whoever of the two took the seat first.
    """

    id: int | None = key()
    gathering_id: int = link("gathering.id", cascade=True, index=True)
    name: str
    organisation_id: int | None = link("organisation.id", optional=True)
    voter_id: int | None = who()


class Participant(SQLModel, table=True):
    """A person who joined a gathering, and as which audience.

    `walked_to` is the agenda item at which they stopped walking through; `nudged_on` the last local day on which they
    were asked to react.
    """

    gathering_id: int = link("gathering.id", primary=True)
    person_id: int = link("person.id", primary=True, cascade=True)
    audience: str = Field(default=UNKNOWN_AUDIENCE, sa_type=WORD)
    organisation_id: int | None = link("organisation.id", optional=True)
    seat_id: int | None = link("seat.id", optional=True)
    walked_to: int | None = Field(default=None, sa_type=BIG, foreign_key="agenda_item.id", ondelete="SET NULL")
    nudged_on: date | None = None
    joined_at: datetime


class Invite(SQLModel, table=True):
    """A random, expiring, revocable code that grants just what its row says.

    `succeeds_id`: the contact in whose place the newcomer comes; they step down when the code is used.
    """

    __table_args__ = (one_of("role", RoleKind), CheckConstraint("uses <= max_uses", name="within_uses"))
    id: int | None = key()
    code: str = Field(unique=True)
    role: RoleKind = Field(sa_type=WORD)
    gathering_id: int | None = link("gathering.id", optional=True)
    audience: str = Field(default=UNKNOWN_AUDIENCE, sa_type=WORD)
    organisation_id: int | None = link("organisation.id", optional=True)
    seat_id: int | None = link("seat.id", optional=True, cascade=True)
    succeeds_id: int | None = who()
    uses: int = 0
    max_uses: int = 1
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


class Conversation(SQLModel, table=True):
    """The one dialogue that a person is in the middle of in private, so that a restart loses nothing."""

    person_id: int = link("person.id", primary=True, cascade=True)
    kind: str = Field(sa_type=WORD)
    step: str = Field(sa_type=WORD)
    data: dict[str, Any] = Field(sa_type=JSON)
    updated_at: datetime


class Forgotten(SQLModel, table=True):
    """A pseudonym that asked to be forgotten, also kept in a ledger outside the database, for after a restore.

    `closed` are the references of gatherings where uncoupled voices of theirs stay: they can't take part there again.
    """

    pseudonym: str = Field(primary_key=True, max_length=32)
    at: datetime
    closed: list[str] = Field(sa_type=JSON)


class Download(SQLModel, table=True):
    """A file that somebody sent to the bot, fetched from Telegram, until it has been dealt with."""

    __table_args__ = (NUMBERED_ONCE,)
    id: int | None = key()
    person_id: int = link("person.id", cascade=True)
    name: str
    content: bytes
    at: datetime
