"""A contact of an organisation is followed by a colleague."""

from collections.abc import Sequence
from datetime import date

from bot.texts.inviting import link
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.tongue import Tongue, tongue
from models.inviting import InviteView
from models.names import Names

LISTED, NAME = 8, 40


def invited(language: str | None, view: InviteView, username: str) -> Message:
    """The link to send on."""
    assert view.of is not None
    _ = tongue(language)
    return Message(
        lines(
            _("Invitation for your colleague"),
            shortened(_.of(view.of), NAME),
            "",
            _("Send this link on. Who opens it first becomes the contact in your place; until then you are."),
            link(username, view.code),
            "",
            _("Works until {day}", day=_.long_date(view.last_day)),
        ),
        [[Button(_("Withdraw it"), f"sw:{view.number}")]],
    )


def withdrawn(language: str | None) -> Message:
    _ = tongue(language)
    return Message(_("The link is withdrawn. You are still the contact."))


def nothing_to_withdraw(language: str | None) -> str:
    _ = tongue(language)
    return _("That link was used or withdrawn already.")


def takes_over(language: str | None, names: Names, taken: Sequence[tuple[int, str, date | None]]) -> Message:
    """To the newcomer: the (number, reference, due date) of what the organisation is to do; a button opens one."""
    _ = tongue(language)
    buttons = [Button(reference, f"ya:{number}") for number, reference, _due in taken[:LISTED]]
    return Message(
        lines(
            _.count("You take over {n} commitment", "You take over {n} commitments", len(taken))
            if taken
            else _("You are the contact now"),
            shortened(_.of(names), NAME),
            "",
            *(
                f"{reference} · {_.short_date(due) if due else ''}".rstrip(" ·")
                for _number, reference, due in taken[:LISTED]
            ),
            _.count("and {n} more", "and {n} more", len(taken) - LISTED) if len(taken) > LISTED else None,
            "" if taken else None,
            _("Reminders come by themselves."),
        ),
        [buttons[at : at + 3] for at in range(0, len(buttons), 3)],
    )


def succeeded(language: str | None, names: Names) -> Message:
    """To who was the contact."""
    _ = tongue(language)
    return Message(
        lines(
            _("Your colleague has taken over"),
            shortened(_.of(names), NAME),
            _("You get no reminders for it any more. Thank you."),
        )
    )


def told(language: str | None, names: Names) -> Message:
    """To the coordinator."""
    _ = tongue(language)
    return Message(
        lines(
            _("Another contact"),
            shortened(_.of(names), NAME),
            _("The one before handed it over to a colleague."),
        )
    )


def logged(names: Names, _: Tongue) -> tuple[str, str, str]:
    """What was handed over, by whom and to whom, as the log keeps it."""
    return _("Contact of {organisation}", organisation=_.of(names)), _("the contact before"), _("the new contact")
