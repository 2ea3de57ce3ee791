"""Whatever was done with a recommendation: how it was at any earlier moment, told from its changes, is how it was."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from models import changes, rechecking
from models.changes import State
from models.tables import Recommendation, Unit
from models.words import WITH_REASON, Addressee, RecommendationStatus
from tests.properties.ground import ANNE
from tests.properties.place import Place, example_in
from tests.rewound import as_of

BEGINS = datetime(2013, 9, 2, 8, 0, tzinfo=UTC)
ITEM = 1


@dataclass(frozen=True)
class Deed:
    """After so many hours: a status, or for whom it is, in their place or beside them."""

    hours: int
    status: RecommendationStatus | None
    unit: bool
    number: int
    beside: bool


DEEDS = st.lists(
    st.builds(
        Deed,
        hours=st.integers(0, 3),
        status=st.none() | st.sampled_from(RecommendationStatus),
        unit=st.booleans(),
        number=st.integers(1, 2),
        beside=st.booleans(),
    ),
    max_size=8,
)


def _lay(session: Session) -> None:
    session.add_all(Unit(id=number, reference=f"unit-{number}", name=f"E{number}") for number in (1, 2))


def _state(session: Session) -> State:
    return changes.state(session, session.get_one(Recommendation, ITEM))


def _as_of(session: Session, moment: datetime) -> State:
    return as_of(session, session.get_one(Recommendation, ITEM), moment)


def _do(session: Session, deed: Deed, now: datetime) -> None:
    found = session.get_one(Recommendation, ITEM)
    if deed.status is not None:
        reason = "omdat" if deed.status in WITH_REASON else ""
        rechecking.set_status(session, found, deed.status, ANNE, now, reason=reason)
        return
    find = rechecking.to_unit if deed.unit else rechecking.to_organisation
    to = find(session, deed.number)
    assert to is not None
    beside = deed.beside and rechecking.can_stand_beside(found, to)
    rechecking.readdress(session, found, to, ANNE, now, beside=beside)


class Model:
    """One plain value for each moment."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.was: list[tuple[datetime, State]] = [(BEGINS, state)]

    def does(self, deed: Deed, now: datetime) -> None:
        self.state = self._after(deed)
        self.was.append((now, self.state))

    def _after(self, deed: Deed) -> State:
        is_now = self.state
        if deed.status is not None:
            return State(deed.status, is_now.addressee, is_now.units, is_now.organisations)
        name = f"unit-{deed.number}" if deed.unit else f"org-{deed.number}"
        alike = deed.unit is (is_now.addressee == Addressee.UNIT)
        others = is_now.units if deed.unit else is_now.organisations
        if name in others and len(others) == 1 and alike:
            return is_now
        named = tuple(sorted({name, *others})) if deed.beside and alike else (name,)
        kind = Addressee.UNIT if deed.unit else Addressee.PARTNER
        if deed.beside and alike:
            kind = is_now.addressee
        if (is_now.units, is_now.organisations) == ((named, ()) if deed.unit else ((), named)):
            return is_now
        return State(is_now.status, kind, named if deed.unit else (), () if deed.unit else named)

    def at(self, moment: datetime) -> State:
        return [state for at, state in self.was if at <= moment][-1]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_any_earlier_moment_is_told_as_it_was(engine: Engine, deeds: list[Deed]) -> None:
    with example_in(engine) as place:
        place.run(_lay)
        model, now = Model(place.run(_state)), BEGINS
        for deed in deeds:
            now += timedelta(hours=deed.hours)
            place.run(_do, deed, now)
            model.does(deed, now)

        _compare(place, model, now)


def _compare(place: Place, model: Model, now: datetime) -> None:
    assert place.run(_state) == model.state
    moment = BEGINS
    while moment <= now + timedelta(hours=1):
        assert place.run(_as_of, moment) == model.at(moment)
        moment += timedelta(minutes=30)
