"""The owner's answer to a reminder: done, on schedule, later."""

from datetime import date
from functools import partial

from telegram import Update

from bot.texts import offers
from bot.texts import reminders as texts
from bot.texts.dates import DateProblem, day_of_button, quick_picks
from handlers import concerned, dialogue
from handlers.context import Context
from models import committing, people, reminders
from models.tables import Commitment
from models.words import BEING_KEPT

KIND = "later"


async def pressed(update: Update, context: Context) -> None:
    """ "d:reminder:answer" on a reminder; an old or doubled copy acts on the same row."""
    assert update.callback_query is not None
    _, number, answer = (update.callback_query.data or "").split(":")
    commitment = reminders.answered(context.session, int(number))
    if commitment is None or not concerned.speaks_for(context, commitment):
        context.toast(texts.not_your_organisation(context.language))
        return
    if commitment.status not in BEING_KEPT:
        context.toast(texts.kept_already(context.language, commitment.reference))
        return
    context.toast()
    if answer == "show":
        view = concerned.view(context, commitment)
        context.reply(texts.reminder(context.language, int(number), view, context.today))
    elif answer == "later":
        _ask_when(context, commitment)
    else:
        _report(context, commitment, done=answer == "done")


def _report(context: Context, commitment: Commitment, *, done: bool) -> None:
    session, now = context.session, context.batch.now
    if done:
        committing.report_done(session, commitment, context.person_id, now, context.today)
    else:
        committing.report_on_schedule(session, commitment, context.person_id, now)
    step = reminders.replan(session, commitment, context.batch.setting.policy, now)
    talk = people.conversation(session, context.person_id)
    if talk is not None and talk.kind == KIND and talk.data["commitment"] == commitment.id:
        people.end_conversation(session, context.person_id)
    answer = "done" if done else "on_schedule"
    context.reply(texts.noted(context.language, commitment.reference, answer, step.day if step else None))
    if done:
        _tell_coordinators(context, commitment, answer)


def _ask_when(context: Context, commitment: Commitment) -> None:
    dialogue.go_on(context, KIND, "when", {"commitment": commitment.id})
    dialogue.ask(context, offers.ask_when(context.language, quick_picks(context.today), about=commitment.reference))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """The new date, as typed."""
    if (day := dialogue.day_typed(context, text)) is not None:
        day_chosen(context, data, day)


def day_chosen(context: Context, data: dict[str, object], day: date | None) -> None:
    """Show the full date before it counts."""
    assert day is not None
    commitment = context.session.get_one(Commitment, int(str(data["commitment"])))
    if commitment.status not in BEING_KEPT:
        people.end_conversation(context.session, context.person_id)
        context.reply(texts.kept_already(context.language, commitment.reference))
        return
    dialogue.ask(context, texts.confirm_new_date(context.language, commitment.reference, day))


async def confirmed(update: Update, context: Context) -> None:
    """ "dc:date": the new date counts."""
    assert update.callback_query is not None
    answered = dialogue.answered(context, update.callback_query.data or "")
    if answered is None:
        return
    talk, said = answered
    if talk.kind != KIND:
        context.toast(offers.over(context.language))
        return
    session, now = context.session, context.batch.now
    due = day_of_button(said.removeprefix("dc:"), today=context.today)
    commitment = session.get(Commitment, int(str(talk.data["commitment"])))
    if commitment is None or not concerned.speaks_for(context, commitment) or commitment.status not in BEING_KEPT:
        context.toast(offers.over(context.language))
        return
    context.toast()
    if isinstance(due, DateProblem):
        dialogue.ask(context, offers.date_trouble(context.language, due))
        return
    committing.report_later(session, commitment, due, context.person_id, now)
    step = reminders.replan(session, commitment, context.batch.setting.policy, now)
    people.end_conversation(session, context.person_id)
    context.reply(texts.noted_later(context.language, commitment.reference, due, step.day if step else None))
    _tell_coordinators(context, commitment, "later")


def _tell_coordinators(context: Context, commitment: Commitment, answer: str) -> None:
    view = concerned.view(context, commitment)
    concerned.tell(context, concerned.coordinators(context), partial(texts.told_coordinator, view=view, answer=answer))
