"""What an organisation has promised, for its contacts: how each stands, and how to answer at any time."""

from collections.abc import Sequence
from datetime import date

from bot.texts.message import Button, Message, lines
from bot.texts.overview import line, stands
from bot.texts.promise import facts
from bot.texts.reminders import show
from bot.texts.running import pages
from bot.texts.scales import COLOURS
from bot.texts.tongue import tongue
from bot.texts.words import report
from models.commitment_view import CommitmentView
from models.overview import Line
from models.words import BEING_KEPT

DAYS = 4
"""As many of the coming reminders are named."""


def listed(language: str | None, shown: Sequence[Line], page: int, total: int) -> Message:
    """Eight of one's own; a button opens one."""
    _ = tongue(language)
    text = lines(
        _.count("{n} commitment of yours", "{n} commitments of yours", total),
        "",
        *(line(each, _) for each in shown),
        _("Your organisation has no commitments.") if not total else None,
    )
    buttons = [Button(each.reference, f"ya:{each.id}") for each in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return Message(text, [*rows, pages("ym", page, total, _)])


def card(language: str | None, view: CommitmentView, shown: Line, days: Sequence[date]) -> Message:
    """How it stands, when reminders come, and the way to an answer while it is kept."""
    _ = tongue(language)
    text = lines(
        f"{view.reference} · {COLOURS[shown.light]} {stands(shown, _)}",
        *facts(view, _),
        "",
        None
        if view.last is None
        else _("Your last message: {day}, {answer}.", day=_.short_date(view.last[0]), answer=report(view.last[1], _)),
        _("Reminders: {days}.", days=_.listed(_.short_date(each) for each in days[:DAYS])) if days else None,
    )
    answer = [Button(_("Give an answer"), show(None, view))] if view.status in BEING_KEPT else []
    return Message(text, [answer, [Button(_("‹ All of yours"), "ym:0")]])


def only_contacts(language: str | None) -> str:
    _ = tongue(language)
    return _("This is for the contacts of organisations that have commitments.")
