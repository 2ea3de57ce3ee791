"""/hands: an organiser or helper enters how many hands were raised in the hall for each position."""

import re
from typing import Any

from telegram import Update

from bot.texts import hands as texts
from bot.texts import offers, running
from handlers import dialogue
from handlers.asking import gathering_meant, item_named
from handlers.context import Context
from models import hands, people, presenting
from models import running as steps
from models.tables import AgendaItem, Gathering
from models.words import AgendaState

KIND = "hands"
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,9})"
"""Also with a point between the thousands."""
BETWEEN = r"[\s,;/+&]"
NUMBERS = re.compile(rf"{BETWEEN}*{NUMBER}(?:{BETWEEN}+{NUMBER})*{BETWEEN}*")


async def wanted(update: Update, context: Context) -> None:
    """/hands [gathering] [reference]: for that item, or the one that was presented last."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id, helper=True, takes=1)
    if meant is None:
        return
    if meant.words:
        agenda_item = item_named(context, meant)
    else:
        agenda_item = steps.current(context.session, meant.gathering.id or 0)
        if agenda_item is None:
            context.reply(running.not_presented(context.language))
    if agenda_item is not None:
        begin(context, agenda_item)


def begin(context: Context, agenda_item: AgendaItem) -> None:
    """Ask for the numbers."""
    if agenda_item.state == AgendaState.WAITING:
        context.reply(running.not_presented(context.language))
    elif context.session.get_one(Gathering, agenda_item.gathering_id).settled:
        context.reply(running.settled(context.language))
    else:
        _ask(context, agenda_item, [], {})


def _ask(context: Context, agenda_item: AgendaItem, counted: list[int], data: dict[str, Any]) -> None:
    going_on = {**data, "agenda_item": agenda_item.id, "counted": counted}
    dialogue.go_on(context, KIND, "count", going_on)
    reference = presenting.reference_of(context.session, agenda_item)
    positions = hands.positions(context.session, agenda_item)
    dialogue.ask(context, texts.ask(context.language, reference, positions, counted))


def _agenda_item(context: Context, data: dict[str, Any]) -> AgendaItem | None:
    """The item of this dialogue, unless the role was taken away in between or its figures became final."""
    agenda_item = context.session.get(AgendaItem, int(data["agenda_item"]))
    if agenda_item is None or not people.runs(context.session, context.person_id, agenda_item.gathering_id):
        why = running.not_yours(context.language)
    elif context.session.get_one(Gathering, agenda_item.gathering_id).settled:
        why = running.settled(context.language)
    else:
        return agenda_item
    people.end_conversation(context.session, context.person_id)
    context.reply(why)
    return None


def hear(context: Context, _step: str, data: dict[str, Any], text: str) -> None:
    """One number, or several at once; what all positions but practice need is enough when typed at once."""
    agenda_item = _agenda_item(context, data)
    if agenda_item is None:
        return
    positions = hands.positions(context.session, agenda_item)
    numbers = [int(each.replace(".", "")) for each in re.findall(NUMBER, text)]
    counted = [*data["counted"], *numbers]
    if NUMBERS.fullmatch(text) is None or len(counted) > len(positions) or max(numbers) > hands.MOST:
        context.reply(texts.trouble(context.language, hands.MOST, len(positions) - len(data["counted"])))
    elif len(counted) == len(positions) or (len(numbers) > 1 and len(counted) == 3):
        _enter(context, agenda_item, counted)
    else:
        _ask(context, agenda_item, counted, data)


async def chosen(update: Update, context: Context) -> None:
    """ "hs": practice was not counted."""
    assert update.callback_query is not None
    answered = dialogue.answered(context, update.callback_query.data or "", KIND)
    if answered is None:
        return
    talk, _ = answered
    if len(talk.data["counted"]) != 3:
        context.toast(offers.over(context.language))
        return
    context.toast()
    agenda_item = _agenda_item(context, talk.data)
    if agenda_item is not None:
        _enter(context, agenda_item, talk.data["counted"])


def _enter(context: Context, agenda_item: AgendaItem, counted: list[int]) -> None:
    count = dict(zip(hands.positions(context.session, agenda_item), counted, strict=False))
    before = hands.enter(context.session, agenda_item, count, context.batch.now)
    people.end_conversation(context.session, context.person_id)
    reference = presenting.reference_of(context.session, agenda_item)
    context.audit("hands", reference, gathering=agenda_item.gathering_id, hands=count, before=before)
    context.reply(texts.noted(context.language, reference, count, before))
