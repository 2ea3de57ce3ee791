"""A look at data that may have any shape: what isn't of the type asked for is not there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from models.report_file.faults import Loc


@dataclass(frozen=True)
class Row:
    """A table of the file and the way to it."""

    loc: Loc
    values: Mapping[str, Any]

    def at(self, *parts: str | int) -> Loc:
        return (*self.loc, *parts)

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def number(self, key: str) -> int | None:
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        return value if isinstance(value, date) and not isinstance(value, datetime) else None

    def table(self, key: str) -> "Row":
        value = self.values.get(key)
        return Row(self.at(key), value if isinstance(value, Mapping) else {})

    def rows(self, key: str) -> list["Row"]:
        return [Row(loc, value) for loc, value in self.elements(key) if isinstance(value, Mapping)]

    def elements(self, key: str) -> Iterator[tuple[Loc, Any]]:
        """The elements of a list, each with its place."""
        value = self.values.get(key)
        for index, element in enumerate(value if isinstance(value, list) else ()):
            yield self.at(key, index), element
