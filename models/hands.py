"""Hands counted in the hall: per item and position, shown beside the voices, never added to them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import Session, col

from models import counting
from models.presenting import kind_of
from models.tables import AgendaItem, HandCount
from models.words import POSITIONS, ItemKind, Stance

MOST = 99_999


def positions(session: Session, agenda_item: AgendaItem) -> tuple[Stance, ...]:
    """What hands are counted for, in the order in which they are asked: nobody has an outcome as practice already."""
    if kind_of(session, agenda_item) == ItemKind.OUTCOME:
        return tuple(stance for stance in POSITIONS if stance != Stance.PRACTICE)
    return POSITIONS


def enter(session: Session, agenda_item: AgendaItem, hands: Mapping[Stance, int], now: datetime) -> dict[Stance, int]:
    """These are the hands counted for an item, in place of an earlier count; what that was."""
    number = agenda_item.id or 0
    before = of(session, [number]).get(number, {})
    session.execute(delete(HandCount).where(col(HandCount.agenda_item_id) == number))
    session.add_all(HandCount(agenda_item_id=number, mark=mark, hands=count, at=now) for mark, count in hands.items())
    session.flush()
    counting.touch(session, agenda_item.gathering_id, [number])
    return before


def of(session: Session, agenda_items: Collection[int]) -> dict[int, dict[Stance, int]]:
    """The hands counted: agenda item → position → hands, in the order of the positions; items without a count lack."""
    query = select(HandCount).where(col(HandCount.agenda_item_id).in_(agenda_items))
    found: defaultdict[int, dict[Stance, int]] = defaultdict(dict)
    rows = session.execute(query).scalars().all()
    for row in sorted(rows, key=lambda row: POSITIONS.index(Stance(row.mark))):
        found[row.agenda_item_id][Stance(row.mark)] = row.hands
    return dict(found)
