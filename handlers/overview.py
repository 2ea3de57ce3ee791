"""/overview: the state of play of all commitments, and views of them.

The coordinator acts on what is seen; readers see what was agreed, and nothing to act with. What is shown is read when
it is sent.
"""

from telegram import Update

from bot.texts import lights_picture
from bot.texts import overview as texts
from bot.texts.message import Later
from handlers.context import Context
from models import people
from models.overview import READING, STEERING, Sight, View
from models.words import RoleKind


async def wanted(_update: Update, context: Context) -> None:
    """/overview."""
    sight = _sight(context)
    context.reply(_shown(context, sight) if sight else texts.only_readers(context.language))


async def pressed(update: Update, context: Context) -> None:
    """ "yo" the state of play, "yv:view:page", "yg:group:page", "yo:group:number:page" one of a group."""
    assert update.callback_query is not None
    verb, *rest = (update.callback_query.data or "").split(":")
    sight = _sight(context)
    if sight is None:
        context.toast(texts.only_readers(context.language))
    elif verb == "yv" and View(rest[0]) not in sight.views:
        context.toast(texts.only_coordinator(context.language))
    else:
        context.toast()
        context.rewrite(_shown(context, sight, verb, *rest))


async def picture_wanted(update: Update, context: Context) -> None:
    """ "yb": the lights by focus area as a picture."""
    assert update.callback_query is not None
    sight = _sight(context)
    if sight is None:
        context.toast(texts.only_readers(context.language))
        return
    context.toast()
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        wanted = {"kind": "lights_png", "language": context.language, "steers": sight.steers}
        payload = {"document": wanted, "caption": lights_picture.caption(context.language, context.today)}
        context.batch.queue(to.chat_id, payload, method="sendPhoto")


def all_of_them(context: Context) -> Later:
    """All commitments, for the coordinator."""
    return _shown(context, STEERING, "yv", View.ALL, "0")


def _shown(context: Context, sight: Sight, *parts: str) -> Later:
    return Later("state_of_play", context.language, {"steers": sight.steers, "shown": parts})


def _sight(context: Context) -> Sight | None:
    """What the person may see, if anything."""
    roles = people.roles(context.session, context.person_id)
    if RoleKind.COORDINATOR in roles:
        return STEERING
    return READING if RoleKind.READER in roles else None
