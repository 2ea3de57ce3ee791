"""What a group or channel allows: asked of Telegram, and told to who can change it."""

from typing import Any

from telegram import Update

from bot.texts import grouping as texts
from bot.texts import running
from bot.texts.message import Message
from handlers.asking import gathering_for_press, gathering_meant
from handlers.context import Context
from models import checking, groups, outbox, people, rehanging
from models.checking import Seen, Verdict
from models.inbox import Heard
from models.letters import TOPIC
from models.names import Names
from models.people import Recipient
from models.tables import Chat, Gathering

FOR = "chat"
"""What the answers about a chat say that they are for."""
OUT = ("left", "kicked")
GROUP = "group"
NEEDED = (
    "type",
    "title",
    "available_reactions",
    "has_hidden_members",
    "permissions",
    "is_forum",
    "linked_chat_id",
)
"""Of what getChat says; the rest, such as the pinned message, is not kept."""


def ask(context: Context, chat_id: int, by: int | None, **more: bool) -> None:
    """Let Telegram say how it stands with a chat, for person `by`.

    `asked`: they want to know in any case; `greet`: the bot is new there.
    """
    about = {"for": FOR, "by": by, **more}
    outbox.ask(context.session, "getChat", chat_id, context.batch.now, about)


async def wanted(update: Update, context: Context) -> None:
    """/check in a group: that one; in private: all that show the gathering."""
    here = update.effective_chat
    assert here is not None
    known = groups.of(context.session, here.id)
    if known is not None and known.gathering_id is None:
        if people.organised_gatherings(context.session, context.person_id):
            ask(context, here.id, context.person_id, asked=True)
        else:
            context.reply(running.not_yours(context.language))
        return
    meant = gathering_meant(context, here.id)
    if meant is None:
        return
    linked = [known] if known is not None else groups.linked(context.session, meant.gathering.id or 0)
    _ask_of(context, linked, meant.gathering)


async def all_wanted(update: Update, context: Context) -> None:
    """ "zca:gathering" under the chats to choose from: all that show it."""
    assert update.callback_query is not None
    gathering = gathering_for_press(context, (update.callback_query.data or "").removeprefix("zca:"))
    if gathering is not None:
        context.toast(texts.asked(context.language))
        _ask_of(context, groups.linked(context.session, gathering.id or 0), gathering)


def _ask_of(context: Context, linked: list[Chat], gathering: Gathering) -> None:
    if not linked:
        context.reply(texts.nowhere(context.language, Names(gathering.name_nl, gathering.name_en)))
    for each in linked:
        ask(context, each.telegram_id, context.person_id, asked=True)


async def again_wanted(update: Update, context: Context) -> None:
    """ "zc:chat" under what was said of it."""
    chat = chat_for_press(update, context)
    if chat is not None:
        context.toast(texts.asked(context.language))
        ask(context, chat.telegram_id, context.person_id, asked=True)


async def cards_wanted(update: Update, context: Context) -> None:
    """ "zp:chat": the cards that are missing there are hung again."""
    chat = chat_for_press(update, context)
    if chat is None:
        return
    references = rehanging.hang_missing(context.session, chat, context.batch.now)
    for reference in references:
        context.audit("present", reference, gathering=chat.gathering_id, again=1)
    context.toast(texts.hung_again(context.language, references))


def chat_for_press(update: Update, context: Context) -> Chat | None:
    """The chat behind a button of who organises the gathering shown there; None after refusing."""
    assert update.callback_query is not None
    chat = context.session.get(Chat, int((update.callback_query.data or "").rpartition(":")[2]))
    if chat is None or chat.gathering_id is None:
        context.toast(running.not_yours(context.language))
        return None
    if not people.organises(context.session, context.person_id, chat.gathering_id):
        context.toast(running.not_yours(context.language))
        return None
    return chat


def heard(context: Context, said: Heard) -> None:
    """First of the chat, then what the bot is in it; then it is told."""
    chat = groups.of(context.session, said.chat_id)
    if chat is None:
        return
    if said.error:
        _tell_unknown(context, chat, said.about)
    elif said.method == "getChat":
        outbox.ask(
            context.session,
            "getChatMember",
            said.chat_id,
            context.batch.now,
            {**said.about, "seen": {name: said.result[name] for name in NEEDED if name in said.result}},
        )
    else:
        seen = _seen(said.about["seen"])
        status, may_write = _standing(said.result, seen)
        known = checking.learn(context.session, chat, seen, status, context.batch.now, may_write=may_write)
        _tell(context, chat, known, said.about)


def _seen(room: dict[str, Any]) -> Seen:
    """Telegram's own words as values."""
    allowed = room.get("available_reactions")
    return Seen(
        kind=room["type"],
        title=room.get("title", ""),
        reactions=None if allowed is None else tuple(each.get("emoji", each["type"]) for each in allowed),
        hidden=room.get("has_hidden_members", False),
        silenced=not room.get("permissions", {}).get("can_send_messages", True),
        forum=room.get("is_forum", False),
        discussion="linked_chat_id" in room,
    )


def _standing(member: dict[str, Any], seen: Seen) -> tuple[str, bool]:
    """What the bot is there, and whether it may write."""
    status = member["status"]
    if status in ("administrator", "creator"):
        return "administrator", bool(member.get("can_post_messages", True))
    if status in OUT:
        return groups.AWAY, False
    return "member", bool(member.get("can_send_messages", not seen.silenced))


def _tell_unknown(context: Context, chat: Chat, about: dict[str, Any]) -> None:
    to = people.recipient(context.session, about["by"]) if about.get("asked") and about["by"] else None
    if to is not None:
        out = chat.bot_status == groups.AWAY
        context.batch.say(to.chat_id, texts.unknown(to.language, chat.title, out=out))


def _tell(context: Context, chat: Chat, verdict: Verdict, about: dict[str, Any]) -> None:
    """In private to who can change it, else in the group; nothing is repeated to the same people, unless they asked."""
    hearers = _hearers(context, chat, about)
    told = f"{','.join(str(each.person) for each in hearers) or GROUP}:{_digest(verdict)}"
    news = about.get("asked") or chat.told != told
    chat.told = told
    context.session.add(chat)
    username = context.batch.setting.username
    for each in hearers if news else ():
        context.batch.say(each.chat_id, texts.verdict(each.language, verdict, username))
    if not verdict.may_write or verdict.is_channel:
        return
    language = groups.language_of(context.session, chat.telegram_id)
    if about.get("greet") and verdict.gathering is None:
        context.batch.say(chat.telegram_id, texts.greet(language))
    if news and not hearers:
        context.batch.queue(chat.telegram_id, in_topic(chat, texts.verdict(language, verdict, username)))


def _hearers(context: Context, chat: Chat, about: dict[str, Any]) -> list[Recipient]:
    """Who asked, added or linked; of a linked chat, where that is no organiser, its organisers."""
    by = people.recipient(context.session, about["by"]) if about["by"] is not None else None
    if by is not None and groups.may_link(context.session, by.person, chat):
        return [by]
    if chat.gathering_id is not None:
        return people.organisers_of(context.session, chat.gathering_id)
    return []


def _digest(verdict: Verdict) -> str:
    """All that is said but for the cards, which come and go."""
    told = (verdict.administrator, verdict.may_write, verdict.reactions_off, verdict.others, verdict.hidden)
    place = (verdict.in_general, verdict.discussion)
    return "".join("01"[each] for each in told + place) + "".join(verdict.missing)


def in_topic(chat: Chat, message: Message) -> dict[str, Any]:
    """The message as it goes to the topic of a forum in which the cards hang."""
    topic = {} if chat.thread_id is None else {TOPIC: chat.thread_id}
    return {**message.payload(), **topic}
