"""Days away: when nobody of those who could be written to is there."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from itertools import product

Days = tuple[date, date]
"""First and last day, both included."""


def all_away(absences: Sequence[Sequence[Days]]) -> tuple[Days, ...]:
    """The days on which everybody is away, given each one's absences; none where there is nobody."""
    return tuple(reduce(_both, absences)) if absences else ()


def _both(one: Iterable[Days], other: Iterable[Days]) -> Iterable[Days]:
    shared = {(max(mine[0], theirs[0]), min(mine[1], theirs[1])) for mine, theirs in product(one, other)}
    return sorted(days for days in shared if days[0] <= days[1])
