"""Being away, and back."""

from collections.abc import Sequence
from datetime import date

from bot.texts.buttons import full_days, stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.tongue import tongue
from models.names import Names

LISTED, NAME = 8, 40


def ask_until(language: str | None, picks: Sequence[date]) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Until which day are you away, that day included?"),
            _("In the meantime your deputy hears of commitments."),
            _('Choose, or type for example "end of March".'),
        ),
        [*full_days(picks, _), [stop(_)]],
    )


def too_long(language: str | None) -> Message:
    _ = tongue(language)
    return Message(_("That is more than a year ahead. Until which day are you away?"), [[stop(_)]])


def noted(language: str | None, last: date, stands_in: Sequence[tuple[Names, bool]]) -> Message:
    """Until when, and for each organisation whether somebody stands in."""
    _ = tongue(language)
    told = [
        line
        for names, is_there in stands_in[:LISTED]
        for line in (
            "",
            shortened(_.of(names), NAME),
            _("Your deputy stands in.") if is_there else _("Nobody stands in: reminders wait until you are back."),
        )
    ]
    return Message(
        lines(_("You are away until {day}, that day included.", day=_.long_date(last)), *told),
        [[Button(_("I am back"), "sb")]],
    )


def back(language: str | None) -> Message:
    _ = tongue(language)
    return Message(_("Welcome back. Commitments come to you again."))


def not_away(language: str | None) -> str:
    _ = tongue(language)
    return _("You are not away.")
