"""A few words on an item: from a private card, or as a reply to a card in the group."""

from datetime import timedelta

from telegram import Update

from bot.texts import comments, running, welcome
from bot.texts.message import Message
from handlers import dialogue
from handlers.context import Context
from models import commenting, groups, outbox, people, presenting
from models.rules.held_texts import held
from models.tables import AgendaItem, Gathering, Posting
from models.words import AgendaState, OnUncertain

KIND = "comment"


async def pressed(update: Update, context: Context) -> None:
    """ "kt:posting" on a card of one's own."""
    assert update.callback_query is not None
    posting = context.session.get(Posting, int((update.callback_query.data or "").removeprefix("kt:")))
    if posting is None or posting.person_id != context.person_id:
        context.toast(welcome.stale_button(context.language))
        return
    agenda_item = presenting.agenda_item(context.session, posting.agenda_item_id)
    reference = presenting.reference_of(context.session, agenda_item)
    if agenda_item.state != AgendaState.OPEN:
        context.toast(running.closed(context.language, reference))
        return
    context.toast()
    dialogue.go_on(context, KIND, "text", {"agenda_item": agenda_item.id})
    dialogue.ask(context, comments.ask(context.language, reference))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """What was typed; kept though the item has closed meanwhile."""
    session = context.session
    agenda_item = session.get(AgendaItem, int(str(data["agenda_item"])))
    if agenda_item is None or session.get_one(Gathering, agenda_item.gathering_id).settled:
        people.end_conversation(session, context.person_id)
        context.reply(comments.gone(context.language))
    elif len(text) > commenting.LIMIT:
        context.reply(comments.too_long(context.language))
    elif parts := held(text):
        context.reply(comments.held(context.language, parts))
    else:
        number = commenting.comment(session, agenda_item, context.person_id, text, context.batch.now)
        people.end_conversation(session, context.person_id)
        context.reply(comments.kept(context.language, presenting.reference_of(session, agenda_item), number))


async def taken_back(update: Update, context: Context) -> None:
    """ "kw:comment" under what was saved."""
    assert update.callback_query is not None
    number = int((update.callback_query.data or "").removeprefix("kw:"))
    if commenting.withdraw(context.session, number, context.person_id):
        context.toast()
        context.rewrite(comments.withdrawn(context.language))
    else:
        context.toast(comments.gone(context.language))


async def replied(update: Update, context: Context) -> None:
    """A reply in a group to one of our cards; nobody is answered for a reply to something else."""
    message = update.effective_message
    assert message is not None
    assert message.reply_to_message is not None
    if message.sender_chat is not None or message.from_user is None or message.from_user.is_bot:
        return
    chat, card = message.chat.id, message.reply_to_message.message_id
    agenda_item = commenting.replied_to(context.session, chat, card, context.person_id)
    text = " ".join((message.text or "").split())
    if agenda_item is None:
        return
    reference = presenting.reference_of(context.session, agenda_item)
    to = people.recipient(context.session, context.person_id)
    parts = held(text)
    if parts or len(text) > commenting.LIMIT:
        if to is not None:
            context.batch.say(to.chat_id, comments.reply_not_saved(to.language, reference, parts))
        return
    is_first = commenting.reply(
        context.session, agenda_item, context.person_id, text, context.batch.now, chat_id=chat, message_id=message.id
    )
    if is_first and to is not None:
        context.batch.say(to.chat_id, comments.reply_is_public(to.language))
    elif is_first:
        _say_in_group(context, chat, message.message_thread_id)


def _say_in_group(context: Context, chat_id: int, thread: int | None) -> None:
    """At most once a minute, and gone when it could not be said within one."""
    now = context.batch.now
    payload = Message(comments.reply_is_public(groups.language_of(context.session, chat_id))).payload()
    letter = {
        "chat_id": chat_id,
        "method": "sendMessage",
        "payload": payload if thread is None else {**payload, "message_thread_id": thread},
        "available_at": now,
        "expires_at": now + timedelta(minutes=1),
        "dedupe_key": f"reply is public:{chat_id}:{now:%Y-%m-%d %H:%M}",
        "on_uncertain": OnUncertain.FINAL,
    }
    outbox.put(context.session, [letter])
