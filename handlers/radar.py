"""The orphan radar, both ways; for the coordinator alone."""

from telegram import Update

from bot.texts import overview as overview_texts
from bot.texts import radar as texts
from bot.texts.message import Message
from bot.texts.radar import Way
from bot.texts.running import PER_PAGE
from handlers.context import Context
from models import lights, overview, people, radar


async def pressed(update: Update, context: Context) -> None:
    """ "yr:way:page"."""
    assert update.callback_query is not None
    _, way, page = (update.callback_query.data or "").split(":")
    if people.is_coordinator(context.session, context.person_id):
        context.toast()
        context.rewrite(_looked(context, Way(way), int(page)))
    else:
        context.toast(overview_texts.only_coordinator(context.language))


def _looked(context: Context, way: Way, page: int) -> Message:
    session, skip, threshold = context.session, page * PER_PAGE, context.batch.setting.threshold
    if way == Way.MUCH:
        found = radar.well_supported(session, threshold=threshold)
        return texts.much(context.language, found[skip : skip + PER_PAGE], page, len(found))
    if way == Way.NONE:
        orphans, total = radar.orphans(session, skip=skip, limit=PER_PAGE)
        return texts.none(context.language, orphans, page, total)
    today = lights.of_day(context.batch.setting.policy, context.today)
    condition = radar.hardly_asked_for(session, threshold=threshold)
    shown, total = overview.page_of(session, condition, today, skip, PER_PAGE)
    return texts.little(context.language, shown, page, total)
