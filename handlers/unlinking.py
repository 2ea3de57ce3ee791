"""/unlink: a group or channel shows a gathering's cards no more, after a question."""

from telegram import Update

from bot.texts import grouping as texts
from bot.texts.message import Message
from handlers import checking, grouping
from handlers.asking import gathering_meant
from handlers.context import Context
from models import groups, taking_down
from models.names import Names
from models.tables import Chat, Gathering


async def wanted(update: Update, context: Context) -> None:
    """/unlink in a group: that one; in private: the only one that shows the gathering, or a choice of all."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id)
    if meant is None:
        return
    here = groups.of(context.session, update.effective_chat.id)
    linked = groups.linked(context.session, meant.gathering.id or 0)
    if here is not None:
        linked = [each for each in linked if each.id == here.id]
    if not linked:
        context.reply(texts.nowhere(context.language, _names(meant.gathering)))
    elif len(linked) == 1:
        context.reply(question(context, linked[0], meant.gathering))
    else:
        context.reply(grouping.choice(context, meant.gathering, 0))


def question(context: Context, chat: Chat, gathering: Gathering) -> Message:
    """Before a chat shows the gathering no more."""
    return texts.ask_unlink(context.language, (chat.id or 0, chat.title), gathering.id or 0, _names(gathering))


def _names(gathering: Gathering) -> Names:
    return Names(gathering.name_nl, gathering.name_en)


async def pressed(update: Update, context: Context) -> None:
    """ "zu:chat" under what was said of it: asks first."""
    chat = checking.chat_for_press(update, context)
    if chat is not None:
        context.toast()
        context.rewrite(question(context, chat, context.session.get_one(Gathering, chat.gathering_id)))


async def agreed(update: Update, context: Context) -> None:
    """ "zuy:gathering:chat": unless the chat shows another gathering by now."""
    assert update.callback_query is not None
    number = int((update.callback_query.data or "").split(":")[1])
    chat = checking.chat_for_press(update, context)
    if chat is None:
        return
    if chat.gathering_id != number:
        context.toast(texts.not_linkable(context.language))
        return
    gathering = context.session.get_one(Gathering, number)
    if chat.kind in grouping.GROUPS and chat.bot_status != groups.AWAY:
        said = Message(texts.unlinked(gathering.language, _names(gathering)))
        context.batch.queue(chat.telegram_id, checking.in_topic(chat, said))
    taking_down.unlink(context.session, chat, context.batch.now)
    context.audit("unlink", gathering.reference, gathering=gathering.id, chat=chat.id, title=chat.title)
    context.toast(texts.unlink_answer(context.language, chat.title))
    context.rewrite(grouping.choice(context, gathering, 0))
