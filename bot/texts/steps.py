"""The steps about a commitment: which they are, on which day, and what became of each."""

from collections.abc import Sequence

from babel.dates import format_date

from bot.texts.message import Button, Message, lines
from bot.texts.promise import about
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from models.commitment_view import CommitmentView
from models.steps import LedgerLine, StepFate


def ledger(language: str | None, view: CommitmentView, shown: Sequence[LedgerLine], page: int, total: int) -> Message:
    """Eight steps, the newest first."""
    _ = tongue(language)
    return Message(
        lines(
            _("Reminders of {reference}", reference=view.reference),
            about(view, _),
            "",
            *(_line(each, _) for each in shown),
            _("None is planned, and none was sent.") if not shown else None,
        ),
        [
            pages(f"ls:{view.id}", page, total, _),
            [Button(_("What is still to come"), f"yp:{view.id}:0"), Button(_("‹ Back"), f"cw:{view.id}")],
        ],
    )


def _line(line: LedgerLine, _: Tongue) -> str:
    day = format_date(line.day, "d MMM y", locale=_.language)
    return f"{day} · {step(line.code, _)}\n   {_fate(line.fate, _)}"


def step(code: str, _: Tongue) -> str:
    """A step of the ladder, or beyond it, in words."""
    kind, _dash, number = code.partition("-")
    if kind == "before":
        return _.count("{n} day before", "{n} days before", int(number))
    if kind == "overdue":
        return _("overdue, reminder {n}", n=number)
    return {
        "due": _("on the due date"),
        "snoozed": _("on the day that was asked for"),
        "deputy": _("to the deputy"),
        "telephone": _("advice to telephone"),
    }[kind]


def _fate(fate: StepFate, _: Tongue) -> str:
    return {
        StepFate.PLANNED: _("planned"),
        StepFate.HELD: _("held back"),
        StepFate.LEAVING: _("leaving"),
        StepFate.DELIVERED: _("delivered, no answer yet"),
        StepFate.ANSWERED: _("answered"),
        StepFate.SETTLED: _("settled by a change"),
        StepFate.UNCERTAIN: _("perhaps missed, sent again"),
        StepFate.UNDELIVERED: _("could not be delivered"),
        StepFate.NOBODY: _("nobody could be reached"),
    }[fate]
