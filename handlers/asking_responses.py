"""The coordinator reads what addressees say of a recommendation, and asks those who have not answered."""

from collections.abc import Collection

from telegram import Update

from bot.texts import asking_responses as texts
from bot.texts import welcome
from bot.texts.recommendations import only_coordinator
from bot.texts.running import PER_PAGE
from handlers.context import Context
from models import asking_responses, outbox, people, recommendations, responding
from models.asking_responses import Asking
from models.recommendations import Scope, ScopeKind
from models.tables import Item, Recommendation

ONE = "item"
"""In a button: of one recommendation, not of a list."""


async def overview(update: Update, context: Context) -> None:
    """ "xu:item:page" what each addressee says."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(only_coordinator(context.language))
        return
    if context.session.get(Recommendation, int(number)) is None:
        context.toast(welcome.stale_button(context.language))
        return
    context.toast()
    calendar = context.batch.setting.policy.calendar
    found = responding.of_item(context.session, int(number), calendar)
    waiting = responding.unanswered(context.session, calendar, context.today, [int(number)])
    reference = context.session.get_one(Item, int(number)).reference
    first = int(page) * PER_PAGE
    shown = found[first : first + PER_PAGE]
    context.rewrite(
        texts.of_recommendation(context.language, int(number), reference, shown, int(page), len(found), len(waiting))
    )


async def pressed(update: Update, context: Context) -> None:
    """ "xe:item:number" or "xe:kind:number" of a list: whom it would go to; "xey:…" asks them."""
    assert update.callback_query is not None
    verb, kind, number = (update.callback_query.data or "").split(":")
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(only_coordinator(context.language))
        return
    asking = _plan(context, kind, int(number))
    scope = f"{kind}:{number}"
    if verb == "xe":
        context.toast()
        counts = len(asking.asked), asking.recommendations
        context.reply(texts.ask_first(context.language, scope, *counts, asking.unreachable))
    else:
        _ask(context, asking, scope)


def _plan(context: Context, kind: str, number: int) -> Asking:
    items: Collection[int] = [number]
    if kind != ONE:
        items = recommendations.numbers(context.session, Scope(ScopeKind(kind), number))
    return asking_responses.plan(context.session, items, context.batch.setting.policy.calendar, context.today)


def _ask(context: Context, asking: Asking, scope: str) -> None:
    """Each contact once a day about the same."""
    letters = [
        {
            "chat_id": to.chat_id,
            "method": "sendMessage",
            "payload": texts.asked(to.language, wanted).payload(),
            "priority": outbox.TALK,
            "available_at": context.batch.now,
            "dedupe_key": f"response:{scope}:{to.person}:{context.today}",
        }
        for to, wanted in asking.asked
    ]
    new = outbox.unknown(context.session, [str(each["dedupe_key"]) for each in letters])
    outbox.put(context.session, letters)
    if not new:
        context.toast(texts.asked_today(context.language))
        return
    context.audit("ask_response", scope, people=len(new))
    context.toast(texts.asked_them(context.language, len(new)))
