"""The coordinator processes a recommendation: its status, rechecking it, whom it is for, and its history."""

from telegram import Update

from bot.texts import rechecking as texts
from bot.texts import welcome
from bot.texts.message import Message
from bot.texts.recommendations import only_coordinator
from bot.texts.running import PER_PAGE
from handlers import dialogue, organisations, recommendations, sentences
from handlers.context import Context
from models import changes, people, rechecking
from models.rechecking import To
from models.tables import Recommendation, RecommendationChange
from models.words import WITH_REASON, RecommendationStatus

KIND = "recheck"
BUTTONS = {"organisation": r"oo:\d+|op:\d+"}
"""What can be pressed at each step."""


async def pressed(update: Update, context: Context) -> None:
    """ "xv:item" what can be done with it, "xk:item" recheck it, "xky:item" it holds, "xo:item" an organisation."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    found = _meant(context, number)
    if found is None:
        return
    if verb == "xky":
        _recheck(context, found)
        return
    context.toast()
    view = recommendations.view(context, found)
    if verb == "xo":
        dialogue.go_on(context, KIND, "organisation", {"item": found.item_id})
        dialogue.ask(context, texts.ask_organisation(context.language, view.reference))
    else:
        context.rewrite((texts.panel if verb == "xv" else texts.ask_recheck)(context.language, view))


def _meant(context: Context, number: str) -> Recommendation | None:
    """The recommendation behind the coordinator's button; None after refusing."""
    found = context.session.get(Recommendation, int(number))
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(only_coordinator(context.language))
        return None
    if found is None:
        context.toast(welcome.stale_button(context.language))
    return found


def _recheck(context: Context, found: Recommendation) -> None:
    made = rechecking.recheck(context.session, found, context.person_id, context.batch.now)
    view = recommendations.view(context, found)
    if made is not None:
        context.audit("recheck", view.reference)
    context.toast(texts.rechecked(context.language, view.reference))
    context.rewrite(_card(context, found, made))


def _card(context: Context, found: Recommendation, made: RecommendationChange | None) -> Message:
    """The card after a change, which can be taken back."""
    card = recommendations.card(context, recommendations.view(context, found))
    return card if made is None else texts.with_undo(context.language, card, made.id or 0)


async def taken_back(update: Update, context: Context) -> None:
    """ "xw:change" under what was changed."""
    assert update.callback_query is not None
    made = context.session.get(RecommendationChange, int((update.callback_query.data or "").removeprefix("xw:")))
    found = _meant(context, str(0 if made is None else made.recommendation_id))
    if found is None or made is None:
        return
    reference = recommendations.view(context, found).reference
    if (why := changes.refusal(context.session, made, context.batch.now)) is not None:
        context.toast(texts.stays(context.language, reference, why))
        return
    rechecking.undo(context.session, made, context.batch.setting.policy, context.batch.now)
    context.audit("take_back_change", reference, what=made.what)
    context.toast(texts.taken_back(context.language, reference))
    context.rewrite(_card(context, found, None))


async def status_chosen(update: Update, context: Context) -> None:
    """ "xs:item:status"; what closes it without being done asks why."""
    assert update.callback_query is not None
    _, number, word = (update.callback_query.data or "").split(":")
    found, status = _meant(context, number), RecommendationStatus(word)
    if found is None:
        return
    reference = recommendations.view(context, found).reference
    if found.status == status:
        context.toast(texts.stands_so(context.language, reference, status))
    elif status in WITH_REASON:
        context.toast()
        dialogue.go_on(context, KIND, "why", {"item": found.item_id, "status": word})
        dialogue.ask(context, texts.ask_reason(context.language, reference, status))
    else:
        context.toast(texts.noted(context.language, reference, status))
        context.rewrite(_set(context, found, status, ""))


def _set(context: Context, found: Recommendation, status: RecommendationStatus, reason: str) -> Message:
    session, now = context.session, context.batch.now
    was = found.status
    made = rechecking.set_status(session, found, status, context.person_id, now, reason=reason)
    if made is not None:
        if RecommendationStatus.ALREADY_PRACTICE in (was, status):
            rechecking.replan(session, found, context.batch.setting.policy, now)
        context.audit("set_status", recommendations.view(context, found).reference, was=was, now=status)
    return _card(context, found, made)


def hear(context: Context, step: str, data: dict[str, object], text: str) -> None:
    """Why it is closed, or some letters of an organisation's name."""
    found = _of_dialogue(context, data)
    if found is None:
        return
    if step == "organisation":
        dialogue.go_on(context, KIND, step, {**data, "typed": text})
        organisations.choose(context, text, 0)
    elif sentences.fits(context, text):
        people.end_conversation(context.session, context.person_id)
        context.reply(_set(context, found, RecommendationStatus(str(data["status"])), text))


def chosen(context: Context, _step: str, data: dict[str, object], verb: str, value: str) -> None:
    """ "oo:organisation" that it is for, "op:page" of those that were found."""
    found = _of_dialogue(context, data)
    if found is None:
        return
    to = rechecking.to_organisation(context.session, int(value)) if verb == "oo" else None
    if to is not None:
        people.end_conversation(context.session, context.person_id)
        context.reply(_confirm(context, found, to))
    elif "typed" in data:
        organisations.choose(context, str(data["typed"]), int(value) if verb == "op" else 0)


def _of_dialogue(context: Context, data: dict[str, object]) -> Recommendation | None:
    """The recommendation that is asked about, unless the role was taken away in between."""
    if people.is_coordinator(context.session, context.person_id):
        return context.session.get_one(Recommendation, int(str(data["item"])))
    people.end_conversation(context.session, context.person_id)
    context.reply(only_coordinator(context.language))
    return None


async def units_wanted(update: Update, context: Context) -> None:
    """ "xm:item:page" of the units that it can be for."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    found = _meant(context, number)
    if found is not None:
        context.toast()
        view = recommendations.view(context, found)
        units = rechecking.units(context.session)
        context.rewrite(texts.choose_unit(context.language, view, units, int(page)))


async def addressee_chosen(update: Update, context: Context) -> None:
    """ "xt:item:kind:number" asks; "xtr:…" in place of whom it is for now, "xta:…" beside them."""
    assert update.callback_query is not None
    verb, number, kind, other = (update.callback_query.data or "").split(":")
    found = _meant(context, number)
    if found is None:
        return
    find = rechecking.to_unit if kind == "unit" else rechecking.to_organisation
    to = find(context.session, int(other))
    beside = verb == "xta"
    if to is None or (beside and not rechecking.can_stand_beside(found, to)):
        context.toast(welcome.stale_button(context.language))
    elif verb == "xt":
        context.toast()
        context.rewrite(_confirm(context, found, to))
    else:
        _readdress(context, found, to, beside=beside)


def _confirm(context: Context, found: Recommendation, to: To) -> Message:
    beside = rechecking.can_stand_beside(found, to)
    return texts.confirm(context.language, recommendations.view(context, found), to, beside=beside)


def _readdress(context: Context, found: Recommendation, to: To, *, beside: bool) -> None:
    person, now = context.person_id, context.batch.now
    made = rechecking.readdress(context.session, found, to, person, now, beside=beside)
    view = recommendations.view(context, found)
    if made is not None:
        context.audit("readdress", view.reference, to=to.reference, beside=beside)
    context.toast(texts.readdressed(context.language, view))
    context.rewrite(_card(context, found, made))


async def history_wanted(update: Update, context: Context) -> None:
    """ "xh:item:page" of its changes."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    found = _meant(context, number)
    if found is None:
        return
    context.toast()
    rows, total = changes.told(context.session, found.item_id, skip=int(page) * PER_PAGE, limit=PER_PAGE)
    shown = [_line(context, row) for row in rows]
    view = recommendations.view(context, found)
    context.rewrite(texts.history(context.language, view, shown, int(page), total))


def _line(context: Context, row: RecommendationChange) -> texts.Line:
    to = [context.tongue.of(names) for names in changes.named(context.session, row)]
    became = (str(row.status),) if row.what == changes.STATUS else tuple(to)
    day = context.batch.setting.policy.calendar.local_date(row.at)
    return texts.Line(day, row.what, became, row.reason, undone=row.undone_at is not None)
