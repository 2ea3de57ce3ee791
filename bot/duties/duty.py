"""A duty: when it is due, and what it does then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.rules.policy import Policy


@dataclass(frozen=True, slots=True)
class Duty:
    """`is_due` looks only, cheaply: it is asked at every tick, on a connection that can't write. `do` does it.

    Both are told the moment. What was done is in rows, so that `is_due` says no after it, also after a restart.
    """

    name: str
    is_due: Callable[[Session, Policy, datetime], bool]
    do: Callable[[Session, Policy, datetime], None]
