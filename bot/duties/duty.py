"""A duty: when it is due, and what it does then."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.rules.policy import Policy

Do = Callable[[Session, Policy, datetime], None]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty is told the moment. What was done is in rows, so that `is_due` says no after it, also after a restart.

    `is_due` looks only, cheaply: it is asked at every tick, on a connection that can't write. When it is due, `prepare`
    reads there what may take long, and gives the verb that does it: everybody else waits for what writes.
    """

    name: str
    is_due: Callable[[Session, Policy, datetime], bool]
    prepare: Callable[[Session, Policy, datetime], Do]


def at_once(do: Do) -> Callable[[Session, Policy, datetime], Do]:
    """There is nothing to read beforehand."""
    return lambda _session, _policy, _now: do
