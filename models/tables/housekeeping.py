"""What the installation knows of itself, and the audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.tables.base import WORD, key, who


class Setting(SQLModel, table=True):
    """A named value of this installation: the key's check value, the bot's name, whether the last stop was clean."""

    name: str = Field(primary_key=True, sa_type=WORD)
    value: str


class Audit(SQLModel, table=True):
    """What was done by which role, when. The database refuses to change or remove it; who is forgotten leaves it."""

    id: int | None = key()
    at: datetime
    person_id: int | None = who()
    role: str = Field(sa_type=WORD)
    action: str = Field(sa_type=WORD)
    subject: str
    details: dict[str, Any] = Field(sa_type=JSON)
