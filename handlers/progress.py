"""The owner's answer to a reminder, by one of its buttons."""

from functools import partial

from telegram import Update

from bot.texts import answers as texts
from bot.texts import reminders as reminder_texts
from bot.texts import verdicts
from handlers import concerned, not_ours, postponing, settling
from handlers.context import Context
from models import answering, reminders
from models.tables import Commitment
from models.words import BEING_KEPT


async def pressed(update: Update, context: Context) -> None:
    """ "d:reminder:answer" on a reminder; an old or doubled copy acts on the same row."""
    assert update.callback_query is not None
    _, number, answer = (update.callback_query.data or "").split(":")
    commitment = reminders.answered(context.session, int(number))
    if commitment is None or not concerned.speaks_for(context, commitment):
        context.toast(reminder_texts.not_your_organisation(context.language))
    elif commitment.status not in BEING_KEPT or (answer == "help" and commitment.help_asked_at is not None):
        context.toast(texts.stands_already(context.language, concerned.view(context, commitment)))
    else:
        context.toast()
        if answer == "show":
            view = concerned.view(context, commitment)
            context.reply(reminder_texts.reminder(context.language, int(number), view, context.today))
        else:
            ANSWERS[answer](context, commitment)


def _done(context: Context, commitment: Commitment) -> None:
    answering.done(context.session, commitment, context.person_id, context.batch.now, context.today)
    _noted(context, commitment, "done")
    _put_to_coordinators(context, commitment)


def _on_schedule(context: Context, commitment: Commitment) -> None:
    answering.on_schedule(context.session, commitment, context.person_id, context.batch.now)
    _noted(context, commitment, "on_schedule")


def _help(context: Context, commitment: Commitment) -> None:
    answering.ask_help(context.session, commitment, context.person_id, context.batch.now)
    _noted(context, commitment, "help")
    _put_to_coordinators(context, commitment)


def _noted(context: Context, commitment: Commitment, answer: str) -> None:
    follows = settling.replanned(context, commitment)
    context.reply(texts.noted(context.language, concerned.view(context, commitment), answer, follows))


def _put_to_coordinators(context: Context, commitment: Commitment) -> None:
    view = concerned.view(context, commitment)
    concerned.tell(context, concerned.coordinators(context), partial(verdicts.card, view=view))


ANSWERS = {
    "done": _done,
    "on": _on_schedule,
    "later": postponing.begin,
    "help": _help,
    "mine": not_ours.begin,
}
"""What each button begins."""
