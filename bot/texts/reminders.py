"""Reminders: one card for one commitment, a list for several, and the answers to the owner's tap."""

from collections.abc import Sequence
from datetime import date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.offers import upcoming
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import report
from models.committing import CommitmentView

LISTED = 8


def _first_line(view: CommitmentView, today: date, _: Tongue) -> str:
    assert view.due is not None
    if view.due < today:
        return _("{reference} · due date passed: {day}", reference=view.reference, day=_.short_date(view.due))
    return _("{reference} · due {day}", reference=view.reference, day=_.short_date(view.due))


def reminder(language: str | None, number: int, view: CommitmentView, today: date) -> Message:
    """A reminder of one commitment, with the buttons that answer it; `number` is the reminder's."""
    _ = tongue(language)
    return Message(
        lines(
            _first_line(view, today, _),
            "",
            _.of(view.text),
            _("Done when: {measure}", measure=_.of(view.measure)) if _.of(view.measure) else None,
            None
            if view.last is None
            else _(
                "Your last message: {day}, {answer}.", day=_.short_date(view.last[0]), answer=report(view.last[1], _)
            ),
            "",
            _("How is it going?"),
        ),
        [
            [Button(_("Done"), f"d:{number}:done"), Button(_("On schedule"), f"d:{number}:on")],
            [Button(_("Done later"), f"d:{number}:later")],
        ],
    )


def several(language: str | None, due: Sequence[tuple[int, CommitmentView]], today: date) -> Message:
    """One message for several commitments on one day; a tap opens one."""
    _ = tongue(language)
    text = lines(
        _.count("{n} commitment asks for your answer", "{n} commitments ask for your answer", len(due)),
        "",
        *(f"{_first_line(view, today, _)}\n{shortened(_.of(view.text), 40)}" for _number, view in due[:LISTED]),
        None if len(due) <= LISTED else _.count("and {n} more", "and {n} more", len(due) - LISTED),
        "",
        _("Tap a commitment to answer."),
    )
    buttons = [Button(view.reference, f"d:{number}:show") for number, view in due[: LISTED * 3]]
    return Message(text, [buttons[at : at + 3] for at in range(0, len(buttons), 3)])


def noted(language: str | None, reference: str, answer: str, next_message: date | None) -> Message:
    """What the answer came to, and what comes next."""
    _ = tongue(language)
    return Message(
        lines(
            _("Noted for {reference}: {answer}.", reference=reference, answer=report(answer, _)),
            upcoming(_, next_message) or _("No more reminders follow."),
        )
    )


def noted_later(language: str | None, reference: str, due: date, next_message: date | None) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Noted: {reference} will be done by {day}.", reference=reference, day=_.long_date(due)),
            upcoming(_, next_message),
        )
    )


def confirm_new_date(language: str | None, reference: str, due: date) -> Message:
    _ = tongue(language)
    return Message(
        _("{reference} will be done by {day}. Is that right?", reference=reference, day=_.long_date(due)),
        [[Button(_("Yes"), f"dc:{due.isoformat()}"), stop(_)]],
    )


def kept_already(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} needs no answer any more.", reference=reference)


def not_your_organisation(language: str | None) -> str:
    _ = tongue(language)
    return _("Only a contact of the organisation can answer this.")


def told_coordinator(language: str | None, view: CommitmentView, answer: str) -> Message:
    """The coordinator hears of each answer that changes something."""
    _ = tongue(language)
    due = _("Done by: {day}", day=_.long_date(view.due)) if view.due and answer == "later" else None
    return Message(
        lines(
            f"{view.reference} · {report(answer, _)}",
            _("Reported by {organisation} itself.", organisation=_.of(view.organisation_names)),
            due,
        )
    )


def nobody_reached(language: str | None, view: CommitmentView) -> Message:
    """To the coordinator: a reminder that nobody could be sent."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} · reminder not sent", reference=view.reference),
            _(
                "{organisation} has no contact that can be reached. Invite one, or telephone.",
                organisation=_.of(view.organisation_names),
            ),
        )
    )
