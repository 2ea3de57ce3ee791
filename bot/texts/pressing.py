"""What is said when a reminder was left unanswered: to the deputy, and then to the coordinator."""

from collections.abc import Sequence
from dataclasses import replace

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.promise import about
from bot.texts.tongue import tongue
from models.commitment_view import CommitmentView

LISTED = 8
NAME = 34


def to_deputy(language: str | None, message: Message, unanswered: Sequence[str]) -> Message:
    """The reminder as a deputy gets it: why it comes to them, below its first line."""
    _ = tongue(language)
    first, _newline, rest = message.text.partition("\n")
    why = _("{references}: the first contact did not answer yet, so we ask you.", references=_.listed(unanswered))
    return replace(message, text=lines(first, why, rest))


def telephone(language: str | None, several: Sequence[CommitmentView], times: int) -> Message:
    """To the coordinator: so many overdue reminders went unanswered; a call does more than one more message."""
    _ = tongue(language)
    if len(several) == 1:
        first = _("{reference} · better to telephone", reference=several[0].reference)
    else:
        first = _("{n} commitments · better to telephone", n=len(several))
    buttons = [Button(view.reference, f"cw:{view.id}") for view in several[: LISTED * 3]]
    return Message(
        lines(
            first,
            "",
            *(_line(language, view) for view in several[:LISTED]),
            None if len(several) <= LISTED else _.count("and {n} more", "and {n} more", len(several) - LISTED),
            "",
            _.count(
                "{n} reminder since the due date was not answered.",
                "{n} reminders since the due date were not answered.",
                times,
            ),
            _("No more follow until there is an answer, or you change something."),
        ),
        [buttons[at : at + 3] for at in range(0, len(buttons), 3)],
    )


def _line(language: str | None, view: CommitmentView) -> str:
    _ = tongue(language)
    assert view.due is not None
    passed = _("{reference} · due date passed: {day}", reference=view.reference, day=_.short_date(view.due))
    return f"{passed}\n{shortened(about(view, _), NAME)}"
