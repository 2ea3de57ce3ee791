"""What the follow-up asks for by itself, beside reminders: each duty looks at rows, and writes messages."""

from bot.duties.calendars import CALENDARS
from bot.duties.details import DETAILS
from bot.duties.duty import Duty
from bot.duties.escalations import ESCALATIONS
from bot.duties.followers import FOLLOWERS

DUTIES: tuple[Duty, ...] = (DETAILS, CALENDARS, ESCALATIONS, FOLLOWERS)
"""In this order, when several are due at once."""
