"""Telegram's answers to what was asked, led to the conversation that asked."""

from collections.abc import Callable, Mapping

from handlers import checking, importing
from handlers.context import Context
from models.inbox import Heard

HEARERS: Mapping[str, Callable[[Context, Heard], None]] = {
    importing.FOR: importing.heard,
    checking.FOR: checking.heard,
}
"""By what the asker noted it to be for."""


async def heard(update: Heard, context: Context) -> None:
    """An answer, or why there is none."""
    HEARERS[update.about["for"]](context, update)
