"""Running the agenda: /agenda and the acts on its items, by words and by the agenda's buttons."""

from collections.abc import Callable

from telegram import Update

from bot.texts import panel, running
from bot.texts.message import Message
from handlers.asking import gathering_for_press, gathering_meant, item_for_press, item_named
from handlers.context import Context
from models import panels, presenting
from models import running as steps
from models.names import Names
from models.tables import AgendaItem, Gathering
from models.words import Act, AgendaState


async def agenda_wanted(update: Update, context: Context) -> None:
    """/agenda: what there is to present, eight lines a page."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id, helper=True)
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
    """ "g:gathering:page" under an agenda or a panel, which then is the agenda."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    gathering = gathering_for_press(context, number, helper=True)
    if gathering is not None:
        context.toast()
        _show_here(update, context, gathering, int(page))


def _show_here(update: Update, context: Context, gathering: Gathering, page: int) -> None:
    assert update.callback_query is not None
    if update.callback_query.message is not None:
        here = update.callback_query.message.message_id
        panels.leave(context.session, gathering.id or 0, context.person_id, here)
        context.rewrite(_agenda(context, gathering, page))


async def switched(update: Update, context: Context) -> None:
    """ "p:item" presents and "x:item" closes, from the agenda, which then shows it."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    agenda_item = item_for_press(context, number)
    if agenda_item is None:
        return
    context.toast(present_item(context, agenda_item) if verb == "p" else act(context, agenda_item, Act.CLOSE))
    gathering = context.session.get_one(Gathering, agenda_item.gathering_id)
    place = [line.agenda_item for line in presenting.agenda(context.session, gathering.id or 0)].index(int(number))
    _show_here(update, context, gathering, place // running.PER_PAGE)


async def present(update: Update, context: Context) -> None:
    """/present [reference]: that item, or the first that waits."""
    await _command(update, context, present_item, presenting.next_waiting, running.nothing_waits)


async def close(update: Update, context: Context) -> None:
    """/close [reference]: that item, or the only one that is open."""
    await _command(update, context, _acting(Act.CLOSE), presenting.only_open, running.which_to_close)


async def reopen(update: Update, context: Context) -> None:
    """/reopen [reference]: that item, or the one that was presented last."""
    await _command(update, context, _acting(Act.REOPEN), steps.current, running.not_presented)


async def show(update: Update, context: Context) -> None:
    """/show [reference]: its cards show the result, whatever the gathering's own setting."""
    await _command(update, context, _acting(Act.SHOW), steps.current, running.not_presented)


async def hide(update: Update, context: Context) -> None:
    """/hide [reference]: its cards show no result."""
    await _command(update, context, _acting(Act.HIDE), steps.current, running.not_presented)


def _acting(what: Act) -> Callable[[Context, AgendaItem], str]:
    return lambda context, agenda_item: act(context, agenda_item, what)


async def _command(
    update: Update,
    context: Context,
    do: Callable[[Context, AgendaItem], str],
    else_this: Callable[..., AgendaItem | None],
    none_there: Callable[[str | None], str],
) -> None:
    """Do it with the item that the words name, or with the one that is meant without any."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id, helper=True, takes=1)
    if meant is None:
        return
    if meant.words:
        agenda_item = item_named(context, meant)
    else:
        agenda_item = else_this(context.session, meant.gathering.id or 0)
        if agenda_item is None:
            context.reply(none_there(context.language))
    if agenda_item is not None:
        context.reply(do(context, agenda_item))


async def undo_wanted(update: Update, context: Context) -> None:
    """/undo: the last step, whichever it was."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id, helper=True, takes=1)
    if meant is not None:
        step = steps.last_step(meant.gathering)
        context.reply(undo(context, meant.gathering, step.number if step else 0))


def undo(context: Context, gathering: Gathering, seen: int) -> str:
    """Take back the step with the number that was `seen`; what to say of it."""
    step = steps.undo(context.session, gathering, seen, context.person_id, context.batch.now)
    if step is None:
        return panel.nothing_to_undo(context.language)
    context.audit("undo", step.reference, gathering=gathering.id, undone=str(step.act))
    return panel.undone(context.language, step)


def present_item(context: Context, agenda_item: AgendaItem) -> str:
    """Open it, or where it is open already, send the cards that are missing; what to say of it."""
    if agenda_item.state == AgendaState.WAITING:
        return act(context, agenda_item, Act.PRESENT)
    if agenda_item.state == AgendaState.CLOSED:
        return act(context, agenda_item, Act.REOPEN)
    cards = presenting.post_missing(context.session, agenda_item, context.batch.now)
    reference = presenting.reference_of(context.session, agenda_item)
    if cards:
        context.audit("present", reference, gathering=agenda_item.gathering_id, again=cards)
    return running.presented_again(context.language, reference, cards)


def act(context: Context, agenda_item: AgendaItem, what: Act) -> str:
    """Do it; what to say of it, also when it can't be done."""
    reference = presenting.reference_of(context.session, agenda_item)
    if context.session.get_one(Gathering, agenda_item.gathering_id).settled:
        return running.settled(context.language)
    cards = steps.take(context.session, agenda_item, what, context.person_id, context.batch.now)
    if cards is None:
        return _refused(context, agenda_item, reference, what)
    context.audit(str(what), reference, gathering=agenda_item.gathering_id, round=agenda_item.round)
    return "\n".join([_said(context, reference, what, cards), *_warnings(context, agenda_item, what)])


def _refused(context: Context, agenda_item: AgendaItem, reference: str, what: Act) -> str:
    if what in (Act.CLOSE, Act.TIMER) or agenda_item.state == AgendaState.WAITING:
        return running.not_open(context.language, reference)
    return running.stands_already(context.language, reference)


def _said(context: Context, reference: str, what: Act, cards: int) -> str:
    if what == Act.PRESENT and not cards:
        return running.nobody_there(context.language, reference)
    if what == Act.PRESENT or cards:
        return running.presented(context.language, reference, cards)
    return {
        Act.REOPEN: running.reopened,
        Act.CLOSE: running.closed,
        Act.TIMER: running.closes_soon,
        Act.SHOW: running.result_shown,
        Act.HIDE: running.result_hidden,
    }[what](context.language, reference)


def _warnings(context: Context, agenda_item: AgendaItem, what: Act) -> list[str]:
    if what not in (Act.PRESENT, Act.REOPEN):
        return []
    deaf = presenting.deaf_groups(context.session, agenda_item.gathering_id)
    return [running.emoji_not_counted(context.language, title) for title in deaf]
