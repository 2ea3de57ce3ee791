"""/react: what is open, one card after another in one message of the private chat; stop, and go on another day."""

from dataclasses import replace

from telegram import Update

from bot.texts import walking as texts
from bot.texts import welcome
from bot.texts.message import Message
from handlers.context import Context
from models import groups, joining, people, presenting, walking
from models.names import Names
from models.tables import Gathering


async def wanted(update: Update, context: Context) -> None:
    """/react, in private or in a group; from a group it is answered in private."""
    chat = update.effective_chat
    assert chat is not None
    if chat.id > 0:
        people.can_be_written_to(context.session, context.person_id, chat.id)
    mine = walking.gatherings(context.session, context.person_id)
    shown = groups.of(context.session, chat.id) if chat.id < 0 else None
    here = [each for each in mine if shown is not None and each.id == shown.gathering_id]
    if not mine:
        context.reply(texts.nothing_open(context.language))
    elif len(here or mine) > 1:
        context.reply(_which(context, mine, 0))
    else:
        _begin(context, (here or mine)[0].id or 0)


def _begin(context: Context, gathering: int) -> None:
    """A new message with the card at which to begin; where all has a reaction, what came of it."""
    to = people.recipient(context.session, context.person_id)
    agenda_item = walking.begin_at(context.session, gathering, context.person_id)
    if agenda_item is None or to is None:
        context.reply(_ended(context, gathering))
    else:
        walking.stand_at(context.session, agenda_item, context.person_id, to.chat_id, context.batch.now)


def _which(context: Context, gatherings: list[Gathering], page: int) -> Message:
    named = [(each.id or 0, Names(each.name_nl, each.name_en)) for each in gatherings]
    under_embargo = any(each.embargo_until is not None for each in gatherings)
    return replace(texts.which(context.language, named, page), protected=under_embargo)


def _ended(context: Context, gathering: int) -> Message:
    items = walking.open_items(context.session, gathering, context.person_id)
    ended = texts.ended(context.language, gathering, sum(each.reacted for each in items), len(items))
    return replace(ended, protected=context.session.get_one(Gathering, gathering).embargo_until is not None)


async def page_turned(update: Update, context: Context) -> None:
    """ "wl:page" where the person takes part in many gatherings."""
    assert update.callback_query is not None
    context.toast()
    page = int((update.callback_query.data or "").removeprefix("wl:"))
    context.rewrite(_which(context, walking.gatherings(context.session, context.person_id), page))


async def gone_on(update: Update, context: Context) -> None:
    """ "wg:gathering" goes on where a reaction is missing, "wf:gathering" begins anew; in the same message."""
    query = update.callback_query
    assert query is not None
    if query.message is None:
        context.toast(welcome.stale_button(context.language))
        return
    verb, number = (query.data or "").split(":")
    gathering, chat, message = int(number), query.message.chat.id, query.message.message_id
    if chat < 0 or joining.participation(context.session, gathering, context.person_id) is None:
        context.toast(welcome.stale_button(context.language))
        return
    context.toast()
    items = walking.open_items(context.session, gathering, context.person_id)
    first = items[0].agenda_item if items else None
    agenda_item = first if verb == "wf" else walking.begin_at(context.session, gathering, context.person_id)
    if agenda_item is None:
        _end(context, gathering, chat, message)
    else:
        _stand_at(context, agenda_item, chat, message)


async def pressed(update: Update, context: Context) -> None:
    """ "wp:posting", "wn:posting", "ws:posting": back, on, stop. A second tap on a card that was left does nothing."""
    query = update.callback_query
    assert query is not None
    if query.message is None:
        context.toast(welcome.stale_button(context.language))
        return
    verb, number = (query.data or "").split(":")
    chat, message = query.message.chat.id, query.message.message_id
    card = walking.standing(context.session, int(number), context.person_id, chat)
    if card is None:
        context.toast(welcome.stale_button(context.language))
        return
    context.toast()
    if walking.has_moved_on(context.session, card, message):
        return
    agenda_item = presenting.agenda_item(context.session, card.agenda_item_id)
    if verb == "ws":
        items = walking.open_items(context.session, agenda_item.gathering_id, context.person_id)
        reference = presenting.reference_of(context.session, agenda_item)
        reacted = sum(each.reacted for each in items)
        walking.leave(context.session, chat, message)
        context.rewrite(texts.stopped(context.language, agenda_item.gathering_id, reference, reacted, len(items)))
        return
    beside = walking.beside(context.session, agenda_item, context.person_id, back=verb == "wp")
    if beside is not None:
        _stand_at(context, beside, chat, message)
    elif verb == "wn":
        _end(context, agenda_item.gathering_id, chat, message)


def _stand_at(context: Context, agenda_item: int, chat: int, message: int) -> None:
    walking.stand_at(context.session, agenda_item, context.person_id, chat, context.batch.now, message_id=message)


def _end(context: Context, gathering: int, chat: int, message: int) -> None:
    walking.walked_to(context.session, gathering, context.person_id, None)
    walking.leave(context.session, chat, message)
    context.rewrite(_ended(context, gathering))
