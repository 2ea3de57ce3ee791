"""Two gatherings side by side: the items that both reacted to, each with its own population."""

from dataclasses import dataclass, replace

from sqlmodel import Session

from models.rules.suppression import THRESHOLD
from models.tallying import GatheringTally, ItemTally, of_gathering


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of two gatherings. `items` of `first` and of `second` are the same, in the order of the first."""

    first: GatheringTally
    second: GatheringTally

    @property
    def pairs(self) -> tuple[tuple[ItemTally, ItemTally], ...]:
        """Each item as the first and as the second gathering has it."""
        return tuple(zip(self.first.items, self.second.items, strict=True))


def compare(session: Session, first: int, second: int, *, threshold: int = THRESHOLD) -> Comparison:
    """What both presented; of an item that one had in several rounds, the last."""
    tallies = [of_gathering(session, number, threshold=threshold) for number in (first, second)]
    latest = [{item.item: item for item in tally.items} for tally in tallies]
    shared = [number for number in latest[0] if number in latest[1]]
    one, other = (
        replace(tally, items=tuple(items[number] for number in shared))
        for tally, items in zip(tallies, latest, strict=True)
    )
    return Comparison(one, other)
