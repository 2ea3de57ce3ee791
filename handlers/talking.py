"""What a person types in private: an answer to the question they are in the middle of."""

from datetime import date

from telegram import Update

from bot.texts import offers
from bot.texts.dates import DateProblem, DateTrouble
from handlers import deciding, offering, progress
from handlers.context import Context
from models import people

HEARERS = {offering.KIND: offering.hear, deciding.KIND: deciding.hear, progress.KIND: progress.hear}
DAYS = {offering.KIND: offering.day_chosen, deciding.KIND: deciding.day_chosen, progress.KIND: progress.day_chosen}


async def typed(update: Update, context: Context) -> None:
    """Words in private."""
    assert update.effective_message is not None
    talk = people.conversation(context.session, context.person_id)
    text = " ".join((update.effective_message.text or "").split())
    if talk is None or not text:
        context.reply(offers.not_understood(context.language))
    else:
        HEARERS[talk.kind](context, talk.step, dict(talk.data), text)


async def day_chosen(update: Update, context: Context) -> None:
    """ "od:date" or "od:later", whoever asked for a day."""
    assert update.callback_query is not None
    talk = people.conversation(context.session, context.person_id)
    if talk is None or talk.step != "when":
        context.toast(offers.nothing_to_stop(context.language))
        return
    value = (update.callback_query.data or "").removeprefix("od:")
    trouble = None if value == "later" else _trouble(value, context.today)
    context.toast()
    if trouble is not None:
        context.reply(offers.date_trouble(context.language, trouble))
    else:
        DAYS[talk.kind](context, dict(talk.data), value)


def _trouble(value: str, today: date) -> DateProblem | None:
    """A button's day may have passed since it was shown, or be forged."""
    try:
        return DateProblem(DateTrouble.PAST) if date.fromisoformat(value) < today else None
    except ValueError:
        return DateProblem(DateTrouble.IMPOSSIBLE)


async def stop_wanted(_update: Update, context: Context) -> None:
    """/stop leaves the question."""
    context.reply(_stop(context))


async def stop_pressed(_update: Update, context: Context) -> None:
    context.toast()
    context.reply(_stop(context))


def _stop(context: Context) -> str:
    if people.conversation(context.session, context.person_id) is None:
        return offers.nothing_to_stop(context.language)
    people.end_conversation(context.session, context.person_id)
    return offers.discarded(context.language)
