"""The morning after an offer: three short questions to who made it, each of which may be left."""

from bot.texts.message import Button, Message, lines
from bot.texts.promise import about, kind_label, kinds
from bot.texts.tongue import Tongue, tongue
from models.commitment_view import CommitmentView


def invited(language: str | None, view: CommitmentView) -> Message:
    """What the proposer finds that morning."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} · a few short questions", reference=view.reference),
            about(view, _),
            _("What: {text}", text=_.of(view.text)),
            "",
            _("Your answers help to decide. You may skip each of them."),
        ),
        [[Button(_("Begin"), f"cz:{view.id}")]],
    )


def ask_measure(language: str | None, view: CommitmentView) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("How will you see that {reference} is done?", reference=view.reference),
            _("Give one measurable result, in one sentence."),
            _("Never mention names or cases."),
        ),
        [_left(_)],
    )


def ask_kind(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    return Message(_("What kind of commitment is {reference}?", reference=reference), [*kinds(_), _left(_)])


def _left(_: Tongue) -> list[Button]:
    return [Button(_("Skip"), "ok:skip"), Button(_("Later"), "ok:later")]


def kept(language: str | None, view: CommitmentView) -> Message:
    """What was answered stays; the rest can wait."""
    _ = tongue(language)
    return Message(
        _("Your answers on {reference} are kept. Go on when it suits you.", reference=view.reference),
        [[Button(_("Go on"), f"cz:{view.id}")]],
    )


def thanks(language: str | None, view: CommitmentView) -> Message:
    _ = tongue(language)
    measure = _.of(view.measure)
    return Message(
        lines(
            _("Thank you. {reference} is complete.", reference=view.reference),
            about(view, _),
            _("Done when: {measure}", measure=measure) if measure else None,
            _("Kind: {kind}", kind=kind_label(view.kind, _)),
            _("You will hear the decision here."),
        )
    )
