"""Which figures may be shown, so that no one's reaction can be told from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

THRESHOLD = 5
"""k: a figure about fewer people than this can point at one of them. What is configured goes before it."""


def totals_are_shown(joined: int, *, confidential: bool, closed: bool, threshold: int = THRESHOLD) -> bool:
    """Whether an item's stance totals may be shown.

    Always, except in a confidential gathering of fewer than 2k people before the item is closed.
    """
    return closed or not confidential or joined >= 2 * threshold


def shown(
    totals: Mapping[str, int], joined: int, *, confidential: bool, threshold: int = THRESHOLD
) -> dict[str, int | None]:
    """The totals as they may be shown once an item is closed: None stands for a figure that is hidden.

    In a confidential gathering of fewer than 2k people, when any figure is from 1 to k - 1, all below k are hidden,
    nought included: a shown nought would say that the hidden ones are not. When only one would be hidden, the smallest
    other goes with it: the sum is known. When all say the same, everything is hidden: the figure would be everybody's.
    """
    if not confidential or joined >= 2 * threshold:
        return dict(totals)
    if sum(voices > 0 for voices in totals.values()) == 1 and len(totals) > 1:
        return dict.fromkeys(totals)
    if not any(0 < voices < threshold for voices in totals.values()):
        return dict(totals)
    small = {mark for mark, voices in totals.items() if voices < threshold}
    if len(small) == 1:
        others = sorted((voices, mark) for mark, voices in totals.items() if mark not in small)
        small |= {mark for _, mark in others[:1]}
    return {mark: None if mark in small else voices for mark, voices in totals.items()}


Table = Mapping[str, Mapping[str, int]]
"""What an attacker does not know of an item: audience → position → voices from buttons alone."""


def summed(table: Table, audiences: Sequence[str], positions: Sequence[str]) -> int:
    """The voices of these audiences for these positions together."""
    return sum(table.get(audience, {}).get(mark, 0) for audience in audiences for mark in positions)


@dataclass(frozen=True, slots=True)
class Grouping:
    """What of a table by audience is shown as one: the audiences `together`, and the positions in `rest`."""

    together: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()

    def over(self, other: "Grouping") -> "Grouping":
        """What can be told of two tables, one shown as this and one as the other, by taking one from the other."""
        return Grouping(self.together | other.together, self.rest | other.rest)


def grouping(
    table: Table,
    audiences: Sequence[str],
    positions: Sequence[str],
    *,
    history: Sequence[tuple[Table, Grouping | None]] = (),
    threshold: int = THRESHOLD,
) -> Grouping | None:
    """The finest way to show a table by audience that tells nobody's reaction; None when there is none.

    `audiences` in the order in which they are put together, "unknown" first and the smallest next: it may depend on
    their sizes, which everybody knows, and on nothing else. `positions` are put together from the last on. `history`:
    the tables that this was decided of before, each with what was decided. The differences from each of them may tell
    no more than a table of their own, as finely as this one is shown and as finely as both were: that a table was held
    back tells something of it too.

    All figures that can be computed from what is shown are those of the groups, since the totals of the positions
    are known. So it is enough when each of those is 0 or at least k, and no group is of one mind: who is known to have
    reacted would be known to have said that. When one group alone has voices in the rest, the totals tell which, so
    those count one by one. A figure that is hidden always hides another in its row and in its column.
    """
    for candidate in _groupings(audiences, positions):
        seen = [(table, candidate)]
        for before, by in history:
            differences = _differences(table, before, audiences, positions)
            seen += [(differences, candidate), (differences, candidate.over(by or Grouping()))]
        if all(_tells_nobody(each, audiences, positions, by, threshold) for each, by in seen):
            return candidate
    return None


def _groupings(audiences: Sequence[str], positions: Sequence[str]) -> Iterator[Grouping]:
    """From fine to coarse, each group within the next, so that two of them never tell more than the coarser."""
    for many in (0, *range(2, len(audiences))):
        for few in (0, *range(2, len(positions))):
            yield Grouping(frozenset(audiences[:many]), frozenset(positions[len(positions) - few :]))


def _differences(table: Table, before: Table, audiences: Sequence[str], positions: Sequence[str]) -> Table:
    return {
        audience: {mark: summed(table, [audience], [mark]) - summed(before, [audience], [mark]) for mark in positions}
        for audience in {*audiences, *before}
    }


def _tells_nobody(
    table: Table, audiences: Sequence[str], positions: Sequence[str], by: Grouping, threshold: int
) -> bool:
    rows = groups(audiences, by.together)
    columns = [groups(positions, by.rest)]
    if sum(summed(table, row, tuple(by.rest)) != 0 for row in rows) == 1:
        columns.append(groups(positions, frozenset()))
    for row, apart in product(rows, columns):
        said = [abs(voices) for marks in apart if (voices := summed(table, row, marks))]
        if len(said) == 1 or any(each < threshold for each in said):
            return False
    return True


def groups(names: Sequence[str], together: frozenset[str]) -> list[tuple[str, ...]]:
    """The names one by one, and last those that are shown as one."""
    alone: list[tuple[str, ...]] = [(name,) for name in names if name not in together]
    as_one = tuple(name for name in names if name in together)
    return [*alone, as_one] if as_one else alone
