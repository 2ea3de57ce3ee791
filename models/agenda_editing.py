"""Which items are on a gathering's agenda, and in which order: all rounds of an item stand together."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from models import counting
from models.names import Names
from models.tables import (
    AgendaItem,
    Comment,
    Decision,
    FocusArea,
    Gathering,
    HandCount,
    Item,
    Posting,
    ReactionSet,
    Tally,
    Voice,
)
from models.words import AgendaState


@dataclass(frozen=True, slots=True)
class Area:
    """A focus area of the report; `on_agenda` of its `items` are on the agenda."""

    number: int
    names: Names
    items: int
    on_agenda: int


@dataclass(frozen=True, slots=True)
class Choice:
    """An item of the report that can be on the agenda."""

    item: int
    reference: str
    title: Names
    on_agenda: bool


def order(session: Session, gathering: int) -> list[int]:
    """The items of an agenda, in its order."""
    rows = select(col(AgendaItem.item_id)).where(col(AgendaItem.gathering_id) == gathering)
    return list(dict.fromkeys(session.execute(rows.order_by(col(AgendaItem.position), col(AgendaItem.id))).scalars()))


def item_of_report(session: Session, gathering: Gathering, reference: str) -> Item | None:
    """The item with this reference in the gathering's report; case does not matter."""
    query = select(Item).where(
        col(Item.monitor_id) == gathering.monitor_id, func.upper(col(Item.reference)) == reference.strip().upper()
    )
    return session.execute(query).scalar_one_or_none()


def areas(session: Session, gathering: Gathering) -> list[Area]:
    """The focus areas of the report that have items, in its order."""
    on_agenda = col(Item.id).in_(order(session, gathering.id or 0))
    query = (
        select(FocusArea, func.count(), func.sum(case((on_agenda, 1), else_=0)))
        .join(Item, col(Item.focus_area_id) == col(FocusArea.id))
        .where(col(FocusArea.monitor_id) == gathering.monitor_id)
        .group_by(col(FocusArea.id))
        .order_by(col(FocusArea.position))
    )
    return [
        Area(area.id or 0, Names(area.name_nl, area.name_en), items, int(on))
        for area, items, on in session.execute(query)
    ]


def choices(session: Session, gathering: Gathering, area: int | None) -> list[Choice]:
    """The items of an area of the report, or of all of it, in its order."""
    query = select(Item).where(col(Item.monitor_id) == gathering.monitor_id).order_by(col(Item.position), col(Item.id))
    if area is not None:
        query = query.where(col(Item.focus_area_id) == area)
    on_agenda = set(order(session, gathering.id or 0))
    return [
        Choice(item.id or 0, item.reference, Names(item.title_nl, item.title_en), item.id in on_agenda)
        for item in session.execute(query).scalars()
    ]


def add(session: Session, gathering: Gathering, items: Iterable[int], now: datetime) -> int:
    """Put items of the report on the agenda, each where the report has it among the others; how many came."""
    before = order(session, gathering.id or 0)
    places = {choice.item: place for place, choice in enumerate(choices(session, gathering, None))}
    wanted = list(before)
    for item in items:
        if item in places and item not in wanted:
            later = (at for at, other in enumerate(wanted) if places[other] > places[item])
            wanted.insert(next(later, len(wanted)), item)
    new = [item for item in wanted if item not in before]
    session.add_all(AgendaItem(gathering_id=gathering.id or 0, item_id=item, position=0) for item in new)
    session.flush()
    if new:
        _write_order(session, gathering, wanted, now)
    return len(new)


def move(session: Session, gathering: Gathering, item: int, place: int, now: datetime) -> int:
    """Put an item of the agenda at this place, counted from 1, or the nearest there is; where it stands now."""
    items = order(session, gathering.id or 0)
    before = items.index(item)
    items.remove(item)
    at = min(max(place - 1, 0), len(items))
    if at != before:
        items.insert(at, item)
        _write_order(session, gathering, items, now)
    return at + 1


def remove(session: Session, gathering: Gathering, item: int, now: datetime) -> bool:
    """Take an item off the agenda; False where it was presented, or something was said of it."""
    query = select(AgendaItem).where(col(AgendaItem.gathering_id) == gathering.id, col(AgendaItem.item_id) == item)
    rows = session.execute(query).scalars().all()
    if in_use(session, rows):
        return False
    for row in rows:
        session.delete(row)
    session.flush()
    _write_order(session, gathering, order(session, gathering.id or 0), now)
    return True


def _write_order(session: Session, gathering: Gathering, items: list[int], now: datetime) -> None:
    """Every card says where its item stands, so all are shown anew."""
    places = {item: place for place, item in enumerate(items, 1)}
    rows = session.execute(select(AgendaItem).where(col(AgendaItem.gathering_id) == gathering.id)).scalars().all()
    for row in rows:
        row.position = places[row.item_id]
    gathering.edited_at = now
    session.add_all([gathering, *rows])
    session.flush()
    counting.touch(session, gathering.id or 0, [row.id for row in rows if row.id is not None], private=True)


def in_use(session: Session, rows: Collection[AgendaItem]) -> set[int]:
    """Which of these were presented, are shown somewhere, or have something said of them."""
    ids = [row.id or 0 for row in rows]
    used = {row.id or 0 for row in rows if row.state != AgendaState.WAITING or row.presented_at is not None}
    return used | _named_by(session, Posting, ids) | spoken_of(session, ids)


def spoken_of(session: Session, agenda_items: Collection[int]) -> set[int]:
    """Of which of these a reaction, a comment, a hand count or a decision is kept."""
    used: set[int] = set()
    for table in (Voice, ReactionSet, Tally, Comment, HandCount, Decision):
        used |= _named_by(session, table, agenda_items)
    return used


def _named_by(session: Session, table: type, agenda_items: Collection[int]) -> set[int]:
    column = col(table.agenda_item_id)  # type: ignore[attr-defined]
    return set(session.execute(select(column).where(column.in_(agenda_items))).scalars()) - {None}
