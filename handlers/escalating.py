"""Putting a commitment before a gathering: the coordinator has its owner told; the secretary says yes or no."""

from datetime import date
from functools import partial

from telegram import Update

from bot.texts import escalating as texts
from bot.texts import offers, running, welcome
from handlers import concerned, dialogue, matters, sentences
from handlers.context import Context
from models import escalating, people
from models.escalating import Escalated, Target
from models.tables import Commitment, Escalation
from models.words import BEING_KEPT, EscalationState

KIND = "escalate"
BUTTONS = {"which": r"oo:\d+", "line": r"ok:yes|op:\d+"}
"""What can be pressed at each step."""


async def wanted(update: Update, context: Context) -> None:
    """ "esc:commitment": the coordinator wants to put it forward, or to see how far it is."""
    assert update.callback_query is not None
    commitment = context.session.get(Commitment, int((update.callback_query.data or "").removeprefix("esc:")))
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
    elif commitment is None:
        context.toast(welcome.stale_button(context.language))
    elif (refusal := _refusal(context, commitment)) is not None:
        context.toast(refusal)
    elif (row := _on_its_way(context, commitment)) is not None:
        context.toast()
        _show(context, commitment, row)
    else:
        found = _targets(context)
        if not found:
            context.toast(texts.no_gathering(context.language, _forward_on(context)))
        else:
            context.toast()
            _ask_line(context, commitment, found[0])


def _forward_on(context: Context) -> date:
    return escalating.forward_on(context.batch.setting.policy, context.today)


def _targets(context: Context) -> list[Target]:
    return escalating.targets(context.session, _forward_on(context))


def _refusal(context: Context, commitment: Commitment) -> str | None:
    if commitment.status in BEING_KEPT:
        return None
    return concerned.closed(context, commitment)


def _on_its_way(context: Context, commitment: Commitment) -> Escalation | None:
    row = escalating.pending(context.session, commitment.id or 0)
    return None if row is None or row.state == EscalationState.PROPOSED else row


def _found(context: Context, row: Escalation) -> Escalated | None:
    return escalating.view(context.session, row, context.batch.setting.policy)


def _show(context: Context, commitment: Commitment, row: Escalation) -> None:
    found = _found(context, row)
    if found is not None:
        reached = escalating.reached(context.session, row, commitment.organisation_id)
        context.reply(texts.standing(context.language, concerned.view(context, commitment), found, reached=reached))


def _ask_line(context: Context, commitment: Commitment, target: Target, line: str = "") -> None:
    view = concerned.view(context, commitment)
    line = line or texts.first_line(view, target)
    data: dict[str, object] = {"commitment": commitment.id, "gathering": target.gathering, "line": line}
    dialogue.go_on(context, KIND, "line", data)
    more = len(_targets(context)) > 1
    dialogue.ask(context, texts.ask_line(context.language, view, target, line, _forward_on(context), more=more))


def _ask_which(context: Context, commitment: Commitment) -> None:
    dialogue.go_on(context, KIND, "which", {"commitment": commitment.id})
    dialogue.ask(context, texts.ask_which(context.language, commitment.reference, _targets(context)))


def hear(context: Context, step: str, data: dict[str, object], text: str) -> None:
    """Another line for the agenda, or why it does not come on it."""
    if step == "why":
        _declined(context, int(str(data["escalation"])), text)
    elif (commitment := _meant(context, data)) is not None:
        if step == "which":
            _ask_which(context, commitment)
        elif len(text) > escalating.LINE_LIMIT:
            context.reply(texts.line_too_long(context.language))
        elif sentences.fits(context, text):
            _go_on(context, commitment, data, text)


def chosen(context: Context, _step: str, data: dict[str, object], verb: str, value: str) -> None:
    """ "ok:yes" tell the owner, "op:0" another gathering, "oo:gathering" that one."""
    commitment = _meant(context, data)
    if commitment is None:
        return
    if verb == "op":
        _ask_which(context, commitment)
    elif verb == "oo":
        _go_on(context, commitment, {"gathering": value}, "")
    else:
        _tell(context, commitment, int(str(data["gathering"])), str(data["line"]))


def _go_on(context: Context, commitment: Commitment, data: dict[str, object], line: str) -> None:
    """The line for this gathering, or which one where it can't be reached any more."""
    targets = {each.gathering: each for each in _targets(context)}
    target = targets.get(int(str(data["gathering"])))
    if target is None:
        _ask_which(context, commitment)
    else:
        _ask_line(context, commitment, target, line)


def _meant(context: Context, data: dict[str, object]) -> Commitment | None:
    """The commitment, unless it was closed or put forward in between, or the role was taken away."""
    commitment = context.session.get_one(Commitment, int(str(data["commitment"])))
    refusal = _refusal(context, commitment)
    if not people.is_coordinator(context.session, context.person_id):
        context.reply(offers.only_coordinator(context.language))
    elif refusal is not None:
        context.reply(refusal)
    elif (row := _on_its_way(context, commitment)) is not None:
        _show(context, commitment, row)
    elif not _targets(context):
        context.reply(texts.no_gathering(context.language, _forward_on(context)))
    else:
        return commitment
    people.end_conversation(context.session, context.person_id)
    return None


def _tell(context: Context, commitment: Commitment, gathering: int, line: str) -> None:
    session, now, policy = context.session, context.batch.now, context.batch.setting.policy
    if gathering not in {each.gathering for each in _targets(context)}:
        _ask_which(context, commitment)
        return
    row = escalating.tell(session, commitment, gathering, line, policy, context.person_id, now)
    session.flush()
    people.end_conversation(session, context.person_id)
    context.audit("escalate", commitment.reference, gathering=gathering)
    found = _found(context, row)
    assert found is not None
    contacts = people.contacts_of(session, commitment.organisation_id)
    view = concerned.view(context, commitment)
    concerned.tell(context, contacts, partial(texts.told_owner, view=view, found=found))
    _show(context, commitment, row)


async def postponed(update: Update, context: Context) -> None:
    """ "escn:commitment": what was proposed is not done now."""
    assert update.callback_query is not None
    commitment = context.session.get(Commitment, int((update.callback_query.data or "").removeprefix("escn:")))
    row = None if commitment is None else escalating.pending(context.session, commitment.id or 0)
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
    elif commitment is None or row is None or row.state != EscalationState.PROPOSED:
        context.toast(texts.settled(context.language, "" if commitment is None else commitment.reference))
    else:
        context.toast()
        escalating.drop(context.session, row, context.person_id, context.batch.now)
        context.audit("let_be", commitment.reference)
        context.rewrite(matters.onward(context, concerned.card(context, commitment)))


async def decided(update: Update, context: Context) -> None:
    """ "escx:n" the coordinator lets it be; the secretary: "escy:n" on the agenda, "escz:n" not."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    row = context.session.get(Escalation, int(number))
    if not _may_decide(context, verb, row):
        refuse = offers.only_coordinator if verb == "escx" else running.not_yours
        context.toast(refuse(context.language))
        return
    if row is None or not _waits(context, verb, row):
        reference = "" if row is None else context.session.get_one(Commitment, row.commitment_id).reference
        context.toast(texts.settled(context.language, reference))
        return
    context.toast()
    if verb == "escx":
        _let_be(context, row)
    elif verb == "escy":
        _accept(context, row)
    else:
        reference = context.session.get_one(Commitment, row.commitment_id).reference
        dialogue.go_on(context, KIND, "why", {"escalation": row.id})
        dialogue.ask(context, texts.ask_why(context.language, reference))


def _may_decide(context: Context, verb: str, row: Escalation | None) -> bool:
    if row is None or verb == "escx" or row.gathering_id is None:
        return people.is_coordinator(context.session, context.person_id)
    return people.organises(context.session, context.person_id, row.gathering_id)


def _waits(context: Context, verb: str, row: Escalation) -> bool:
    """Whether this can be decided of it still: the secretary does so up to the gathering's day, while it is kept."""
    if verb == "escx":
        return row.state in (EscalationState.TOLD, EscalationState.FORWARDED)
    found = _found(context, row)
    kept = context.session.get_one(Commitment, row.commitment_id).status in BEING_KEPT
    return row.state == EscalationState.FORWARDED and found is not None and found.target.day >= context.today and kept


def _let_be(context: Context, row: Escalation) -> None:
    forwarded = row.state == EscalationState.FORWARDED and row.gathering_id is not None
    secretaries = people.organisers_of(context.session, row.gathering_id or 0) if forwarded else []
    escalating.drop(context.session, row, context.person_id, context.batch.now)
    commitment = context.session.get_one(Commitment, row.commitment_id)
    context.audit("let_be", commitment.reference, gathering=row.gathering_id)
    view = concerned.view(context, commitment)
    context.rewrite(texts.dropped(context.language, view))
    contacts = people.contacts_of(context.session, commitment.organisation_id)
    concerned.tell(context, [*contacts, *secretaries], partial(texts.dropped, view=view))


def _accept(context: Context, row: Escalation) -> None:
    item = escalating.accept(context.session, row, context.person_id, context.batch.now)
    commitment = context.session.get_one(Commitment, row.commitment_id)
    context.audit("take_up", commitment.reference, gathering=row.gathering_id)
    found = _found(context, row)
    assert found is not None
    say = partial(texts.accepted, view=concerned.view(context, commitment), found=found, item=item)
    context.rewrite(say(context.language))
    contacts = people.contacts_of(context.session, commitment.organisation_id)
    concerned.tell(context, [*concerned.coordinators(context), *contacts], say)


def _declined(context: Context, number: int, reason: str) -> None:
    row = context.session.get_one(Escalation, number)
    commitment, found = context.session.get_one(Commitment, row.commitment_id), _found(context, row)
    if not _may_decide(context, "escz", row):
        context.reply(running.not_yours(context.language))
    elif found is None or not _waits(context, "escz", row):
        context.reply(texts.settled(context.language, commitment.reference))
    elif not sentences.fits(context, reason):
        return
    else:
        escalating.decline(context.session, row, reason=reason, person=context.person_id, now=context.batch.now)
        context.audit("leave_out", commitment.reference, gathering=row.gathering_id)
        say = partial(texts.declined, view=concerned.view(context, commitment), found=found)
        context.reply(say(context.language, reason=reason))
        concerned.tell(context, concerned.coordinators(context), partial(say, reason=reason))
        contacts = people.contacts_of(context.session, commitment.organisation_id)
        concerned.tell(context, contacts, partial(say, reason=""))
    people.end_conversation(context.session, context.person_id)
