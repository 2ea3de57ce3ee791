"""The orphan radar, both ways; for the coordinator alone."""

from telegram import Update

from bot.texts import overview as overview_texts
from bot.texts.message import Later
from handlers.context import Context
from models import people


async def pressed(update: Update, context: Context) -> None:
    """ "yr:way:page"."""
    assert update.callback_query is not None
    _, way, page = (update.callback_query.data or "").split(":")
    if people.is_coordinator(context.session, context.person_id):
        context.toast()
        context.rewrite(Later("radar", context.language, {"person": context.person_id, "way": way, "page": page}))
    else:
        context.toast(overview_texts.only_coordinator(context.language))
