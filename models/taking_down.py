"""Cards that go: those of an item that was presented by mistake, and those in a chat that shows a gathering no more."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import Session, col

from models import outbox
from models.tables import AgendaItem, Chat, Outbox, Posting
from models.words import AgendaState, OnUncertain

Hanging = Mapping[int, tuple[int, int | None]]
"""Posting → (chat, message), the latter None where it hangs nowhere."""


def withdraw(session: Session, agenda_item: AgendaItem, now: datetime) -> None:
    """Take down the item's cards: what has not left never goes, what hangs is deleted.

    One that is on its way at this moment arrives, without buttons as its item is not open.
    """
    hung = select(col(Posting.id), col(Posting.chat_id), col(Posting.message_id)).where(
        col(Posting.agenda_item_id) == agenda_item.id
    )
    postings = {number or 0: (chat, message) for number, chat, message in session.execute(hung)}
    gone = _let_go(session, postings)
    take_down(session, [where for where in gone.values() if where[1] is not None], now)


def unlink(session: Session, chat: Chat, now: datetime) -> None:
    """The chat shows its gathering no more: cards of open items go, what is closed stays there to be read.

    What was said on any of them goes on counting.
    """
    hung = (
        select(col(Posting.id), col(Posting.message_id), col(AgendaItem.state))
        .join(AgendaItem, col(AgendaItem.id) == col(Posting.agenda_item_id))
        .where(col(Posting.chat_id) == chat.telegram_id, col(AgendaItem.gathering_id) == chat.gathering_id)
    )
    states = {number or 0: (message, state) for number, message, state in session.execute(hung)}
    gone = _let_go(session, {number: (chat.telegram_id, message) for number, (message, _) in states.items()})
    still_open = [where for number, where in gone.items() if states[number][1] == AgendaState.OPEN]
    take_down(session, [where for where in still_open if where[1] is not None], now)
    chat.gathering_id = chat.thread_id = None
    chat.told = ""
    session.add(chat)
    session.flush()


def _let_go(session: Session, postings: Hanging) -> Hanging:
    """Cancel what has not left and forget the cards, but for those on their way; which were forgotten."""
    sending = select(col(Outbox.posting_id)).where(col(Outbox.posting_id).in_(postings), outbox.IS_SENDING)
    on_their_way = set(session.execute(sending).scalars())
    letters = select(col(Outbox.id)).where(col(Outbox.posting_id).in_(postings), outbox.IS_READY)
    outbox.cancel(session, [number for number in session.execute(letters).scalars() if number is not None])
    gone = {number: where for number, where in postings.items() if number not in on_their_way}
    session.execute(delete(Posting).where(col(Posting.id).in_(gone)))
    return gone


def take_down(session: Session, messages: Iterable[tuple[int, int | None]], now: datetime) -> None:
    """Delete these messages: (chat, message)."""
    outbox.put(
        session,
        [
            {
                "chat_id": chat,
                "method": "deleteMessage",
                "payload": {"message_id": message},
                "priority": outbox.CARD,
                "available_at": now,
                "on_uncertain": OnUncertain.AGAIN,
            }
            for chat, message in messages
        ],
    )
