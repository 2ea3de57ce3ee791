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
