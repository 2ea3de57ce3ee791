"""The agenda of a gathering, in one message: items added, moved and taken off, by buttons or typed words."""

import re
from collections.abc import Callable
from typing import Any

from telegram import Update

from bot.texts import agenda_editing as texts
from bot.texts import followers, running
from bot.texts import settings as settings_texts
from bot.texts.message import Message
from handlers import one_message, preparing
from handlers.asking import gathering_for_press, gathering_of_dialogue
from handlers.context import Context
from models import agenda_editing, following, presenting
from models.names import Names
from models.settings import Refusal
from models.tables import AgendaItem, FocusArea, Gathering, Item

KIND = preparing.AGENDA
PLACED = re.compile(r"(\S+) (\d{1,4})")


async def opened(update: Update, context: Context) -> None:
    """ "ea:gathering:page": the agenda; from here on typed words are about it."""
    _show(update, context, _agenda)


async def areas_wanted(update: Update, context: Context) -> None:
    """ "eg:gathering:page": from which area to add."""
    _show(update, context, _areas)


def _show(update: Update, context: Context, make: Callable[[Context, Gathering, int], Message]) -> None:
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    gathering = _pressed(update, context, number)
    if gathering is not None:
        context.toast()
        one_message.listen(update, context, KIND, "edit", {"gathering": gathering.id})
        context.rewrite(make(context, gathering, int(page)))


def _pressed(update: Update, context: Context, number: str) -> Gathering | None:
    """The gathering that a button is about, while it can be edited; None after saying why it does nothing."""
    gathering = None if one_message.elsewhere(update, context) else gathering_for_press(context, number)
    if gathering is not None and gathering.settled:
        context.toast(settings_texts.refused(context.language, Refusal.SETTLED))
        return None
    return gathering


def _agenda(context: Context, gathering: Gathering, page: int) -> Message:
    items = presenting.agenda(context.session, gathering.id or 0)
    last = max(len(items) - 1, 0) // running.PER_PAGE
    return texts.agenda(context.language, gathering.id or 0, gathering.reference, items, min(page, last))


def _areas(context: Context, gathering: Gathering, page: int) -> Message:
    found = agenda_editing.areas(context.session, gathering)
    return texts.areas(context.language, gathering.id or 0, gathering.reference, found, page)


async def item_pressed(update: Update, context: Context) -> None:
    """ "ei:item" is for moving it, "eu" up and "ed" down; "er" asks whether to take it off, "ery" does."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    agenda_item = context.session.get(AgendaItem, int(number))
    if agenda_item is None:
        context.toast(texts.gone(context.language))
        return
    gathering = _pressed(update, context, str(agenda_item.gathering_id))
    if gathering is None:
        return
    if verb in ("er", "ery"):
        _take_off(context, gathering, agenda_item, certain=verb == "ery")
        return
    if verb == "ei":
        context.toast()
    else:
        items = agenda_editing.order(context.session, gathering.id or 0)
        place = items.index(agenda_item.item_id) + 1 + (1 if verb == "ed" else -1)
        context.toast(_move(context, gathering, agenda_item.item_id, place))
    context.rewrite(_chosen(context, gathering, agenda_item))


def _chosen(context: Context, gathering: Gathering, agenda_item: AgendaItem) -> Message:
    items = presenting.agenda(context.session, gathering.id or 0)
    place = [each.agenda_item for each in items].index(agenda_item.id or 0)
    number = following.followers(context.session, agenda_item.item_id)
    said = followers.how_many(context.language, number, context.batch.setting.threshold)
    return texts.chosen(context.language, gathering.id or 0, gathering.reference, items, place, said)


def _move(context: Context, gathering: Gathering, item: int, place: int) -> str:
    now_at = agenda_editing.move(context.session, gathering, item, place, context.batch.now)
    reference = context.session.get_one(Item, item).reference
    context.audit("move", reference, gathering=gathering.id, place=now_at)
    return texts.moved(context.language, reference, now_at)


def _take_off(context: Context, gathering: Gathering, agenda_item: AgendaItem, *, certain: bool) -> None:
    """Ask, or do it; what was presented stays, and that is said."""
    items = presenting.agenda(context.session, gathering.id or 0)
    place = [each.agenda_item for each in items].index(agenda_item.id or 0)
    if agenda_editing.in_use(context.session, [agenda_item]):
        context.toast(texts.stays(context.language, items[place].reference))
    elif certain:
        context.toast(_remove(context, gathering, agenda_item.item_id))
        context.rewrite(_agenda(context, gathering, place // running.PER_PAGE))
    else:
        context.toast()
        page = place // running.PER_PAGE
        context.rewrite(texts.ask_remove(context.language, gathering.id or 0, items[place], page))


def _remove(context: Context, gathering: Gathering, item: int) -> str:
    reference = context.session.get_one(Item, item).reference
    if not agenda_editing.remove(context.session, gathering, item, context.batch.now):
        return texts.stays(context.language, reference)
    context.audit("take_off", reference, gathering=gathering.id)
    return texts.taken_off(context.language, reference)


# --- adding ------------------------------------------------------------------------------------------------------


async def area_pressed(update: Update, context: Context) -> None:
    """ "ep:gathering:area:page": its items."""
    assert update.callback_query is not None
    _, number, area, page = (update.callback_query.data or "").split(":")
    gathering = _pressed(update, context, number)
    if gathering is not None:
        context.toast()
        context.rewrite(_choices(context, gathering, int(area), int(page)))


def _choices(context: Context, gathering: Gathering, area: int, page: int) -> Message:
    row = context.session.get(FocusArea, area)
    if row is None:
        return _areas(context, gathering, 0)
    found = agenda_editing.choices(context.session, gathering, area)
    names = (area, Names(row.name_nl, row.name_en))
    return texts.choices(context.language, gathering.id or 0, gathering.reference, names, found, page)


async def item_toggled(update: Update, context: Context) -> None:
    """ "et:gathering:area:item": onto the agenda, or off it while nothing was said of it."""
    assert update.callback_query is not None
    _, number, area, item = (update.callback_query.data or "").split(":")
    gathering = _pressed(update, context, number)
    if gathering is None:
        return
    found = [each.item for each in agenda_editing.choices(context.session, gathering, int(area))]
    if int(item) not in found:
        context.toast(texts.gone(context.language))
        return
    if int(item) in agenda_editing.order(context.session, gathering.id or 0):
        context.toast(_remove(context, gathering, int(item)))
    else:
        context.toast(_add(context, gathering, [int(item)]))
    context.rewrite(_choices(context, gathering, int(area), found.index(int(item)) // running.PER_PAGE))


async def all_added(update: Update, context: Context) -> None:
    """ "eh:gathering:area": all of an area, or for area 0 the whole report."""
    assert update.callback_query is not None
    _, number, area = (update.callback_query.data or "").split(":")
    gathering = _pressed(update, context, number)
    if gathering is None:
        return
    found = agenda_editing.choices(context.session, gathering, int(area) or None)
    context.toast(_add(context, gathering, [each.item for each in found]))
    if int(area):
        context.rewrite(_choices(context, gathering, int(area), 0))
    else:
        context.rewrite(_agenda(context, gathering, 0))


def _add(context: Context, gathering: Gathering, items: list[int]) -> str:
    added = agenda_editing.add(context.session, gathering, items, context.batch.now)
    if added:
        named = context.session.get_one(Item, items[0]).reference if len(items) == 1 else gathering.reference
        context.audit("add_items", named, gathering=gathering.id, items=added)
    return texts.added(context.language, added)


# --- typed words -------------------------------------------------------------------------------------------------


def hear(context: Context, _step: str, data: dict[str, Any], text: str) -> None:
    """ "TOE-2 3" puts TOE-2 third; "TOE-5" or "TOE-5, TOE-6" adds what is not there yet."""
    gathering = gathering_of_dialogue(context, data)
    if gathering is None:
        return
    placed = PLACED.fullmatch(text)
    references = [placed[1]] if placed else re.split(r"[\s,;]+", text.strip(" ,;"))
    items = []
    for reference in references:
        item = agenda_editing.item_of_report(context.session, gathering, reference)
        if item is None:
            context.reply(texts.no_such_item(context.language, reference))
            return
        items.append(item.id or 0)
    known = agenda_editing.order(context.session, gathering.id or 0)
    if new := [item for item in items if item not in known]:
        _add(context, gathering, new)
    if placed:
        _move(context, gathering, items[0], int(placed[2]))
    place = agenda_editing.order(context.session, gathering.id or 0).index(items[0])
    one_message.below(context, data, _agenda(context, gathering, place // running.PER_PAGE))
