"""The coordinator's decision on a proposal: agreed with a measurable result and a date, or declined with a reason."""

from datetime import date
from functools import partial

from telegram import Update

from bot.texts import commitments as lists
from bot.texts import offers
from bot.texts.dates import quick_picks
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers import concerned, dialogue, matters, sentences
from handlers.context import Context
from models import commitment_view, committing, endorsing, people, reminders, waiting
from models.tables import Commitment
from models.words import CommitmentStatus

KIND = "decide"


def show_proposals(context: Context) -> None:
    """What waits for a decision, to a coordinator who has just come."""
    if waiting.proposed(context.session) or waiting.with_partner(context.session):
        context.reply(proposals(context, 0))


def proposals(context: Context, page: int) -> Message:
    """A page of what waits: for the coordinator first, then for its organisation."""
    numbers = [*waiting.proposed(context.session), *waiting.with_partner(context.session)]
    calendar = context.batch.setting.policy.calendar
    shown = [
        view
        for number in numbers[page * PER_PAGE : (page + 1) * PER_PAGE]
        if (view := commitment_view.of(context.session, number, calendar)) is not None
    ]
    return lists.waiting(context.language, shown, page, len(numbers))


async def pressed(update: Update, context: Context) -> None:
    """ "ca:n" agree, "ct:n" agreed by telephone, "cd:n" decline, "cm:n" the text is the measure."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
        return
    commitment = context.session.get(Commitment, int(number))
    if commitment is None or commitment.status != CommitmentStatus.PROPOSED:
        reference = "" if commitment is None else commitment.reference
        context.toast(offers.decided_already(context.language, reference))
        return
    context.toast()
    if verb == "cd":
        _go_on(context, "reason", {"commitment": commitment.id})
        dialogue.ask(context, offers.ask_reason(context.language, commitment.reference))
    elif verb == "cm":
        _measured(context, commitment, commitment.text_nl)
    elif verb == "ca" and committing.is_asked(commitment):
        context.reply(concerned.card(context, commitment))
    else:
        _accept(context, commitment)


def _accept(context: Context, commitment: Commitment) -> None:
    if committing.is_asked(commitment):
        endorsing.endorsed_by_telephone(context.session, commitment, context.person_id, context.batch.now)
    if commitment.measure_nl:
        _measured(context, commitment, commitment.measure_nl)
    else:
        _go_on(context, "measure", {"commitment": commitment.id})
        dialogue.ask(context, offers.ask_measure(context.language, concerned.view(context, commitment)))


def _go_on(context: Context, step: str, data: dict[str, object]) -> None:
    dialogue.go_on(context, KIND, step, data)


def hear(context: Context, step: str, data: dict[str, object], text: str) -> None:
    """What the coordinator typed at this step."""
    commitment = _commitment(context, data)
    if commitment is None:
        return
    if step == "when":
        if (day := dialogue.day_typed(context, text)) is not None:
            _agree(context, commitment, str(data["measure"]), day)
    elif sentences.fits(context, text):
        if step == "reason":
            _decline(context, commitment, text)
        else:
            _measured(context, commitment, text)


def day_chosen(context: Context, data: dict[str, object], day: date | None) -> None:
    """A day from the buttons; a commitment can't do without."""
    assert day is not None
    commitment = _commitment(context, data)
    if commitment is not None:
        _agree(context, commitment, str(data["measure"]), day)


def _commitment(context: Context, data: dict[str, object]) -> Commitment | None:
    """The proposal, unless somebody decided on it in between or the role was taken away."""
    commitment = context.session.get(Commitment, int(str(data["commitment"])))
    if commitment is not None and commitment.status == CommitmentStatus.PROPOSED:
        if people.is_coordinator(context.session, context.person_id):
            return commitment
        context.reply(offers.only_coordinator(context.language))
    else:
        context.reply(offers.decided_already(context.language, "" if commitment is None else commitment.reference))
    people.end_conversation(context.session, context.person_id)
    return None


def _measured(context: Context, commitment: Commitment, measure: str) -> None:
    if commitment.due is None or commitment.due < context.today:
        _go_on(context, "when", {"commitment": commitment.id, "measure": measure})
        picks = quick_picks(context.today)
        dialogue.ask(context, offers.ask_when(context.language, picks, about=commitment.reference))
    else:
        _agree(context, commitment, measure, commitment.due)


def _agree(context: Context, commitment: Commitment, measure: str, due: date) -> None:
    session, now = context.session, context.batch.now
    committing.agree(
        session, commitment, measure=measure, due=due, person=context.person_id, now=now, today=context.today
    )
    step = reminders.replan(session, commitment, context.batch.setting.policy, now)
    people.end_conversation(session, context.person_id)
    context.audit("agree", commitment.reference)
    view, follows = concerned.view(context, commitment), step.day if step else None
    context.reply(matters.onward(context, offers.agreed(context.language, view, follows)))
    lead = concerned.lead(context, commitment.organisation_id)
    concerned.tell(context, lead, partial(offers.agreed, view=view, next_reminder=follows))
    proposer = [each for each in concerned.proposer(context, commitment) if each not in lead]
    concerned.tell(context, proposer, partial(offers.agreed, view=view, next_reminder=follows, keeps=False))


def _decline(context: Context, commitment: Commitment, reason: str) -> None:
    session, now = context.session, context.batch.now
    committing.decline(session, commitment, reason=reason, person=context.person_id, now=now)
    people.end_conversation(session, context.person_id)
    context.audit("decline", commitment.reference)
    view = concerned.view(context, commitment)
    context.reply(matters.onward(context, offers.declined(context.language, view, reason)))
    others = [*concerned.proposer(context, commitment), *concerned.lead(context, commitment.organisation_id)]
    concerned.tell(context, others, partial(offers.declined, view=view, reason=reason))
