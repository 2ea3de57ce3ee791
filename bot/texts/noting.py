"""Notes of owners."""

from datetime import date

from bot.texts.buttons import stop, undo
from bot.texts.message import Message, lines
from bot.texts.offers import upcoming
from bot.texts.promise import about
from bot.texts.tongue import tongue
from models.commitment_view import CommitmentView


def ask(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Your note on {reference}", reference=reference),
            _('A few words, or the reference of a document, such as "reference 2014-031". No files.'),
            _("Never mention names or cases."),
        ),
        [[stop(_)]],
    )


def no_file(language: str | None) -> str:
    _ = tongue(language)
    return _("I keep no files. Type the reference of the document, such as 2014-031.")


def noted(language: str | None, view: CommitmentView, next_message: date | None, step: int) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Your note on {reference} is kept", reference=view.reference),
            view.said,
            upcoming(_, next_message),
        ),
        [undo(step, _)],
    )


def told(language: str | None, view: CommitmentView) -> Message:
    """To the coordinator, who is asked for help with it."""
    _ = tongue(language)
    return Message(lines(_("{reference} · note", reference=view.reference), about(view, _), view.said))
