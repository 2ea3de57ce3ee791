"""Groups: the bot comes, goes, gets a right; a group is linked, or becomes a supergroup."""

from telegram import ChatMemberAdministrator, ChatMemberBanned, ChatMemberLeft, Update

from bot.texts import running
from handlers.asking import gathering_meant
from handlers.context import Context
from models import groups, outbox, people, reminders
from models.names import Names

GROUPS = ("group", "supergroup")


async def membership_changed(update: Update, context: Context) -> None:
    """What the bot is in a chat changed; in private it means blocked or unblocked."""
    change = update.my_chat_member
    assert change is not None
    chat, member = change.chat, change.new_chat_member
    gone = isinstance(member, ChatMemberLeft | ChatMemberBanned)
    if chat.type == "private":
        if gone:
            outbox.give_up_on(context.session, chat.id, "blocked", context.batch.now)
            reminders.undelivered(context.session, chat.id, context.batch.now)
        else:
            people.can_be_written_to(context.session, context.person_id, chat.id)
        return
    if chat.type not in GROUPS:
        return
    known = groups.of(context.session, chat.id)
    status = "away" if gone else "administrator" if isinstance(member, ChatMemberAdministrator) else "member"
    groups.bot_is(context.session, chat.id, chat.type, chat.title or "", status)
    language = groups.language_of(context.session, chat.id)
    if not gone and (known is None or known.bot_status == "away"):
        context.batch.say(chat.id, running.greet_group(language, administrator=status == "administrator"))


async def link(update: Update, context: Context) -> None:
    """/link [gathering] in a group: its cards appear here from now on."""
    chat = update.effective_chat
    assert chat is not None
    if chat.type not in GROUPS:
        context.reply(running.only_in_group(context.language))
        return
    meant = gathering_meant(context, chat.id)
    if meant is None:
        return
    gathering, known = meant.gathering, groups.of(context.session, chat.id)
    shown = known.gathering_id if known is not None else None
    if shown is not None and not people.organises(context.session, context.person_id, shown):
        context.reply(running.linked_elsewhere(context.language))
        return
    linked = groups.link(context.session, chat.id, chat.type, chat.title or "", gathering.id or 0)
    names = Names(gathering.name_nl, gathering.name_en)
    administrator = linked.bot_status == "administrator"
    context.batch.say(chat.id, running.linked(gathering.language, names, administrator=administrator))
    context.audit("link", gathering.reference, chat=linked.id)


async def migrated(update: Update, context: Context) -> None:
    """A group became a supergroup: either of its two service messages says so."""
    message = update.effective_message
    assert message is not None
    if message.migrate_to_chat_id is not None:
        outbox.move_chat(context.session, message.chat.id, message.migrate_to_chat_id, context.batch.now)
    elif message.migrate_from_chat_id is not None:
        outbox.move_chat(context.session, message.migrate_from_chat_id, message.chat.id, context.batch.now)


async def anonymous(update: Update, context: Context) -> None:
    """A command of somebody who hides behind the group can't be allowed or refused: nobody knows whose it is."""
    assert update.effective_chat is not None
    language = groups.language_of(context.session, update.effective_chat.id)
    context.batch.say(update.effective_chat.id, running.anonymous(language))
