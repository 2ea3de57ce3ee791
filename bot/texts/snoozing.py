"""Being reminded later."""

from collections.abc import Sequence
from datetime import date

from bot.texts.buttons import full_days, stop, undo
from bot.texts.message import Message, lines
from bot.texts.tongue import tongue
from models.commitment_view import CommitmentView


def ask_when(language: str | None, view: CommitmentView, picks: Sequence[date]) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("When shall I remind you of {reference}?", reference=view.reference),
            _('Choose, or type for example "next Friday".'),
        ),
        [*full_days(picks, _), [stop(_)]],
    )


def not_then(language: str | None, view: CommitmentView) -> Message:
    """Today or past the due date."""
    assert view.due is not None
    _ = tongue(language)
    due = _.long_date(view.due)
    question = _("Choose a working day after today, at the latest the due date, {day}.", day=due)
    return Message(question, [[stop(_)]])


def no_room(language: str | None, view: CommitmentView) -> Message:
    """No working day is left."""
    assert view.due is not None
    _ = tongue(language)
    return Message(
        _(
            "{reference} is due on {day}: there is no room to remind you later. Tap Done later, or Help needed.",
            reference=view.reference,
            day=_.short_date(view.due),
        )
    )


def noted(language: str | None, reference: str, until: date, step: int) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Noted for {reference}: reminded later.", reference=reference),
            _("You will hear from me on {day}.", day=_.long_date(until)),
        ),
        [undo(step, _)],
    )
