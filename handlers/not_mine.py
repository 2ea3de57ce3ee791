"""Not for whoever was reminded: a colleague takes it over, or another organisation should do it."""

from functools import partial

from bot.texts import answers as texts
from bot.texts import verdicts
from handlers import concerned, dialogue, sentences, settling, succeeding
from handlers.context import Context
from models import answering
from models.tables import Commitment

KIND = "not_mine"
BUTTONS = {"who": "ok:(colleague|elsewhere)"}
"""What can be pressed at each step."""

Data = dict[str, object]


def begin(context: Context, commitment: Commitment) -> None:
    """Whose it is, then."""
    dialogue.go_on(context, KIND, "who", {"commitment": commitment.id})
    dialogue.ask(context, texts.ask_whose(context.language, concerned.view(context, commitment)))


def chosen(context: Context, _step: str, data: Data, _verb: str, value: str) -> None:
    """ "ok:colleague", or "ok:elsewhere": another organisation."""
    commitment = settling.still_asked(context, data)
    if commitment is None:
        return
    if value == "colleague":
        succeeding.invite(context, commitment.organisation_id)
    else:
        dialogue.go_on(context, KIND, "why", data)
        dialogue.ask(context, texts.ask_why_not(context.language, concerned.view(context, commitment)))


def hear(context: Context, step: str, data: Data, text: str) -> None:
    """Why, in one sentence."""
    commitment = settling.still_asked(context, data)
    if commitment is None:
        return
    if step == "who":
        begin(context, commitment)
    elif sentences.fits(context, text):
        person, now = context.person_id, context.batch.now
        noted = answering.not_ours(context.session, commitment, reason=text, person=person, now=now)
        follows = settling.replanned(context, commitment)
        view = concerned.view(context, commitment)
        context.reply(texts.noted(context.language, view, "not_ours", follows, noted.id or 0))
        concerned.tell(context, concerned.coordinators(context), partial(verdicts.card, view=view))
