"""What waits for the coordinator, to be taken one by one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session

from models import waiting


class Why(StrEnum):
    """Why something waits, in the order in which it is taken."""

    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class Matter:
    """A commitment that waits for the coordinator, and why."""

    why: Why
    commitment: int


_FOUND: Mapping[Why, Callable[[Session], list[int]]] = {Why.PROPOSAL: waiting.proposed}


def matters(session: Session) -> list[Matter]:
    """All that waits, by why and then the oldest first."""
    return [Matter(why, number) for why in Why for number in _FOUND[why](session)]
