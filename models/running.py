"""Running a gathering step by step: each act on an item of the agenda, the last of which can be undone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from models import counting, presenting, taking_down
from models.shown import result_is_shown
from models.tables import AgendaItem, Gathering
from models.words import Act, AgendaState

CLOSES_IN = timedelta(seconds=60)
TIMES = ("presented_at", "closed_at", "closes_at")
IS_DUE = (col(AgendaItem.state) == AgendaState.OPEN, col(AgendaItem.closes_at).is_not(None))


@dataclass(frozen=True, slots=True)
class Step:
    """The last act at a gathering. `by` is the person, None for the clock; `number` counts the gathering's acts.

    `reference` is that of the item, empty where there is none; `before` is what undoing it brings back.
    """

    number: int
    act: Act
    agenda_item: int | None
    reference: str
    by: int | None
    at: datetime
    before: dict[str, Any] | None

    @property
    def can_be_undone(self) -> bool:
        return self.before is not None


def last_step(gathering: Gathering) -> Step | None:
    """What was done last, if anything."""
    kept = gathering.last_step
    if kept is None:
        return None
    return Step(
        kept["number"],
        Act(kept["act"]),
        kept["item"],
        kept["reference"],
        kept["by"],
        datetime.fromisoformat(kept["at"]),
        kept["before"],
    )


def current(session: Session, gathering: int) -> AgendaItem | None:
    """The item in hand: of those that are open the last presented, else the last presented of all."""
    query = (
        select(AgendaItem)
        .where(col(AgendaItem.gathering_id) == gathering, col(AgendaItem.state) != AgendaState.WAITING)
        .order_by(
            col(AgendaItem.state) != AgendaState.OPEN,
            col(AgendaItem.presented_at).desc(),
            col(AgendaItem.position).desc(),
        )
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()


def take(session: Session, agenda_item: AgendaItem, act: Act, by: int | None, now: datetime) -> int | None:
    """Do one act; how many cards go out. None when it stands so already, or can't be done: nothing changed."""
    gathering = session.get_one(Gathering, agenda_item.gathering_id)
    if gathering.settled or not _makes_sense(agenda_item, gathering, act):
        return None
    finished = gathering.finished_at
    before = {**_fields(agenda_item), "finished_at": finished.isoformat() if finished else None}
    cards = 0
    if act in (Act.PRESENT, Act.REOPEN):
        cards = presenting.present(session, agenda_item, now)
        gathering.finished_at = None
    elif act == Act.CLOSE:
        presenting.close(session, agenda_item, now)
    else:
        if act == Act.TIMER:
            agenda_item.closes_at = now + CLOSES_IN
        else:
            _let_be_seen(agenda_item, gathering, act == Act.SHOW)
        _redraw(session, agenda_item, private=act == Act.TIMER)
    _note(session, gathering, agenda_item, act, by, now, before)
    return cards


def _makes_sense(agenda_item: AgendaItem, gathering: Gathering, act: Act) -> bool:
    state = agenda_item.state
    return {
        Act.PRESENT: state == AgendaState.WAITING,
        Act.REOPEN: state == AgendaState.CLOSED,
        Act.CLOSE: state == AgendaState.OPEN,
        Act.TIMER: state == AgendaState.OPEN and agenda_item.closes_at is None,
        Act.SHOW: state != AgendaState.WAITING and not result_is_shown(agenda_item, gathering),
        Act.HIDE: state != AgendaState.WAITING and result_is_shown(agenda_item, gathering),
    }[act]


def _let_be_seen(agenda_item: AgendaItem, gathering: Gathering, shown: bool) -> None:
    """Choose only where the gathering has it otherwise: what it would do by itself it also does after closing."""
    agenda_item.result_shown = None
    if result_is_shown(agenda_item, gathering) != shown:
        agenda_item.result_shown = shown


def _fields(agenda_item: AgendaItem) -> dict[str, Any]:
    times = {name: getattr(agenda_item, name) for name in TIMES}
    return {
        "state": str(agenda_item.state),
        "result_shown": agenda_item.result_shown,
        **{name: moment.isoformat() if moment else None for name, moment in times.items()},
    }


def _redraw(session: Session, agenda_item: AgendaItem, *, private: bool) -> None:
    """`private`: what changed is also on the cards in private, which show no result."""
    session.add(agenda_item)
    session.flush()
    counting.touch(session, agenda_item.gathering_id, [agenda_item.id or 0], private=private)


def _note(
    session: Session,
    gathering: Gathering,
    agenda_item: AgendaItem | None,
    act: Act,
    by: int | None,
    now: datetime,
    before: dict[str, Any] | None,
) -> None:
    gathering.last_step = {
        "number": (gathering.last_step or {"number": 0})["number"] + 1,
        "act": str(act),
        "item": None if agenda_item is None else agenda_item.id,
        "reference": "" if agenda_item is None else presenting.reference_of(session, agenda_item),
        "by": by,
        "at": now.isoformat(),
        "before": before,
    }
    session.add(gathering)
    session.flush()


def undo(session: Session, gathering: Gathering, seen: int, by: int, now: datetime) -> Step | None:
    """Take back the last step, if it is still the one with the number that was `seen`; which it was.

    An item that was presented waits again and its cards go. A moment of closing that has passed does not come back.
    """
    step = last_step(gathering)
    if step is None or step.before is None or step.number != seen or gathering.settled:
        return None
    agenda_item = session.get(AgendaItem, step.agenda_item)
    if agenda_item is None:
        return None
    was = step.before
    agenda_item.state, agenda_item.result_shown = AgendaState(was["state"]), was["result_shown"]
    for name in TIMES:
        setattr(agenda_item, name, datetime.fromisoformat(was[name]) if was[name] else None)
    if agenda_item.closes_at is not None and agenda_item.closes_at <= now:
        agenda_item.closes_at = None
    if agenda_item.state == AgendaState.CLOSED:
        agenda_item.closed_at = now
    _redraw(session, agenda_item, private=step.act not in (Act.SHOW, Act.HIDE))
    gathering.finished_at = datetime.fromisoformat(was["finished_at"]) if was["finished_at"] else None
    if step.act == Act.PRESENT:
        taking_down.withdraw(session, agenda_item, now)
    _note(session, gathering, agenda_item, Act.UNDO, by, now, None)
    return step


def is_time(session: Session, now: datetime) -> bool:
    """Whether an item is to close by itself."""
    query = select(col(AgendaItem.id)).where(*IS_DUE, col(AgendaItem.closes_at) <= now).limit(1)
    return session.execute(query).first() is not None


def close_due(session: Session, now: datetime) -> list[AgendaItem]:
    """Close the items whose time has come; which ones."""
    query = select(AgendaItem).where(*IS_DUE, col(AgendaItem.closes_at) <= now).order_by(col(AgendaItem.closes_at))
    due = session.execute(query).scalars().all()
    return [each for each in due if take(session, each, Act.CLOSE, None, now) is not None]


def finish(session: Session, gathering: Gathering, by: int, now: datetime) -> list[AgendaItem] | None:
    """End the gathering as a whole: what is open closes, which can't be undone. None when it had ended already."""
    if gathering.finished_at is not None or gathering.settled:
        return None
    query = select(AgendaItem).where(
        col(AgendaItem.gathering_id) == gathering.id, col(AgendaItem.state) == AgendaState.OPEN
    )
    still_open = list(session.execute(query.order_by(col(AgendaItem.position))).scalars())
    for each in still_open:
        presenting.close(session, each, now)
    counting.touch(session, gathering.id or 0, [])
    gathering.finished_at = now
    _note(session, gathering, None, Act.FINISH, by, now, None)
    return still_open
