"""The coordinator's decision on a proposal: agreed with a measurable result and a date, or declined with a reason."""

from datetime import date

from telegram import Update

from bot.texts import offers
from bot.texts.dates import DateProblem, parse_date, quick_picks
from handlers import dialogue
from handlers.context import Context
from models import audit, committing, people, reminders
from models.committing import CommitmentView
from models.tables import Commitment
from models.words import CommitmentStatus

KIND = "decide"


def show_proposals(context: Context) -> None:
    """Everything that waits for a decision, to a coordinator who has just come."""
    for number in committing.proposed(context.session):
        view = committing.view(context.session, number, context.batch.setting.policy.calendar)
        if view is not None:
            context.reply(offers.proposal(context.language, view))


async def pressed(update: Update, context: Context) -> None:
    """ "ca:n" agree, "cd:n" decline, "cm:n" the text is the measure."""
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
    if verb == "ca":
        _go_on(context, "measure", {"commitment": commitment.id})
        dialogue.ask(context, offers.ask_measure(context.language, _view(context, commitment)))
    elif verb == "cd":
        _go_on(context, "reason", {"commitment": commitment.id})
        dialogue.ask(context, offers.ask_reason(context.language, commitment.reference))
    else:
        _measured(context, commitment, commitment.text_nl)


def _go_on(context: Context, step: str, data: dict[str, object]) -> None:
    dialogue.go_on(context, KIND, step, data)


def hear(context: Context, step: str, data: dict[str, object], text: str) -> None:
    """What the coordinator typed at this step."""
    commitment = _commitment(context, data)
    if commitment is None:
        return
    if len(text) > committing.TEXT_LIMIT:
        context.reply(offers.too_long(context.language))
    elif step == "reason":
        _decline(context, commitment, text)
    elif step == "measure":
        _measured(context, commitment, text)
    else:
        understood = parse_date(text, today=context.today, language=context.tongue.language)
        if isinstance(understood, DateProblem):
            dialogue.ask(context, offers.date_trouble(context.language, understood))
        else:
            _agree(context, commitment, str(data["measure"]), understood)


def day_chosen(context: Context, data: dict[str, object], day: date | None) -> None:
    """A day from the buttons; a commitment can't do without."""
    assert day is not None
    commitment = _commitment(context, data)
    if commitment is None:
        return
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
    audit.record(session, now, context.person_id, "coordinator", "agree", commitment.reference)
    view = _view(context, commitment)
    context.reply(offers.agreed(context.language, view, step.day if step else None))
    proposer = people.recipient(session, view.proposed_by) if view.proposed_by is not None else None
    if proposer is not None and proposer.person != context.person_id:
        context.batch.say(proposer.chat_id, offers.agreed(proposer.language, view, step.day if step else None))


def _decline(context: Context, commitment: Commitment, reason: str) -> None:
    session, now = context.session, context.batch.now
    committing.decline(session, commitment, reason=reason, person=context.person_id, now=now)
    people.end_conversation(session, context.person_id)
    audit.record(session, now, context.person_id, "coordinator", "decline", commitment.reference)
    view = _view(context, commitment)
    context.reply(offers.declined(context.language, view, reason))
    proposer = people.recipient(session, view.proposed_by) if view.proposed_by is not None else None
    if proposer is not None and proposer.person != context.person_id:
        context.batch.say(proposer.chat_id, offers.declined(proposer.language, view, reason))


def _view(context: Context, commitment: Commitment) -> CommitmentView:
    view = committing.view(context.session, commitment.id or 0, context.batch.setting.policy.calendar)
    assert view is not None
    return view
