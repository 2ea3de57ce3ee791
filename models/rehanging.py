"""Cards of open items that hang nowhere any more: deleted, perhaps never arrived, or gone with the bot."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, or_, select, update
from sqlmodel import Session, col

from models import outbox, presenting
from models.tables import AgendaItem, Chat, Item, Posting
from models.words import AgendaState

LOOP = timedelta(minutes=10)
LOOP_OF = 3
"""So many cards that were deleted in one chat within that time: whoever does it means it."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A card that was deleted. `anew`: it is sent again; `stopped`: it is not, as too many were deleted of late."""

    reference: str
    anew: bool
    stopped: bool


def missing(session: Session, chat: Chat) -> list[tuple[int, str]]:
    """(agenda item, reference) of each open item whose card neither hangs in this chat nor is on its way there."""
    query = (
        select(col(AgendaItem.id), col(Item.reference))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .where(
            col(AgendaItem.gathering_id) == chat.gathering_id,
            col(AgendaItem.state) == AgendaState.OPEN,
            col(AgendaItem.id).not_in(_served(chat.telegram_id)),
        )
        .order_by(col(AgendaItem.presented_at), col(AgendaItem.position), col(AgendaItem.id))
    )
    return [(number, reference) for number, reference in session.execute(query) if number is not None]


def _served(chat_id: int) -> "Select[int]":
    """The agenda items whose card hangs in this chat, or is on its way there."""
    return select(col(Posting.agenda_item_id)).where(
        col(Posting.chat_id) == chat_id,
        ~col(Posting.walking),
        or_(col(Posting.message_id).is_not(None), col(Posting.id).in_(outbox.WAITING_CARDS)),
    )


def hang_missing(session: Session, chat: Chat, now: datetime) -> list[str]:
    """Send the cards that are missing in this chat; their references."""
    lost = missing(session, chat)
    for number, _ in lost:
        presenting.post(session, number, [(chat.telegram_id, None)], now)
    return [reference for _, reference in lost]


def come_back(session: Session, chat: Chat, now: datetime, *, was_out: bool) -> None:
    """The bot may write in this chat again: cards that show something old are edited, those that are missing sent.

    Where it `was_out` of the chat each open item gets a new card at the bottom; emoji on the old one go on counting.
    """
    here = (col(Posting.chat_id) == chat.telegram_id, col(Posting.message_id).is_not(None))
    session.execute(update(Posting).where(*here).values(wanted_revision=col(Posting.wanted_revision) + 1))
    if not was_out:
        hang_missing(session, chat, now)
        return
    still_open = select(AgendaItem).where(
        col(AgendaItem.gathering_id) == chat.gathering_id, col(AgendaItem.state) == AgendaState.OPEN
    )
    order = (col(AgendaItem.presented_at), col(AgendaItem.position), col(AgendaItem.id))
    for agenda_item in session.execute(still_open.order_by(*order)).scalars().all():
        presenting.post(session, agenda_item.id or 0, [(chat.telegram_id, None)], now)


def was_deleted(session: Session, posting: int, message_id: int, now: datetime) -> Lost | None:
    """The message of a card is gone: where its item is open it is sent again, but not in a loop.

    None where the card hangs elsewhere by now. What was said on the lost message stays with the item. A card at which
    somebody stands while walking through comes back when they go on.
    """
    card = session.get(Posting, posting)
    if card is None or card.message_id != message_id:
        return None
    card.message_id, card.lost_at = None, now
    session.add(card)
    session.flush()
    agenda_item = session.get_one(AgendaItem, card.agenda_item_id)
    reference = presenting.reference_of(session, agenda_item)
    served = session.execute(_served(card.chat_id).where(col(Posting.agenda_item_id) == agenda_item.id)).first()
    if agenda_item.state != AgendaState.OPEN or card.walking or served is not None:
        return Lost(reference, anew=False, stopped=False)
    of_late = select(func.count()).where(col(Posting.chat_id) == card.chat_id, col(Posting.lost_at) > now - LOOP)
    if session.execute(of_late).scalar_one() >= LOOP_OF:
        return Lost(reference, anew=False, stopped=True)
    presenting.post(session, agenda_item.id or 0, [(card.chat_id, card.person_id)], now)
    return Lost(reference, anew=True, stopped=False)
