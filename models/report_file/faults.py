"""What is wrong in a report file, where, and what would be right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

LONGEST_GIVEN = 60
MOST_NAMED = 12
LARGEST_PRINTED = 10**18

Loc = tuple[str | int, ...]
"""The way into the file's data: keys and row numbers from 0, such as ("recommendation", 6, "urgency")."""


class Problem(StrEnum):
    UNREADABLE = "unreadable"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown_key"
    WRONG_TYPE = "wrong_type"
    NOT_ONE_OF = "not_one_of"
    UNKNOWN_REFERENCE = "unknown_reference"
    DUPLICATE = "duplicate"
    IMPOSSIBLE = "impossible"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TAKEN = "taken"
    MERGED = "merged"
    HIDDEN = "hidden"
    NO_VALUE = "no_value"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True)
class Cell:
    """A place in a workbook. `row` counts from 1, as spreadsheets do; 0 for the whole column or sheet.

    `column` is its heading, empty for the whole row or sheet.
    """

    sheet: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True)
class Fault:
    """One fault, as values to make a sentence of.

    `place` is a cell of a workbook; in TOML `recommendation[TOE-2].urgency`, or `line 12, column 5` where the TOML
    itself is wrong; or the file's name. A row without an id is named by its number from 1, `recommendation[#3]`.
    `given` is what stands there (for `TOO_LONG` how long it is), `expected` what would be right: the allowed words,
    the nearest known name, a limit, where a duplicate stands first, or for `INCOMPLETE`, a row that is new, the columns
    that it needs and the sheet has not.
    """

    place: str | Cell
    problem: Problem
    given: str = ""
    expected: str | Cell = ""


@dataclass(frozen=True)
class Found:
    """A fault at its way into the data, before its place has a name. `first`: where a duplicate stands first."""

    loc: Loc
    problem: Problem
    given: str = ""
    expected: str = ""
    first: Loc = ()


def named(found: Iterable[Found], data: Mapping[str, Any]) -> tuple[Fault, ...]:
    """The faults in the order of the file, with their places named."""
    ordered = sorted(found, key=lambda fault: _order(fault.loc, data))
    return tuple(
        Fault(place(one.loc, data), one.problem, one.given, one.expected or row_number(one.first)) for one in ordered
    )


def row_number(loc: Loc) -> str:
    """The row of the data that something is in: "recommendation 3", "police.units 2", counted from 1."""
    index = next((at for at, part in enumerate(loc) if isinstance(part, int)), None)
    return "" if index is None else f"{'.'.join(map(str, loc[:index]))} {int(loc[index]) + 1}"


def shown(value: object) -> str:
    """A value from the file, short enough to print."""
    if isinstance(value, int) and abs(value) > LARGEST_PRINTED:
        return "a very large number"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= LONGEST_GIVEN else text[: LONGEST_GIVEN - 1] + "…"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` was probably meant to be, else the known words, as far as they are few."""
    words = list(known)
    by_folded = {known_word.casefold(): known_word for known_word in words}
    if close := get_close_matches(word[:LONGEST_GIVEN].casefold(), by_folded, n=1):
        return by_folded[close[0]]
    return ", ".join(words) if len(words) <= MOST_NAMED else ""


def _step(value: object, part: str | int) -> Any:
    if isinstance(value, Mapping) and isinstance(part, str):
        return value.get(part)
    if isinstance(value, list) and isinstance(part, int) and part < len(value):
        return value[part]
    return None


def place(loc: Loc, data: Mapping[str, Any]) -> str:
    """The name of a place in the data: `recommendation[TOE-2].urgency`."""
    name, value = "", data
    for part in loc:
        value = _step(value, part)
        if isinstance(part, str):
            name += f".{shown(part)}" if name else shown(part)
        elif isinstance(value, Mapping):
            name += f"[{_row_name(value, part)}]"
    return name


def _row_name(row: Mapping[str, Any], index: int) -> str:
    for key in ("id", "year", "nr"):
        name = row.get(key)
        if isinstance(name, str | int) and not isinstance(name, bool) and name != "":
            return shown(name)
    return f"#{index + 1}"


def _order(loc: Loc, data: Mapping[str, Any]) -> tuple[int, ...]:
    order, value = [], data
    for part in loc:
        if isinstance(part, int):
            order.append(part)
        else:
            keys = list(value) if isinstance(value, Mapping) else []
            order.append(keys.index(part) if part in keys else len(keys))
        value = _step(value, part)
    return tuple(order)
