"""Nobody's button can be told from figures by audience, whatever was shown of them before.

The attacker knows the rule, every total and how it changed, who reacted, who is in which audience and who moved, and
every emoji. What they can find out, these tests find out by trying every hall there could be.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import combinations_with_replacement, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.suppression import Grouping, Table, grouping, groups, summed

POSITIONS = ("agree", "doubt", "disagree")
Rule = Callable[..., Grouping | None]
Row = tuple[int, ...]
"""How many of an audience say each position, and last how many say nothing."""
Hall = tuple[Row, ...]


def rows(size: int, outcomes: int) -> Iterator[Row]:
    for said in combinations_with_replacement(range(outcomes), size):
        counted = Counter(said)
        yield tuple(counted[outcome] for outcome in range(outcomes))


@cache
def halls(sizes: Row, positions: int) -> tuple[Hall, ...]:
    return tuple(product(*(list(rows(size, positions + 1)) for size in sizes)))


def table(hall: Hall, positions: tuple[str, ...]) -> Table:
    names = audiences(len(hall))
    return {name: dict(zip(positions, row, strict=False)) for name, row in zip(names, hall, strict=True)}


def audiences(many: int) -> tuple[str, ...]:
    return ("unknown", "partner", "police")[:many]


def figures(seen: Table, by: Grouping | None, many: int, positions: tuple[str, ...]) -> object:
    """What is published."""
    if by is None:
        return None
    columns = groups(positions, by.rest)
    return by, str([[summed(seen, row, marks) for marks in columns] for row in groups(audiences(many), by.together)])


def totals(hall: Hall) -> Row:
    return tuple(map(sum, zip(*hall, strict=True)))


def told(candidates: Iterable[Hall]) -> set[tuple[int, int]]:
    """(audience, position): what each of an audience is known to have pressed, as everybody in it did."""
    known: set[tuple[int, int]] | None = None
    for hall in candidates:
        alike = {
            (at, said)
            for at, row in enumerate(hall)
            for said in range(len(row) - 1)
            if row[said] and row[said] == sum(row)
        }
        known = alike if known is None else known & alike
    return known or set()


def sort_of_halls(sizes: Row, k: int) -> tuple[dict[object, list[Hall]], dict[Row, list[Hall]]]:
    """All halls, by what their totals and figures by audience show, and by their totals alone."""
    shown: defaultdict[object, list[Hall]] = defaultdict(list)
    by_totals: defaultdict[Row, list[Hall]] = defaultdict(list)
    for hall in halls(sizes, len(POSITIONS)):
        seen = table(hall, POSITIONS)
        by = grouping(seen, audiences(len(sizes)), POSITIONS, threshold=k)
        shown[totals(hall), figures(seen, by, len(sizes), POSITIONS)].append(hall)
        by_totals[totals(hall)].append(hall)
    return shown, by_totals


@pytest.mark.parametrize("k", [2, 3])
@pytest.mark.parametrize("sizes", [(4, 4), (0, 4, 4), (1, 3, 4), (2, 3, 3), (2, 2, 4), (1, 1, 6)])
def test_one_publication_tells_nobodys_button(sizes: Row, k: int) -> None:
    shown, by_totals = sort_of_halls(sizes, k)
    assert [seen for seen, alike in shown.items() if told(alike) - told(by_totals[totals(alike[0])])] == []


@pytest.mark.parametrize("sizes", [(6, 6), (1, 5, 6), (3, 3, 4)])
def test_no_number_below_k_can_be_computed(sizes: Row) -> None:
    shown, by_totals = sort_of_halls(sizes, 3)

    def known(alike: list[Hall]) -> set[tuple[int, int]]:
        cells = product(range(len(sizes)), range(len(POSITIONS)))
        return {
            (at, said)
            for at, said in cells
            if len({hall[at][said] for hall in alike}) == 1 and 0 < alike[0][at][said] < 3
        }

    assert sum(isinstance(seen, tuple) and seen[1] is not None for seen in shown) > 2
    assert [seen for seen, alike in shown.items() if known(alike) - known(by_totals[totals(alike[0])])] == []


cells = st.fixed_dictionaries({mark: st.integers(0, 30) for mark in POSITIONS})
tables = st.fixed_dictionaries(dict.fromkeys(audiences(3), cells))


@given(tables, st.integers(3, 8))
def test_each_published_number_is_nought_or_at_least_k_and_hidden_ones_have_company(seen: Table, k: int) -> None:
    by = grouping(seen, audiences(3), POSITIONS, threshold=k)
    if by is not None:
        columns, lines = groups(POSITIONS, by.rest), groups(audiences(3), by.together)
        assert not [n for line in lines for marks in columns if 0 < (n := summed(seen, line, marks)) < k]
        assert len(by.rest) != 1
        assert len(by.together) != 1
        assert len(lines) > 1


@given(tables, tables, st.integers(3, 8))
def test_what_differs_between_two_publications_is_nought_or_at_least_k(before: Table, after: Table, k: int) -> None:
    first = grouping(before, audiences(3), POSITIONS, threshold=k)
    if first is None:
        return
    second = grouping(after, audiences(3), POSITIONS, history=[(before, first)], threshold=k)
    if second is not None:
        both = second.over(first)
        columns, lines = groups(POSITIONS, both.rest), groups(audiences(3), both.together)
        differences = [
            abs(summed(after, line, marks) - summed(before, line, marks)) for line in lines for marks in columns
        ]
        assert not [n for n in differences if 0 < n < k]


BOTH = ("agree", "doubt")
QUIET = len(BOTH)
Course = tuple[int, int]
"""What somebody said when the item closed, and what when it had been reopened and closed again."""
CLASSES = (("partner", "partner", 4), ("unknown", "unknown", 4), ("unknown", "partner", 1))
"""Everybody by their audience then, and then: one moved."""
COURSES: tuple[Course, ...] = tuple(product(range(QUIET + 1), range(QUIET + 1)))
Members = tuple[tuple[Course, ...], ...]


def stories(most: int) -> Iterator[Members]:
    """Every way in which at most so many people change what they say."""
    kinds = [
        [courses for courses in combinations_with_replacement(COURSES, size) if changed(courses) <= most]
        for _, _, size in CLASSES
    ]
    for members in product(*kinds):
        if sum(changed(courses) for courses in members) <= most:
            yield members


def changed(courses: Iterable[Course]) -> int:
    return sum(before != after for before, after in courses)


def at_closing(members: Members, which: int) -> Hall:
    counted: dict[str, list[int]] = {name: [0] * (QUIET + 1) for name in audiences(2)}
    for (first, second, _), courses in zip(CLASSES, members, strict=True):
        for course in courses:
            counted[(first, second)[which]][course[which]] += 1
    return tuple(tuple(row) for row in counted.values())


def told_by(rule: Rule, most: int) -> list[object]:
    """All that the attacker could see in which somebody's button is told that totals and who reacted did not tell."""

    @cache
    def published(*closings: Hall) -> object:
        first, second = (table(hall, BOTH) for hall in closings)
        by = rule(first, audiences(2), BOTH, threshold=2)
        again = rule(second, audiences(2), BOTH, threshold=2, history=[(first, by)])
        return figures(first, by, 2, BOTH), figures(second, again, 2, BOTH)

    shown: dict[tuple[object, object], set[object]] = {}
    by_events: dict[object, set[object]] = {}
    for members in stories(most):
        closings = at_closing(members, 0), at_closing(members, 1)
        everyone = sorted(course for courses in members for course in courses if len(set(course)) > 1)
        reacted = [sorted((before == QUIET, after == QUIET) for before, after in courses) for courses in members]
        events = str((*map(totals, closings), everyone, reacted))
        alike: set[object] = {
            (kind, which, courses[0][which])
            for kind, courses in enumerate(members)
            for which in (0, 1)
            if courses[0][which] != QUIET and len({course[which] for course in courses}) == 1
        }
        seen = events, published(*closings)
        shown[seen] = shown.get(seen, alike) & alike
        by_events[events] = by_events.get(events, alike) & alike
    return [seen for seen, known in shown.items() if known - by_events[seen[0]]]


def test_two_publications_and_every_total_between_them_tell_nobodys_button() -> None:
    assert told_by(grouping, 1) == []


def test_the_attacker_learns_from_publications_that_are_made_anew_whatever_changed() -> None:
    def forgetful(*given: Any, history: object = (), threshold: int) -> Grouping | None:  # noqa: ARG001
        return grouping(*given, threshold=threshold)

    assert told_by(forgetful, 1) != []
