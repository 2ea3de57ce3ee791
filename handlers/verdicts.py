"""The coordinator decides on what an owner said: done or not yet, a later date, help, whose it is."""

from collections.abc import Callable
from functools import partial

from telegram import Update

from bot.texts import offers
from bot.texts import verdicts as texts
from bot.texts.message import Message
from handlers import concerned, dialogue, matters, sentences, settling
from handlers.context import Context
from models import committing, people, recurring, verdicts
from models.tables import Commitment
from models.words import Awaits

KIND = "verdict"
ABOUT = {
    "sv": Awaits.VERIFICATION,
    "sn": Awaits.VERIFICATION,
    "sa": Awaits.DATE,
    "sr": Awaits.DATE,
    "sh": Awaits.HELP,
    "sk": Awaits.OWNER,
}
"""What each button decides on."""


async def pressed(update: Update, context: Context) -> None:
    """ "sv:n" done, "sn:n" not yet, "sa:n" that date, "sr:n" not, "sh:n" was in touch, "sk:n" the owner stays."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    commitment = context.session.get(Commitment, int(number))
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
    elif commitment is None or ABOUT[verb] not in committing.awaits(commitment):
        context.toast(offers.decided_already(context.language, "" if commitment is None else commitment.reference))
    elif verb in ("sn", "sr"):
        context.toast()
        dialogue.go_on(context, KIND, "why", {"commitment": commitment.id, "about": str(ABOUT[verb])})
        view = concerned.view(context, commitment)
        dialogue.ask(context, texts.ask_why(context.language, view, ABOUT[verb]))
    else:
        context.toast()
        DECISIONS[verb](context, commitment)


def _verify(context: Context, commitment: Commitment) -> None:
    verdicts.verify(context.session, commitment, context.person_id, context.batch.now, context.today)
    context.audit("verify", commitment.reference)
    recurring.begin_next(context.session, commitment, context.person_id, context.batch.now)
    _tell_what_follows(context, commitment, texts.verified)


def _agree_date(context: Context, commitment: Commitment) -> None:
    verdicts.agree_date(context.session, commitment, context.person_id, context.batch.now)
    context.audit("agree_date", commitment.reference)
    _tell_what_follows(context, commitment, texts.date_agreed)


def _help(context: Context, commitment: Commitment) -> None:
    verdicts.helped(context.session, commitment, context.person_id, context.batch.now)
    context.audit("help", commitment.reference)
    _tell_what_follows(context, commitment, texts.helped)


def _keep_owner(context: Context, commitment: Commitment) -> None:
    verdicts.keep_owner(context.session, commitment, context.person_id, context.batch.now)
    context.audit("keep_owner", commitment.reference)
    _tell_what_follows(context, commitment, texts.kept_owner)


DECISIONS = {"sv": _verify, "sa": _agree_date, "sh": _help, "sk": _keep_owner}
"""What each button does at once."""


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """Why not."""
    session, person, now = context.session, context.person_id, context.batch.now
    commitment, about = session.get_one(Commitment, int(str(data["commitment"]))), Awaits(str(data["about"]))
    if not people.is_coordinator(session, person):
        people.end_conversation(session, person)
        context.reply(offers.only_coordinator(context.language))
    elif about not in committing.awaits(commitment):
        people.end_conversation(session, person)
        context.reply(offers.decided_already(context.language, commitment.reference))
    elif sentences.fits(context, text):
        if about == Awaits.VERIFICATION:
            verdicts.send_back(session, commitment, reason=text, person=person, now=now)
            context.audit("send_back", commitment.reference)
            _tell_what_follows(context, commitment, partial(texts.sent_back, reason=text))
        else:
            verdicts.refuse_date(session, commitment, reason=text, person=person, now=now)
            context.audit("refuse_date", commitment.reference)
            _tell_what_follows(context, commitment, partial(texts.date_refused, reason=text))


def _tell_what_follows(context: Context, commitment: Commitment, say: Callable[..., Message]) -> None:
    """To who decided, and to who has to know: whoever said it and the lead contact."""
    follows = settling.replanned(context, commitment)
    told = partial(say, view=concerned.view(context, commitment), next_message=follows)
    context.reply(matters.onward(context, told(context.language)))
    concerned.tell(context, concerned.owners(context, commitment), told)
