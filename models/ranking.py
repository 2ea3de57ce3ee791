"""Items by what they were found to be: the most supported first, say."""

from collections.abc import Callable, Iterable
from enum import StrEnum

from models.rules.figures import Interval
from models.tallying import ItemTally


class Rank(StrEnum):
    """What items are ranked by. The words are those of the command line and of buttons."""

    SUPPORT = "support"
    URGENCY = "urgency"
    DIVERGENCE = "divergence"
    CONTROVERSY = "controversy"
    ORPHANS = "orphans"


def ranked(items: Iterable[ItemTally], by: Rank) -> list[tuple[ItemTally, float]]:
    """The items that have this figure with that figure, the largest first, equal ones as on the agenda.

    Shares go by the lower bound of their interval, so that many reactions go before few. `ORPHANS` are the well
    supported recommendations that nobody took on, by support.
    """
    known = [(item, figure) for item in items if (figure := _FIGURES[by](item)) is not None]
    return sorted(known, key=lambda pair: -pair[1])


def _low(interval: Interval | None) -> float | None:
    return None if interval is None else interval.low


_FIGURES: dict[Rank, Callable[[ItemTally], float | None]] = {
    Rank.SUPPORT: lambda item: _low(item.support),
    Rank.URGENCY: lambda item: _low(item.urgency) if item.urgent else None,
    Rank.DIVERGENCE: lambda item: item.divergence or None,
    Rank.CONTROVERSY: lambda item: item.controversy or None,
    Rank.ORPHANS: lambda item: _low(item.support) if item.orphaned else None,
}
