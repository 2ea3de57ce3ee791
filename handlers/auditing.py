"""/logboek: what was done, by which role, when; for the coordinator alone. Reading it is not an act of its own."""

from telegram import Update

from bot.texts import auditing as texts
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers.context import Context
from models import audit, people, presenting
from models.names import Names
from models.tables import Gathering


async def log_wanted(_update: Update, context: Context) -> None:
    """/audit [gathering]."""
    if not people.is_coordinator(context.session, context.person_id):
        context.reply(texts.only_coordinator(context.language))
        return
    named = [presenting.gathering(context.session, word) for word in context.args or []]
    gathering = next((each for each in named if each is not None), None)
    context.reply(_page(context, gathering, texts.Kind.ALL, 0))


async def page_turned(update: Update, context: Context) -> None:
    """ "lb:gathering:kind:page", gathering 0 for all of them."""
    assert update.callback_query is not None
    _, number, kind, page = (update.callback_query.data or "").split(":")
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(texts.only_coordinator(context.language))
        return
    context.toast()
    gathering = context.session.get(Gathering, int(number))
    chosen = texts.Kind(kind) if kind in tuple(texts.Kind) else texts.Kind.ALL
    context.rewrite(_page(context, gathering, chosen, int(page)))


async def gatherings_wanted(update: Update, context: Context) -> None:
    """ "lg:page": of which gathering."""
    assert update.callback_query is not None
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(texts.only_coordinator(context.language))
        return
    context.toast()
    page = int((update.callback_query.data or "").removeprefix("lg:"))
    known = people.organised_gatherings(context.session, context.person_id)
    context.rewrite(texts.choose_gathering(context.language, [(each.id or 0, _names(each)) for each in known], page))


def _page(context: Context, gathering: Gathering | None, kind: texts.Kind, page: int) -> Message:
    session, number = context.session, None if gathering is None else gathering.id
    actions = texts.actions(kind)
    total = audit.count(session, gathering=number, actions=actions)
    page = min(page, max(0, total - 1) // PER_PAGE)
    shown = audit.entries(session, gathering=number, actions=actions, skip=page * PER_PAGE, limit=PER_PAGE)
    return texts.log(
        context.language,
        shown,
        total,
        page,
        kind,
        zone=context.batch.setting.policy.calendar.zone,
        gathering=None if gathering is None else (gathering.id or 0, _names(gathering)),
    )


def _names(gathering: Gathering) -> Names:
    return Names(gathering.name_nl, gathering.name_en)
