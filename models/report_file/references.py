"""References of a report file: each known, each named once."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

from models.report_file.faults import MOST_NAMED, Found, Loc, Problem, nearest, shown
from models.report_file.rows import Row
from models.words import Addressee

Known = frozenset[Any] | None
"""The references of one kind; None where they can't be read, so that one fault doesn't make a hundred."""

_IDS = (
    ("monitor", "focus_areas", "id"),
    ("monitor", "editions", "year"),
    ("monitor", "bands", "id"),
    ("monitor", "bands", "from"),
    ("", "gathering", "id"),
    ("", "organisation", "id"),
    ("", "commitment", "id"),
    ("police", "units", "id"),
    ("police", "regions", "nr"),
)
_LISTS_OF_ONCE = (
    ("recommendation", "origin_regions"),
    ("gathering", "audience"),
    ("gathering", "agenda"),
    ("organisation", "units"),
    ("commitment", "recommendations"),
)


def reference_faults(root: Row) -> Iterator[Found]:
    """References that nothing has, and references that two have."""
    yield from _unknown(root)
    yield from _twice(root)


def known(table: Row, key: str, name: str = "id") -> Known:
    """The values of `name` in the rows under `key`; None where those are no list, or not a row has one."""
    if not isinstance(table.values.get(key, []), list):
        return None
    rows = table.rows(key)
    values = frozenset(value for row in rows if isinstance(value := row.values.get(name), str | int))
    return None if rows and not values else values


def _unknown(root: Row) -> Iterator[Found]:
    """A list that is not there at all, though rows of it are named, is one fault."""
    absent: set[Loc] = set()
    for loc, value, among, lists in _named(root):
        if among is None or not isinstance(value, str | int) or value in among:
            continue
        empty = next((each for each in lists if not _rows_of(root, each)), None)
        if empty is None:
            yield Found(loc, Problem.UNKNOWN_REFERENCE, shown(value), _likely(str(value), among))
        elif empty not in absent:
            absent.add(empty)
            yield Found(empty, Problem.MISSING, "", "list")


def _rows_of(root: Row, way: Loc) -> list[Row]:
    within = root.table(str(way[0])) if len(way) > 1 else root
    return within.rows(str(way[-1]))


Named = Iterator[tuple[Loc, Any, Known, tuple[Loc, ...]]]
"""(where, what is named, among what, the lists that have that)"""
OUTCOMES, RECOMMENDATIONS, UNITS, REGIONS = (
    ("outcome",),
    ("recommendation",),
    ("police", "units"),
    ("police", "regions"),
)


def _named(root: Row) -> Named:
    monitor, police = root.table("monitor"), root.table("police")
    areas, editions = known(monitor, "focus_areas") or None, known(monitor, "editions", "year") or None
    outcomes, recommendations = known(root, "outcome"), known(root, "recommendation")
    organisations = known(root, "organisation") or None
    units, regions = known(police, "units"), known(police, "regions", "nr")
    items = None if outcomes is None or recommendations is None else outcomes | recommendations

    yield from _one(root.table("meta"), "coordinator", organisations)
    for outcome in root.rows("outcome"):
        yield from _one(outcome, "focus_area", areas)
        for year in outcome.table("scores").values:
            yield outcome.at("scores", year), year, editions and frozenset(map(str, editions)), ()
    for row in root.rows("recommendation"):
        yield from _one(row, "focus_area", areas)
        yield from _one(row, "edition", editions)
        yield from _one(row, "outcome", outcomes, OUTCOMES)
        yield from _many(row, "origin_regions", regions, REGIONS)
        addressee = row.table("addressee")
        if addressee.text("type") == Addressee.UNIT:
            yield from _many(addressee, "ids", units, UNITS)
        elif addressee.text("type") in tuple(Addressee):
            yield from _many(addressee, "ids", organisations)
    for row in root.rows("gathering"):
        yield from _one(row, "organiser", organisations)
        yield from _many(row, "agenda", items, RECOMMENDATIONS, OUTCOMES)
    for row in root.rows("organisation"):
        yield from _many(row, "units", units, UNITS)
    for row in root.rows("commitment"):
        yield from _one(row, "partner", organisations)
        yield from _many(row, "recommendations", recommendations, RECOMMENDATIONS)
    for row in police.rows("regions"):
        yield from _one(row, "unit", units, UNITS)


def _one(row: Row, key: str, among: Known, *lists: Loc) -> Named:
    if key in row.values:
        yield row.at(key), row.values[key], among, lists


def _many(row: Row, key: str, among: Known, *lists: Loc) -> Named:
    for loc, value in row.elements(key):
        yield loc, value, among, lists


def _likely(word: str, among: frozenset[Any]) -> str:
    """The nearest reference; of numbers, which are no typing errors of each other, all or the range."""
    words = sorted(map(str, among), key=lambda one: (len(one), one) if one.isdigit() else (0, one))
    if not all(one.isdigit() for one in words):
        return nearest(word, words)
    return ", ".join(words) if len(words) <= MOST_NAMED else f"{words[0]} to {words[-1]}"


def _twice(root: Row) -> Iterator[Found]:
    items = [*root.elements("recommendation"), *root.elements("outcome")]
    yield from _once((Row(loc, row).at("id"), row.get("id")) for loc, row in items if isinstance(row, dict))
    for table, key, name in _IDS:
        rows = (root.table(table) if table else root).rows(key)
        yield from _once((row.at(name), row.values.get(name)) for row in rows)
    for key, name in _LISTS_OF_ONCE:
        for row in root.rows(key):
            yield from _once(row.elements(name))
    for row in root.rows("recommendation"):
        yield from _once(row.table("addressee").elements("ids"))
    yield from _once(_region_names(root.table("police")))


def _region_names(police: Row) -> Iterator[tuple[Loc, Any]]:
    for region in police.rows("regions"):
        yield region.at("nl"), region.values.get("nl")
        yield from region.elements("aliases")


def _once(values: Iterable[tuple[Loc, Any]]) -> Iterator[Found]:
    """Names that differ in capitals alone are one: people type them."""
    seen: dict[Hashable, Loc] = {}
    for loc, value in values:
        if isinstance(value, str | int):
            folded = value.casefold() if isinstance(value, str) else value
            if folded in seen:
                yield Found(loc, Problem.DUPLICATE, shown(value), first=seen[folded])
            seen.setdefault(folded, loc)
