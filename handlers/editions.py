"""/editions: what became of the recommendations of earlier editions, and how the outcomes moved."""

from telegram import Update

from bot.texts import editions as texts
from bot.texts.recommendations import only_organisers
from handlers.context import Context
from handlers.recommendations import may_read
from models import editions
from models.editions import Between


async def wanted(_update: Update, context: Context) -> None:
    """/editions."""
    if not may_read(context):
        context.reply(only_organisers(context.language))
        return
    found = _between(context)
    context.reply(
        texts.one_edition(context.language) if found is None else texts.recommendations(context.language, found, 0)
    )


def _between(context: Context) -> Between | None:
    return editions.between(context.session, context.batch.setting.policy.calendar, context.today)


async def turned(update: Update, context: Context) -> None:
    """ "xz:items:page" the recommendations, "xz:outcomes:page" the outcomes."""
    assert update.callback_query is not None
    _, what, page = (update.callback_query.data or "").split(":")
    if not may_read(context):
        context.toast(only_organisers(context.language))
    elif (found := _between(context)) is None:
        context.toast(texts.one_edition(context.language))
    else:
        context.toast()
        show = texts.recommendations if what == texts.ITEMS else texts.outcomes
        context.rewrite(show(context.language, found, int(page)))
