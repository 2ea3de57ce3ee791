"""/overview: the state of play of all commitments, and views of them.

The coordinator acts on what is seen; readers see what was agreed, and nothing to act with. What is shown is read when
it is sent, and so is whether the person may still see it.
"""

from telegram import Update

from bot.texts import lights_picture
from bot.texts import overview as texts
from bot.texts.message import Later
from handlers.context import Context
from models import people
from models.overview import View, sight_of


async def wanted(_update: Update, context: Context) -> None:
    """/overview."""
    may = sight_of(context.session, context.person_id) is not None
    context.reply(_shown(context) if may else texts.only_readers(context.language))


async def pressed(update: Update, context: Context) -> None:
    """ "yo" the state of play, "yv:view:page", "yg:group:page", "yo:group:number:page" one of a group."""
    assert update.callback_query is not None
    verb, *rest = (update.callback_query.data or "").split(":")
    sight = sight_of(context.session, context.person_id)
    if sight is None:
        context.toast(texts.only_readers(context.language))
    elif verb == "yv" and View(rest[0]) not in sight.views:
        context.toast(texts.only_coordinator(context.language))
    else:
        context.toast()
        context.rewrite(_shown(context, verb, *rest))


async def picture_wanted(update: Update, context: Context) -> None:
    """ "yb": the lights by focus area as a picture."""
    assert update.callback_query is not None
    if sight_of(context.session, context.person_id) is None:
        context.toast(texts.only_readers(context.language))
        return
    context.toast()
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        wanted = {"kind": "lights_png", "language": context.language, "person": context.person_id}
        payload = {"document": wanted, "caption": lights_picture.caption(context.language, context.today)}
        context.batch.queue(to.chat_id, payload, method="sendPhoto")


def all_of_them(context: Context) -> Later:
    """All commitments, for the coordinator."""
    return _shown(context, "yv", View.ALL, "0")


def _shown(context: Context, *parts: str) -> Later:
    return Later("state_of_play", context.language, {"person": context.person_id, "shown": parts})
