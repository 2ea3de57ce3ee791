"""What waits for the coordinator, to be taken one by one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session

from models import waiting
from models.words import Awaits


class Why(StrEnum):
    """Why something waits, in the order in which it is taken."""

    OWNER = Awaits.OWNER
    HELP = Awaits.HELP
    DATE = Awaits.DATE
    PROPOSAL = "proposal"
    VERIFICATION = Awaits.VERIFICATION
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Matter:
    """A commitment that waits for the coordinator, and why."""

    why: Why
    commitment: int

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among all that waits: what is decided leaves, and the others keep their places."""
        return tuple(Why).index(self.why) + 1, self.commitment


START = (0, 0)
"""The place before the first."""
_FOUND: Mapping[Why, Callable[[Session], Sequence[int]]] = {
    Why.OWNER: waiting.disputed,
    Why.HELP: waiting.help_wanted,
    Why.DATE: waiting.asked_dates,
    Why.PROPOSAL: waiting.proposed,
    Why.VERIFICATION: waiting.unverified,
    Why.SILENCE: waiting.escalations,
}


def matters(session: Session) -> list[Matter]:
    """All that waits, each commitment once, in the order of their places."""
    first: dict[int, Why] = {}
    for why in Why:
        for number in _FOUND[why](session):
            first.setdefault(number, why)
    return sorted((Matter(why, number) for number, why in first.items()), key=lambda each: each.place)


def after(session: Session, place: tuple[int, int]) -> list[Matter]:
    """What of it comes after this place."""
    return [each for each in matters(session) if each.place > place]
