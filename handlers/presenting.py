"""Running the agenda: /agenda, /present, /close, and the same by buttons."""

from telegram import Update

from bot.texts import running
from bot.texts.message import Message
from handlers.asking import gathering_meant, item_for_press, item_named
from handlers.context import Context
from models import people, presenting
from models.names import Names
from models.tables import AgendaItem, Gathering
from models.words import AgendaState


async def agenda_wanted(update: Update, context: Context) -> None:
    """/agenda: what there is to present, eight lines a page."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id)
    if meant is not None:
        context.reply(_agenda(context, meant.gathering, 0))


def _agenda(context: Context, gathering: Gathering, page: int) -> Message:
    return running.agenda(
        context.language,
        gathering.id or 0,
        Names(gathering.name_nl, gathering.name_en),
        gathering.date,
        presenting.agenda(context.session, gathering.id or 0),
        page,
    )


async def page_turned(update: Update, context: Context) -> None:
    """ "g:gathering:page" under an agenda."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    gathering = context.session.get(Gathering, int(number))
    if gathering is None or not people.organises(context.session, context.person_id, int(number)):
        context.toast(running.not_yours(context.language))
        return
    context.toast()
    context.rewrite(_agenda(context, gathering, int(page)))


async def present(update: Update, context: Context) -> None:
    """/present [reference]: that item, or the first that waits."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id)
    if meant is None:
        return
    if meant.words:
        agenda_item = item_named(context, meant)
    else:
        agenda_item = presenting.next_waiting(context.session, meant.gathering.id or 0)
        if agenda_item is None:
            context.reply(running.nothing_waits(context.language))
    if agenda_item is not None:
        context.reply(_present(context, agenda_item))


def _present(context: Context, agenda_item: AgendaItem) -> str:
    if context.session.get_one(Gathering, agenda_item.gathering_id).settled:
        return running.settled(context.language)
    cards = presenting.present(context.session, agenda_item, context.batch.now)
    reference = presenting.reference_of(context.session, agenda_item)
    _note(context, agenda_item, "present")
    deaf = presenting.deaf_groups(context.session, agenda_item.gathering_id)
    warnings = [running.emoji_not_counted(context.language, title) for title in deaf]
    return "\n".join([running.presented(context.language, reference, cards), *warnings])


async def close(update: Update, context: Context) -> None:
    """/close [reference]: that item, or the only one that is open."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id)
    if meant is None:
        return
    if meant.words:
        agenda_item = item_named(context, meant)
    else:
        agenda_item = presenting.only_open(context.session, meant.gathering.id or 0)
        if agenda_item is None:
            context.reply(running.which_to_close(context.language))
    if agenda_item is not None:
        context.reply(_close(context, agenda_item))


def _close(context: Context, agenda_item: AgendaItem) -> str:
    reference = presenting.reference_of(context.session, agenda_item)
    if agenda_item.state != AgendaState.OPEN:
        return running.not_open(context.language, reference)
    presenting.close(context.session, agenda_item, context.batch.now)
    _note(context, agenda_item, "close")
    return running.closed(context.language, reference)


async def switched(update: Update, context: Context) -> None:
    """ "p:item" presents and "x:item" closes, from the agenda, which then shows it."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    agenda_item = item_for_press(context, number)
    if agenda_item is None:
        return
    said = _present(context, agenda_item) if verb == "p" else _close(context, agenda_item)
    context.toast(said)
    gathering = context.session.get_one(Gathering, agenda_item.gathering_id)
    place = [line.agenda_item for line in presenting.agenda(context.session, gathering.id or 0)].index(int(number))
    context.rewrite(_agenda(context, gathering, place // running.PER_PAGE))


def _note(context: Context, agenda_item: AgendaItem, action: str) -> None:
    subject = presenting.reference_of(context.session, agenda_item)
    context.audit(action, subject, gathering=agenda_item.gathering_id, round=agenda_item.round)
