"""/commitment: what waits, the card of a commitment, its history, and taking it out of the follow-up."""

from functools import partial

from telegram import Update

from bot.texts import commitments as texts
from bot.texts import ladder, offers, welcome
from bot.texts import steps as step_texts
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers import concerned, deciding, dialogue, entering, sentences
from handlers.context import Context
from models import committing, history, people, reminders, serving, steps
from models.tables import Commitment
from models.words import BEING_KEPT

KIND = "withdraw"
BUTTONS = {"confirm": "ok:yes"}
"""What can be pressed at each step."""


async def wanted(_update: Update, context: Context) -> None:
    """/commitment, with the reference of a commitment to steer, or of a recommendation to enter one for."""
    if not people.is_coordinator(context.session, context.person_id):
        context.reply(offers.only_coordinator(context.language))
        return
    if not context.args:
        context.reply(deciding.proposals(context, 0))
        return
    reference = context.args[0]
    commitment = committing.find(context.session, reference)
    recommendation = serving.find(context.session, reference)
    if commitment is not None:
        context.reply(concerned.card(context, commitment))
    elif recommendation is not None:
        entering.begin(context, recommendation)
    else:
        context.reply(texts.unknown(context.language, reference))


async def listed(update: Update, context: Context) -> None:
    """ "cl:page" of what waits."""
    assert update.callback_query is not None
    if people.is_coordinator(context.session, context.person_id):
        context.toast()
        context.rewrite(deciding.proposals(context, int((update.callback_query.data or "").removeprefix("cl:"))))
    else:
        context.toast(offers.only_coordinator(context.language))


async def pressed(update: Update, context: Context) -> None:
    """ "cw:commitment" its card, "cq:…" withdraw, "ch:…:page" history, "ls:…:page" reminders, "yp:…:page" the plan."""
    assert update.callback_query is not None
    verb, number, *page = (update.callback_query.data or "").split(":")
    commitment = context.session.get(Commitment, int(number))
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
    elif commitment is None:
        context.toast(welcome.stale_button(context.language))
    elif verb == "cq" and commitment.status not in BEING_KEPT:
        context.toast(concerned.closed(context, commitment))
    else:
        context.toast()
        if verb == "cq":
            dialogue.go_on(context, KIND, "why", {"commitment": commitment.id})
            dialogue.ask(context, texts.ask_reason(context.language, commitment.reference))
        elif verb == "ch":
            _tell_history(context, commitment, int(page[0]))
        elif verb == "ls":
            _tell_steps(context, commitment, int(page[0]))
        elif verb == "yp":
            context.rewrite(_plan(context, commitment, int(page[0])))
        else:
            context.reply(concerned.card(context, commitment))


def _plan(context: Context, commitment: Commitment, page: int) -> Message:
    """What will be sent when."""
    steps = reminders.steps(context.session, commitment, context.batch.setting.policy, context.batch.now)
    return ladder.preview(context.language, concerned.view(context, commitment), steps, page)


def _tell_history(context: Context, commitment: Commitment, page: int) -> None:
    rows, total = history.told(context.session, commitment, skip=page * PER_PAGE, limit=PER_PAGE)
    calendar = context.batch.setting.policy.calendar
    shown = [
        texts.Line(
            calendar.local_date(row.at), row.answer, row.due, row.note, row.self_reported, row.undone_at is not None
        )
        for row in rows
    ]
    context.rewrite(texts.history(context.language, concerned.view(context, commitment), shown, page, total))


def _tell_steps(context: Context, commitment: Commitment, page: int) -> None:
    lines, total = steps.ledger(context.session, commitment, skip=page * PER_PAGE, limit=PER_PAGE)
    context.rewrite(step_texts.ledger(context.language, concerned.view(context, commitment), lines, page, total))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """Why it goes."""
    commitment = _kept(context, data)
    if commitment is not None and sentences.fits(context, text):
        dialogue.go_on(context, KIND, "confirm", {**data, "reason": text})
        view = concerned.view(context, commitment)
        dialogue.ask(context, texts.confirm_withdrawal(context.language, view, text))


def chosen(context: Context, _step: str, data: dict[str, object], _verb: str, _value: str) -> None:
    """ "ok:yes": it goes."""
    commitment = _kept(context, data)
    if commitment is None:
        return
    session, now = context.session, context.batch.now
    committing.withdraw(session, commitment, reason=str(data["reason"]), person=context.person_id, now=now)
    reminders.replan(session, commitment, context.batch.setting.policy, now)
    people.end_conversation(session, context.person_id)
    context.audit("withdraw", commitment.reference)
    view = concerned.view(context, commitment)
    context.reply(texts.withdrawn(context.language, view))
    others = [*concerned.lead(context, commitment.organisation_id), *concerned.proposer(context, commitment)]
    concerned.tell(context, others, partial(texts.withdrawn, view=view))


def _kept(context: Context, data: dict[str, object]) -> Commitment | None:
    """The commitment, unless somebody closed it in between or the role was taken away."""
    commitment = context.session.get_one(Commitment, int(str(data["commitment"])))
    if not people.is_coordinator(context.session, context.person_id):
        context.reply(offers.only_coordinator(context.language))
    elif commitment.status not in BEING_KEPT:
        context.reply(concerned.closed(context, commitment))
    else:
        return commitment
    people.end_conversation(context.session, context.person_id)
    return None
