"""A note of the owner: a few words, or the reference number of evidence; never a file."""

from functools import partial

from bot.texts import noting as texts
from handlers import concerned, dialogue, sentences, settling
from handlers.context import Context
from models import answering
from models.tables import Commitment

KIND = "note"


def begin(context: Context, commitment: Commitment) -> None:
    dialogue.go_on(context, KIND, "text", {"commitment": commitment.id})
    dialogue.ask(context, texts.ask(context.language, commitment.reference))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """The note; while help is wanted, the coordinator reads it too."""
    commitment = settling.still_asked(context, data)
    if commitment is None or not sentences.fits(context, text):
        return
    step = answering.note(context.session, commitment, text, context.person_id, context.batch.now)
    follows = settling.replanned(context, commitment)
    view = concerned.view(context, commitment)
    context.reply(texts.noted(context.language, view, follows, step.id or 0))
    if commitment.help_asked_at is not None:
        concerned.tell(context, concerned.coordinators(context), partial(texts.told, view=view))


def file_sent(context: Context) -> None:
    """Whoever is asked for a note sent a file."""
    context.reply(texts.no_file(context.language))
