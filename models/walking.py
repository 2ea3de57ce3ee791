"""Walking through: the open items of a gathering, one card after another, in one message of a private chat.

Each item has a posting of its own for each person who walks; walking on hands the message to the next item's posting.
So a button that is pressed late still counts for the item it was shown under.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, select
from sqlmodel import Session, col

from models import counting, outbox, seats
from models.hanging import hang, is_taken
from models.presenting import TOKEN_BYTES
from models.tables import AgendaItem, Gathering, Outbox, Participant, Posting, Voice
from models.words import AgendaState, OnUncertain

EDIT = "editMessageText"


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An open item, where it stands on the agenda, and whether the person who walks said something of it."""

    agenda_item: int
    place: tuple[int, int]
    reacted: bool


def gatherings(session: Session, person: int) -> list[Gathering]:
    """The gatherings this person takes part in where something is open, soonest first."""
    is_open = exists().where(
        col(AgendaItem.gathering_id) == col(Gathering.id), col(AgendaItem.state) == AgendaState.OPEN
    )
    query = (
        select(Gathering)
        .join(Participant, col(Participant.gathering_id) == col(Gathering.id))
        .where(col(Participant.person_id) == person, is_open)
        .order_by(col(Gathering.date), col(Gathering.id))
    )
    return list(session.execute(query).scalars())


def open_items(session: Session, gathering: int, person: int) -> list[OpenItem]:
    """What is open, in the agenda's order."""
    said = and_(
        col(Voice.agenda_item_id) == col(AgendaItem.id),
        col(Voice.person_id) == seats.voter(session, gathering, person),
        counting.SAYS_SOMETHING,
    )
    query = (
        select(col(AgendaItem.id), col(AgendaItem.position), exists().where(said))
        .where(col(AgendaItem.gathering_id) == gathering, col(AgendaItem.state) == AgendaState.OPEN)
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    )
    return [OpenItem(number, (position, number), reacted) for number, position, reacted in session.execute(query)]


def begin_at(session: Session, gathering: int, person: int) -> int | None:
    """The agenda item to begin with: the first without a reaction from where they stopped on, else from the start.

    None when there is nothing open without a reaction.
    """
    silent = [each for each in open_items(session, gathering, person) if not each.reacted]
    participant = session.get(Participant, (gathering, person))
    stopped = session.get(AgendaItem, participant.walked_to) if participant and participant.walked_to else None
    later = [] if stopped is None else [each for each in silent if each.place >= (stopped.position, stopped.id or 0)]
    return next((each.agenda_item for each in later or silent), None)


def beside(session: Session, agenda_item: AgendaItem, person: int, *, back: bool) -> int | None:
    """The open item before or after this one, which may be closed by now; None at either end."""
    here = (agenda_item.position, agenda_item.id or 0)
    items = open_items(session, agenda_item.gathering_id, person)
    if back:
        return next((each.agenda_item for each in reversed(items) if each.place < here), None)
    return next((each.agenda_item for each in items if each.place > here), None)


def standing(session: Session, number: int, person: int, chat_id: int) -> Posting | None:
    """The walking card with this number, if it is this person's, in this chat."""
    posting = session.get(Posting, number)
    if posting is None or not posting.walking or (posting.person_id, posting.chat_id) != (person, chat_id):
        return None
    return posting


def has_moved_on(session: Session, posting: Posting, message_id: int) -> bool:
    """Whether the message in which a button of this card was pressed shows another card by now."""
    return posting.message_id != message_id and is_taken(session, posting.chat_id, message_id)


def stand_at(
    session: Session, agenda_item: int, person: int, chat_id: int, now: datetime, *, message_id: int | None = None
) -> None:
    """Show the card of this item to somebody who walks: in this message, in place of what it shows, else in a new one.

    They go on from here another day.
    """
    posting = _posting(session, agenda_item, person, chat_id)
    posting.chat_id, posting.shown_digest = chat_id, ""
    posting.wanted_revision += 1
    session.add(posting)
    session.flush()
    if message_id is not None:
        _call_off_edits(session, chat_id, message_id)
        hang(session, posting.id or 0, chat_id, message_id)
    letter = {
        "chat_id": chat_id,
        "method": "sendMessage" if message_id is None else EDIT,
        "posting_id": posting.id,
        "priority": outbox.TALK,
        "available_at": now,
        "on_uncertain": OnUncertain.AGAIN,
    }
    outbox.put(session, [letter])
    walked_to(session, session.get_one(AgendaItem, agenda_item).gathering_id, person, agenda_item)


def _posting(session: Session, agenda_item: int, person: int, chat_id: int) -> Posting:
    query = select(Posting).where(
        col(Posting.agenda_item_id) == agenda_item, col(Posting.person_id) == person, col(Posting.walking)
    )
    return session.execute(query.order_by(col(Posting.id)).limit(1)).scalar_one_or_none() or Posting(
        agenda_item_id=agenda_item,
        chat_id=chat_id,
        person_id=person,
        walking=True,
        token=secrets.token_hex(TOKEN_BYTES),
    )


def _call_off_edits(session: Session, chat_id: int, message_id: int) -> None:
    """What was to be shown in this message is not to be shown any more."""
    hanging = select(col(Posting.id)).where(col(Posting.chat_id) == chat_id, col(Posting.message_id) == message_id)
    waiting = select(col(Outbox.id)).where(
        outbox.IS_READY, col(Outbox.method) == EDIT, col(Outbox.posting_id).in_(hanging)
    )
    outbox.cancel(session, [number for number in session.execute(waiting).scalars() if number is not None])


def walked_to(session: Session, gathering: int, person: int, agenda_item: int | None) -> None:
    """Where this person goes on next time; None from the start."""
    participant = session.get(Participant, (gathering, person))
    if participant is not None:
        participant.walked_to = agenda_item
        session.add(participant)
        session.flush()


def leave(session: Session, chat_id: int, message_id: int) -> None:
    """This message is no card any more: something else is written in it."""
    _call_off_edits(session, chat_id, message_id)
    hanging = select(Posting).where(col(Posting.chat_id) == chat_id, col(Posting.message_id) == message_id)
    posting = session.execute(hanging).scalar_one_or_none()
    if posting is not None:
        posting.message_id = None
        session.add(posting)
        session.flush()
