"""A commitment's due date for somebody's own calendar."""

from collections.abc import Callable

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
    commitment = asked_of(context, update.callback_query.data or "", _may_have, texts.not_yours)
    if commitment is not None:
        _send(context, commitment)


def asked_of(
    context: Context,
    data: str,
    may_have: Callable[[Context, Commitment], bool],
    refusal: Callable[[str | None], str],
) -> Commitment | None:
    """The commitment that "…:commitment" asks a file of; None, after saying why, where there is to be none."""
    commitment = context.session.get(Commitment, int(data.partition(":")[2]))
    if commitment is None:
        context.toast(welcome.stale_button(context.language))
    elif not may_have(context, commitment):
        context.toast(refusal(context.language))
    elif commitment.status not in BEING_KEPT:
        context.toast(concerned.closed(context, commitment))
    else:
        context.toast()
        return commitment
    return None


def _may_have(context: Context, commitment: Commitment) -> bool:
    return people.is_coordinator(context.session, context.person_id) or concerned.speaks_for(context, commitment)


def _send(context: Context, commitment: Commitment) -> None:
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        filed = calendars.take(context.session, commitment, to.person)
        caption = texts.taken(context.language, concerned.view(context, commitment))
        context.batch.queue(to.chat_id, texts.sent(context.language, filed, caption), method="sendDocument")
