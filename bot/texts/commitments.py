"""What the coordinator sees of commitments: proposals that wait, the card of one, its history, taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.promise import about, calendar, e_mail, facts, when_due
from bot.texts.running import pages
from bot.texts.scales import commitment_status
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import report
from models.commitment_view import CommitmentView
from models.committing import PARTNER
from models.words import BEING_KEPT, CommitmentKind, CommitmentStatus

NAME, NOTE = 34, 60


def waiting(language: str | None, shown: Sequence[CommitmentView], page: int, total: int) -> Message:
    """Eight proposals, oldest first; those that wait for their organisation say so."""
    _ = tongue(language)
    text = lines(
        _.count("{n} proposal", "{n} proposals", total),
        "",
        *(_waiting_line(each, _) for each in shown),
        "" if shown else None,
        _("To enter a commitment for a partner, send /commitment with the reference of a recommendation."),
    )
    buttons = [Button(each.reference, f"cw:{each.id}") for each in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return Message(text, [*rows, pages("cl", page, total, _)])


def _waiting_line(view: CommitmentView, _: Tongue) -> str:
    line = f"{view.reference} · {shortened(_.of(view.organisation_names), NAME)}"
    waits = _("waits for its organisation")
    return f"{line}\n   {waits}" if view.waits_for == PARTNER else line


def card(language: str | None, view: CommitmentView, today: date) -> Message:
    """A commitment as the coordinator steers it."""
    _ = tongue(language)
    last = (
        None
        if view.last is None
        else _("Last message: {day}, {answer}.", day=_.short_date(view.last[0]), answer=report(view.last[1], _))
    )
    changing = [
        [Button(_("Change"), f"ce:{view.id}"), Button(_("Withdraw it"), f"cq:{view.id}")],
        [Button(_("Other owner"), f"cf:{view.id}:owner"), Button(_("Put forward"), f"esc:{view.id}")],
    ]
    kept = view.status in BEING_KEPT
    telling = [Button(_("History"), f"ch:{view.id}:0"), Button(_("Reminders"), f"ls:{view.id}:0")]
    sending = [calendar(view, _), e_mail(view, _)] if kept else []
    counting = []
    if view.kind == CommitmentKind.ADMINISTRATIVE_REPORT:
        counting = [Button(_("Numbers"), f"xf:{view.id}:0")]
    return Message(
        lines(
            when_due(view, today, _) or view.reference,
            *facts(view, _),
            "",
            _("Status: {status}", status=commitment_status(view.status, _)),
            _("Reason: {reason}", reason=_.of(view.note)) if _.of(view.note) else None,
            last,
        ),
        [*(changing if kept else []), telling, sending, counting],
    )


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a history: the local day, what was done or said, by the owner itself or not."""

    day: date
    answer: str
    due: date | None
    note: str
    self_reported: bool
    undone: bool


def history(language: str | None, view: CommitmentView, shown: Sequence[Line], page: int, total: int) -> Message:
    """Eight steps of it, newest first."""
    _ = tongue(language)
    return Message(
        lines(
            _("History of {reference}", reference=view.reference),
            about(view, _),
            "",
            *(_told(each, _) for each in shown),
            _("Nothing was noted yet.") if not shown else None,
        ),
        [pages(f"ch:{view.id}", page, total, _), [Button(_("‹ Back"), f"cw:{view.id}")]],
    )


def _told(line: Line, _: Tongue) -> str:
    said = [format_date(line.day, "d MMM y", locale=_.language), report(line.answer, _)]
    if line.undone:
        said.append(_("taken back"))
    elif line.self_reported:
        said.append(_("by the organisation"))
    told = " · ".join(said)
    return f"{told}\n   {shortened(line.note, NOTE)}" if line.note else told


def ask_reason(language: str | None, reference: str) -> Message:
    """Why it goes, in one sentence."""
    _ = tongue(language)
    return Message(
        lines(
            _("Why do you withdraw {reference}?", reference=reference),
            _("One sentence; the organisation will read it."),
        ),
        [[stop(_)]],
    )


def confirm_withdrawal(language: str | None, view: CommitmentView, reason: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Withdraw {reference}?", reference=view.reference),
            about(view, _),
            _("What: {text}", text=_.of(view.text)),
            _("Reason: {reason}", reason=reason),
            _("No reminders follow, and it can't be taken back."),
        ),
        [[Button(_("Yes, withdraw"), "ok:yes"), stop(_)]],
    )


def withdrawn(language: str | None, view: CommitmentView) -> Message:
    """To the coordinator, and to the organisation."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} was withdrawn", reference=view.reference),
            about(view, _),
            _("What: {text}", text=_.of(view.text)),
            _("Reason: {reason}", reason=_.of(view.note)),
            _("No more reminders follow."),
        )
    )


def handed_on(language: str | None, view: CommitmentView) -> Message:
    """To the organisation that owned it."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} is no longer yours", reference=view.reference),
            _("What: {text}", text=_.of(view.text)),
            _("Another organisation owns it now. No more reminders follow."),
        )
    )


def unknown(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _(
        "I know no recommendation or commitment {reference}. /commitment shows what waits.",
        reference=shortened(reference, 40),
    )


def closed(language: str | None, reference: str, status: CommitmentStatus) -> str:
    """Nothing can be changed of it any more."""
    _ = tongue(language)
    return _("{reference} can't be changed: {status}.", reference=reference, status=commitment_status(status, _))
