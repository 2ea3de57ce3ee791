"""Reminders: one card for one commitment, a list for several."""

from collections.abc import Sequence
from datetime import date

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.promise import when_due
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import report
from models.commitment_view import CommitmentView

LISTED = 8


def reminder(
    language: str | None, number: int | None, view: CommitmentView, today: date, *, all_the_same: bool = False
) -> Message:
    """A reminder of one commitment, with the buttons that answer it; `number` is the reminder's, None: there is none.

    `all_the_same`: the buttons count although somebody else answered.
    """
    _ = tongue(language)
    return Message(
        lines(
            when_due(view, today, _),
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
        answers(number, view, _, mark="!" if all_the_same else ""),
    )


def show(number: int | None, view: CommitmentView) -> str:
    """What a button says that leads to the answers: on a reminder, or with None on the commitment itself."""
    return f"d:{f'c{view.id}' if number is None else number}:show"


def answers(number: int | None, view: CommitmentView, _: Tongue, *, mark: str = "") -> list[list[Button]]:
    """All that an owner can say; to a reminder, or with None of the commitment itself."""
    about = show(number, view).removesuffix("show")

    def to(label: str, answer: str) -> Button:
        return Button(label, f"{about}{answer}{mark}")

    return [
        [to(_("Done"), "done"), to(_("On schedule"), "on")],
        [to(_("Done later"), "later"), to(_("Help needed"), "help")],
        [to(_("Remind me later"), "snooze"), to(_("Note"), "note")],
        [to(_("Not for me"), "mine"), to(_("Away until…"), "away")],
    ]


def several(language: str | None, due: Sequence[tuple[int, CommitmentView]], today: date) -> Message:
    """One message for several commitments on one day; a tap opens one."""
    _ = tongue(language)
    text = lines(
        _.count("{n} commitment asks for your answer", "{n} commitments ask for your answer", len(due)),
        "",
        *(f"{when_due(view, today, _)}\n{shortened(_.of(view.text), 40)}" for _number, view in due[:LISTED]),
        None if len(due) <= LISTED else _.count("and {n} more", "and {n} more", len(due) - LISTED),
        "",
        _("Tap a commitment to answer."),
    )
    buttons = [Button(view.reference, show(number, view)) for number, view in due[: LISTED * 3]]
    return Message(text, [buttons[at : at + 3] for at in range(0, len(buttons), 3)])


def passed_on(language: str | None, view: CommitmentView) -> str:
    """To whoever answered for it before somebody else did."""
    _ = tongue(language)
    name = shortened(_.of(view.organisation_names), 60)
    return _(
        "{reference} has another contact now, at {organisation}. There is nothing left for you to do. Thank you.",
        reference=view.reference,
        organisation=name,
    )


def not_your_organisation(language: str | None) -> str:
    _ = tongue(language)
    return _(
        "You are no contact of this organisation now, so there is nothing you need to do. "
        "Should you be one? Ask the coordinator for an invitation."
    )
