"""What waits for the coordinator, one by one: each with the card that decides on it."""

from telegram import Update

from bot.texts import matters as texts
from bot.texts import offers
from bot.texts.message import Message
from handlers import concerned
from handlers.context import Context
from models import matters, people, waiting
from models.tables import Commitment


async def pressed(update: Update, context: Context) -> None:
    """ "yh:n:why:commitment" the n-th, which comes after that place; "yq:…" leaves it there."""
    assert update.callback_query is not None
    verb, number, *place = (update.callback_query.data or "").split(":")
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
        return
    context.toast()
    came_from = int(place[0]), int(place[1])
    if verb == "yh":
        context.reply(_taken(context, int(number), came_from))
    else:
        left = waiting.count(context.session)
        context.rewrite(texts.stopped(context.language, left, int(number), came_from))


def _taken(context: Context, number: int, came_from: tuple[int, int]) -> Message:
    left = matters.after(context.session, came_from)
    if not left:
        return texts.all_taken(context.language, waiting.count(context.session))
    card = concerned.card(context, context.session.get_one(Commitment, left[0].commitment))
    return texts.taken(context.language, card, left[0], came_from, number, number - 1 + len(left))


def onward(context: Context, message: Message) -> Message:
    """What was decided, and the way to what else waits."""
    return texts.onward(context.language, message, waiting.count(context.session))
