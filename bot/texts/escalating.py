"""A commitment that is put before a gathering: what its owner, the coordinator and the secretary read of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.promise import about
from bot.texts.reminders import answers
from bot.texts.scales import commitment_status
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import report
from models.commitment_view import CommitmentView
from models.escalating import LINE_LIMIT, Escalated, Target
from models.words import BEING_KEPT, EscalationState

NAME, TEXT = 40, 80


def first_line(view: CommitmentView, target: Target) -> str:
    """What the agenda would say, in the gathering's language, until somebody writes it otherwise."""
    _ = tongue(target.language)
    due = _("due {day}", day=_.long_date(view.due)) if view.due else _("no date yet")
    return shortened(f"{_.of(view.organisation_names)}: {_.of(view.text).rstrip('.')} ({due})", LINE_LIMIT)


def _meeting(target: Target, _: Tongue) -> str:
    """Taskforce Mensenhandel, di 25 maart"""
    return f"{shortened(_.of(target.names), NAME)}, {_.short_date(target.day)}"


def proposal(language: str | None, card: Message, view: CommitmentView, target: Target | None) -> Message:
    """The card of a commitment whose owner stays silent; `target` is the next gathering, where there is one."""
    _ = tongue(language)
    text = lines(
        card.text,
        "",
        _("No answer came to the reminders since the due date."),
        None if target is None else _("Put it before {gathering}?", gathering=_meeting(target, _)),
    )
    return replace(card, text=text, rows=[[Button(_("Do not put forward now"), f"escn:{view.id}")], *card.rows])


def ask_which(language: str | None, reference: str, found: Sequence[Target]) -> Message:
    """The nearest gatherings by invitation."""
    _ = tongue(language)
    rows = [[Button(_meeting(each, _), f"oo:{each.gathering}")] for each in found]
    return Message(_("Put {reference} before which gathering?", reference=reference), [*rows, [stop(_)]])


def ask_line(
    language: str | None, view: CommitmentView, target: Target, line: str, forward_on: date, *, more: bool
) -> Message:
    """What happens when the coordinator agrees, with the line, which can be typed anew; `more`: other gatherings."""
    _ = tongue(language)
    other = [[Button(_("Other gathering"), "op:0")]] if more else []
    return Message(
        lines(
            _("Put {reference} before this gathering?", reference=view.reference),
            _meeting(target, _),
            "",
            f"“{line}”",
            "",
            _("{organisation} reads this first.", organisation=shortened(_.of(view.organisation_names), NAME)),
            _("Without an answer the line goes to the secretary on {day}.", day=_.short_date(forward_on)),
            _("Type another line, or go on. Never mention names or cases."),
        ),
        [[Button(_("Tell the owner"), "ok:yes")], *other, [stop(_)]],
    )


def line_too_long(language: str | None) -> str:
    _ = tongue(language)
    return _("A line can be at most {limit} characters: type a shorter one.", limit=LINE_LIMIT)


def no_gathering(language: str | None, after: date) -> str:
    _ = tongue(language)
    return _(
        "There is no gathering by invitation after {day}. /gathering makes one.",
        day=_.short_date(after),
    )


def told_owner(language: str | None, view: CommitmentView, found: Escalated) -> Message:
    """To the owner, before anything leaves, with all that they can answer."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} will be put forward", reference=view.reference),
            about(view, _),
            "",
            _(
                "On {day} we put {reference} before {gathering}, unless you let us know before then how it goes.",
                day=_.short_date(found.forward_on),
                reference=view.reference,
                gathering=_meeting(found.target, _),
            ),
            "",
            _("The agenda would say:"),
            f"“{found.line}”",
            "",
            _("How is it going?"),
        ),
        answers(None, view, _),
    )


def standing(language: str | None, view: CommitmentView, found: Escalated, *, reached: bool = True) -> Message:
    """To the coordinator: how far it is; `reached`: whether the owner could be told here."""
    _ = tongue(language)
    if found.state == EscalationState.FORWARDED:
        then = _("It is with the secretary, who decides.")
    else:
        then = _("Without an answer it goes to the secretary on {day}.", day=_.short_date(found.forward_on))
    name = shortened(_.of(view.organisation_names), NAME)
    unreached = _("Nobody of {organisation} could be told here. Please tell them yourself first.", organisation=name)
    return Message(
        lines(
            _("{reference} · being put forward", reference=view.reference),
            _meeting(found.target, _),
            "",
            f"“{found.line}”",
            "",
            _("{organisation} was told.", organisation=name) if reached else unreached,
            then,
        ),
        [[Button(_("Do not put forward"), f"escx:{found.id}")]],
    )


def dropped(language: str | None, view: CommitmentView) -> Message:
    """To the owner, to the coordinator who let it be, and to the secretary who had it already."""
    _ = tongue(language)
    return Message(lines(_("{reference} is not put forward", reference=view.reference), about(view, _)))


def answered(language: str | None, view: CommitmentView, *, changed: bool = False) -> Message:
    """To the coordinator: the owner answered in time, it was `changed` in between, or it was closed."""
    _ = tongue(language)
    if view.status in BEING_KEPT and changed:
        why = _("The commitment was changed.")
    elif view.status not in BEING_KEPT or view.last is None:
        why = _("Status: {status}", status=commitment_status(view.status, _))
    else:
        why = _("Last message: {day}, {answer}.", day=_.short_date(view.last[0]), answer=report(view.last[1], _))
    return Message(lines(_("{reference} is not put forward", reference=view.reference), about(view, _), why))


def too_late(language: str | None, view: CommitmentView) -> Message:
    """To the coordinator: the gathering went, or was yesterday."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} is not put forward", reference=view.reference),
            about(view, _),
            _("The gathering is over or gone."),
        )
    )


def forwarded(language: str | None, view: CommitmentView, found: Escalated, *, reached: bool = True) -> Message:
    """To the secretary, who says whether it comes on the agenda; `reached`: whether the owner could be told here."""
    _ = tongue(language)
    known = _("The owner knows.") if reached else _("The owner could not be told here; the coordinator tells them.")
    return Message(
        lines(
            _("{reference} · for your agenda", reference=view.reference),
            _meeting(found.target, _),
            "",
            f"“{found.line}”",
            "",
            about(view, _),
            _("The coordinator puts this before the gathering."),
            known,
        ),
        [[Button(_("On the agenda"), f"escy:{found.id}"), Button(_("Not on the agenda"), f"escz:{found.id}")]],
    )


def accepted(language: str | None, view: CommitmentView, found: Escalated, item: str) -> Message:
    """To all concerned; `item` is the recommendation that it is discussed with."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} is on the agenda", reference=view.reference),
            _meeting(found.target, _),
            "",
            f"“{found.line}”",
            _("Discussed with {item}.", item=item) if item else None,
        )
    )


def ask_why(language: str | None, reference: str) -> Message:
    """Why it does not come on the agenda."""
    _ = tongue(language)
    return Message(
        lines(
            _("Why will {reference} not be on the agenda?", reference=reference),
            _("One sentence; the coordinator will read it."),
            _("Never mention names or cases."),
        ),
        [[stop(_)]],
    )


def declined(language: str | None, view: CommitmentView, found: Escalated, reason: str) -> Message:
    """To the secretary who said so and to the coordinator; to the owner without the `reason`."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} will not be on the agenda", reference=view.reference),
            _meeting(found.target, _),
            _("Reason: {reason}", reason=reason) if reason else None,
        )
    )


def settled(language: str | None, reference: str) -> str:
    """A press on what was decided already."""
    _ = tongue(language)
    return _("{reference} is not waiting for this any more.", reference=reference or _("That commitment"))
