"""Changing a commitment, one thing at a time: the coordinator all of it, its organisation while it is being asked."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from telegram import Update

from bot.texts import amending as texts
from bot.texts import commitments, offers, serving
from bot.texts import endorsing as endorsing_texts
from bot.texts.amending import Part
from bot.texts.dates import quick_picks
from bot.texts.message import Message
from bot.texts.offers import upcoming
from bot.texts.tongue import tongue
from handlers import concerned, dialogue, endorsing, organisations, sentences
from handlers.context import Context
from models import committing, people, reminders
from models import endorsing as verbs
from models import serving as served
from models.tables import Commitment, Organisation
from models.words import BEING_KEPT, CommitmentKind, CommitmentStatus, Recurrence, Urgency

KIND = "amend"
BUTTONS = {
    Part.OWNER: r"oo:\d+|op:\d+",
    Part.SERVES: r"oi:.+|ok:done",
    Part.KIND: f"ok:({'|'.join(CommitmentKind)})",
    Part.URGENCY: f"ok:({'|'.join(Urgency)})",
    Part.EVERY: f"ok:({'|'.join(Recurrence)})",
    "confirm": "ok:yes",
}
"""What can be pressed at each step."""
PARTNERS = (Part.TEXT, Part.MEASURE, Part.DUE, Part.KIND)
"""What a contact may change of what they are asked to stand for."""


def parts_for(context: Context, commitment: Commitment) -> tuple[Part, ...]:
    """What whoever sent this may change of it; nothing of what is closed."""
    if commitment.status not in committing.CHANGEABLE:
        return ()
    if people.is_coordinator(context.session, context.person_id):
        return tuple(Part)
    asked = committing.is_asked(commitment) and commitment.status == CommitmentStatus.PROPOSED
    return PARTNERS if asked and concerned.speaks_for(context, commitment) else ()


async def pressed(update: Update, context: Context) -> None:
    """ "ce:commitment" what can be changed, "cf:commitment:part" that part."""
    assert update.callback_query is not None
    verb, number, *part = (update.callback_query.data or "").split(":")
    commitment = context.session.get(Commitment, int(number))
    parts = () if commitment is None else parts_for(context, commitment)
    if commitment is None or not parts or (part and part[0] not in parts):
        context.toast(_refusal(context, commitment))
        return
    context.toast()
    if verb == "ce":
        context.reply(texts.panel(context.language, concerned.view(context, commitment), parts))
    else:
        _ask(context, commitment, Part(part[0]))


def _refusal(context: Context, commitment: Commitment | None) -> str:
    if commitment is not None and commitment.status not in committing.CHANGEABLE:
        return concerned.closed(context, commitment)
    return offers.only_coordinator(context.language)


def _ask(context: Context, commitment: Commitment, part: Part) -> None:
    language, reference = context.language, commitment.reference
    view = concerned.view(context, commitment)
    step = "when" if part == Part.DUE else str(part)
    dialogue.go_on(context, KIND, step, {"commitment": commitment.id, "part": str(part)})
    if part == Part.SERVES:
        _ask_serves(context, commitment, 0)
        return
    questions: dict[Part, Callable[[], Message]] = {
        Part.TEXT: lambda: texts.ask_text(language, view, part),
        Part.MEASURE: lambda: texts.ask_text(language, view, part),
        Part.DUE: lambda: offers.ask_when(language, quick_picks(context.today), about=reference),
        Part.KIND: lambda: texts.ask_kind(language, reference),
        Part.URGENCY: lambda: texts.ask_urgency(language, reference),
        Part.EVERY: lambda: texts.ask_every(language, reference),
        Part.OWNER: lambda: texts.ask_owner(language, reference),
    }
    dialogue.ask(context, questions[part]())


def _ask_serves(context: Context, commitment: Commitment, page: int) -> None:
    choices, chosen = served.options(context.session, commitment)
    dialogue.ask(context, serving.choose(context.language, commitment.reference, choices, chosen, page))


def hear(context: Context, step: str, data: dict[str, object], text: str) -> None:
    """What was typed for the part that was asked."""
    commitment, part = _meant(context, data)
    if commitment is None:
        return
    if step == "when":
        if (day := dialogue.day_typed(context, text)) is not None:
            day_chosen(context, data, day)
    elif part == Part.OWNER:
        dialogue.go_on(context, KIND, step, {**data, "typed": text})
        organisations.choose(context, text, 0)
    elif part in (Part.TEXT, Part.MEASURE):
        if sentences.fits(context, text):
            name = str(part)
            _change(context, commitment, **{f"{name}_nl": text, f"{name}_en": text})
    else:
        _ask(context, commitment, part)


def day_chosen(context: Context, data: dict[str, object], day: date | None) -> None:
    """The full date is shown before it counts; of what comes back, until when."""
    commitment, part = _meant(context, data)
    if commitment is None or day is None:
        return
    if part == Part.DUE:
        dialogue.go_on(context, KIND, "confirm", {**data, "day": day.isoformat()})
        dialogue.ask(context, offers.confirm_day(context.language, commitment.reference, day))
    elif commitment.due is not None and day < commitment.due:
        dialogue.ask(context, texts.until_too_early(context.language))
    else:
        _change(context, commitment, every=Recurrence(str(data["every"])), every_until=day)


def chosen(context: Context, step: str, data: dict[str, object], verb: str, value: str) -> None:
    """A button of these questions: "ok:word", "oi:item:y:page", "oo:organisation", "op:page"."""
    commitment, part = _meant(context, data)
    if commitment is None:
        return
    if verb == "op" and "typed" in data:
        organisations.choose(context, str(data["typed"]), int(value))
    elif verb == "oo" and context.session.get(Organisation, int(value)) is not None:
        _hand_on(context, commitment, int(value))
    elif verb == "oi":
        _serve(context, commitment, value)
    elif step == "confirm":
        _change(context, commitment, due=date.fromisoformat(str(data["day"])))
    elif part == Part.SERVES:
        _show(context, commitment)
    elif part == Part.KIND:
        _change(context, commitment, kind=CommitmentKind(value))
    elif part == Part.URGENCY:
        _change(context, commitment, urgency=Urgency(value))
    elif part == Part.EVERY and value == Recurrence.ONCE:
        _change(context, commitment, every=Recurrence.ONCE, every_until=None)
    elif part == Part.EVERY:
        dialogue.go_on(context, KIND, "when", {**data, "every": value})
        first = max(commitment.due or context.today, context.today)
        dialogue.ask(context, texts.ask_until(context.language, quick_picks(first)))


def _meant(context: Context, data: dict[str, object]) -> tuple[Commitment | None, Part]:
    """The commitment, unless it was closed in between or may no longer be changed by who sent this."""
    commitment = context.session.get_one(Commitment, int(str(data["commitment"])))
    part = Part(str(data["part"]))
    if part in parts_for(context, commitment):
        return commitment, part
    people.end_conversation(context.session, context.person_id)
    context.reply(_refusal(context, commitment))
    return None, part


def _serve(context: Context, commitment: Commitment, value: str) -> None:
    item, answer, page = value.split(":")
    serves, person, now = answer == "y", context.person_id, context.batch.now
    changed = served.serve(context.session, commitment, int(item), person, now, serves=serves)
    if not (changed or serves) and served.served(context.session, commitment.id or 0) == {int(item)}:
        context.reply(serving.last_one(context.language))
    else:
        _ask_serves(context, commitment, int(page))


def _change(context: Context, commitment: Commitment, **columns: Any) -> None:
    session, now = context.session, context.batch.now
    was = commitment.due
    by_owner = not people.is_coordinator(session, context.person_id)
    if committing.change(session, commitment, context.person_id, now, self_reported=by_owner, **columns):
        context.audit("change", commitment.reference, parts=sorted(columns))
    if commitment.status in BEING_KEPT:
        step = reminders.replan(session, commitment, context.batch.setting.policy, now)
        if commitment.due != was:
            _tell_date(context, commitment, step.day if step else None)
    _show(context, commitment)


def _tell_date(context: Context, commitment: Commitment, follows: date | None) -> None:
    view = concerned.view(context, commitment)
    concerned.tell(
        context,
        concerned.lead(context, commitment.organisation_id),
        lambda language: texts.changed_date(language, view, upcoming(tongue(language), follows)),
    )


def _hand_on(context: Context, commitment: Commitment, organisation: int) -> None:
    session, now = context.session, context.batch.now
    before = concerned.lead(context, commitment.organisation_id)
    if verbs.hand_on(session, commitment, organisation, context.person_id, now):
        context.audit("hand_on", commitment.reference)
        concerned.tell(context, before, partial(commitments.handed_on, view=concerned.view(context, commitment)))
        ask_owner(context, commitment)
    _show(context, commitment)


def ask_owner(context: Context, commitment: Commitment) -> bool:
    """Plan its reminders, and tell its organisation what was recorded in its name; False where nobody is there."""
    step = reminders.replan(context.session, commitment, context.batch.setting.policy, context.batch.now)
    return endorsing.ask(context, commitment, step.day if step else None)


def _show(context: Context, commitment: Commitment) -> None:
    """How it stands now, to who changed it."""
    people.end_conversation(context.session, context.person_id)
    if people.is_coordinator(context.session, context.person_id):
        context.reply(concerned.card(context, commitment))
    else:
        context.reply(endorsing_texts.asked(context.language, concerned.view(context, commitment)))
