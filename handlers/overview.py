"""/overview: the state of play of all commitments, and views of them; for the coordinator alone."""

from telegram import Update

from bot.texts import lights_picture
from bot.texts import overview as texts
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers.context import Context
from models import lights, overview, people
from models.lights import Lights
from models.overview import Group, View

AREAS = 12
"""As many fit a picture."""


async def wanted(_update: Update, context: Context) -> None:
    """/overview."""
    if _may_look(context):
        context.reply(_overview(context))
    else:
        context.reply(texts.only_coordinator(context.language))


async def pressed(update: Update, context: Context) -> None:
    """ "yo" the state of play, "yv:view:page", "yg:group:page", "yo:group:number:page" one of a group."""
    assert update.callback_query is not None
    verb, *rest = (update.callback_query.data or "").split(":")
    if not _may_look(context):
        context.toast(texts.only_coordinator(context.language))
        return
    context.toast()
    context.rewrite(_shown(context, verb, *rest))


async def picture_wanted(update: Update, context: Context) -> None:
    """ "yb": the lights by focus area as a picture."""
    assert update.callback_query is not None
    if not _may_look(context):
        context.toast(texts.only_coordinator(context.language))
        return
    context.toast()
    session, today = context.session, _lights(context)
    areas, _ = overview.grouped(session, Group.AREA, today, skip=0, limit=AREAS)
    in_order = sorted(areas, key=lambda area: area.id)
    counts = overview.by_light(session, today)
    drawn = lights_picture.picture(context.language, context.today, counts, in_order, overview.label(session))
    to = people.recipient(session, context.person_id)
    if to is not None:
        wanted = {"kind": "lights_png", "language": context.language, "picture": drawn}
        payload = {"document": wanted, "caption": lights_picture.caption(context.language, context.today)}
        context.batch.queue(to.chat_id, payload, method="sendPhoto")


def _shown(context: Context, verb: str, what: str = "", *numbers: str) -> Message:
    if verb == "yv":
        return listed(context, View(what), int(numbers[0]))
    if verb == "yg":
        return _groups(context, Group(what), int(numbers[0]))
    group = _of_group(context, Group(what), int(numbers[0]), int(numbers[1])) if what else None
    return group or _overview(context)


def _may_look(context: Context) -> bool:
    return people.is_coordinator(context.session, context.person_id)


def _lights(context: Context) -> Lights:
    return lights.of_day(context.batch.setting.policy, context.today)


def _overview(context: Context) -> Message:
    today = _lights(context)
    counts = overview.by_light(context.session, today), overview.counted(context.session, today)
    return texts.overview(context.language, context.today, *counts)


def listed(context: Context, view: View, page: int) -> Message:
    """A page of a view."""
    shown, total = overview.seen(context.session, view, _lights(context), skip=page * PER_PAGE, limit=PER_PAGE)
    return texts.listed(context.language, view, shown, page, total)


def _groups(context: Context, group: Group, page: int) -> Message:
    shown, total = overview.grouped(context.session, group, _lights(context), skip=page * PER_PAGE, limit=PER_PAGE)
    return texts.groups(context.language, group, shown, page, total)


def _of_group(context: Context, group: Group, number: int, page: int) -> Message | None:
    """A page of the commitments of one organisation, unit or area, if there is such a one."""
    names = overview.name_of(context.session, group, number)
    if names is None:
        return None
    shown, total = overview.of_group(
        context.session, group, number, _lights(context), skip=page * PER_PAGE, limit=PER_PAGE
    )
    return texts.of_group(context.language, group, number, names, shown, page, total)
