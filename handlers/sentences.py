"""A sentence that somebody typed: short enough, and nothing in it that looks like a person or a case."""

from bot.texts import comments, offers
from handlers.context import Context
from models import committing
from models.rules.held_texts import held


def fits(context: Context, text: str) -> bool:
    """Whether it can be kept; where it can't, they read why, and may type another one."""
    if len(text) > committing.TEXT_LIMIT:
        context.reply(offers.too_long(context.language))
        return False
    if parts := held(text):
        context.reply(comments.held(context.language, parts))
        return False
    return True
