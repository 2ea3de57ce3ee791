"""Rows made as a file wants them, and the count of what that took."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel

R = TypeVar("R", bound=SQLModel)
Key = tuple[Any, ...]
"""The values of the columns that a row is known by."""


@dataclass
class Count:
    """What an import did to the rows of one table."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


@dataclass
class Writing:
    """One import under way."""

    session: Session
    counts: dict[str, Count] = field(default_factory=dict)
    kept: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def count(self, table: type[SQLModel]) -> Count:
        return self.counts.setdefault(str(table.__tablename__), Count())

    def put(
        self,
        table: type[R],
        by: tuple[str, ...],
        present: Iterable[R],
        wanted: Mapping[Key, Mapping[str, Any]],
        first: Mapping[Key, Mapping[str, Any]] | None = None,
    ) -> tuple[dict[Key, R], dict[Key, set[str]]]:
        """Add what is wanted and not present, and change what is present and differs; flushed.

        `by` names the key's columns; `first` has the values that only a new row gets. Answers all rows by key, and
        the columns changed in those that were present.
        """
        rows = {tuple(getattr(row, column) for column in by): row for row in present}
        changes: dict[Key, set[str]] = {}
        count = self.count(table)
        for key, values in wanted.items():
            row = rows.get(key)
            if row is None:
                only_new = first[key] if first else {}
                rows[key] = table(**dict(zip(by, key, strict=True)), **values, **only_new)
                self.session.add(rows[key])
                count.added += 1
            elif columns := {column for column, value in values.items() if getattr(row, column) != value}:
                for column in columns:
                    setattr(row, column, values[column])
                changes[key] = columns
                count.changed += 1
            else:
                count.unchanged += 1
        self.session.flush()
        return rows, changes

    def make_equal(
        self,
        table: type[R],
        by: tuple[str, ...],
        present: Iterable[R],
        wanted: Mapping[Key, Mapping[str, Any]],
    ) -> set[Key]:
        """As `put`, and remove what is not wanted. Answers the keys that were added, changed or removed."""
        before = list(present)
        known = {tuple(getattr(row, column) for column in by): row for row in before}
        gone = {key: row for key, row in known.items() if key not in wanted}
        self.remove(table, gone.values())
        _, changes = self.put(table, by, (row for key, row in known.items() if key in wanted), wanted)
        return gone.keys() | changes.keys() | (wanted.keys() - known.keys())

    def remove(self, table: type[R], rows: Iterable[R]) -> None:
        count = self.count(table)
        for row in rows:
            self.session.delete(row)
            count.removed += 1
        self.session.flush()
