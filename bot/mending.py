"""What sending finds out about chats and cards: mended where it can be, and told to who organises the gathering.

Each runs in the transaction that settles the message which showed it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.texts import grouping as texts
from bot.texts.message import Message
from models import groups, outbox, presenting, rehanging
from models.letters import TOPIC, Dead, Fate, Letter, NoTopic
from models.tables import Chat, Outbox, Posting
from models.words import OutboxState

OUT = ("kicked", "not a member", "chat not found", "was deleted", "deactivated")
"""Telegram's words where the bot is not in a chat any more; else it is there and may not write."""


def before(session: Session, letter: Letter, fate: Fate, now: datetime) -> None:
    """A group that can't be written to, or lost the topic of its cards: told while it is known how it was."""
    chat = groups.of(session, letter.chat_id) if letter.chat_id < 0 else None
    if chat is None:
        return
    if isinstance(fate, Dead) and fate.unreachable and chat.bot_status != groups.AWAY:
        if any(words in fate.why.lower() for words in OUT):
            groups.tell(session, chat, "removed", _in(lambda language: texts.removed(language, chat.title)), now)
        else:
            groups.tell(session, chat, "silenced", _in(lambda language: texts.silenced(language, chat.title)), now)
    elif isinstance(fate, NoTopic) and letter.payload and chat.thread_id == letter.payload.get(TOPIC):
        groups.tell(session, chat, "topic", _in(lambda language: texts.topic_gone(language, chat.title)), now)


def after(session: Session, letter: Letter, now: datetime) -> None:
    """A card that never will hang in its group, or perhaps does not."""
    if letter.chat_id > 0 or letter.posting_id is None or letter.method != "sendMessage":
        return
    row = session.get(Outbox, letter.id)
    if row is not None:
        _missed(session, row, now)


def doubt_unsettled(session: Session, now: datetime) -> None:
    """At a start, of what was on its way when the process ended."""
    for row in outbox.doubt_unsettled(session, now):
        _missed(session, row, now)


def _missed(session: Session, row: Outbox, now: datetime) -> None:
    chat = groups.of(session, row.chat_id) if row.state in (OutboxState.DEAD, OutboxState.UNCERTAIN) else None
    card = session.get(Posting, row.posting_id) if row.posting_id is not None else None
    if chat is None or card is None or chat.bot_status == groups.AWAY:
        return
    reference = _reference(session, card)
    groups.tell(session, chat, "missed", _in(lambda language: texts.missed(language, _place(chat), reference)), now)


def card_gone(session: Session, posting: int, letter: Letter, now: datetime) -> None:
    """The message of a card was deleted."""
    lost = rehanging.was_deleted(session, posting, (letter.payload or {})["message_id"], now)
    chat = groups.of(session, letter.chat_id) if letter.chat_id < 0 else None
    if lost is None or chat is None:
        return
    if lost.stopped:
        groups.tell(session, chat, "stopped", _in(lambda language: texts.stopped(language, _place(chat))), now)
    elif lost.anew:
        said = _in(lambda language: texts.deleted(language, chat.title, lost.reference))
        groups.tell(session, chat, "deleted", said, now)


def _place(chat: Chat) -> tuple[int, str]:
    return chat.id or 0, chat.title


def _reference(session: Session, card: Posting) -> str:
    return presenting.reference_of(session, presenting.agenda_item(session, card.agenda_item_id))


def _in(write: Callable[[str], Message]) -> Callable[[str], dict[str, Any]]:
    return lambda language: write(language).payload()
