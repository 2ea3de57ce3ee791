"""The figures that are computed from tallies. Shares are 0..1; None where there is nothing to compute from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

CONFIDENT = 1.96
"""z of a 95% interval."""

WELL_SUPPORTED = 0.5
"""An item is well supported when the lower bound of its support is at least this: a majority that is no accident of
few reactions. 4 of 4, 14 of 18 or 62 of 103 reach it; 3 of 3, 13 of 18 or 61 of 103 do not."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which shares the share of a larger group of the same kind would lie, 95% of the time."""

    low: float
    high: float


def wilson(part: int, whole: int, z: float = CONFIDENT) -> Interval | None:
    """Wilson's score interval for `part` of `whole`. Its lower bound ranks: many reactions go before few.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
    """
    if whole == 0:
        return None
    share, squared = part / whole, z * z
    middle = share + squared / (2 * whole)
    spread = z * sqrt(share * (1 - share) / whole + squared / (4 * whole * whole))
    low, high = ((middle + sign * spread) / (1 + squared / whole) for sign in (-1, 1))
    return Interval(max(0.0, low), min(1.0, high))


def controversy(agree: int, disagree: int, chosen: int) -> float | None:
    """How divided those are who chose: 4 × agree × disagree ÷ chosen².

    1 when one half agrees and the other disagrees, 0 when either has nobody.
    """
    return 4 * agree * disagree / chosen**2 if chosen else None


def divergence(shares: Sequence[float]) -> float | None:
    """How far audiences are apart: the largest share that agrees, less the smallest. None for fewer than two."""
    return max(shares) - min(shares) if len(shares) > 1 else None


def mean(values: Iterable[float]) -> float | None:
    """Every value counts as much."""
    return weighted((value, 1) for value in values)


def weighted(values: Iterable[tuple[float, float]]) -> float | None:
    """The mean of (value, weight); what has no figure is left out by the caller, and its weight with it."""
    pairs = list(values)
    weight = sum(weight for _, weight in pairs)
    return sum(value * weight for value, weight in pairs) / weight if weight else None
