"""An answer that was taken back, or can't be any more."""

from datetime import date

from bot.texts.message import Message, lines
from bot.texts.offers import upcoming
from bot.texts.promise import about
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import report
from models.commitment_view import CommitmentView
from models.undoing import Refusal


def undone(language: str | None, view: CommitmentView, answer: str, next_message: date | None) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Taken back for {reference}: {answer}.", reference=view.reference, answer=report(answer, _)),
            upcoming(_, next_message),
        )
    )


def told_undone(language: str | None, view: CommitmentView, answer: str) -> Message:
    """To the coordinators, who heard of it."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} · taken back: {answer}", reference=view.reference, answer=report(answer, _)),
            about(view, _),
            _("There is nothing to decide on it any more."),
        )
    )


def stays(language: str | None, reference: str, why: Refusal) -> str:
    _ = tongue(language)
    late = _("{reference}: that can be taken back for a day. Answer a reminder anew.", reference=reference)
    return refused(reference, why, late, _)


def refused(reference: str, why: Refusal, late: str, _: Tongue) -> str:
    """Why something can't be taken back any more; `late` says what to do instead once the day is over."""
    return {
        Refusal.UNDONE: _("{reference}: that was taken back already.", reference=reference),
        Refusal.LATE: late,
        Refusal.NEWER: _("{reference}: something newer happened since, so this stays.", reference=reference),
    }[why]
