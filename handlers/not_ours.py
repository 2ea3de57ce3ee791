"""The owner says that another organisation should do it: why, and the coordinator decides."""

from functools import partial

from bot.texts import answers as texts
from bot.texts import verdicts
from handlers import concerned, dialogue, sentences, settling
from handlers.context import Context
from models import answering
from models.tables import Commitment

KIND = "not_ours"


def begin(context: Context, commitment: Commitment) -> None:
    dialogue.go_on(context, KIND, "why", {"commitment": commitment.id})
    dialogue.ask(context, texts.ask_why_not(context.language, concerned.view(context, commitment)))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """Why, in one sentence."""
    commitment = settling.still_asked(context, data)
    if commitment is not None and sentences.fits(context, text):
        person, now = context.person_id, context.batch.now
        answering.not_ours(context.session, commitment, reason=text, person=person, now=now)
        follows = settling.replanned(context, commitment)
        view = concerned.view(context, commitment)
        context.reply(texts.noted(context.language, view, "not_ours", follows))
        concerned.tell(context, concerned.coordinators(context), partial(verdicts.card, view=view))
