"""The coordinator enters a commitment for a partner, question by question."""

from collections.abc import Sequence

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines
from bot.texts.promise import kind_label, recurs
from bot.texts.tongue import tongue
from models.committing import Entered
from models.names import Names


def ask_organisation(language: str | None, reference: str, addressees: Sequence[tuple[int, Names]]) -> Message:
    """Which partner; those that the recommendation is addressed to are at hand."""
    _ = tongue(language)
    return Message(
        lines(
            _("For which organisation do you enter a commitment?"),
            reference,
            _("Choose, or type a few letters of its name.") if addressees else _("Type a few letters of its name."),
        ),
        [*([Button(_.of(names), f"oo:{number}")] for number, names in addressees), [stop(_)]],
    )


def ask_what(language: str | None, reference: str, organisation: Names) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("What will {organisation} do?", organisation=_.of(organisation)),
            reference,
            _("One sentence is enough."),
            _("Never mention names or cases."),
        ),
        [[stop(_)]],
    )


def ask_measure(language: str | None) -> Message:
    _ = tongue(language)
    return Message(
        lines(_("How will you see that it is done?"), _("Give one measurable result, in one sentence.")),
        [[Button(_("As it was said"), "ok:same"), stop(_)]],
    )


def confirm(language: str | None, organisation: Names, references: Sequence[str], entered: Entered) -> Message:
    """All of it, before it counts."""
    _ = tongue(language)
    return Message(
        lines(
            _("Is this right?"),
            " · ".join([_.of(organisation), *references]),
            kind_label(entered.kind, _),
            recurs(entered.every, entered.every_until, _),
            "",
            _("What: {text}", text=entered.text),
            _("Done when: {measure}", measure=entered.measure),
            _("Done by: {day}", day=_.long_date(entered.due) if entered.due else _("not known yet")),
            "",
            _("A commitment counts at once, and the organisation is told. A proposal is put to it first.")
            if entered.due
            else _("Without a date it can only be a proposal, which is put to the organisation first."),
        ),
        [
            [
                *([Button(_("It is agreed"), "ok:agreed")] if entered.due else []),
                Button(_("As a proposal"), "ok:proposal"),
            ],
            [Button(_("Discard"), "stop")],
        ],
    )


def proposed(language: str | None, reference: str, *, to_partner: bool) -> Message:
    """What happens with it next."""
    _ = tongue(language)
    then = (
        _("Its contact is asked first; then it waits for you.")
        if to_partner
        else _("The organisation has no contact that can be reached, so it waits for you.")
    )
    return Message(lines(_("{reference} is a proposal.", reference=reference), then))
