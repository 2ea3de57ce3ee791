"""/overview: the state of play of all commitments, and views of them.

The coordinator acts on what is seen; readers see what was agreed, and nothing to act with.
"""

from telegram import Update

from bot.texts import lights_picture
from bot.texts import overview as texts
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers.context import Context
from models import lights, overview, people
from models.lights import Lights
from models.overview import READING, STEERING, Group, Sight, View
from models.words import RoleKind

AREAS = 12
"""As many fit a picture."""


async def wanted(_update: Update, context: Context) -> None:
    """/overview."""
    sight = _sight(context)
    context.reply(_overview(context, sight) if sight else texts.only_readers(context.language))


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
    session, today = context.session, _lights(context)
    areas, _ = overview.grouped(session, Group.AREA, today, sight, skip=0, limit=AREAS)
    in_order = sorted(areas, key=lambda area: area.id)
    counts = overview.by_light(session, today, sight)
    drawn = lights_picture.picture(context.language, context.today, counts, in_order, overview.label(session))
    to = people.recipient(session, context.person_id)
    if to is not None:
        wanted = {"kind": "lights_png", "language": context.language, "picture": drawn}
        payload = {"document": wanted, "caption": lights_picture.caption(context.language, context.today)}
        context.batch.queue(to.chat_id, payload, method="sendPhoto")


def _shown(context: Context, sight: Sight, verb: str, what: str = "", *numbers: str) -> Message:
    if verb == "yv":
        return listed(context, View(what), int(numbers[0]), sight)
    if verb == "yg":
        return _groups(context, sight, Group(what), int(numbers[0]))
    group = _of_group(context, sight, Group(what), int(numbers[0]), int(numbers[1])) if what else None
    return group or _overview(context, sight)


def _sight(context: Context) -> Sight | None:
    """What the person may see, if anything."""
    roles = people.roles(context.session, context.person_id)
    if RoleKind.COORDINATOR in roles:
        return STEERING
    return READING if RoleKind.READER in roles else None


def _lights(context: Context) -> Lights:
    return lights.of_day(context.batch.setting.policy, context.today)


def _overview(context: Context, sight: Sight) -> Message:
    session, today = context.session, _lights(context)
    counts = overview.by_light(session, today, sight), overview.counted(session, today, sight)
    return texts.overview(context.language, context.today, *counts, steers=sight.steers)


def listed(context: Context, view: View, page: int, sight: Sight = STEERING) -> Message:
    """A page of a view."""
    skip = page * PER_PAGE
    shown, total = overview.seen(context.session, view, _lights(context), sight, skip=skip, limit=PER_PAGE)
    return texts.listed(context.language, view, shown, page, total, steers=sight.steers)


def _groups(context: Context, sight: Sight, group: Group, page: int) -> Message:
    skip = page * PER_PAGE
    shown, total = overview.grouped(context.session, group, _lights(context), sight, skip=skip, limit=PER_PAGE)
    return texts.groups(context.language, group, shown, page, total)


def _of_group(context: Context, sight: Sight, group: Group, number: int, page: int) -> Message | None:
    """A page of the commitments of one organisation, unit or area, if there is such a one."""
    names = overview.name_of(context.session, group, number)
    if names is None:
        return None
    shown, total = overview.of_group(
        context.session, group, number, _lights(context), sight, skip=page * PER_PAGE, limit=PER_PAGE
    )
    return texts.of_group(context.language, group, number, names, shown, page, total, steers=sight.steers)
