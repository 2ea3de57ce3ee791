"""What the contact of an organisation reads before a promise in its name binds, and what comes of the answer."""

from datetime import date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines
from bot.texts.offers import upcoming
from bot.texts.promise import calendar, facts
from bot.texts.tongue import Tongue, tongue
from models.commitment_view import CommitmentView


def asked(language: str | None, view: CommitmentView) -> Message:
    """A proposal in the name of the organisation."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} · proposal in your organisation's name", reference=view.reference),
            *facts(view, _),
            "",
            _("Will your organisation do this? Nothing binds yet: after you the coordinator decides."),
        ),
        [
            [Button(_("Yes, we will do this"), f"cg:{view.id}")],
            [Button(_("Change"), f"ce:{view.id}"), Button(_("No"), f"cn:{view.id}")],
        ],
    )


def entered(language: str | None, view: CommitmentView, next_message: date | None) -> Message:
    """What the coordinator wrote down, or handed to this organisation; it counts unless they say that it's wrong."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} was recorded for your organisation", reference=view.reference),
            *facts(view, _),
            upcoming(_, next_message),
            "",
            _("Is this what was agreed?"),
        ),
        [[Button(_("That is right"), f"cg:{view.id}"), Button(_("That is wrong"), f"cn:{view.id}")]],
    )


def endorsed(language: str | None, view: CommitmentView) -> Message:
    """To the contact who said yes."""
    _ = tongue(language)
    then = _("The coordinator decides now. You will hear it here.") if view.waits_for else None
    return Message(
        lines(_("Noted for {reference}: your organisation does this.", reference=view.reference), then),
        [] if view.waits_for else [[calendar(view, _)]],
    )


def told_endorsed(language: str | None, reference: str) -> Message:
    """To the proposer."""
    _ = tongue(language)
    return Message(_("{reference}: your organisation stands for it. The coordinator decides now.", reference=reference))


def ask_why(language: str | None, view: CommitmentView) -> Message:
    """Why not, in one sentence."""
    _ = tongue(language)
    question = (
        _("Why will your organisation not do {reference}?", reference=view.reference)
        if view.waits_for
        else _("What is wrong with {reference}?", reference=view.reference)
    )
    reads = _("One sentence; the proposer and the coordinator will read it.")
    return Message(lines(question, reads, _("Never mention names or cases.")), [[stop(_)]])


def refused(language: str | None, view: CommitmentView, reason: str) -> Message:
    """To whoever has to know: the organisation said no."""
    _ = tongue(language)
    return _closed(_, _("{reference} will not be done", reference=view.reference), view, reason)


def disputed(language: str | None, view: CommitmentView, reason: str) -> Message:
    """To the coordinator: it is a proposal again."""
    _ = tongue(language)
    return _closed(_, _("{reference} is wrong, says its organisation", reference=view.reference), view, reason)


def _closed(_: Tongue, title: str, view: CommitmentView, reason: str) -> Message:
    return Message(
        lines(
            title,
            _.of(view.organisation_names),
            _("What: {text}", text=_.of(view.text)),
            _("Reason: {reason}", reason=reason),
        )
    )


def dispute_noted(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Noted for {reference}. No reminders follow.", reference=reference),
            _("The coordinator sees to it."),
        )
    )


def said_already(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} does not wait for your organisation any more.", reference=reference)
