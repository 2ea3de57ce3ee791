"""The owner takes an answer back; who was told of it hears that too."""

from functools import partial

from telegram import Update

from bot.texts import undoing as texts
from bot.texts.reminders import not_your_organisation
from handlers import concerned, settling
from handlers.context import Context
from models import undoing
from models.tables import Commitment, Progress

TOLD = ("done", "later", "later_asked", "help", "not_ours")
"""What the coordinators were told of."""


async def pressed(update: Update, context: Context) -> None:
    """ "su:step" under what was noted."""
    assert update.callback_query is not None
    step = context.session.get(Progress, int((update.callback_query.data or "").removeprefix("su:")))
    commitment = None if step is None else context.session.get_one(Commitment, step.commitment_id)
    if step is None or commitment is None or not _may_undo(context, commitment, step):
        context.toast(not_your_organisation(context.language))
    elif (why := undoing.refusal(context.session, step, context.batch.now)) is not None:
        context.toast(texts.stays(context.language, commitment.reference, why))
    else:
        context.toast()
        _undo(context, commitment, step)


def _may_undo(context: Context, commitment: Commitment, step: Progress) -> bool:
    return step.answer in undoing.ANSWERS and concerned.speaks_for(context, commitment)


def _undo(context: Context, commitment: Commitment, step: Progress) -> None:
    undoing.undo(context.session, step, context.batch.now)
    follows = settling.replanned(context, commitment)
    view = concerned.view(context, commitment)
    context.rewrite(texts.undone(context.language, view, step.answer, follows))
    if step.answer in TOLD:
        told = partial(texts.told_undone, view=view, answer=step.answer)
        concerned.tell(context, concerned.coordinators(context), told)
