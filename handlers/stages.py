"""/administrative: numbers of administrative reports by owner and by period, and entering them."""

import re
from collections.abc import Collection
from datetime import date

from telegram import Update

from bot.texts import stages as texts
from bot.texts.message import Message
from bot.texts.periods import Pick, parse_period, picked
from handlers import concerned, dialogue
from handlers.context import Context
from models import people, stages
from models.stages import Period
from models.tables import Commitment

KIND = "stages"
BUTTONS = {"period": f"ok:({'|'.join(Pick)})", "confirm": "ok:count"}
"""What can be pressed at each step."""
NUMBERS = re.compile(r"(\d{1,5})[\s,;/+&]+(\d{1,5})")

Data = dict[str, object]


async def wanted(_update: Update, context: Context) -> None:
    """/administrative: the coordinator sees all, a contact what their organisations promised."""
    whose = _whose(context)
    if whose is None or whose:
        context.reply(texts.by_owner(context.language, stages.totals(context.session, whose), 0))
    else:
        context.reply(texts.not_yours(context.language))


def _whose(context: Context) -> Collection[int] | None:
    """The organisations whose numbers somebody may see; None for all."""
    if people.is_coordinator(context.session, context.person_id):
        return None
    return {each.id or 0 for each in people.spoken_for(context.session, context.person_id)}


async def listed(update: Update, context: Context) -> None:
    """ "xd:owner:page" by owner, "xd:period:page" by period."""
    assert update.callback_query is not None
    _, by, page = (update.callback_query.data or "").split(":")
    whose = _whose(context)
    if whose is not None and not whose:
        context.toast(texts.not_yours(context.language))
    elif by == texts.OWNER:
        context.toast()
        context.rewrite(texts.by_owner(context.language, stages.totals(context.session, whose), int(page)))
    else:
        context.toast()
        context.rewrite(texts.by_period(context.language, stages.by_period(context.session, whose), int(page)))


async def opened(update: Update, context: Context) -> None:
    """ "xf:commitment:page" its periods."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    commitment = _meant(context, int(number))
    if commitment is None:
        context.toast(texts.not_yours(context.language))
        return
    context.toast()
    context.rewrite(_periods(context, commitment, int(page)))


def _meant(context: Context, number: int) -> Commitment | None:
    """The commitment, where whoever sent this may enter its numbers."""
    commitment = context.session.get(Commitment, number)
    if commitment is None:
        return None
    may = people.is_coordinator(context.session, context.person_id) or concerned.speaks_for(context, commitment)
    return commitment if may else None


def _periods(context: Context, commitment: Commitment, page: int) -> Message:
    known = stages.periods(context.session, commitment.id or 0)
    can_enter = stages.takes_counts(commitment)
    return texts.of_commitment(
        context.language, commitment.id or 0, commitment.reference, known, page, can_enter=can_enter
    )


async def entering(update: Update, context: Context) -> None:
    """ "xi:commitment" enter numbers, or correct them."""
    assert update.callback_query is not None
    commitment = _meant(context, int((update.callback_query.data or "").removeprefix("xi:")))
    if commitment is None:
        context.toast(texts.not_yours(context.language))
    elif not stages.takes_counts(commitment):
        context.toast(texts.not_counted(context.language, commitment.reference))
    else:
        context.toast()
        dialogue.go_on(context, KIND, "period", {"commitment": commitment.id})
        dialogue.ask(context, texts.ask_period(context.language, commitment.reference))


def hear(context: Context, step: str, data: Data, text: str) -> None:
    """A period that was typed, or both numbers, which can be typed anew until they count."""
    commitment = _of_dialogue(context, data)
    if commitment is None:
        return
    if step == "period":
        days = parse_period(text, today=context.today, language=context.tongue.language)
        if days is None:
            dialogue.ask(context, texts.unreadable_period(context.language))
        else:
            _ask_numbers(context, commitment, data, days)
    elif (found := NUMBERS.fullmatch(text)) is not None:
        _confirm(context, commitment, {**data, "produced": int(found[1]), "followed_up": int(found[2])})
    elif step == "numbers":
        context.reply(texts.trouble(context.language))
    else:
        _confirm(context, commitment, data)


def chosen(context: Context, step: str, data: Data, _verb: str, value: str) -> None:
    """ "ok:last_quarter" a period at hand, "ok:count" the numbers count."""
    commitment = _of_dialogue(context, data)
    if commitment is None:
        return
    if step == "period":
        _ask_numbers(context, commitment, data, picked(Pick(value), context.today))
    else:
        _count(context, commitment, _period(data))


def _of_dialogue(context: Context, data: Data) -> Commitment | None:
    """The commitment, unless it was closed or changed in between, or the role was taken away."""
    commitment = _meant(context, int(str(data["commitment"])))
    if commitment is not None and stages.takes_counts(commitment):
        return commitment
    people.end_conversation(context.session, context.person_id)
    language = context.language
    context.reply(
        texts.not_yours(language) if commitment is None else texts.not_counted(language, commitment.reference)
    )
    return None


def _ask_numbers(context: Context, commitment: Commitment, data: Data, days: tuple[date, date]) -> None:
    first, last = days
    other = stages.overlapping(context.session, commitment.id or 0, first, last)
    if other is not None:
        dialogue.ask(context, texts.overlaps(context.language, other))
        return
    dialogue.go_on(context, KIND, "numbers", {**data, "first": first.isoformat(), "last": last.isoformat()})
    before = stages.known(context.session, commitment.id or 0, first, last)
    dialogue.ask(context, texts.ask_numbers(context.language, commitment.reference, first, last, before))


def _period(data: Data) -> Period:
    first, last = (date.fromisoformat(str(data[name])) for name in ("first", "last"))
    return Period(first, last, int(str(data["produced"])), int(str(data["followed_up"])))


def _confirm(context: Context, commitment: Commitment, data: Data) -> None:
    dialogue.go_on(context, KIND, "confirm", data)
    period = _period(data)
    before = stages.known(context.session, commitment.id or 0, period.first, period.last)
    dialogue.ask(context, texts.confirm(context.language, commitment.reference, period, before))


def _count(context: Context, commitment: Commitment, period: Period) -> None:
    session, person = context.session, context.person_id
    other = stages.overlapping(session, commitment.id or 0, period.first, period.last)
    people.end_conversation(session, person)
    if other is not None:
        context.reply(texts.overlaps(context.language, other).text)
        return
    changed = stages.count(session, commitment, period, person, context.batch.now)
    if changed and not concerned.speaks_for(context, commitment):
        context.audit("count_stages", commitment.reference)
    context.reply(texts.noted(context.language, commitment.reference, period))
