"""The owner's answer to a reminder, by one of its buttons."""

from functools import partial

from telegram import Update

from bot.texts import answers as texts
from bot.texts import reminders as reminder_texts
from bot.texts import verdicts
from handlers import away, concerned, not_mine, noting, postponing, settling, snoozing
from handlers.context import Context
from models import answering, committing, history, people, reminders, undoing
from models.tables import Commitment, Progress, Reminder
from models.words import BEING_KEPT


async def pressed(update: Update, context: Context) -> None:
    """ "d:12:answer" on reminder 12, "d:c9:answer" of commitment 9; an old or doubled copy acts on the same row.

    What somebody else answered stands, unless the answer ends in "!".
    """
    assert update.callback_query is not None
    _, about, said = (update.callback_query.data or "").split(":")
    answer, all_the_same = said.removesuffix("!"), said.endswith("!")
    number = None if about.startswith("c") else int(about)
    commitment = _meant(context, about, number)
    if commitment is None or not concerned.speaks_for(context, commitment):
        context.toast(_not_theirs(context, commitment, number))
        return
    if number is not None:
        reminders.arrived(context.session, number)
    if _stands(context, commitment, answer):
        context.toast(texts.stands_already(context.language, concerned.view(context, commitment)))
    elif answer == "show":
        context.toast()
        view = concerned.view(context, commitment)
        context.reply(reminder_texts.reminder(context.language, number, view, context.today, all_the_same=all_the_same))
    elif answer != "away" and not all_the_same and _was_answered_by_another(context, commitment, number):
        context.toast()
        view, follows = concerned.view(context, commitment), settling.next_message(context, commitment)
        context.reply(texts.answered_already(context.language, view, number, follows))
    else:
        context.toast()
        ANSWERS[answer](context, commitment)


def _meant(context: Context, about: str, number: int | None) -> Commitment | None:
    """What is answered about; "c12" names a commitment itself."""
    if number is not None:
        return reminders.about(context.session, number)
    return context.session.get(Commitment, int(about.removeprefix("c")))


def _not_theirs(context: Context, commitment: Commitment | None, number: int | None) -> str:
    """That somebody else is the contact now, where there is one."""
    session = context.session
    if commitment is None or number is None or not reminders.was_for(session, number, context.person_id):
        return reminder_texts.not_your_organisation(context.language)
    if not people.contacts_of(session, commitment.organisation_id):
        return reminder_texts.not_your_organisation(context.language)
    return reminder_texts.passed_on(context.language, concerned.view(context, commitment))


def _stands(context: Context, commitment: Commitment, answer: str) -> bool:
    """Whether this answer has nothing to add: it is settled, help is wanted already, or nothing changed since today's
    "on schedule".
    """
    if commitment.status not in BEING_KEPT:
        return answer != "away"
    if answer == "help":
        return commitment.help_asked_at is not None
    last = committing.last_report(context.session, commitment.id or 0)
    if answer != "on" or last is None or last.answer != "on_schedule":
        return False
    said_today = context.batch.setting.policy.calendar.local_date(last.at) == context.today
    return said_today and not history.changed_since(context.session, last)


def _was_answered_by_another(context: Context, commitment: Commitment, reminder: int | None) -> bool:
    """Whether the last to say something, since this reminder was due or else in the last day, was somebody else."""
    last = committing.last_report(context.session, commitment.id or 0)
    day_ago = context.batch.now - undoing.WITHIN
    since = day_ago if reminder is None else context.session.get_one(Reminder, reminder).due_at
    return last is not None and last.at >= since and last.reported_by not in (None, context.person_id)


def _done(context: Context, commitment: Commitment) -> None:
    step = answering.done(context.session, commitment, context.person_id, context.batch.now, context.today)
    _noted(context, commitment, step)
    _put_to_coordinators(context, commitment)


def _on_schedule(context: Context, commitment: Commitment) -> None:
    _noted(
        context, commitment, answering.on_schedule(context.session, commitment, context.person_id, context.batch.now)
    )


def _help(context: Context, commitment: Commitment) -> None:
    _noted(context, commitment, answering.ask_help(context.session, commitment, context.person_id, context.batch.now))
    _put_to_coordinators(context, commitment)


def _noted(context: Context, commitment: Commitment, step: Progress) -> None:
    follows = settling.replanned(context, commitment)
    view = concerned.view(context, commitment)
    context.reply(texts.noted(context.language, view, step.answer, follows, step.id or 0))


def _put_to_coordinators(context: Context, commitment: Commitment) -> None:
    view = concerned.view(context, commitment)
    concerned.tell(context, concerned.coordinators(context), partial(verdicts.card, view=view))


ANSWERS = {
    "done": _done,
    "on": _on_schedule,
    "later": postponing.begin,
    "help": _help,
    "snooze": snoozing.begin,
    "note": noting.begin,
    "mine": not_mine.begin,
    "away": away.begin,
}
"""What each button begins."""
