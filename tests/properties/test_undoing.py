"""Whatever owners answer and take back, a commitment is what the answers that stand have made of it."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from models import answering, committing, undoing
from models.tables import AgendaItem, Commitment, Progress
from models.undoing import Refusal

from .ground import ANNE, MORNING
from .place import Place, example_in

DUE, REASON = date(2014, 2, 14), "Meer overleg"
ANSWERS = ("done", "on_schedule", "later", "later_asked", "help", "not_ours", "snoozed", "note")
Happens = tuple[str, int]
happens = st.tuples(st.sampled_from((*ANSWERS, "undo", "undo", "undo", "pass")), st.integers(0, 40))


def promised(session: Session) -> None:
    agenda_item = session.get_one(AgendaItem, 1)
    made = committing.propose(
        session, organisation=1, agenda_item=agenda_item, text="We doen het", due=None, person=ANNE, now=MORNING
    )
    committing.agree(session, made, measure="Gedaan", due=DUE, person=ANNE, now=MORNING, today=MORNING.date())


def columns(session: Session) -> dict[str, Any]:
    commitment = session.execute(select(Commitment)).scalar_one()
    return {name: getattr(commitment, name) for name in Commitment.model_fields}


def answer(session: Session, what: str, days: int, now: datetime) -> None:
    commitment = session.execute(select(Commitment)).scalar_one()
    day = DUE + timedelta(days)
    said: dict[str, Any] = {"reason": REASON, "person": ANNE, "now": now}
    {
        "done": lambda: answering.done(session, commitment, ANNE, now, now.date()),
        "on_schedule": lambda: answering.on_schedule(session, commitment, ANNE, now),
        "later": lambda: answering.later(session, commitment, day, **said),
        "later_asked": lambda: answering.ask_later(session, commitment, day, **said),
        "help": lambda: answering.ask_help(session, commitment, ANNE, now),
        "not_ours": lambda: answering.not_ours(session, commitment, **said),
        "snoozed": lambda: answering.snooze(session, commitment, day, ANNE, now),
        "note": lambda: answering.note(session, commitment, REASON, ANNE, now),
    }[what]()


def undo(session: Session, which: int, now: datetime) -> Refusal | None:
    """Of the answers, oldest first."""
    query = select(Progress).where(col(Progress.answer).in_(ANSWERS)).order_by(col(Progress.id))
    step = session.execute(query).scalars().all()[which]
    why = undoing.refusal(session, step, now)
    if why is None:
        undoing.undo(session, step, now)
    return why


@dataclass
class Said:
    """An answer as the model knows it: when, and how the commitment was before it."""

    what: str
    at: datetime
    before: dict[str, Any]
    undone: bool = False


@dataclass
class Story:
    """The commitment in the database, and the stack of answers beside it."""

    place: Place
    now: datetime = MORNING
    said: list[Said] = field(default_factory=list)

    def happens(self, what: str, number: int) -> None:
        self.now += timedelta(minutes=1)
        if what == "pass":
            self.now += timedelta(hours=number)
        elif what != "undo":
            self.said.append(Said(what, self.now, self.place.run(columns)))
            self.place.run(answer, what, number, self.now)
        elif self.said:
            self.takes_back(number % len(self.said))

    def takes_back(self, which: int) -> None:
        meant, stands = self.said[which], self.place.run(columns)
        later = [each for each in self.said[which + 1 :] if not each.undone and each.what != "note"]
        refused = meant.undone or self.now - meant.at > timedelta(days=1) or bool(later)

        why = self.place.run(undo, which, self.now)

        assert (why is not None) == refused
        expected = stands if refused or meant.what == "note" else meant.before
        assert self.place.run(columns) == expected
        meant.undone = meant.undone or not refused


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(happens, max_size=20))
def test_an_answer_that_is_taken_back_leaves_no_trace_but_in_the_history(
    sqlite_engine: Engine, story: list[Happens]
) -> None:
    with example_in(sqlite_engine) as place:
        place.run(promised)
        told = Story(place)
        for what, number in story:
            told.happens(what, number)
        assert len(place.rows(select(Progress).where(col(Progress.answer).in_(ANSWERS)))) == len(told.said)
