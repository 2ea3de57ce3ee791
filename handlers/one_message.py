"""A conversation in one message: a press rewrites it, and after typed words it comes again below them."""

from typing import Any

from telegram import Update

from bot.texts.message import Message
from bot.texts.welcome import stale_button
from handlers import dialogue
from handlers.context import Context
from models import outbox, people, taking_down
from models.tables import Outbox

MESSAGE, LETTER = "message", "letter"
"""Under what a dialogue keeps which message it is in: its number, or that of the outbox row that writes it."""


def elsewhere(update: Update, context: Context) -> bool:
    """Whether the button was pressed where no such message can be; that is said."""
    assert update.callback_query is not None
    message = update.callback_query.message
    if message is not None and message.chat.id > 0:
        return False
    context.toast(stale_button(context.language))
    return True


def listen(update: Update, context: Context, kind: str, step: str, data: dict[str, object]) -> None:
    """From here on typed words are about this step, in the message that was pressed."""
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    dialogue.go_on(context, kind, step, {**data, MESSAGE: update.callback_query.message.message_id})


def rewrite(context: Context, message: Message) -> None:
    """Here, with the number of the dialogue where there is one."""
    talking = people.conversation(context.session, context.person_id) is not None
    context.rewrite(dialogue.numbered(context, message) if talking else message)


def below(context: Context, data: dict[str, Any], message: Message) -> None:
    """Below what was typed; the message that asked for it goes."""
    _take_down(context, data)
    talk = people.conversation(context.session, context.person_id)
    letter = context.reply(message if talk is None else dialogue.numbered(context, message))
    if talk is not None:
        kept = {name: value for name, value in talk.data.items() if name != MESSAGE}
        dialogue.go_on(context, talk.kind, talk.step, {**kept, LETTER: letter})


def _take_down(context: Context, data: dict[str, Any]) -> None:
    message, letter = data.get(MESSAGE), data.get(LETTER)
    to = people.recipient(context.session, context.person_id)
    if message is None and letter is not None:
        outbox.cancel(context.session, [letter])
        row = context.session.get(Outbox, letter)
        message = row.message_id if row is not None else None
    if message is not None and to is not None:
        taking_down.take_down(context.session, [(to.chat_id, message)], context.batch.now)


def over(context: Context, *kinds: str) -> None:
    """Whoever goes on in another way is no longer asked this."""
    talk = people.conversation(context.session, context.person_id)
    if talk is not None and talk.kind in kinds:
        people.end_conversation(context.session, context.person_id)
