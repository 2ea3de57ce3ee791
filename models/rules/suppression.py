"""Which figures may be shown, so that no one's reaction can be told from them."""

from collections.abc import Mapping

THRESHOLD = 5
"""k: a figure about fewer people than this can point at one of them."""


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
