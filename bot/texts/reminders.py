"""Reminders: one card for one commitment, a list for several."""

from collections.abc import Sequence
from datetime import date

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import report
from models.committing import CommitmentView

LISTED = 8


def _first_line(view: CommitmentView, today: date, _: Tongue) -> str:
    assert view.due is not None
    if view.due < today:
        return _("{reference} · due date passed: {day}", reference=view.reference, day=_.short_date(view.due))
    return _("{reference} · due {day}", reference=view.reference, day=_.short_date(view.due))


def reminder(
    language: str | None, number: int, view: CommitmentView, today: date, *, all_the_same: bool = False
) -> Message:
    """A reminder of one commitment, with the buttons that answer it; `number` is the reminder's.

    `all_the_same`: the buttons count although somebody else answered.
    """
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
        _answers(number, "!" if all_the_same else "", _),
    )


def _answers(number: int, mark: str, _: Tongue) -> list[list[Button]]:
    def to(label: str, answer: str) -> Button:
        return Button(label, f"d:{number}:{answer}{mark}")

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
        *(f"{_first_line(view, today, _)}\n{shortened(_.of(view.text), 40)}" for _number, view in due[:LISTED]),
        None if len(due) <= LISTED else _.count("and {n} more", "and {n} more", len(due) - LISTED),
        "",
        _("Tap a commitment to answer."),
    )
    buttons = [Button(view.reference, f"d:{number}:show") for number, view in due[: LISTED * 3]]
    return Message(text, [buttons[at : at + 3] for at in range(0, len(buttons), 3)])


def not_your_organisation(language: str | None) -> str:
    _ = tongue(language)
    return _("Only a contact of the organisation can answer this.")


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
