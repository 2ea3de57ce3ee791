"""The morning after an offer: whoever made it tells how it is measured, its kind, and what else it serves."""

from telegram import Update

from bot.texts import details as texts
from bot.texts import offers, serving
from bot.texts.reminders import not_your_organisation
from handlers import concerned, dialogue, sentences
from handlers.context import Context
from models import committing, detailing, history, people
from models import serving as served
from models.detailing import KIND as ASKED_KIND
from models.detailing import MEASURE, SERVES
from models.tables import Commitment
from models.words import CommitmentKind, CommitmentStatus

KIND = "details"
BUTTONS = {
    MEASURE: "ok:(skip|later)",
    ASKED_KIND: f"ok:(skip|later|{'|'.join(CommitmentKind)})",
    SERVES: "oi:.+|ok:(done|later)",
}
"""What can be pressed at each step."""

Data = dict[str, object]


async def begin(update: Update, context: Context) -> None:
    """ "cz:commitment" begins, or goes on where it was left."""
    assert update.callback_query is not None
    commitment = context.session.get(Commitment, int((update.callback_query.data or "").removeprefix("cz:")))
    if commitment is None or not _is_open(context, commitment):
        context.toast(_refusal(context, commitment))
        return
    context.toast()
    _ask(context, commitment, list(detailing.open_questions(context.session, commitment)))


def _refusal(context: Context, commitment: Commitment | None) -> str:
    if commitment is None or commitment.proposed_by != context.person_id:
        return not_your_organisation(context.language)
    return offers.decided_already(context.language, commitment.reference)


def _is_open(context: Context, commitment: Commitment) -> bool:
    return commitment.proposed_by == context.person_id and commitment.status == CommitmentStatus.PROPOSED


def _ask(context: Context, commitment: Commitment, left: list[str], page: int = 0) -> None:
    """The first of the questions that are left; thanks after the last."""
    view = concerned.view(context, commitment)
    if not left:
        people.end_conversation(context.session, context.person_id)
        context.reply(texts.thanks(context.language, view))
        return
    dialogue.go_on(context, KIND, left[0], {"commitment": commitment.id, "left": left})
    if left[0] == MEASURE:
        dialogue.ask(context, texts.ask_measure(context.language, view))
    elif left[0] == ASKED_KIND:
        dialogue.ask(context, texts.ask_kind(context.language, view.reference))
    else:
        choices, chosen_items = served.options(context.session, commitment)
        question = serving.choose(context.language, view.reference, choices, chosen_items, page, later=True)
        dialogue.ask(context, question)


def _meant(context: Context, data: Data) -> tuple[Commitment | None, list[str]]:
    commitment = context.session.get_one(Commitment, int(str(data["commitment"])))
    left = data["left"]
    assert isinstance(left, list)
    if _is_open(context, commitment):
        return commitment, [str(each) for each in left]
    people.end_conversation(context.session, context.person_id)
    context.reply(_refusal(context, commitment))
    return None, []


def hear(context: Context, step: str, data: Data, text: str) -> None:
    """How it is measured, in one sentence."""
    commitment, left = _meant(context, data)
    if commitment is None:
        return
    if step != MEASURE:
        _ask(context, commitment, left)
    elif sentences.fits(context, text):
        person, now = context.person_id, context.batch.now
        committing.change(
            context.session, commitment, person, now, self_reported=True, measure_nl=text, measure_en=text
        )
        _ask(context, commitment, left[1:])


def chosen(context: Context, step: str, data: Data, verb: str, value: str) -> None:
    """A button of these questions: "ok:word", "oi:item:y:page"."""
    commitment, left = _meant(context, data)
    if commitment is None:
        return
    session, person, now = context.session, context.person_id, context.batch.now
    if value == "later":
        people.end_conversation(session, person)
        context.reply(texts.kept(context.language, concerned.view(context, commitment)))
    elif verb == "oi":
        item, answer, page = value.split(":")
        served.serve(session, commitment, int(item), person, now, serves=answer == "y", self_reported=True)
        _ask(context, commitment, left, int(page))
    elif step == SERVES:
        history.step(session, commitment, "serves", person, now)
        _ask(context, commitment, left[1:])
    else:
        if value != "skip":
            history.step(session, commitment, "changed", person, now, kind=CommitmentKind(value))
        _ask(context, commitment, left[1:])
