"""An organisation that a progress report names as overdue adds one line to what is said of it."""

from functools import partial

from telegram import Update

from bot.texts import comments
from bot.texts import reminders as reminder_texts
from bot.texts import reporting as texts
from bot.texts.message import Message
from handlers import concerned, dialogue
from handlers.context import Context
from models import people, releasing
from models.releasing import LINE_LIMIT
from models.rules.held_texts import held
from models.tables import Organisation, Passage

KIND = "passage"


async def pressed(update: Update, context: Context) -> None:
    """ "ja:report:organisation": the line is typed."""
    assert update.callback_query is not None
    _, report, organisation = (update.callback_query.data or "").split(":")
    if not people.speaks_for(context.session, context.person_id, int(organisation)):
        context.toast(reminder_texts.not_your_organisation(context.language))
        return
    if releasing.open_passage(context.session, int(report), int(organisation)) is None:
        context.toast(texts.passage_over(context.language))
        return
    context.toast()
    dialogue.go_on(context, KIND, "line", {"report": int(report), "organisation": int(organisation)})
    dialogue.ask(context, texts.ask_line(context.language, _name(context, int(organisation), context.language)))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """The line; whoever lost the role in between, or comes too late, is told so."""
    report, organisation = int(str(data["report"])), int(str(data["organisation"]))
    passage = releasing.open_passage(context.session, report, organisation)
    if passage is None or not people.speaks_for(context.session, context.person_id, organisation):
        people.end_conversation(context.session, context.person_id)
        context.reply(texts.passage_over(context.language))
    elif len(text) > LINE_LIMIT:
        context.reply(texts.line_too_long(context.language))
    elif parts := held(text):
        context.reply(comments.held(context.language, parts))
    else:
        people.end_conversation(context.session, context.person_id)
        _add(context, passage, text)


def _add(context: Context, passage: Passage, text: str) -> None:
    report, organisation = passage.report_id, passage.organisation_id
    releasing.add_line(context.session, passage, text, context.person_id, context.batch.now)
    context.reply(texts.line_added(context.language, report, organisation, text))
    concerned.tell(context, concerned.coordinators(context), partial(_told, context, passage))


def _told(context: Context, passage: Passage, language: str) -> Message:
    name = _name(context, passage.organisation_id, language)
    return texts.told_line(language, passage.report_id, name, passage.line, language)


def _name(context: Context, organisation: int, language: str | None) -> str:
    row = context.session.get_one(Organisation, organisation)
    return row.name_en if language == "en" else row.name_nl
