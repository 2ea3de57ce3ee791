"""Joining: the welcome with the privacy sentences, the choice of audience, refusals, help."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.texts.menu import commands
from bot.texts.message import Button, Message, lines
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import audience as audience_word
from models.names import Names
from models.words import UNKNOWN_AUDIENCE, RoleKind


def welcome(
    language: str | None,
    *,
    gathering: int,
    names: Names,
    day: date,
    audience: str,
    audiences: Sequence[str],
    controller: Names,
    kept_until: date,
    confidential: bool,
) -> Message:
    """The first message after the QR or link. The organisation `controller` keeps the data, until `kept_until`."""
    _ = tongue(language)
    return Message(
        lines(
            _("Welcome to Weerklank"),
            f"{_.of(names)} · {_.long_date(day)}",
            _("You take part as {audience}.", audience=audience_word(audience, _))
            if audience != UNKNOWN_AUDIENCE
            else _("In which role do you take part? Choose below."),
            "",
            _("The first item appears here by itself. One tap is enough."),
            "",
            _privacy(_, confidential),
            _(
                "{controller} keeps your chat number, language and choices until {day}.",
                controller=_.of(controller),
                day=_.long_date(kept_until),
            ),
            _("Never mention names or cases."),
        ),
        [*_audience_rows(_, gathering, audience, audiences), [_language_button(_)]],
    )


def _privacy(_: Tongue, confidential: bool) -> str:
    if confidential:
        return _(
            "🔒 Buttons are confidential: the organisation gets numbers only. "
            "With 🤝 we ask first. An emoji in the group shows your name."
        )
    return _("This gathering is on the record: every reaction is shown with a name.")


def _audience_rows(_: Tongue, gathering: int, chosen: str, audiences: Sequence[str]) -> list[list[Button]]:
    return [
        [Button(_("I am here as {audience}", audience=audience_word(each, _)), f"a:{gathering}:{each}")]
        for each in audiences
        if each != chosen and len(audiences) > 1
    ]


def _language_button(_: Tongue) -> Button:
    return Button("English", "l:en") if _.language == "nl" else Button("Nederlands", "l:nl")


def welcome_role(language: str | None, role: str, of: Names | None) -> Message:
    """After a coordinator's, organiser's or contact's code."""
    _ = tongue(language)
    name = "" if of is None else _.of(of)
    sentence = {
        "coordinator": _("You coordinate the follow-up. Offers and questions come to you here."),
        "organiser": _("You organise {name}. /agenda shows what there is to present.", name=name),
        "contact": _("You speak for {name}. Reminders of its commitments come to you here.", name=name),
    }[role]
    return Message(
        lines(_("Welcome to Weerklank"), sentence, "", help_text(language, {RoleKind(role)})), [[_language_button(_)]]
    )


def refused(language: str | None, why: str) -> Message:
    """A code that grants nothing, and what to do."""
    _ = tongue(language)
    ask = _("Ask the organiser for a new link or QR code.")
    reason = {
        "unknown": _("This code is not known."),
        "expired": _("This code has expired."),
        "revoked": _("This code was withdrawn."),
        "used_up": _("This code has been used as often as allowed."),
    }[why]
    return Message(f"{reason} {ask}")


def without_code(language: str | None) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Welcome to Weerklank"),
            _("To take part, scan the QR code in the hall or open the link you were sent."),
            _("You can also send /start followed by the code."),
        ),
        [[_language_button(_)]],
    )


def by_invitation(language: str | None) -> str:
    _ = tongue(language)
    return _("This gathering is by invitation. Ask its organiser for your own link.")


def audience_chosen(language: str | None, audience: str) -> str:
    _ = tongue(language)
    return _("You take part as {audience}.", audience=audience_word(audience, _))


def audience_unknown(language: str | None) -> str:
    _ = tongue(language)
    return _("That choice is no longer there. Open your invitation again.")


def language_chosen(language: str) -> str:
    _ = tongue(language)
    return _("From now on in English.")


def stale_button(language: str | None) -> str:
    _ = tongue(language)
    return _("This button is no longer in use. /help shows what you can do.")


def help_text(language: str | None, roles: Collection[RoleKind]) -> str:
    """The commands of somebody with these roles."""
    _ = tongue(language)
    mine = [each for each in commands(_) if each.roles.intersection(roles)]
    return lines(
        _("What you can do here:"),
        *(" ".join(filter(None, (f"/{each.name(_.language)}", each.takes, "–", each.does))) for each in mine),
    )


def help_message(language: str | None, roles: Collection[RoleKind]) -> Message:
    return Message(help_text(language, roles))
