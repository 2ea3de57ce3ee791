"""The coordinator enters a commitment for a partner, question by question; it counts when all of it was confirmed."""

from datetime import date
from functools import partial

from bot.texts import amending as amending_texts
from bot.texts import entering as texts
from bot.texts import offers, serving
from bot.texts.dates import quick_picks
from handlers import amending, concerned, dialogue, organisations, sentences
from handlers.context import Context
from models import committing, people
from models import serving as served
from models.committing import Entered
from models.tables import Item, Organisation
from models.words import CommitmentKind, Recurrence

KIND = "enter"
BUTTONS = {
    "organisation": r"oo:\d+|op:\d+",
    "measure": "ok:same",
    "kind": f"ok:({'|'.join(CommitmentKind)})",
    "every": f"ok:({'|'.join(Recurrence)})",
    "serves": "oi:.+|ok:done",
    "confirm": "ok:(agreed|proposal)",
}
"""What can be pressed at each step."""
AT_HAND = 6

Data = dict[str, object]


def begin(context: Context, recommendation: Item) -> None:
    """For which organisation; those that the recommendation is addressed to are at hand."""
    found = committing.addressees(context.session, recommendation.id or 0, AT_HAND)
    addressees = [(each.id or 0, organisations.names_of(each)) for each in found]
    _go_on(context, "organisation", {"items": [recommendation.id], "reference": recommendation.reference})
    dialogue.ask(context, texts.ask_organisation(context.language, recommendation.reference, addressees))


def _go_on(context: Context, step: str, data: Data) -> None:
    dialogue.go_on(context, KIND, step, data)


def _may(context: Context) -> bool:
    if people.is_coordinator(context.session, context.person_id):
        return True
    people.end_conversation(context.session, context.person_id)
    context.reply(offers.only_coordinator(context.language))
    return False


def hear(context: Context, step: str, data: Data, text: str) -> None:
    """What the coordinator typed at this step."""
    if not _may(context):
        return
    if step == "organisation":
        _go_on(context, step, {**data, "typed": text})
        organisations.choose(context, text, 0)
    elif step == "when":
        if (day := dialogue.day_typed(context, text)) is not None:
            day_chosen(context, data, day)
    elif step in ("what", "measure") and sentences.fits(context, text):
        if step == "what":
            _go_on(context, "measure", {**data, "text": text})
            dialogue.ask(context, texts.ask_measure(context.language))
        else:
            _ask_when(context, {**data, "measure": text})
    elif step in ("kind", "every", "serves", "confirm"):
        _ask_button(context, step, data)


def _ask_button(context: Context, step: str, data: Data) -> None:
    """What is answered by a button alone."""
    if step == "kind":
        dialogue.ask(context, amending_texts.ask_kind(context.language, str(data["reference"])))
    elif step == "every":
        dialogue.ask(context, amending_texts.ask_every(context.language, ""))
    elif step == "serves":
        _ask_serves(context, data, 0)
    else:
        _confirm(context, data)


def _ask_when(context: Context, data: Data) -> None:
    _go_on(context, "when", data)
    dialogue.ask(context, offers.ask_when(context.language, quick_picks(context.today)))


def day_chosen(context: Context, data: Data, day: date | None) -> None:
    """By when, or of what comes back, until when; without a date it can only be a proposal."""
    if not _may(context):
        return
    if "every" not in data:
        _go_on(context, "kind", {**data, "due": day.isoformat() if day else None})
        _ask_button(context, "kind", data)
    elif day is None or (data.get("due") and day < date.fromisoformat(str(data["due"]))):
        dialogue.ask(context, amending_texts.until_too_early(context.language))
    else:
        _ask_serves(context, {**data, "until": day.isoformat()}, 0)


def chosen(context: Context, step: str, data: Data, verb: str, value: str) -> None:
    """A button of these questions."""
    if not _may(context):
        return
    if verb == "op" and "typed" in data:
        organisations.choose(context, str(data["typed"]), int(value))
    elif verb == "oo" and (found := context.session.get(Organisation, int(value))) is not None:
        _go_on(context, "what", {**data, "organisation": found.id})
        names = organisations.names_of(found)
        dialogue.ask(context, texts.ask_what(context.language, str(data["reference"]), names))
    elif step == "measure":
        _ask_when(context, {**data, "measure": data["text"]})
    elif step == "kind" and not data.get("due"):
        _ask_serves(context, {**data, "kind": value, "every": str(Recurrence.ONCE)}, 0)
    elif step == "kind":
        _go_on(context, "every", {**data, "kind": value})
        _ask_button(context, "every", data)
    elif step == "every":
        _recurs(context, {**data, "every": value})
    elif verb == "oi":
        _toggle(context, data, value)
    elif step == "serves":
        _confirm(context, data)
    elif step == "confirm":
        _enter(context, data, agreed=value == "agreed")


def _recurs(context: Context, data: Data) -> None:
    if data["every"] == Recurrence.ONCE:
        _ask_serves(context, data, 0)
    else:
        _go_on(context, "when", data)
        first = date.fromisoformat(str(data["due"]))
        dialogue.ask(context, amending_texts.ask_until(context.language, quick_picks(first)))


def _items(data: Data) -> list[int]:
    items = data["items"]
    assert isinstance(items, list)
    return [int(each) for each in items]


def _ask_serves(context: Context, data: Data, page: int) -> None:
    _go_on(context, "serves", data)
    chosen_items = _items(data)
    choices = served.choices(context.session, chosen_items[:1])
    dialogue.ask(context, serving.choose(context.language, "", choices, chosen_items, page))


def _toggle(context: Context, data: Data, value: str) -> None:
    """The recommendation that it began with stays."""
    item, answer, page = value.split(":")
    items, number = _items(data), int(item)
    known = {each.item for each in served.choices(context.session, items[:1])}
    if number in known and number != items[0]:
        items = [each for each in items if each != number] + ([number] if answer == "y" else [])
    _ask_serves(context, {**data, "items": items}, int(page))


def _entered(data: Data) -> Entered:
    return Entered(
        organisation=int(str(data["organisation"])),
        recommendations=tuple(_items(data)),
        text=str(data["text"]),
        measure=str(data["measure"]),
        due=date.fromisoformat(str(data["due"])) if data.get("due") else None,
        kind=CommitmentKind(str(data["kind"])),
        every=Recurrence(str(data["every"])),
        every_until=date.fromisoformat(str(data["until"])) if data.get("until") else None,
    )


def _confirm(context: Context, data: Data) -> None:
    _go_on(context, "confirm", data)
    entered = _entered(data)
    names = organisations.names_of(context.session.get_one(Organisation, entered.organisation))
    references = [context.session.get_one(Item, each).reference for each in entered.recommendations]
    dialogue.ask(context, texts.confirm(context.language, names, references, entered))


def _enter(context: Context, data: Data, *, agreed: bool) -> None:
    entered = _entered(data)
    if agreed and entered.due is None:
        _confirm(context, data)
        return
    person, now = context.person_id, context.batch.now
    made = committing.enter(context.session, entered, agreed=agreed, person=person, now=now, today=context.today)
    people.end_conversation(context.session, person)
    context.audit("enter", made.reference)
    to_partner = amending.ask_owner(context, made)
    if agreed:
        view = concerned.view(context, made)
        context.reply(offers.agreed(context.language, view, None))
    else:
        context.reply(texts.proposed(context.language, made.reference, to_partner=to_partner))
        others = concerned.coordinators(context)
        concerned.tell(context, others, partial(offers.proposal, view=concerned.view(context, made)))
