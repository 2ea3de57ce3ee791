"""/recommendations: lists by unit, partner and focus area, and the card of one, with the commitments that serve it."""

from dataclasses import replace

from telegram import Update

from bot.texts import recommendations as texts
from bot.texts import welcome
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers.context import Context
from models import lights, overview, people, recommendations, scopes, serving
from models.overview import Line as Serving
from models.recommendations import RecommendationView, Scope, ScopeKind
from models.tables import Item, Recommendation
from models.words import RoleKind

READERS = {RoleKind.COORDINATOR, RoleKind.ORGANISER, RoleKind.READER}


async def wanted(_update: Update, context: Context) -> None:
    """/recommendations, with the reference of one, or with the name of a unit, partner, focus area or former region."""
    if not may_read(context):
        context.reply(texts.only_organisers(context.language))
        return
    typed = " ".join(context.args or [])
    item = serving.find(context.session, typed)
    if item is not None:
        context.reply(card(context, view(context, context.session.get_one(Recommendation, item.id))))
    elif not typed:
        context.reply(_list(context, Scope(ScopeKind.ALL), 0))
    else:
        _find(context, typed)


def may_read(context: Context) -> bool:
    return bool(people.roles(context.session, context.person_id) & READERS)


def _find(context: Context, typed: str) -> None:
    found = scopes.scopes_like(context.session, typed)
    if len(found) == 1:
        context.reply(_list(context, found[0][0], 0))
    elif found:
        context.reply(texts.several(context.language, typed, found))
    else:
        context.reply(texts.unknown(context.language, typed))


def _list(context: Context, scope: Scope, page: int) -> Message:
    shown, total = recommendations.listed(context.session, scope, skip=page * PER_PAGE, limit=PER_PAGE)
    steers = people.is_coordinator(context.session, context.person_id)
    name = scopes.name_of(context.session, scope)
    return _kept_in(context, texts.listed(context.language, scope, name, shown, page, total, steers=steers))


def _kept_in(context: Context, message: Message) -> Message:
    """Not to be forwarded while a gathering of the report may not be shared yet."""
    return replace(message, protected=recommendations.is_held_back(context.session))


async def listed(update: Update, context: Context) -> None:
    """ "xl:kind:number:page" a list, "xg:kind:page" what there are lists of."""
    assert update.callback_query is not None
    verb, kind, *numbers = (update.callback_query.data or "").split(":")
    if not may_read(context):
        context.toast(texts.only_organisers(context.language))
        return
    context.toast()
    if verb == "xl":
        context.rewrite(_list(context, Scope(ScopeKind(kind), int(numbers[0])), int(numbers[1])))
    else:
        known = scopes.groups(context.session, ScopeKind(kind))
        context.rewrite(texts.choose_group(context.language, ScopeKind(kind), known, int(numbers[0])))


async def opened(update: Update, context: Context) -> None:
    """ "xr:item" its card, "xb:item" the same in place of what was pressed."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    if not may_read(context):
        context.toast(texts.only_organisers(context.language))
    elif (found := context.session.get(Recommendation, int(number))) is None:
        context.toast(welcome.stale_button(context.language))
    else:
        context.toast()
        (context.reply if verb == "xr" else context.rewrite)(card(context, view(context, found)))


def view(context: Context, found: Recommendation) -> RecommendationView:
    shown = recommendations.view(context.session, found.item_id, context.batch.setting.policy.calendar)
    assert shown is not None
    return shown


def card(context: Context, found: RecommendationView) -> Message:
    """As whoever sent this may see it."""
    steers = people.is_coordinator(context.session, context.person_id)
    return _kept_in(context, texts.card(context.language, found, *_serving(context, found.item, 0), steers=steers))


def _serving(context: Context, item: int, page: int) -> tuple[list[Serving], int]:
    today = lights.of_day(context.batch.setting.policy, context.today)
    return overview.serving(context.session, item, today, skip=page * PER_PAGE, limit=PER_PAGE)


async def commitments_wanted(update: Update, context: Context) -> None:
    """ "xc:item:page" the commitments that serve it."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(texts.only_coordinator(context.language))
    elif (found := context.session.get(Recommendation, int(number))) is None:
        context.toast(welcome.stale_button(context.language))
    else:
        context.toast()
        shown, total = _serving(context, found.item_id, int(page))
        reference = context.session.get_one(Item, found.item_id).reference
        context.rewrite(texts.commitments(context.language, found.item_id, reference, shown, int(page), total))
