"""What the follow-up asks for by itself, beside reminders: each duty looks at rows, and writes messages."""

from bot.duties import calendars, digest
from bot.duties.details import DETAILS
from bot.duties.duty import Duty
from bot.duties.escalations import ESCALATIONS
from bot.duties.followers import FOLLOWERS


def duties(threshold: int) -> tuple[Duty, ...]:
    """In this order, when several are due at once. `threshold` is k of `models.rules.suppression`."""
    return (DETAILS, calendars.duty(), ESCALATIONS, FOLLOWERS, digest.duty(threshold))
