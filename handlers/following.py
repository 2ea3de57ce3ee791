"""After closing: everybody who reacted reads the result of that once; who follows an item hears more of it later."""

from dataclasses import replace

from telegram import Update

from bot.texts import following as texts
from bot.texts import welcome
from bot.texts.running import PER_PAGE
from handlers.context import Context
from models import following, presenting
from models.following import Results
from models.tables import Gathering, Item, Posting


def send_results(context: Context, gathering: Gathering) -> int:
    """One message to each who reacted and can be written to, once in a gathering's life; how many go out."""
    now = context.batch.now
    letters = [
        (
            to,
            replace(texts.results(found, to.language, now, 0), protected=gathering.embargo_until is not None).payload(),
        )
        for to, found in following.owed(context.session, gathering.id or 0, threshold=context.batch.setting.threshold)
    ]
    return following.send(context.session, gathering.id or 0, letters, now)


async def page_turned(update: Update, context: Context) -> None:
    """ "fp:gathering:page" under one's results."""
    assert update.callback_query is not None
    _, gathering, page = (update.callback_query.data or "").split(":")
    found = _results(context, int(gathering), int(page))
    if found is None:
        context.toast(welcome.stale_button(context.language))
        return
    context.toast()
    context.rewrite(texts.results(found, context.language, context.batch.now, int(page)))


async def item_chosen(update: Update, context: Context) -> None:
    """ "fi:gathering:page:item:y" follows one of the items one reacted to, "…:n" stops."""
    assert update.callback_query is not None
    _, gathering, page, number, answer = (update.callback_query.data or "").split(":")
    found = _results(context, int(gathering), int(page))
    items = () if found is None else found.tally.items
    item = next((each for each in items if each.agenda_item == int(number)), None)
    if found is None or item is None:
        context.toast(welcome.stale_button(context.language))
        return
    _choose(context, found.items[item.agenda_item], item.reference, follows=answer == "y")
    found = _results(context, int(gathering), int(page)) or found
    context.rewrite(texts.results(found, context.language, context.batch.now, int(page)))


async def card_pressed(update: Update, context: Context) -> None:
    """ "fc:posting:y" on a closed card of one's own follows its item, "fc:posting:n" stops."""
    assert update.callback_query is not None
    _, number, answer = (update.callback_query.data or "").split(":")
    posting = context.session.get(Posting, int(number))
    if posting is None or posting.person_id != context.person_id:
        context.toast(welcome.stale_button(context.language))
        return
    agenda_item = presenting.agenda_item(context.session, posting.agenda_item_id)
    reference = presenting.reference_of(context.session, agenda_item)
    _choose(context, agenda_item.item_id, reference, follows=answer == "y")


async def stopped(update: Update, context: Context) -> None:
    """ "fo:item" under what moved of it."""
    assert update.callback_query is not None
    item = context.session.get(Item, int((update.callback_query.data or "").removeprefix("fo:")))
    if item is None or item.id not in following.followed(context.session, context.person_id):
        context.toast(texts.not_followed(context.language))
    else:
        _choose(context, item.id, item.reference, follows=False)


def _choose(context: Context, item: int, reference: str, *, follows: bool) -> None:
    if follows:
        following.follow(context.session, item, context.person_id, context.batch.now)
    else:
        following.unfollow(context.session, item, context.person_id)
    context.toast(texts.following(context.language, reference, follows=follows))


def _results(context: Context, gathering: int, page: int) -> Results | None:
    """One's results, if there is such a page of them."""
    if context.session.get(Gathering, gathering) is None:
        return None
    threshold = context.batch.setting.threshold
    found = following.results_for(context.session, gathering, context.person_id, threshold=threshold)
    return found if page * PER_PAGE < len(found.tally.items) else None
