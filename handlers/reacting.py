"""Emoji and buttons on cards: named, and left to the batch that writes an unbroken run of them at once."""

from telegram import MessageReactionCountUpdated, ReactionType, ReactionTypeCustomEmoji, ReactionTypeEmoji, Update

from handlers.batch import Asked
from handlers.context import Context
from models.anonymous import take_counts
from models.reacting import EmojiSet, Press
from models.rules.voices import CUSTOM_EMOJI, plain


async def emoji_changed(update: Update, context: Context) -> None:
    """Somebody's full set of emoji on a message; a channel or anonymous administrator is no voice."""
    reaction = update.message_reaction
    assert reaction is not None
    if reaction.user is None:
        return
    batch = context.batch
    batch.collect(
        EmojiSet(
            seq=batch.seq,
            actor=batch.setting.pseudonyms(reaction.user.id),
            chat_id=reaction.chat.id,
            message_id=reaction.message_id,
            marks=tuple(dict.fromkeys(_mark(each) for each in reaction.new_reaction)),
            dated=int(reaction.date.timestamp()),
        )
    )


def _mark(reaction: ReactionType) -> str:
    if isinstance(reaction, ReactionTypeEmoji):
        return plain(reaction.emoji)
    return f"{CUSTOM_EMOJI}:{reaction.custom_emoji_id}" if isinstance(reaction, ReactionTypeCustomEmoji) else "paid"


async def counts_changed(update: Update, context: Context) -> None:
    """Telegram's totals where reactions have no name."""
    counted = update.message_reaction_count
    assert isinstance(counted, MessageReactionCountUpdated)
    take_counts(
        context.session,
        counted.chat.id,
        counted.message_id,
        {_mark(each.type): each.total_count for each in counted.reactions},
        int(counted.date.timestamp()),
    )


async def pressed(update: Update, context: Context) -> None:
    """A button on a card: "r:posting:mark". The library brings presses without data here too; they say nothing."""
    query = update.callback_query
    assert query is not None
    batch = context.batch
    if query.message is None or not query.data:
        batch.answer(query.id)
        return
    _, posting, mark = query.data.split(":")
    press = Press(
        seq=batch.seq,
        actor=batch.setting.pseudonyms(query.from_user.id),
        chat_id=query.message.chat.id,
        message_id=query.message.message_id,
        posting_id=int(posting),
        mark=mark,
    )
    batch.collect(press, Asked(press, query.id, query.from_user.language_code))
