"""/handover: the log of what was handed over, which the progress report lists."""

from typing import Any

from telegram import Update

from bot.texts import comments, offers
from bot.texts import handing_over as texts
from bot.texts.dates import DateProblem, parse_past
from bot.texts.handing_over import PER_PAGE
from bot.texts.message import Message
from handlers import dialogue
from handlers.context import Context
from models import handing_over, people
from models.handing_over import TEXT_LIMIT
from models.rules.held_texts import held

KIND = "hand_over"
STEPS = ("subject", "given_by", "given_to", "day")
"""What is asked, in this order."""
BUTTONS = {"day": r"qd:\d{4}-\d\d-\d\d"}


async def wanted(_update: Update, context: Context) -> None:
    """/handover: the log."""
    if people.is_coordinator(context.session, context.person_id):
        context.reply(_log(context, 0))
    else:
        context.reply(offers.only_coordinator(context.language))


def _log(context: Context, page: int) -> Message:
    shown, total = handing_over.listed(context.session, skip=page * PER_PAGE, limit=PER_PAGE)
    return texts.log(context.language, shown, page, total)


async def pressed(update: Update, context: Context) -> None:
    """ "ql:page" the log, "qn" records, "qe:entry" one line, "qx:entry" asks whether to remove it, "qxy:entry" does."""
    assert update.callback_query is not None
    verb, _, number = (update.callback_query.data or "").partition(":")
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
        return
    if verb == "ql":
        context.toast()
        context.rewrite(_log(context, int(number)))
    elif verb == "qn":
        context.toast()
        _ask(context, "subject", {})
    else:
        _entry_pressed(context, verb, int(number))


def _entry_pressed(context: Context, verb: str, number: int) -> None:
    entry = handing_over.entry(context.session, number)
    if entry is None:
        context.toast(texts.gone(context.language))
        return
    context.toast()
    if verb == "qe":
        context.rewrite(texts.entry(context.language, entry))
    elif verb == "qx":
        context.rewrite(texts.ask_removal(context.language, entry))
    else:
        handing_over.remove(context.session, number)
        context.audit("remove_hand_over", entry.subject, day=entry.day.isoformat())
        context.rewrite(_log(context, 0))


def _ask(context: Context, step: str, data: dict[str, Any]) -> None:
    dialogue.go_on(context, KIND, step, data)
    day = step == "day"
    dialogue.ask(context, texts.ask_day(context.language, context.today) if day else texts.ask(context.language, step))


def hear(context: Context, step: str, data: dict[str, Any], text: str) -> None:
    """What is asked, one after the other; at last the day."""
    if not people.is_coordinator(context.session, context.person_id):
        people.end_conversation(context.session, context.person_id)
        context.reply(offers.only_coordinator(context.language))
    elif step == "day":
        _record(context, data, text)
    elif len(text) > TEXT_LIMIT:
        context.reply(texts.too_long(context.language))
    elif parts := held(text):
        context.reply(comments.held(context.language, parts))
    else:
        _ask(context, STEPS[STEPS.index(step) + 1], {**data, step: text})


def chosen(context: Context, step: str, data: dict[str, Any], _verb: str, value: str) -> None:
    """ "qd:day": a day that was offered."""
    hear(context, step, data, value)


def _record(context: Context, data: dict[str, Any], text: str) -> None:
    day = parse_past(text, today=context.today, language=context.tongue.language)
    if isinstance(day, DateProblem):
        dialogue.ask(context, texts.day_trouble(context.language, day))
        return
    people.end_conversation(context.session, context.person_id)
    entry = handing_over.record(
        context.session,
        day=day,
        subject=data["subject"],
        given_by=data["given_by"],
        given_to=data["given_to"],
        person=context.person_id,
        now=context.batch.now,
    )
    context.audit("hand_over", entry.subject, day=day.isoformat())
    context.reply(texts.entry(context.language, entry))
