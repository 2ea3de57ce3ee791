"""Two organisers run a gathering, each by what their own panel showed them: no act happens twice, any can be undone."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select, update
from sqlmodel import Session, col

from models import presenting, running
from models.tables import AgendaItem, Gathering, Outbox, Posting
from models.words import Act, AgendaState

from .ground import CONGRESS, MORNING
from .place import Place, example_in

ITEMS = (1, 2)
ORGANISERS = (1, 2)
ACTS = (Act.PRESENT, Act.CLOSE, Act.REOPEN, Act.TIMER, Act.SHOW, Act.HIDE)


@dataclass
class Fact:
    """What an item is in the model: `closes` in seconds from the morning; `shown` None follows the gathering."""

    state: str = "waiting"
    closes: int | None = None
    shown: bool | None = None

    @property
    def visible(self) -> bool:
        return True if self.shown is None else self.shown


@dataclass
class Hall:
    """The gathering as a child would keep it: results live, a step at most to be undone."""

    items: dict[int, Fact] = field(default_factory=lambda: {number: Fact() for number in ITEMS})
    number: int = 0
    undoable: tuple[int, Fact] | None = None

    def act(self, item: int, what: Act, now: int) -> bool:
        fact = self.items[item]
        may = {
            Act.PRESENT: fact.state == "waiting",
            Act.REOPEN: fact.state == "closed",
            Act.CLOSE: fact.state == "open",
            Act.TIMER: fact.state == "open" and fact.closes is None,
            Act.SHOW: fact.state != "waiting" and not fact.visible,
            Act.HIDE: fact.state != "waiting" and fact.visible,
        }
        if not may[what]:
            return False
        self.number, self.undoable = self.number + 1, (item, deepcopy(fact))
        if what in (Act.PRESENT, Act.REOPEN):
            fact.state, fact.closes = "open", None
        elif what == Act.CLOSE:
            fact.state, fact.closes = "closed", None
        elif what == Act.TIMER:
            fact.closes = now + 60
        else:
            fact.shown = None if what == Act.SHOW else False
        return True

    def undo(self, seen: int, now: int) -> bool:
        if self.undoable is None or seen != self.number:
            return False
        item, before = self.undoable
        self.items[item] = before
        if before.closes is not None and before.closes <= now:
            before.closes = None
        self.number, self.undoable = self.number + 1, None
        return True

    def tick(self, now: int) -> None:
        due = [(fact.closes, item) for item, fact in self.items.items() if fact.closes is not None]
        for closes, item in sorted(due):
            if closes <= now:
                self.act(item, Act.CLOSE, now)

    @property
    def coming(self) -> int | None:
        return next((item for item, fact in self.items.items() if fact.state == "waiting"), None)


operations = st.lists(
    st.one_of(
        st.tuples(st.just("look"), st.sampled_from(ORGANISERS), st.just(0)),
        st.tuples(st.just("next"), st.sampled_from(ORGANISERS), st.just(0)),
        st.tuples(st.just("undo"), st.sampled_from(ORGANISERS), st.just(0)),
        st.tuples(st.just("look, undo"), st.sampled_from(ORGANISERS), st.just(0)),
        st.tuples(st.sampled_from(ACTS), st.sampled_from(ORGANISERS), st.sampled_from(ITEMS)),
        st.tuples(st.just("wait"), st.just(0), st.sampled_from((1, 60, 3600))),
    ),
    min_size=12,
    max_size=40,
)


def nothing_presented(session: Session) -> None:
    session.execute(update(AgendaItem).values(state=AgendaState.WAITING))
    session.execute(update(AgendaItem).where(col(AgendaItem.id) == 2).values(position=2))


def no_cards(session: Session) -> None:
    session.execute(delete(Posting))


def take(session: Session, item: int, what: Act, by: int, now: datetime) -> bool:
    return running.take(session, session.get_one(AgendaItem, item), what, by, now) is not None


def undo(session: Session, seen: int, by: int, now: datetime) -> bool:
    return running.undo(session, session.get_one(Gathering, CONGRESS), seen, by, now) is not None


def look(session: Session) -> tuple[int | None, int]:
    """What a panel would show: the next item, and the number of the last step."""
    coming = presenting.next_waiting(session, CONGRESS)
    step = running.last_step(session.get_one(Gathering, CONGRESS))
    return (coming.id if coming else None), (step.number if step else 0)


def facts(place: Place) -> dict[int, Fact]:
    query = select(
        col(AgendaItem.id), col(AgendaItem.state), col(AgendaItem.closes_at), col(AgendaItem.result_shown)
    ).where(col(AgendaItem.gathering_id) == CONGRESS)
    return {
        number: Fact(str(state), round((closes - MORNING).total_seconds()) if closes else None, shown)
        for number, state, closes, shown in place.rows(query)
    }


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operations)
def test_two_organisers_with_old_panels_never_do_a_thing_twice(
    engine: Engine, story: list[tuple[str, int, int]]
) -> None:
    with example_in(engine) as place:
        place.run(nothing_presented)
        place.run(no_cards)
        hall, seconds = Hall(), 0
        seen = dict.fromkeys(ORGANISERS, place.run(look))
        for operation, who, value in story:
            now = MORNING + timedelta(seconds=seconds)
            match operation:
                case "look":
                    seen[who] = place.run(look)
                    assert seen[who] == (hall.coming, hall.number)
                case "next":
                    item = seen[who][0]
                    if item is not None:
                        done = place.run(take, item, Act.PRESENT, who, now)
                        assert done == hall.act(item, Act.PRESENT, seconds)
                case "undo" | "look, undo":
                    if operation != "undo":
                        seen[who] = place.run(look)
                    assert place.run(undo, seen[who][1], who, now) == hall.undo(seen[who][1], seconds)
                case "wait":
                    seconds += value
                    place.run(running.close_due, MORNING + timedelta(seconds=seconds))
                    hall.tick(seconds)
                case _:
                    assert place.run(take, value, Act(operation), who, now) == hall.act(value, Act(operation), seconds)
            assert facts(place) == hall.items


def test_undoing_what_was_presented_takes_its_cards_away(engine: Engine) -> None:
    with example_in(engine) as place:
        place.run(nothing_presented)
        assert place.run(take, 1, Act.PRESENT, 1, MORNING)

        assert place.run(undo, 1, 1, MORNING)

        deleted = select(col(Outbox.chat_id), col(Outbox.method), col(Outbox.payload)).order_by(col(Outbox.id))
        assert [tuple(row) for row in place.rows(deleted) if row[1] == "deleteMessage"] == [
            (-1, "deleteMessage", {"message_id": 11}),
            (-2, "deleteMessage", {"message_id": 12}),
            (100, "deleteMessage", {"message_id": 13}),
        ]
        assert place.rows(select(col(Posting.id)).where(col(Posting.agenda_item_id) == 1)) == []
