"""What follows an answer or a decision: reminders are planned anew, and what was being asked about it is over."""

from datetime import date

from bot.texts import answers
from bot.texts.reminders import not_your_organisation
from handlers import concerned, dialogue
from handlers.context import Context
from models import committing, people, reminders
from models.tables import Commitment
from models.words import BEING_KEPT


def replanned(context: Context, commitment: Commitment) -> date | None:
    """On which local day the next message about it comes, if any does."""
    talk = people.conversation(context.session, context.person_id)
    if talk is not None and talk.data.get("commitment") == commitment.id:
        people.end_conversation(context.session, context.person_id)
    step = reminders.replan(context.session, commitment, context.batch.setting.policy, context.batch.now)
    return None if step is None else step.day


def next_message(context: Context, commitment: Commitment) -> date | None:
    """The same, with nothing changed."""
    steps = reminders.steps(context.session, commitment, context.batch.setting.policy, context.batch.now)
    return steps[0].day if steps else None


def still_asked(context: Context, data: dict[str, object]) -> Commitment | None:
    """The commitment that somebody is answering about; None, after saying so, where it is theirs or open no more.

    They hear what a colleague answered meanwhile, and may go on: the last answer counts.
    """
    commitment = context.session.get_one(Commitment, int(str(data["commitment"])))
    if not concerned.speaks_for(context, commitment):
        context.reply(not_your_organisation(context.language))
    elif commitment.status not in BEING_KEPT:
        context.reply(answers.stands_already(context.language, concerned.view(context, commitment)))
    else:
        _tell_meanwhile(context, commitment)
        return commitment
    people.end_conversation(context.session, context.person_id)
    return None


def _tell_meanwhile(context: Context, commitment: Commitment) -> None:
    """What somebody else of the organisation answered since this was asked is told, once."""
    talk = people.conversation(context.session, context.person_id)
    last = committing.last_report(context.session, commitment.id or 0)
    if talk is None or last is None or last.at <= talk.updated_at or last.reported_by in (None, context.person_id):
        return
    context.reply(answers.answered_meanwhile(context.language, concerned.view(context, commitment)))
    dialogue.go_on(context, talk.kind, talk.step, dict(talk.data))
