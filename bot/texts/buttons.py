"""Buttons that many questions have."""

from collections.abc import Iterable
from datetime import date

from bot.texts.message import Button
from bot.texts.tongue import Tongue


def stop(_: Tongue) -> Button:
    """Leaves the question."""
    return Button(_("Stop"), "stop")


def days(picks: Iterable[date], _: Tongue) -> list[Button]:
    """Answers a question for a date."""
    return [Button(_.short_date(day), f"od:{day.isoformat()}") for day in picks]


def full_days(picks: Iterable[date], _: Tongue) -> list[list[Button]]:
    """The same, each in full on a row of its own."""
    return [[Button(_.long_date(day), f"od:{day.isoformat()}")] for day in picks]


def undo(step: int, _: Tongue) -> list[Button]:
    """Takes an answer back, by its step in the history."""
    return [Button(_("Take it back"), f"su:{step}")]
