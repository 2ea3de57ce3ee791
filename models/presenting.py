"""Agendas and cards: presenting an item, closing it, and what a card has to say."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlmodel import Session, col

from models import counting, outbox
from models.cards import people_per_item
from models.names import Names
from models.tables import (
    AgendaItem,
    Chat,
    Contact,
    Gathering,
    Item,
    Participant,
    Person,
    Posting,
)
from models.words import AgendaState, ItemKind, OnUncertain

TOKEN_BYTES = 8


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of an agenda."""

    agenda_item: int
    reference: str
    title: Names
    state: AgendaState
    people: int


@dataclass(frozen=True, slots=True)
class Place:
    """A chat in which a gathering is spoken to: a group (`person` None; `thread` its topic) or somebody's own."""

    chat_id: int
    person: int | None
    language: str | None
    thread: int | None


def agenda(session: Session, gathering: int) -> list[AgendaLine]:
    """The agenda in its order."""
    query = (
        select(AgendaItem, Item)
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .where(col(AgendaItem.gathering_id) == gathering)
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    )
    reacted = people_per_item(session, gathering)
    return [
        AgendaLine(
            row.id or 0,
            item.reference,
            Names(item.title_nl, item.title_en),
            AgendaState(row.state),
            reacted.get(row.id or 0, 0),
        )
        for row, item in session.execute(query)
    ]


def find(session: Session, gathering: int, reference: str) -> AgendaItem | None:
    """The agenda item with this reference, in its latest round; case does not matter."""
    query = (
        select(AgendaItem)
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .where(
            col(AgendaItem.gathering_id) == gathering,
            func.upper(col(Item.reference)) == reference.strip().upper(),
        )
        .order_by(col(AgendaItem.round).desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()


def next_waiting(session: Session, gathering: int) -> AgendaItem | None:
    """The first item that has not been presented."""
    query = (
        select(AgendaItem)
        .where(col(AgendaItem.gathering_id) == gathering, col(AgendaItem.state) == AgendaState.WAITING)
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()


def only_open(session: Session, gathering: int) -> AgendaItem | None:
    """The item that is open, if it is the only one."""
    query = select(AgendaItem).where(
        col(AgendaItem.gathering_id) == gathering, col(AgendaItem.state) == AgendaState.OPEN
    )
    found = session.execute(query.limit(2)).scalars().all()
    return found[0] if len(found) == 1 else None


def present(session: Session, agenda_item: AgendaItem, now: datetime) -> int:
    """Open an item and send its card to the gathering's groups and, silently, to everyone who joined in private.

    Where its card hangs or is on its way it is not sent again; where it was perhaps missed, it is.
    Returns how many cards go out.
    """
    assert agenda_item.id is not None
    agenda_item.state, agenda_item.presented_at = AgendaState.OPEN, now
    agenda_item.closed_at = agenda_item.closes_at = None
    session.add(agenda_item)
    session.flush()
    counting.touch(session, agenda_item.gathering_id, [agenda_item.id], private=True)
    return post_missing(session, agenda_item, now)


def post_missing(session: Session, agenda_item: AgendaItem, now: datetime) -> int:
    """Send the card of an item to each place where it neither hangs nor is on its way; how many go out.

    A card at which somebody stands while walking through will show another item soon: it does not count.
    """
    assert agenda_item.id is not None
    hanging = select(col(Posting.chat_id)).where(
        col(Posting.agenda_item_id) == agenda_item.id,
        ~col(Posting.walking),
        or_(col(Posting.message_id).is_not(None), col(Posting.id).in_(outbox.WAITING_CARDS)),
    )
    served = set(session.execute(hanging).scalars())
    wanted = [each for each in places(session, agenda_item.gathering_id) if each.chat_id not in served]
    return post(session, agenda_item.id, [(each.chat_id, each.person) for each in wanted], now)


def places(session: Session, gathering: int) -> list[Place]:
    """Where a gathering is spoken to: its groups, then everyone who joined and can be written to."""
    groups = session.execute(
        select(col(Chat.telegram_id), col(Gathering.language), col(Chat.thread_id))
        .join(Gathering, col(Gathering.id) == col(Chat.gathering_id))
        .where(col(Chat.gathering_id) == gathering, col(Chat.bot_status) != "away")
        .order_by(col(Chat.id))
    )
    people = session.execute(
        select(col(Contact.chat_id), col(Contact.person_id), col(Person.language))
        .join(Participant, col(Participant.person_id) == col(Contact.person_id))
        .join(Person, col(Person.id) == col(Contact.person_id))
        .where(col(Participant.gathering_id) == gathering, col(Contact.unreachable_since).is_(None))
        .order_by(col(Participant.joined_at), col(Contact.person_id))
    )
    found = [Place(chat, None, language, thread) for chat, language, thread in groups]
    return found + [Place(chat, person, language, None) for chat, person, language in people]


def post(session: Session, agenda_item: int, places: Iterable[tuple[int, int | None]], now: datetime) -> int:
    """Hang a card of the item in these chats: (chat, person of a private chat). How many."""
    postings = [
        Posting(
            agenda_item_id=agenda_item,
            chat_id=chat,
            person_id=person,
            wanted_revision=1,
            token=secrets.token_hex(TOKEN_BYTES),
        )
        for chat, person in places
    ]
    session.add_all(postings)
    session.flush()
    outbox.put(
        session,
        [
            {
                "chat_id": posting.chat_id,
                "method": "sendMessage",
                "posting_id": posting.id,
                "priority": outbox.CARD - 1 if posting.person_id is None else outbox.CARD,
                "available_at": now,
                "dedupe_key": f"card:{posting.id}",
                "on_uncertain": OnUncertain.AGAIN if posting.person_id is not None else OnUncertain.FINAL,
            }
            for posting in postings
        ],
    )
    return len(postings)


def close(session: Session, agenda_item: AgendaItem, now: datetime) -> None:
    """Voices stand from here on; every card says so."""
    assert agenda_item.id is not None
    agenda_item.state, agenda_item.closed_at, agenda_item.closes_at = AgendaState.CLOSED, now, None
    session.add(agenda_item)
    session.flush()
    counting.touch(session, agenda_item.gathering_id, [agenda_item.id], private=True)


def gathering(session: Session, reference: str) -> Gathering | None:
    """The gathering with this reference; case does not matter."""
    query = select(Gathering).where(func.lower(col(Gathering.reference)) == reference.strip().lower())
    return session.execute(query).scalar_one_or_none()


def is_item(session: Session, reference: str) -> bool:
    """Whether a report has an item with this reference; case does not matter."""
    query = select(col(Item.id)).where(func.upper(col(Item.reference)) == reference.strip().upper())
    return session.execute(query.limit(1)).first() is not None


def agenda_item(session: Session, number: int) -> AgendaItem:
    """The agenda item with this number."""
    return session.get_one(AgendaItem, number)


def reference_of(session: Session, agenda_item: AgendaItem) -> str:
    """The reference of the item on the agenda, such as TOE-2."""
    return session.get_one(Item, agenda_item.item_id).reference


def by_token(session: Session, token: str) -> Posting | None:
    """The card whose links carry this token."""
    return session.execute(select(Posting).where(col(Posting.token) == token)).scalar_one_or_none()


def show_to(session: Session, agenda_item: AgendaItem, person: int, now: datetime) -> None:
    """Send the card of an item to one person in private."""
    contact = session.get(Contact, person)
    if contact is not None and agenda_item.id is not None:
        post(session, agenda_item.id, [(contact.chat_id, person)], now)


def catch_up(session: Session, gathering: int, person: int, now: datetime) -> int:
    """Send somebody who joins late the cards of what is open and does not hang in their chat yet; how many."""
    contact = session.get(Contact, person)
    if contact is None:
        return 0
    hanging = select(col(Posting.agenda_item_id)).where(
        col(Posting.chat_id) == contact.chat_id,
        ~col(Posting.walking),
        or_(col(Posting.message_id).is_not(None), col(Posting.id).in_(outbox.WAITING_CARDS)),
    )
    missing = session.execute(
        select(col(AgendaItem.id))
        .where(
            col(AgendaItem.gathering_id) == gathering,
            col(AgendaItem.state) == AgendaState.OPEN,
            col(AgendaItem.id).not_in(hanging),
        )
        .order_by(col(AgendaItem.presented_at), col(AgendaItem.position))
    ).scalars()
    return sum(post(session, number, [(contact.chat_id, person)], now) for number in missing.all() if number)


def refresh_cards_of(session: Session, person: int) -> None:
    """The person's private cards are made anew, in another language say."""
    session.execute(
        update(Posting).where(col(Posting.person_id) == person).values(wanted_revision=col(Posting.wanted_revision) + 1)
    )


def deaf_groups(session: Session, gathering: int) -> list[str]:
    """Titles of the gathering's groups where the bot is no administrator, so that Telegram sends it no emoji."""
    query = select(col(Chat.title)).where(col(Chat.gathering_id) == gathering, col(Chat.bot_status) == "member")
    return list(session.execute(query).scalars())


def any_gathering(session: Session) -> bool:
    """Whether a report with a gathering was imported at all."""
    return session.execute(select(col(Gathering.id)).limit(1)).first() is not None


def kind_of(session: Session, agenda_item: AgendaItem) -> ItemKind:
    """Whether the item on the agenda is a recommendation or an outcome."""
    return ItemKind(session.get_one(Item, agenda_item.item_id).kind)


def card_of(session: Session, agenda_item: AgendaItem, person: int) -> Posting | None:
    """The newest card of the item that hangs in this person's private chat."""
    query = (
        select(Posting)
        .where(
            col(Posting.agenda_item_id) == agenda_item.id,
            col(Posting.person_id) == person,
            col(Posting.message_id).is_not(None),
        )
        .order_by(col(Posting.id).desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()
