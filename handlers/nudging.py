"""/nudge: those who are silent are asked in private; the organiser hears how many, never who."""

from dataclasses import replace

from telegram import Update

from bot.texts import panel as texts
from bot.texts.message import Message
from bot.texts.welcome import stale_button
from handlers.asking import gathering_meant
from handlers.context import Context
from models import joining, nudging, outbox, presenting
from models.names import Names
from models.people import Recipient
from models.tables import AgendaItem, Gathering, Item
from models.words import AgendaState


async def wanted(update: Update, context: Context) -> None:
    """/nudge [gathering] asks first."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id)
    if meant is not None:
        context.reply(question(context, meant.gathering))


def question(context: Context, gathering: Gathering) -> Message | str:
    """Whether to nudge that many, or why there is nothing to ask."""
    found = _silent(context, gathering)
    if isinstance(found, str):
        return found
    still_open, silent = found
    references = [presenting.reference_of(context.session, each) for each in still_open]
    return texts.ask_nudge(context.language, gathering.id or 0, references, len(silent))


def _silent(context: Context, gathering: Gathering) -> tuple[list[AgendaItem], list[Recipient]] | str:
    """What is open and who is silent on all of it; or why there is nobody to nudge."""
    still_open = nudging.open_items(context.session, gathering.id or 0)
    if not still_open:
        return texts.nothing_open(context.language)
    silent = nudging.to_nudge(context.session, gathering, context.batch.now)
    return (still_open, silent) if silent else texts.nobody_to_nudge(context.language)


def nudge(context: Context, gathering: Gathering) -> str:
    """Ask everyone who is silent now; what to say of it."""
    found = _silent(context, gathering)
    if isinstance(found, str):
        return found
    still_open, silent = found
    item = context.session.get_one(Item, still_open[0].item_id)
    title = Names(item.title_nl, item.title_en)
    for each in silent:
        message = texts.nudge(each.language, still_open[0].id or 0, item.reference, title, len(still_open) - 1)
        protected = replace(message, protected=gathering.embargo_until is not None)
        context.batch.say(each.chat_id, protected, priority=outbox.REMINDER)
    nudging.nudged(context.session, gathering, silent, context.batch.now)
    context.audit("nudge", gathering.reference, gathering=gathering.id, people=len(silent))
    return texts.nudged(context.language, len(silent))


async def card_wanted(update: Update, context: Context) -> None:
    """ "nc:item" under a nudge: the card once more, for who takes part and while it is open."""
    assert update.callback_query is not None
    agenda_item = context.session.get(AgendaItem, int((update.callback_query.data or "").partition(":")[2]))
    takes_part = agenda_item is not None and joining.participation(
        context.session, agenda_item.gathering_id, context.person_id
    )
    if agenda_item is None or not takes_part or agenda_item.state != AgendaState.OPEN:
        context.toast(stale_button(context.language))
        return
    context.toast()
    presenting.show_to(context.session, agenda_item, context.person_id, context.batch.now)
