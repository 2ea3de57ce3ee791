"""How something was at an earlier moment, told from how it is and from what has changed since."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any


def as_it_was(
    stands: Mapping[str, Any], changes: Sequence[tuple[datetime, Mapping[str, Any]]], moment: datetime
) -> dict[str, Any]:
    """The values at `moment`; a change at that very moment counts.

    `changes`, in the order in which they were made: when, and the values that it replaced.
    """
    found = dict(stands)
    for at, replaced in reversed(changes):
        if at > moment:
            found |= replaced
    return found
