"""A contact of the organisation says whether it stands for what was promised in its name."""

from datetime import date
from functools import partial

from telegram import Update

from bot.texts import endorsing as texts
from bot.texts import offers
from bot.texts import reminders as reminder_texts
from handlers import concerned, dialogue, sentences
from handlers.context import Context
from models import committing, endorsing, people, reminders
from models.tables import Commitment
from models.words import CommitmentStatus

KIND = "endorse"


async def pressed(update: Update, context: Context) -> None:
    """ "cg:commitment" yes, "cn:commitment" no."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    commitment = context.session.get(Commitment, int(number))
    if commitment is None or not concerned.speaks_for(context, commitment):
        context.toast(reminder_texts.not_your_organisation(context.language))
    elif not committing.is_asked(commitment):
        context.toast(texts.said_already(context.language, commitment.reference))
    elif verb == "cg":
        context.toast()
        _endorse(context, commitment)
    else:
        context.toast()
        dialogue.go_on(context, KIND, "why", {"commitment": commitment.id})
        dialogue.ask(context, texts.ask_why(context.language, concerned.view(context, commitment)))


def _endorse(context: Context, commitment: Commitment) -> None:
    endorsing.endorse(context.session, commitment, context.person_id, context.batch.now)
    view = concerned.view(context, commitment)
    context.reply(texts.endorsed(context.language, view))
    if commitment.status == CommitmentStatus.PROPOSED:
        proposer = concerned.proposer(context, commitment)
        concerned.tell(context, proposer, partial(texts.told_endorsed, reference=view.reference))
        concerned.tell(context, concerned.coordinators(context), partial(offers.proposal, view=view))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """Why not, in one sentence."""
    commitment = context.session.get_one(Commitment, int(str(data["commitment"])))
    if not committing.is_asked(commitment) or not concerned.speaks_for(context, commitment):
        people.end_conversation(context.session, context.person_id)
        context.reply(texts.said_already(context.language, commitment.reference))
    elif sentences.fits(context, text):
        people.end_conversation(context.session, context.person_id)
        if commitment.status == CommitmentStatus.PROPOSED:
            _refuse(context, commitment, text)
        else:
            _dispute(context, commitment, text)


def _refuse(context: Context, commitment: Commitment, reason: str) -> None:
    endorsing.refuse(context.session, commitment, reason=reason, person=context.person_id, now=context.batch.now)
    view = concerned.view(context, commitment)
    context.reply(texts.refused(context.language, view, reason))
    others = [*concerned.proposer(context, commitment), *concerned.coordinators(context)]
    concerned.tell(context, others, partial(texts.refused, view=view, reason=reason))


def _dispute(context: Context, commitment: Commitment, reason: str) -> None:
    session, now = context.session, context.batch.now
    endorsing.dispute(session, commitment, reason=reason, person=context.person_id, now=now)
    reminders.replan(session, commitment, context.batch.setting.policy, now)
    view = concerned.view(context, commitment)
    context.reply(texts.dispute_noted(context.language, commitment.reference))
    for each in (partial(texts.disputed, view=view, reason=reason), partial(offers.proposal, view=view)):
        concerned.tell(context, concerned.coordinators(context), each)


def ask(context: Context, commitment: Commitment, follows: date | None = None) -> bool:
    """Put a proposal, or what was recorded in its name, to an organisation; False where nobody is to be asked.

    `follows`: when the first reminder of what was recorded comes.
    """
    lead = endorsing.ask(context.session, commitment, context.batch.now)
    if lead is None:
        return False
    view = concerned.view(context, commitment)
    is_proposal = commitment.status == CommitmentStatus.PROPOSED
    recorded = partial(texts.entered, view=view, next_message=follows)
    concerned.tell(context, [lead], partial(texts.asked, view=view) if is_proposal else recorded)
    return True
