"""The ledger of a year: the lines that ought to have come, and those that came."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.rehearsal.year.office import Line, Office
from bot.rehearsal.year.reading import is_forbidden

SHOWN = 10
"""How many lines a sentence about a difference names."""


@dataclass(frozen=True)
class Came:
    """A line that came, and when; `to_absent`: to somebody who had said to be away."""

    line: Line
    moment: datetime
    to_absent: bool = False

    @property
    def is_forbidden(self) -> bool:
        return self.to_absent or is_forbidden(self.moment)


def reconciled(office: Office, came: Sequence[Came]) -> tuple[dict[str, int], list[str]]:
    """How many lines were planned and delivered, and how many of them were wrong; a sentence for each kind of wrong."""
    planned, delivered = Counter(office.planned), Counter(each.line for each in came)
    wrong = {
        "missing": planned - delivered,
        "extra": delivered - planned,
        "at_forbidden_times": Counter(each.line for each in came if each.is_forbidden),
        "after_done": Counter(each.line for each in came if office.was_kept(each.line[0], each.line[2])),
    }
    ledger = {"planned": planned.total(), "delivered": delivered.total()}
    return ledger | {name: lines.total() for name, lines in wrong.items()}, [
        _sentence(name, lines) for name, lines in wrong.items() if lines
    ]


def _sentence(name: str, lines: Counter[Line]) -> str:
    shown = ", ".join(f"{reference} {kind} {day}" for reference, kind, day in sorted(lines)[:SHOWN])
    return f"{lines.total()} lines are {name.replace('_', ' ')}: {shown}"
