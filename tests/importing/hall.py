"""A hall in which somebody reacted: what an import must leave alone."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select as rows_of
from sqlmodel import Session, select

from models.tables import (
    AgendaItem,
    Gathering,
    Item,
    Participant,
    Person,
    Posting,
    ReactionSet,
    Tally,
    Voice,
    metadata,
)
from models.words import PEOPLE, AgendaState, Stance

NOW = datetime(2013, 9, 2, 8, 0, tzinfo=UTC)
SPOKEN = ("person", "participant", "reaction_set", "voice", "tally")

Dump = dict[str, list[tuple[Any, ...]]]


def dump(session: Session, *tables: str) -> Dump:
    """Every row of the tables, of all when none is named."""
    wanted = [table for table in metadata.sorted_tables if not tables or table.name in tables]
    return {table.name: sorted((tuple(row) for row in session.execute(rows_of(table))), key=repr) for table in wanted}


def agenda_item(session: Session, gathering: str, item: str) -> AgendaItem:
    return session.exec(
        select(AgendaItem).join(Gathering).join(Item).where(Gathering.reference == gathering, Item.reference == item)
    ).one()


def alice_agrees(session: Session, gathering: str, item: str, message_id: int) -> Posting:
    """The item is presented as a card in the group, up to date, and Alice of the police agrees with it."""
    presented = agenda_item(session, gathering, item)
    presented.state, presented.presented_at = AgendaState.OPEN, NOW
    alice = session.exec(select(Person)).first() or Person(pseudonym="alice", created_at=NOW)
    session.add(alice)
    session.flush()
    assert presented.id is not None
    assert alice.id is not None
    if session.get(Participant, (presented.gathering_id, alice.id)) is None:
        session.add(
            Participant(gathering_id=presented.gathering_id, person_id=alice.id, audience="police", joined_at=NOW)
        )
    card = Posting(agenda_item_id=presented.id, chat_id=-100, message_id=message_id, token=f"token-{message_id}")
    session.add_all(
        [
            Voice(
                agenda_item_id=presented.id,
                person_id=alice.id,
                audience="police",
                stance=Stance.AGREE,
                flags="",
            ),
            ReactionSet(
                source=f"e:-100:{message_id}",
                person_id=alice.id,
                agenda_item_id=presented.id,
                marks="agree",
                dated=1,
                seq=1,
                stance=Stance.AGREE,
                stance_seq=1,
                flags="",
            ),
            Tally(agenda_item_id=presented.id, audience="police", mark=Stance.AGREE, voices=1),
            Tally(agenda_item_id=presented.id, audience="police", mark=PEOPLE, voices=1),
            card,
        ]
    )
    session.flush()
    return card
