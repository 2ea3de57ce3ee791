"""Being away, and back."""

from collections.abc import Sequence
from datetime import date

from bot.texts.buttons import full_days, stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.tongue import Tongue, tongue
from models.names import Names

LISTED, NAME = 4, 40


def ask_until(language: str | None, picks: Sequence[date], until: date | None) -> Message:
    """`until`: somebody who is away already; they may come back, or move that day."""
    _ = tongue(language)
    back = [Button(_("I am back"), "sb")] if until is not None else []
    return Message(
        lines(
            _("Until which day are you away, that day included?"),
            _("Now: {text}", text=_.long_date(until)) if until is not None else None,
            _("In the meantime your deputy hears of commitments."),
            _('Choose, or type for example "end of March".'),
        ),
        [*full_days(picks, _), [*back, stop(_)]],
    )


def too_long(language: str | None) -> Message:
    _ = tongue(language)
    return Message(_("That is more than a year ahead. Until which day are you away?"), [[stop(_)]])


def noted(language: str | None, last: date, stands_in: Sequence[tuple[Names | None, bool]]) -> Message:
    """Until when, and for each organisation whether somebody stands in; None is the coordination, which never waits."""
    _ = tongue(language)
    taken = [names for names, is_there in stands_in if is_there]
    left = [names for names, is_there in stands_in if names is not None and not is_there]
    alone = (None, False) in stands_in
    return Message(
        lines(
            _("You are away until {day}, that day included.", day=_.long_date(last)),
            *_listed(_("Your deputy stands in for:"), taken, _),
            *_listed(_("Nobody stands in, so reminders wait until you are back:"), left, _),
            "" if alone else None,
            _("Nobody else of the coordination is there, so messages keep coming to you.") if alone else None,
        ),
        [[Button(_("I am back"), "sb")]],
    )


def _listed(heading: str, several: Sequence[Names | None], _: Tongue) -> list[str]:
    if not several:
        return []
    more = len(several) - LISTED
    names = [_("the coordination") if each is None else shortened(_.of(each), NAME) for each in several[:LISTED]]
    return ["", heading, *names, *([_.count("and {n} more", "and {n} more", more)] if more > 0 else [])]


def back(language: str | None) -> Message:
    _ = tongue(language)
    return Message(_("Welcome back. Commitments come to you again."))


def not_away(language: str | None) -> str:
    _ = tongue(language)
    return _("You are not away.")


def not_written_to(language: str | None) -> str:
    """To whoever gets no reminders."""
    _ = tongue(language)
    return _("Only contacts and coordinators are written to about commitments; you need not say that you are away.")
