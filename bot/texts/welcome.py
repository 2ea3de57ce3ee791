"""Joining: the welcome with the privacy sentences, the choice of audience, refusals, help."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from bot.texts.menu import commands
from bot.texts.message import Button, Message, lines
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import audience as audience_word
from models.names import Names
from models.words import UNKNOWN_AUDIENCE, RoleKind

COMMANDS = 10
"""As many on a page."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody's part in a gathering. The organisation `controller` keeps the data, until `kept_until`.

    `seat` is the name of the seat that they share with a substitute, empty where they have none.
    """

    gathering: int
    names: Names
    day: date
    audience: str
    audiences: tuple[str, ...]
    seat: str
    controller: Names
    kept_until: date
    confidential: bool


def welcome(language: str | None, joined: Joined) -> Message:
    """The first message after the QR or link."""
    _ = tongue(language)
    return Message(
        lines(
            _("Welcome to Weerklank"),
            f"{_.of(joined.names)} · {_.long_date(joined.day)}",
            _part(joined, _),
            "",
            _("The first item appears here by itself. One tap is enough."),
            "",
            _privacy(_, joined),
            _kept(joined, _),
            _("To erase it all: /forgetme"),
            _("Never mention names or cases."),
        ),
        _rows(joined, _),
    )


def again(language: str | None, joined: Joined) -> Message:
    """An invitation that was opened before, or /start without one."""
    _ = tongue(language)
    return Message(
        lines(
            _("You take part already"),
            f"{_.of(joined.names)} · {_.long_date(joined.day)}",
            _part(joined, _),
            "",
            _("What is open comes here by itself."),
        ),
        _rows(joined, _),
    )


def privacy(language: str | None, joined: Joined) -> Message:
    """What is kept, who sees what, until when, how to erase it, and what can't be undone."""
    _ = tongue(language)
    seen = (
        _("Seen: organisers get numbers only, small ones hidden. An offer shows your organisation to the coordinator.")
        if joined.confidential
        else _(
            "Seen: numbers, also small ones, as this gathering is on the record, "
            "and by organisers what your seat chose. An offer shows your organisation to the coordinator."
        )
        if joined.seat
        else _(
            "Seen: numbers, also small ones, as this gathering is on the record: others may see what you chose. "
            "An offer shows your organisation to the coordinator."
        )
    )
    return Message(
        lines(
            _("Privacy"),
            _.of(joined.names),
            "",
            _("Kept: your Telegram number in code, your chat number, language, role, and what you choose or write."),
            seen,
            _("In the group, everybody there sees your emoji and replies with your name."),
            _(
                "Until when: {controller} keeps it until {day}; then only totals remain.",
                controller=_.of(joined.controller),
                day=_.long_date(joined.kept_until),
            ),
            _("To erase it: /forgetme, whenever you like. You choose whether your reactions go too."),
            _("Can't be undone: what is erased stays erased; figures and promises made public stay."),
        )
    )


def _part(joined: Joined, _: Tongue) -> str:
    part = (
        _("You take part as {audience}.", audience=audience_word(joined.audience, _))
        if joined.audience != UNKNOWN_AUDIENCE
        else _("In which role do you take part? Choose below.")
    )
    if not joined.seat:
        return part
    shared = _("Your seat: {seat}. Member and substitute have one reaction together.", seat=joined.seat)
    return lines(part, shared)


def _kept(joined: Joined, _: Tongue) -> str:
    return _(
        "{controller} keeps your chat number, language and choices until {day}.",
        controller=_.of(joined.controller),
        day=_.long_date(joined.kept_until),
    )


def _rows(joined: Joined, _: Tongue) -> list[list[Button]]:
    return [
        *_audience_rows(_, joined),
        [Button(_("Privacy"), f"i:{joined.gathering}"), _language_button(_, f":{joined.gathering}")],
    ]


def _privacy(_: Tongue, joined: Joined) -> str:
    if joined.confidential:
        return _(
            "🔒 Buttons are confidential: the organisation gets numbers only. "
            "With 🤝 we ask first. An emoji in the group shows your name."
        )
    if joined.seat:
        return _(
            "This gathering is on the record: organisers see what your seat chose, and small numbers are shown. "
            "With 🤝 we ask first. An emoji in the group shows your own name."
        )
    return _(
        "This gathering is on the record: small numbers are shown too, so others may see what you chose. "
        "With 🤝 we ask first. Weerklank shows no names; an emoji in the group does."
    )


def _audience_rows(_: Tongue, joined: Joined) -> list[list[Button]]:
    return [
        [Button(_("I am here as {audience}", audience=audience_word(each, _)), f"a:{joined.gathering}:{each}")]
        for each in joined.audiences
        if each != joined.audience and len(joined.audiences) > 1
    ]


def _language_button(_: Tongue, where: str = "") -> Button:
    """`where` names the gathering whose welcome is to be said again in the other language."""
    return Button("English", f"l:en{where}") if _.language == "nl" else Button("Nederlands", f"l:nl{where}")


def welcome_role(language: str | None, role: str, of: Names | None) -> Message:
    """After the code of a role."""
    _ = tongue(language)
    name = "" if of is None else _.of(of)
    sentence = {
        "coordinator": _("You coordinate the follow-up. Offers and questions come to you here."),
        "organiser": _("You organise {name}. /agenda shows what there is to present.", name=name),
        "helper": _("You help at {name}. /panel runs it from one message.", name=name),
        "reader": _("You read the progress reports. /report shows all released versions."),
        "contact": _("You speak for {name}. Reminders of its commitments come to you here.", name=name),
    }[role]
    return Message(
        lines(_("Welcome to Weerklank"), sentence, "", _("/help shows all that you can do.")), [[_language_button(_)]]
    )


def refused(language: str | None, why: str) -> Message:
    """A code that grants nothing, and what to do."""
    _ = tongue(language)
    if why == "over":
        return Message(_("This gathering is over. You can't join it any more."))
    if why == "left":
        return Message(_("You left reactions without a name at this gathering, so you can't take part in it again."))
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
            "",
            _("Which gathering do you come for? Scan the QR code in the hall, or type or paste the code or link here."),
            _("No code? Ask the organiser."),
        ),
        [[_language_button(_)]],
    )


def by_invitation(language: str | None) -> str:
    _ = tongue(language)
    return _("This gathering is by invitation. Ask its organiser for your own link.")


def under_embargo(language: str | None, until: date) -> str:
    """To a newcomer who follows a card's link before the day on which it may be shared."""
    _ = tongue(language)
    return _(
        "Nothing of this gathering may be shared before {day}. "
        "Until then you join with an invitation: ask its organiser for a link.",
        day=_.long_date(until),
    )


def unheard(language: str | None, names: Names, *, left: bool) -> Message:
    """To somebody whose reactions in a gathering's group don't count; `left`: for those that they left behind there."""
    _ = tongue(language)
    why = (
        _("You left reactions without a name at this gathering, so new ones of yours don't count here.")
        if left
        else _("This gathering is by invitation, so your reaction does not count. Ask its organiser for your own link.")
    )
    return Message(lines(_.of(names), "", why))


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


def help_message(language: str | None, roles: Collection[RoleKind], page: int = 0) -> Message:
    """The commands of somebody with these roles, a page at a time."""
    _ = tongue(language)
    mine = [each for each in commands(_) if each.roles.intersection(roles)]
    pages = -(-len(mine) // COMMANDS)
    page = min(page, pages - 1)
    turns = [(page - 1, _("‹ Previous")), (page + 1, _("Next ›"))]
    shown = mine[page * COMMANDS : (page + 1) * COMMANDS]
    return Message(
        lines(
            _("What you can do here:"),
            *(" ".join(filter(None, (f"/{each.name(_.language)}", each.takes, "–", each.does))) for each in shown),
        ),
        [[Button(label, f"h:{to}") for to, label in turns if 0 <= to < pages]],
    )
