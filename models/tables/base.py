"""What all tables share: column types, constraint names and the checks that keep a word known."""

from enum import StrEnum
from typing import Any

from pydantic_core import PydanticUndefined
from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer, String, text
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

BIG = BigInteger().with_variant(Integer, "sqlite")
"""64-bit integers; SQLite's INTEGER is one already, and only that word makes a row's own key."""

WORD = String(40)


NUMBERED_ONCE = {"sqlite_autoincrement": True}
"""For tables whose rows' numbers stand in buttons: SQLite never gives the number of a row that is gone to another."""


def key() -> Any:
    """A row's own number."""
    return Field(default=None, primary_key=True, sa_type=BIG)


def link(
    target: str, *, optional: bool = False, primary: bool = False, cascade: bool = False, index: bool = False
) -> Any:
    """A foreign key to `target` ("table.column"); `cascade` removes this row with the one it points to."""
    return Field(
        default=None if optional else PydanticUndefined,
        nullable=optional,
        primary_key=primary,
        index=index,
        sa_type=BIG,
        sa_column_args=[ForeignKey(target, ondelete="CASCADE" if cascade else None)],
    )


def who() -> Any:
    """Somebody who did something: nobody any more, once they are forgotten."""
    return Field(default=None, sa_type=BIG, foreign_key="person.id", ondelete="SET NULL")


def index_where(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of those rows alone for which `where` holds."""
    return Index(name, *columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


def one_of(column: str, words: type[StrEnum] | tuple[str, ...]) -> CheckConstraint:
    """The database refuses any other word in `column`."""
    allowed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({allowed})", name=f"{column}_known")
