"""The plan of reminders in words: what will be sent when."""

from collections.abc import Sequence

from bot.texts.message import Button, Message, lines
from bot.texts.promise import about
from bot.texts.running import PER_PAGE, pages
from bot.texts.steps import step
from bot.texts.tongue import tongue
from models.commitment_view import CommitmentView
from models.rules.plan import Step


def preview(language: str | None, view: CommitmentView, steps: Sequence[Step], page: int) -> Message:
    """Eight of the steps that are still ahead."""
    _ = tongue(language)
    shown = steps[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        _("What will be sent for {reference}", reference=view.reference),
        about(view, _),
        "",
        *(f"{_.short_date(each.day)} · {step(each.code, _)}" for each in shown),
        _("No reminders follow.") if not steps else None,
        "" if steps else None,
        _("An answer or a change makes a new plan.") if steps else None,
    )
    return Message(text, [pages(f"yp:{view.id}", page, len(steps), _), [Button(_("‹ Back"), f"ls:{view.id}:0")]])
