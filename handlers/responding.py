"""/response: the contact of an addressed organisation answers formally, or the coordinator records it for them."""

from functools import partial

from telegram import Update

from bot.texts import responding as texts
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers import concerned, dialogue, sentences
from handlers.context import Context
from models import people, responding
from models.responding import Addressed
from models.words import ResponseKind

KIND = "respond"
BUTTONS = {"why": "ok:skip"}
"""What can be pressed at each step."""


async def wanted(_update: Update, context: Context) -> None:
    """/response: what waits for an answer of the organisations that somebody speaks for."""
    if people.spoken_for(context.session, context.person_id):
        context.reply(_list(context, 0, answered=False))
    else:
        context.reply(texts.only_contacts(context.language))


async def listed(update: Update, context: Context) -> None:
    """ "xn:open:page" what waits, "xn:done:page" what was answered."""
    assert update.callback_query is not None
    _, which, page = (update.callback_query.data or "").split(":")
    if people.spoken_for(context.session, context.person_id):
        context.toast()
        context.rewrite(_list(context, int(page), answered=which == texts.DONE))
    else:
        context.toast(texts.only_contacts(context.language))


def _list(context: Context, page: int, *, answered: bool) -> Message:
    found = mine(context, answered=answered)
    shown = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    return texts.listed(context.language, shown, page, len(found), answered=answered)


def mine(context: Context, *, answered: bool) -> list[Addressed]:
    organisations = {each.id or 0 for each in people.spoken_for(context.session, context.person_id)}
    calendar = context.batch.setting.policy.calendar
    return responding.asked(context.session, organisations, calendar, context.today, answered=answered)


async def opened(update: Update, context: Context) -> None:
    """ "xp:item:organisation" what is asked."""
    assert update.callback_query is not None
    _, item, organisation = (update.callback_query.data or "").split(":")
    found = _meant(context, int(item), int(organisation))
    if found is None:
        context.toast(texts.only_contacts(context.language))
    else:
        context.toast()
        context.reply(texts.card(context.language, found))


def _meant(context: Context, item: int, organisation: int) -> Addressed | None:
    """What an organisation is asked, where whoever sent this may answer it in its name."""
    calendar = context.batch.setting.policy.calendar
    if people.is_coordinator(context.session, context.person_id):
        return responding.one(context.session, item, organisation, calendar)
    if not people.speaks_for(context.session, context.person_id, organisation):
        return None
    return responding.one(context.session, item, organisation, calendar, context.today)


async def answered(update: Update, context: Context) -> None:
    """ "xa:item:organisation:answer"; what is not accepted, wholly or in part, is asked why."""
    assert update.callback_query is not None
    _, item, organisation, word = (update.callback_query.data or "").split(":")
    found, answer = _meant(context, int(item), int(organisation)), ResponseKind(word)
    if found is None:
        context.toast(texts.only_contacts(context.language))
        return
    context.toast()
    if answer == ResponseKind.ACCEPTED:
        _respond(context, found, answer, "")
    else:
        asked = {"item": found.item, "organisation": found.organisation, "answer": word}
        dialogue.go_on(context, KIND, "why", asked)
        dialogue.ask(context, texts.ask_reason(context.language, found.reference, answer))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """Why not."""
    found = _of_dialogue(context, data)
    if found is not None and sentences.fits(context, text):
        _respond(context, found, ResponseKind(str(data["answer"])), text)


def chosen(context: Context, _step: str, data: dict[str, object], _verb: str, _value: str) -> None:
    """ "ok:skip": in part, without a reason."""
    found, answer = _of_dialogue(context, data), ResponseKind(str(data["answer"]))
    if found is not None and answer == ResponseKind.PARTLY:
        _respond(context, found, answer, "")


def _of_dialogue(context: Context, data: dict[str, object]) -> Addressed | None:
    """What is asked, unless it is addressed to others by now or the role was taken away."""
    found = _meant(context, int(str(data["item"])), int(str(data["organisation"])))
    if found is None:
        people.end_conversation(context.session, context.person_id)
        context.reply(texts.only_contacts(context.language))
    return found


def _respond(context: Context, asked: Addressed, answer: ResponseKind, reason: str) -> None:
    session, person = context.session, context.person_id
    changed = responding.respond(session, asked, answer, person, context.batch.now, reason=reason)
    people.end_conversation(session, person)
    found = responding.one(session, asked.item, asked.organisation, context.batch.setting.policy.calendar)
    assert found is not None
    context.reply(texts.noted(context.language, found, len(mine(context, answered=False))))
    if not changed:
        return
    if people.speaks_for(session, person, found.organisation):
        if answer != ResponseKind.ACCEPTED:
            concerned.tell(context, concerned.coordinators(context), partial(texts.told, view=found))
    else:
        context.audit("respond", found.reference, answer=answer)
        concerned.tell(context, concerned.lead(context, found.organisation), partial(texts.recorded, view=found))
