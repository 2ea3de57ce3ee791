"""The ledger of a year: the lines that ought to have come, and those that came."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.rehearsal.year.office import Line, Office
from bot.rehearsal.year.reading import is_forbidden

SHOWN = 10
"""How many lines a sentence about a difference names."""


def reconciled(office: Office, came: Sequence[tuple[Line, datetime]]) -> tuple[dict[str, int], list[str]]:
    """How many lines were planned and delivered, and how many of them were wrong; a sentence for each kind of wrong."""
    planned, delivered = Counter(office.planned), Counter(line for line, _ in came)
    wrong = {
        "missing": planned - delivered,
        "extra": delivered - planned,
        "at_forbidden_times": Counter(line for line, moment in came if is_forbidden(moment)),
        "after_done": Counter(line for line, _ in came if office.was_kept(line[0], line[2])),
    }
    ledger = {"planned": planned.total(), "delivered": delivered.total()}
    return ledger | {name: lines.total() for name, lines in wrong.items()}, [
        _sentence(name, lines) for name, lines in wrong.items() if lines
    ]


def _sentence(name: str, lines: Counter[Line]) -> str:
    shown = ", ".join(f"{reference} {kind} {day}" for reference, kind, day in sorted(lines)[:SHOWN])
    return f"{lines.total()} lines are {name.replace('_', ' ')}: {shown}"
