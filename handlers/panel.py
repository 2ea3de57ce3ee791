"""/panel: the one private message from which a gathering is run, brought up to date by every press on it."""

from collections.abc import Callable

from telegram import Update

from bot.texts import panel as texts
from bot.texts.message import Message, digest
from handlers import announcing, following, hands, nudging, one_message, presenting
from handlers.asking import gathering_for_press, gathering_meant, item_for_press
from handlers.context import Context
from models import nudging as silence
from models import panels, people, running
from models.names import Names
from models.tables import AgendaItem, Gathering
from models.words import Act

ACTS = {"pt": Act.TIMER, "px": Act.CLOSE, "po": Act.REOPEN, "pv": Act.SHOW, "ph": Act.HIDE, "pn": Act.PRESENT}


async def wanted(update: Update, context: Context) -> None:
    """/panel [gathering]: a new panel; the one there was goes."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id, helper=True)
    if meant is None:
        return
    message = _panel(context, meant.gathering)
    letter = context.reply(message)
    to = people.recipient(context.session, context.person_id)
    if letter is not None and to is not None:
        now, shown = context.batch.now, digest(message.payload())
        panels.hang(context.session, meant.gathering, context.person_id, to.chat_id, now, letter=letter, digest=shown)


def _panel(context: Context, gathering: Gathering) -> Message:
    as_helper = not people.organises(context.session, context.person_id, gathering.id or 0)
    view = panels.view(context.session, gathering, context.batch.now, as_helper=as_helper)
    return texts.panel(context.language, view)


def _show_here(update: Update, context: Context, gathering: Gathering) -> None:
    """The message that was pressed is the panel."""
    here = update.callback_query.message if update.callback_query else None
    if here is None:
        return
    message = _panel(context, gathering)
    letter = context.rewrite(message)
    assert letter is not None
    panels.hang(
        context.session,
        gathering,
        context.person_id,
        here.chat.id,
        context.batch.now,
        letter=letter,
        digest=digest(message.payload()),
        message_id=here.message_id,
    )


def _ask_here(update: Update, context: Context, gathering: Gathering, question: Message) -> None:
    """The message that was pressed asks this, and is no panel while it does."""
    assert update.callback_query is not None
    here = update.callback_query.message
    if here is not None:
        panels.leave(context.session, gathering.id or 0, context.person_id, here.message_id)
        context.rewrite(question)


async def item_pressed(update: Update, context: Context) -> None:
    """An act on an item: "pn:item", what the presser saw as next, and "pt", "px", "po", "pv", "ph"; "pz" for hands.

    Where it stands so already, a colleague was first: that is said, and nothing else happens.
    """
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    if one_message.elsewhere(update, context) or (agenda_item := item_for_press(context, number)) is None:
        return
    if verb == "pz":
        context.toast()
        hands.begin(context, agenda_item)
        return
    gathering = context.session.get_one(Gathering, agenda_item.gathering_id)
    context.toast(_act(context, gathering, agenda_item, ACTS[verb]))
    _show_here(update, context, gathering)


def _act(context: Context, gathering: Gathering, agenda_item: AgendaItem, act: Act) -> str:
    before = running.last_step(gathering)
    said = presenting.act(context, agenda_item, act)
    if running.last_step(gathering) == before and not gathering.settled:
        return _beaten(context, gathering)
    return said.partition("\n")[0]


def _beaten(context: Context, gathering: Gathering) -> str:
    step = running.last_step(gathering)
    return texts.beaten(context.language, step, by_me=step is not None and step.by == context.person_id)


async def undo_pressed(update: Update, context: Context) -> None:
    """ "pu:gathering:step": the last step, if it is still the one that was on the panel."""
    assert update.callback_query is not None
    _, number, seen = (update.callback_query.data or "").split(":")
    if (
        one_message.elsewhere(update, context)
        or (gathering := gathering_for_press(context, number, helper=True)) is None
    ):
        return
    step = running.last_step(gathering)
    stale = step is None or step.number != int(seen)
    context.toast(_beaten(context, gathering) if stale else presenting.undo(context, gathering, int(seen)))
    _show_here(update, context, gathering)


async def gathering_pressed(update: Update, context: Context) -> None:
    """ "pb:gathering" shows the panel here; "pm" announces, "pg" nudges and "pf" finishes, after a question."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    if one_message.elsewhere(update, context):
        return
    gathering = gathering_for_press(context, number, helper=verb == "pb")
    if gathering is not None:
        VERBS[verb](update, context, gathering)


def _refresh(update: Update, context: Context, gathering: Gathering) -> None:
    context.toast()
    _show_here(update, context, gathering)


def _announce(_update: Update, context: Context, gathering: Gathering) -> None:
    context.toast()
    announcing.begin(context, gathering)


def _ask_nudge(update: Update, context: Context, gathering: Gathering) -> None:
    question = nudging.question(context, gathering)
    if isinstance(question, str):
        context.toast(question)
    else:
        context.toast()
        _ask_here(update, context, gathering, question)


def _nudge(update: Update, context: Context, gathering: Gathering) -> None:
    context.toast(nudging.nudge(context, gathering))
    _show_here(update, context, gathering)


def _ask_finish(update: Update, context: Context, gathering: Gathering) -> None:
    context.toast()
    still_open = len(silence.open_items(context.session, gathering.id or 0))
    names = Names(gathering.name_nl, gathering.name_en)
    _ask_here(update, context, gathering, texts.ask_finish(context.language, gathering.id or 0, names, still_open))


def _finish(update: Update, context: Context, gathering: Gathering) -> None:
    """What is open closes, and participants get their results."""
    closed = running.finish(context.session, gathering, context.person_id, context.batch.now)
    if closed is None:
        context.toast(_beaten(context, gathering))
    else:
        context.audit("finish", gathering.reference, gathering=gathering.id, closed=len(closed))
        following.send_results(context, gathering)
        context.toast(texts.finished(context.language, len(closed)))
    _show_here(update, context, gathering)


VERBS: dict[str, Callable[[Update, Context, Gathering], None]] = {
    "pb": _refresh,
    "pm": _announce,
    "pg": _ask_nudge,
    "pgy": _nudge,
    "pf": _ask_finish,
    "pfy": _finish,
}
