"""What a person types in private: an answer to the question they are in the middle of."""

import re
from unicodedata import category

from telegram import Update

from bot.texts import minutes as minutes_texts
from bot.texts import offers
from bot.texts.dates import DateProblem, day_of_button
from handlers import (
    agenda_editing,
    amending,
    announcing,
    away,
    commenting,
    commitments,
    creating,
    deciding,
    details,
    dialogue,
    endorsing,
    entering,
    escalating,
    forgetting,
    handing_over,
    hands,
    importing,
    inviting,
    joining,
    menus,
    minutes,
    not_mine,
    noting,
    offering,
    passages,
    postponing,
    preparing,
    rechecking,
    reporting,
    responding,
    snoozing,
    stages,
    verdicts,
)
from handlers.context import Context
from models import people

HEARERS = {
    offering.KIND: offering.hear,
    deciding.KIND: deciding.hear,
    postponing.KIND: postponing.hear,
    not_mine.KIND: not_mine.hear,
    snoozing.KIND: snoozing.hear,
    noting.KIND: noting.hear,
    away.KIND: away.hear,
    verdicts.KIND: verdicts.hear,
    amending.KIND: amending.hear,
    commitments.KIND: commitments.hear,
    details.KIND: details.hear,
    endorsing.KIND: endorsing.hear,
    entering.KIND: entering.hear,
    escalating.KIND: escalating.hear,
    announcing.KIND: announcing.hear,
    hands.KIND: hands.hear,
    forgetting.KIND: forgetting.hear,
    minutes.KIND: minutes.hear,
    commenting.KIND: commenting.hear,
    preparing.KIND: preparing.hear,
    creating.KIND: creating.hear,
    agenda_editing.KIND: agenda_editing.hear,
    inviting.KIND: inviting.hear,
    rechecking.KIND: rechecking.hear,
    responding.KIND: responding.hear,
    reporting.KIND: reporting.hear,
    passages.KIND: passages.hear,
    handing_over.KIND: handing_over.hear,
    stages.KIND: stages.hear,
}
STOPPED = {minutes.KIND: minutes_texts.line_left_out}
"""What is said of stopping where something stands already."""
UNDATED = (offering.KIND, entering.KIND)
"""Where the date may be left open."""
DAYS = {
    offering.KIND: offering.day_chosen,
    deciding.KIND: deciding.day_chosen,
    postponing.KIND: postponing.day_chosen,
    snoozing.KIND: snoozing.day_chosen,
    away.KIND: away.day_chosen,
    amending.KIND: amending.day_chosen,
    entering.KIND: entering.day_chosen,
    preparing.KIND: preparing.day_chosen,
    creating.KIND: creating.day_chosen,
    inviting.KIND: inviting.day_chosen,
}

CHOICES = {
    each.KIND: (each.chosen, each.BUTTONS)
    for each in (
        offering,
        amending,
        commitments,
        details,
        entering,
        escalating,
        handing_over,
        not_mine,
        postponing,
        rechecking,
        responding,
        stages,
    )
}
"""What hears the buttons of a question, and which those are at each step."""


async def choice_made(update: Update, context: Context) -> None:
    """A button of a question about commitments, whoever asked it."""
    assert update.callback_query is not None
    answered = dialogue.answered(context, update.callback_query.data or "")
    if answered is None:
        return
    talk, said = answered
    hears, buttons = CHOICES.get(talk.kind, (None, {}))
    if hears is None or not re.fullmatch(buttons.get(talk.step, ""), said):
        context.toast(offers.over(context.language))
        return
    context.toast()
    verb, _, value = said.partition(":")
    hears(context, talk.step, dict(talk.data), verb, value)


async def typed(update: Update, context: Context) -> None:
    """Words in private."""
    assert update.effective_message is not None
    talk = people.conversation(context.session, context.person_id)
    text = update.effective_message.text or ""
    keeps_lines = talk is not None and (talk.kind == announcing.KIND or (talk.kind, talk.step) == reporting.OVERALL)
    text = announcing.with_its_lines(text) if keeps_lines else " ".join(text.split())
    if talk is not None and _is_visible(text):
        HEARERS[talk.kind](context, talk.step, dict(talk.data), text)
    elif joining.hear(context, text):
        menus.bring_up_to_date(update, context)
    else:
        context.reply(offers.not_understood(context.language))


def _is_visible(text: str) -> bool:
    """Whether there is anything to read: Telegram takes no text of spaces, marks and invisible characters alone."""
    return any(category(each)[0] not in "CMZ" for each in text)


async def file_sent(update: Update, context: Context) -> None:
    """A document, a photo, a voice in private: a note is words alone, and the coordinator's report a document."""
    assert update.effective_message is not None
    talk = people.conversation(context.session, context.person_id)
    if talk is not None and talk.kind == noting.KIND:
        noting.file_sent(context)
    elif update.effective_message.document is not None and update.effective_message.animation is None:
        importing.file_sent(update, context)
    else:
        importing.other_sent(context)


async def day_chosen(update: Update, context: Context) -> None:
    """ "od:date" or "od:later", whoever asked for a day."""
    assert update.callback_query is not None
    answered = dialogue.answered(context, update.callback_query.data or "")
    if answered is None:
        return
    talk, said = answered
    value = said.removeprefix("od:")
    if talk.step != "when" or (value == "later" and talk.kind not in UNDATED):
        context.toast(offers.over(context.language))
        return
    day = None if value == "later" else day_of_button(value, today=context.today)
    context.toast()
    if isinstance(day, DateProblem):
        dialogue.ask(context, offers.date_trouble(context.language, day))
    else:
        DAYS[talk.kind](context, dict(talk.data), day)


async def stop_wanted(_update: Update, context: Context) -> None:
    """/stop leaves the question."""
    context.reply(_stop(context))


async def stop_pressed(update: Update, context: Context) -> None:
    """ "stop" under a question leaves that one."""
    assert update.callback_query is not None
    if dialogue.answered(context, update.callback_query.data or "") is not None:
        context.toast()
        context.reply(_stop(context))


def _stop(context: Context) -> str:
    talk = people.conversation(context.session, context.person_id)
    if talk is None:
        return offers.nothing_to_stop(context.language)
    people.end_conversation(context.session, context.person_id)
    return STOPPED.get(talk.kind, offers.discarded)(context.language)
