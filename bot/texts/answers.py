"""What an owner hears who answers: what was noted, what comes next, and what is still asked."""

from collections.abc import Sequence
from datetime import date

from bot.texts.buttons import full_days, stop, undo
from bot.texts.message import Button, Message, lines
from bot.texts.offers import upcoming
from bot.texts.promise import about
from bot.texts.reminders import show
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import report
from models.commitment_view import CommitmentView
from models.words import Awaits, CommitmentStatus, Recurrence


def noted(language: str | None, view: CommitmentView, answer: str, next_message: date | None, step: int) -> Message:
    """What the answer came to, and what comes next; `step` is its place in the history, to take it back."""
    _ = tongue(language)
    return Message(
        lines(
            _("Noted for {reference}: {answer}.", reference=view.reference, answer=report(answer, _)),
            _("The coordinator was told at once.") if answer == "help" else None,
            _follows(view, next_message, _),
        ),
        [undo(step, _)],
    )


def noted_later(language: str | None, view: CommitmentView, next_message: date | None, step: int) -> Message:
    """The new date counts."""
    assert view.due is not None
    _ = tongue(language)
    return Message(
        lines(
            _("Noted: {reference} will be done by {day}.", reference=view.reference, day=_.long_date(view.due)),
            _follows(view, next_message, _),
        ),
        [undo(step, _)],
    )


def noted_asked(language: str | None, view: CommitmentView, next_message: date | None, step: int) -> Message:
    """The new date waits for the coordinator."""
    assert view.asked_due is not None
    assert view.due is not None
    _ = tongue(language)
    return Message(
        lines(
            _("Asked for {reference}: done by {day}.", reference=view.reference, day=_.long_date(view.asked_due)),
            _("The coordinator decides. Until then {day} stands.", day=_.short_date(view.due)),
            _follows(view, next_message, _),
        ),
        [undo(step, _)],
    )


def _follows(view: CommitmentView, next_message: date | None, _: Tongue) -> str:
    if Awaits.VERIFICATION in view.awaits and view.every != Recurrence.ONCE:
        return _("The coordinator checks it. No more reminders follow about this time.")
    if Awaits.VERIFICATION in view.awaits:
        return _("The coordinator checks it. No more reminders follow.")
    if Awaits.OWNER in view.awaits:
        return _("The coordinator decides. No reminders follow until then.")
    return upcoming(_, next_message) or _("No more reminders follow.")


def ask_later(language: str | None, view: CommitmentView, picks: Sequence[date]) -> Message:
    """By when, then; each pick in full."""
    assert view.due is not None
    _ = tongue(language)
    return Message(
        lines(
            _("When will {reference} be done?", reference=view.reference),
            _("Now: {text}", text=_.long_date(view.due)),
            _('Choose, or type for example "end of March".'),
        ),
        [*full_days(picks, _), [stop(_)]],
    )


def not_later(language: str | None, view: CommitmentView) -> Message:
    """It is due on that day, or after it, already."""
    assert view.due is not None
    _ = tongue(language)
    day = _.long_date(view.due)
    question = _("{reference} is due on {day}. Which later day do you mean?", reference=view.reference, day=day)
    return Message(question, [[stop(_)]])


def ask_reason(language: str | None, view: CommitmentView, due: date, *, far: bool) -> Message:
    """The full date, which the reason confirms."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} · done by {day}", reference=view.reference, day=_.long_date(due)),
            _("Why later? Send one sentence; with it the date is noted. The coordinator reads it too."),
            _("That is long after the agreed date, so the coordinator decides.") if far else None,
            _("Never mention names or cases."),
        ),
        [[Button(_("Other date"), "ok:date"), stop(_)]],
    )


def ask_whose(language: str | None, view: CommitmentView) -> Message:
    """Who should do it, then."""
    _ = tongue(language)
    return Message(
        lines(
            _("Is {reference} not for you?", reference=view.reference),
            about(view, _),
            "",
            _("Who takes it over?"),
        ),
        [
            [Button(_("A colleague takes my place"), "ok:colleague")],
            [Button(_("Another organisation"), "ok:elsewhere"), stop(_)],
        ],
    )


def ask_why_not(language: str | None, view: CommitmentView) -> Message:
    """Why another organisation should do it."""
    _ = tongue(language)
    return Message(
        lines(
            _("Why should another organisation do {reference}?", reference=view.reference),
            _("One sentence, and which organisation you think of. The coordinator decides."),
            _("Never mention names or cases."),
        ),
        [[stop(_)]],
    )


def answered_already(
    language: str | None, view: CommitmentView, number: int | None, next_message: date | None
) -> Message:
    """To whoever answers what somebody else of the organisation answered: what stands, and a way on."""
    assert view.last is not None
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} was answered already", reference=view.reference),
            _(
                "Somebody else of your organisation said on {day}: {answer}.",
                day=_.short_date(view.last[0]),
                answer=report(view.last[1], _),
            ),
            _follows(view, next_message, _),
        ),
        [[Button(_("Answer all the same"), f"{show(number, view)}!")]],
    )


def answered_meanwhile(language: str | None, view: CommitmentView) -> str:
    """To whoever is still typing an answer: what a colleague said of it, and that they may go on."""
    assert view.last is not None
    _ = tongue(language)
    return lines(
        _(
            "Meanwhile somebody else of your organisation said of {reference}: {answer}.",
            reference=view.reference,
            answer=report(view.last[1], _),
        ),
        _("You may go on: the last answer counts."),
    )


def stands_already(language: str | None, view: CommitmentView) -> str:
    """Over the chat: there is nothing to answer any more, or this was answered."""
    _ = tongue(language)
    if view.last is None or view.status == CommitmentStatus.WITHDRAWN:
        return _("{reference} needs no answer any more.", reference=view.reference)
    return _(
        "{reference}: {answer}, noted on {day}.",
        reference=view.reference,
        answer=report(view.last[1], _),
        day=_.short_date(view.last[0]),
    )


def told_later(language: str | None, view: CommitmentView) -> Message:
    """To the coordinator: the owner moved the date, within what it may by itself."""
    assert view.due is not None
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} · done later", reference=view.reference),
            about(view, _),
            _("Done by: {day}", day=_.long_date(view.due)),
            _("Reason: {reason}", reason=view.said),
            _("Reported by the organisation itself."),
        )
    )
