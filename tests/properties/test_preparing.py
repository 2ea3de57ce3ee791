"""Whatever people type and tap: a short name fits, and an agenda stays in one order without gaps."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from bot.database import in_transaction, make_engine
from bot.rehearsal.play import EXAMPLE
from models import agenda_editing, preparing, presenting, settings
from models.importing import put_report
from models.names import Names
from models.tables import AgendaItem, Gathering, Item
from tests.importing.conftest import right

from .place import example_in

NOON = datetime(2013, 9, 1, 12, tzinfo=UTC)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.lists(st.integers(0, 3), max_size=4)),
        st.tuples(st.just("move"), st.tuples(st.integers(0, 3), st.integers(-2, 9))),
        st.tuples(st.just("remove"), st.integers(0, 3)),
    ),
    max_size=12,
)


SOME = hypothesis(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Holds the demonstration report; examples roll back what they add."""
    engine = make_engine(database_url, writes=True)
    in_transaction(engine, put_report, right(EXAMPLE.read_text(encoding="utf-8")))
    yield engine
    engine.dispose()


@SOME
@given(names=st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60), min_size=1, max_size=4))
def test_a_proposed_short_name_fits_and_is_free(engine: Engine, names: Sequence[str]) -> None:
    def make(session: Session) -> None:
        for name in (*names, names[0]):
            reference = preparing.proposed_reference(session, name)
            assert settings.is_reference(reference)
            made = preparing.make(session, Names(name, name), reference, date(2013, 10, 1), NOON)
            assert made is not None
            again = preparing.make(session, Names(name, name), reference.upper(), date(2013, 10, 1), NOON)
            assert again is None

    with example_in(engine) as place:
        place.run(make)


@SOME
@given(steps=STEPS)
def test_an_agenda_is_what_was_added_moved_and_taken_off(engine: Engine, steps: list[tuple[str, object]]) -> None:
    """Against a list of names: added in the order of the report among the rest, moved to a place, taken away."""

    def play(session: Session) -> None:
        gathering = preparing.make(session, Names("Proef", "Trial"), "proef", date(2013, 10, 1), NOON)
        assert gathering is not None
        report = list(
            session.execute(
                select(col(Item.id)).where(col(Item.monitor_id) == gathering.monitor_id).order_by(col(Item.position))
            ).scalars()
        )[:4]
        expected: list[int] = []
        for step, what in steps:
            take(session, gathering, report, expected, step, what)
            assert agenda_editing.order(session, gathering.id or 0) == expected
            rows = select(col(AgendaItem.position)).where(col(AgendaItem.gathering_id) == gathering.id)
            assert sorted(session.execute(rows).scalars()) == list(range(1, len(expected) + 1))
        assert len(presenting.agenda(session, gathering.id or 0)) == len(expected)

    with example_in(engine) as place:
        place.run(play)


def take(
    session: Session, gathering: Gathering, report: list[int], expected: list[int], step: str, what: object
) -> None:
    """One step on the agenda, and the same on the list."""
    if step == "add":
        assert isinstance(what, list)
        items = [report[at] for at in what if at < len(report)]
        agenda_editing.add(session, gathering, items, NOON)
        for item in dict.fromkeys(items):
            if item not in expected:
                later = [at for at, other in enumerate(expected) if report.index(other) > report.index(item)]
                expected.insert(later[0] if later else len(expected), item)
    elif step == "move":
        assert isinstance(what, tuple)
        at, place = what
        if at < len(report) and report[at] in expected:
            agenda_editing.move(session, gathering, report[at], place, NOON)
            expected.remove(report[at])
            expected.insert(max(place - 1, 0), report[at])
    else:
        assert isinstance(what, int)
        if what < len(report) and report[what] in expected:
            assert agenda_editing.remove(session, gathering, report[what], NOON)
            expected.remove(report[what])
