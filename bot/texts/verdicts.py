"""What the coordinator decides on an owner's word, and what the owner hears of it."""

from datetime import date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines
from bot.texts.offers import upcoming
from bot.texts.promise import about, facts
from bot.texts.tongue import Tongue, tongue
from models.commitment_view import CommitmentView
from models.words import BEING_KEPT, Awaits


def card(language: str | None, view: CommitmentView) -> Message:
    """A commitment of which something waits for the coordinator, with the buttons that decide."""
    _ = tongue(language)
    told = [line for each in view.awaits for line in ("", *_said(each, view, _))]
    rows = [_buttons(each, view, _) for each in view.awaits]
    title = " · ".join([view.reference, *(awaited(each, _) for each in view.awaits)])
    return Message(lines(title, *facts(view, _), *told), [*rows, [Button(_("History"), f"ch:{view.id}:0")]])


def awaited(awaits: Awaits, _: Tongue) -> str:
    """What waits for the coordinator, in a few words."""
    return {
        Awaits.VERIFICATION: _("reported done"),
        Awaits.DATE: _("later date asked"),
        Awaits.HELP: _("help needed"),
        Awaits.OWNER: _("other owner asked"),
    }[awaits]


def _said(awaits: Awaits, view: CommitmentView, _: Tongue) -> list[str | None]:
    if awaits == Awaits.VERIFICATION:
        return [_done(view, _)]
    if awaits == Awaits.DATE:
        assert view.asked_due is not None
        return [
            _("Asked: {day}", day=_.long_date(view.asked_due)),
            _("Reason: {reason}", reason=view.asked_reason),
            _("Reminders go on by the agreed date."),
        ]
    if awaits == Awaits.HELP:
        return [_("The organisation can't do it alone. Please get in touch.")]
    reason = _("Reason: {reason}", reason=view.not_ours) if view.not_ours else None
    return [reason, _("The organisation says that this belongs to another. No reminders go out until you decide.")]


def _done(view: CommitmentView, _: Tongue) -> str:
    """What was imported as done may have no day."""
    if view.done_on is None:
        return _("The organisation says it is done. Is it?")
    return _("The organisation says it is done, on {day}. Is it?", day=_.short_date(view.done_on))


def _buttons(awaits: Awaits, view: CommitmentView, _: Tongue) -> list[Button]:
    number = view.id
    return {
        Awaits.VERIFICATION: [Button(_("That is right"), f"sv:{number}"), Button(_("Not done yet"), f"sn:{number}")],
        Awaits.DATE: [Button(_("Accept"), f"sa:{number}"), Button(_("Do not accept"), f"sr:{number}")],
        Awaits.HELP: [Button(_("I have been in touch"), f"sh:{number}")],
        Awaits.OWNER: [Button(_("Other owner"), f"cf:{number}:owner"), Button(_("Stays with them"), f"sk:{number}")],
    }[awaits]


def ask_why(language: str | None, view: CommitmentView, awaits: Awaits) -> Message:
    """Why not, in one sentence."""
    _ = tongue(language)
    question = (
        _("What is still to be done for {reference}?", reference=view.reference)
        if awaits == Awaits.VERIFICATION
        else _("Why do you not accept the later date of {reference}?", reference=view.reference)
    )
    return Message(
        lines(question, _("One sentence; the organisation will read it."), _("Never mention names or cases.")),
        [[stop(_)]],
    )


def verified(language: str | None, view: CommitmentView, next_message: date | None) -> Message:
    """To both: it is done, and of what comes back, when it is due again."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} is done", reference=view.reference),
            about(view, _),
            _("What: {text}", text=_.of(view.text)),
            _("The coordinator checked it. Thank you."),
            _("The next time: {day}", day=_.long_date(view.due)) if view.due and view.status in BEING_KEPT else None,
            upcoming(_, next_message),
        )
    )


def sent_back(language: str | None, view: CommitmentView, reason: str, next_message: date | None) -> Message:
    _ = tongue(language)
    title = _("{reference} is not done yet", reference=view.reference)
    return _with_reason(title, view, reason, next_message, _)


def date_agreed(language: str | None, view: CommitmentView, next_message: date | None) -> Message:
    _ = tongue(language)
    return _with_reason(_("{reference} · later date agreed", reference=view.reference), view, "", next_message, _)


def date_refused(language: str | None, view: CommitmentView, reason: str, next_message: date | None) -> Message:
    _ = tongue(language)
    return _with_reason(_("{reference} · the date stays", reference=view.reference), view, reason, next_message, _)


def helped(language: str | None, view: CommitmentView, next_message: date | None) -> Message:
    _ = tongue(language)
    title = _("{reference} · the coordinator has been in touch", reference=view.reference)
    return _with_reason(title, view, "", next_message, _)


def kept_owner(language: str | None, view: CommitmentView, next_message: date | None) -> Message:
    _ = tongue(language)
    title = _("{reference} stays with its owner", reference=view.reference)
    return _with_reason(title, view, "", next_message, _)


def _with_reason(title: str, view: CommitmentView, reason: str, next_message: date | None, _: Tongue) -> Message:
    return Message(
        lines(
            title,
            about(view, _),
            _("What: {text}", text=_.of(view.text)),
            _("Done by: {day}", day=_.long_date(view.due)) if view.due else None,
            _("Reason: {reason}", reason=reason) if reason else None,
            upcoming(_, next_message),
        )
    )
