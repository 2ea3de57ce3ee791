"""A commitment's due date for somebody's own calendar."""

from telegram import Update

from bot.texts import calendar as texts
from bot.texts import welcome
from handlers import concerned
from handlers.context import Context
from models import calendars, people
from models.tables import Commitment
from models.words import BEING_KEPT


async def pressed(update: Update, context: Context) -> None:
    """ "ics:commitment": the file, for a contact of its organisation and for the coordinator."""
    assert update.callback_query is not None
    number = (update.callback_query.data or "").removeprefix("ics:")
    commitment = context.session.get(Commitment, int(number))
    if commitment is None:
        context.toast(welcome.stale_button(context.language))
    elif not people.is_coordinator(context.session, context.person_id) and not concerned.speaks_for(
        context, commitment
    ):
        context.toast(texts.not_yours(context.language))
    elif commitment.status not in BEING_KEPT:
        context.toast(concerned.closed(context, commitment))
    else:
        context.toast()
        _send(context, commitment)


def _send(context: Context, commitment: Commitment) -> None:
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        filed = calendars.take(context.session, commitment, to.person)
        caption = texts.taken(context.language, concerned.view(context, commitment))
        context.batch.queue(to.chat_id, texts.sent(context.language, filed, caption), method="sendDocument")
