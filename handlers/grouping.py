"""Groups and channels: the bot comes, goes, gets a right; one is linked, or becomes a supergroup."""

from telegram import (
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Update,
)

from bot.texts import grouping as texts
from bot.texts.message import Message
from handlers import checking
from handlers.asking import gathering_for_press, gathering_meant
from handlers.context import Context
from models import groups, outbox, panels, people, presenting, rehanging, reminders, walking
from models.letters import TOPIC
from models.names import Names
from models.tables import Chat, Gathering

GROUPS = ("group", "supergroup")
PLACES = (*GROUPS, "channel")


async def membership_changed(update: Update, context: Context) -> None:
    """What the bot is in a chat changed; in private it means blocked or unblocked."""
    change = update.my_chat_member
    assert change is not None
    if change.chat.type == "private":
        _blocked(context, change.chat.id, gone=_is_out(change.new_chat_member))
    elif change.chat.type in PLACES and _is_out(change.new_chat_member):
        _left(context, change)
    elif change.chat.type in PLACES:
        _came(context, change)


def _is_out(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return not member.is_member
    return isinstance(member, ChatMemberLeft | ChatMemberBanned)


def _blocked(context: Context, chat_id: int, *, gone: bool) -> None:
    """Whoever unblocks the bot gets the cards that are open and missed, and those that hang are brought up to date."""
    session, now = context.session, context.batch.now
    if gone:
        outbox.give_up_on(session, chat_id, "blocked", now)
        reminders.undelivered(session, chat_id, now)
        return
    people.can_be_written_to(session, context.person_id, chat_id)
    presenting.refresh_cards_of(session, context.person_id)
    for gathering in walking.gatherings(session, context.person_id):
        presenting.catch_up(session, gathering.id or 0, context.person_id, now)


def _left(context: Context, change: ChatMemberUpdated) -> None:
    known = groups.of(context.session, change.chat.id)
    if known is not None and known.bot_status != groups.AWAY:
        title = known.title
        groups.tell(
            context.session,
            known,
            "removed",
            lambda language: texts.removed(language, title).payload(),
            context.batch.now,
        )
    groups.bot_is(context.session, change.chat.id, change.chat.type, change.chat.title or "", groups.AWAY)
    outbox.give_up_on(context.session, change.chat.id, "removed", context.batch.now)


def _came(context: Context, change: ChatMemberUpdated) -> None:
    """It was added, or has another right: how it stands is asked, and what was open comes back."""
    chat, member = change.chat, change.new_chat_member
    known = groups.of(context.session, chat.id)
    was_out = _is_out(change.old_chat_member)
    was_away = known is None or known.bot_status == groups.AWAY
    silent = isinstance(member, ChatMemberRestricted) and not member.can_send_messages
    status = "administrator" if isinstance(member, ChatMemberAdministrator) else "member"
    by = None if change.from_user.is_bot else context.person_id
    here = groups.bot_is(
        context.session,
        chat.id,
        chat.type,
        chat.title or "",
        groups.AWAY if silent else status,
        added_by=by if was_out else None,
    )
    if was_away and not silent:
        rehanging.come_back(context.session, here, context.batch.now, was_out=was_out)
    checking.ask(context, chat.id, by, greet=was_away)


async def link(update: Update, context: Context) -> None:
    """/link [gathering] in a group or a topic of it: its cards appear here from now on. In private: choose where."""
    chat, message = update.effective_chat, update.effective_message
    assert chat is not None
    assert message is not None
    meant = gathering_meant(context, chat.id)
    if meant is None:
        return
    if chat.type not in GROUPS:
        context.reply(choice(context, meant.gathering, 0))
        return
    known = groups.of(context.session, chat.id)
    if known is not None and not groups.may_link(context.session, context.person_id, known):
        context.reply(texts.linked_elsewhere(context.language))
        return
    thread = message.message_thread_id if message.is_topic_message else None
    here = groups.link(context.session, chat.id, chat.type, chat.title or "", meant.gathering.id or 0, thread=thread)
    _linked(context, here, meant.gathering)


def _linked(context: Context, chat: Chat, gathering: Gathering) -> None:
    """Said in the group itself, not in a channel: its readers are not asked for anything yet."""
    if chat.kind in GROUPS:
        said = Message(texts.linked(gathering.language, _names(gathering)))
        context.batch.queue(chat.telegram_id, checking.in_topic(chat, said))
    context.audit("link", gathering.reference, gathering=gathering.id, chat=chat.id, title=chat.title)
    checking.ask(context, chat.telegram_id, context.person_id)


def _names(gathering: Gathering) -> Names:
    return Names(gathering.name_nl, gathering.name_en)


def choice(context: Context, gathering: Gathering, page: int) -> Message:
    """The chats in which the gathering's cards may appear; those in which they do are ticked."""
    chats = groups.linkable(context.session, context.person_id)
    return texts.choose(context.language, gathering.id or 0, _names(gathering), gathering.date, chats, page)


async def page_turned(update: Update, context: Context) -> None:
    """ "zl:gathering:page" of the chats to choose from, or under a panel, which then is that choice."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    gathering = gathering_for_press(context, number)
    if gathering is not None:
        context.toast()
        if update.callback_query.message is not None:
            here = update.callback_query.message.message_id
            panels.leave(context.session, gathering.id or 0, context.person_id, here)
        context.rewrite(choice(context, gathering, int(page)))


async def chosen(update: Update, context: Context) -> None:
    """ "zk:gathering:chat": its cards appear there from now on; where they do already, whether they should not."""
    assert update.callback_query is not None
    _, number, place = (update.callback_query.data or "").split(":")
    gathering = gathering_for_press(context, number)
    if gathering is None:
        return
    chat = context.session.get(Chat, int(place))
    if chat is None or chat.id not in [each.id for each in groups.linkable(context.session, context.person_id)]:
        context.toast(texts.not_linkable(context.language))
        return
    if chat.gathering_id == gathering.id:
        context.toast()
        context.rewrite(
            texts.ask_unlink(context.language, (chat.id or 0, chat.title), gathering.id or 0, _names(gathering))
        )
        return
    context.toast(texts.link_answer(context.language, chat.title))
    groups.link(context.session, chat.telegram_id, chat.kind, chat.title, gathering.id or 0)
    _linked(context, chat, gathering)
    order = [each.id for each in groups.linkable(context.session, context.person_id)]
    context.rewrite(choice(context, gathering, order.index(chat.id) // texts.PER_PAGE))


async def migrated(update: Update, context: Context) -> None:
    """A group became a supergroup: either of its two service messages says so."""
    message = update.effective_message
    assert message is not None
    if message.migrate_to_chat_id is not None:
        outbox.move_chat(context.session, message.chat.id, message.migrate_to_chat_id, context.batch.now)
    elif message.migrate_from_chat_id is not None:
        outbox.move_chat(context.session, message.migrate_from_chat_id, message.chat.id, context.batch.now)


async def anonymous(update: Update, context: Context) -> None:
    """A command of somebody who hides behind a chat can't be allowed or refused: nobody knows whose it is.

    What a channel's posts say when they are forwarded to its discussion group was said to nobody here.
    """
    chat, message = update.effective_chat, update.effective_message
    assert chat is not None
    assert message is not None
    if message.is_automatic_forward:
        return
    payload = Message(texts.anonymous(groups.language_of(context.session, chat.id))).payload()
    topic = {TOPIC: message.message_thread_id} if message.is_topic_message else {}
    context.batch.queue(chat.id, {**payload, **topic})
