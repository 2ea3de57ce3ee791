"""The state of play: each commitment has one light, and every view and page of it agrees with a plain model."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, update
from sqlmodel import Session, col

from models import lights, matters, overview
from models.overview import Group, Line, View
from models.rules.light import Course, light
from models.rules.policy import Policy
from models.tables import (
    Commitment,
    CommitmentRecommendation,
    Organisation,
    OrganisationUnit,
    Progress,
    RecommendationUnit,
    Unit,
)
from models.words import CommitmentKind, CommitmentStatus, Light, Urgency
from tests.properties.ground import GATHERING_OF
from tests.properties.place import Place, example_in

POLICY = Policy()
NOW = datetime(2014, 3, 3, 9, 30, tzinfo=UTC)
TODAY = date(2014, 3, 3)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ORGANISATIONS, RECOMMENDATIONS, UNITS = (1, 2), tuple(GATHERING_OF), (1, 2)
MARKS = {"help_asked_at": NOW, "disputed_at": NOW, "asked_due": TODAY, "verified_on": TODAY}
PAGE = 3
DAYS = st.sampled_from([-90, -61, -60, -59, -1, 0, 1, 7, 8, 90])
SETTLED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Report:
    """Something in a history: a moment, and whether it counts as a report by the owner."""

    at: datetime
    self_reported: bool
    proposed: bool
    undone: bool

    @property
    def counts(self) -> bool:
        return self.self_reported and not self.proposed and not self.undone


@dataclass(frozen=True)
class Promise:
    """A commitment as the model knows it."""

    status: CommitmentStatus
    due: date | None
    agreed_on: date | None
    organisation: int
    serves: frozenset[int]
    reports: tuple[Report, ...]
    asked: bool
    marks: frozenset[str]

    @property
    def heard_on(self) -> date | None:
        said = [each.at.astimezone(AMSTERDAM).date() for each in self.reports if each.counts]
        return max(said, default=self.agreed_on)

    @property
    def light(self) -> Light:
        return light(Course(self.status, self.due, self.heard_on), TODAY, POLICY.terms)

    @property
    def kept(self) -> bool:
        return self.status in ("agreed", "in_progress")

    @property
    def asks_coordinator(self) -> bool:
        """Its owner says something that the coordinator has to see to."""
        asked = self.marks & {"help_asked_at", "disputed_at", "asked_due"}
        return (self.kept and bool(asked)) or (self.status == "done" and "verified_on" not in self.marks)

    def is_in(self, view: View) -> bool:
        silent = self.heard_on is None or (TODAY - self.heard_on).days >= 60
        proposal = self.status == "proposed"
        return {
            View.ALL: True,
            View.OVERDUE: self.light == Light.RED,
            View.SOON: self.kept and self.due is not None and 0 <= (self.due - TODAY).days <= 7,
            View.SILENT: self.kept and silent,
            View.COORDINATOR: (proposal and not self.asked) or self.asks_coordinator,
            View.PARTNER: proposal and self.asked,
            View.HELP: self.kept and "help_asked_at" in self.marks,
        }[view]


REPORTS = st.builds(
    Report,
    st.builds(
        lambda days, minutes: datetime(2014, 3, 3, tzinfo=AMSTERDAM).astimezone(UTC) + timedelta(days, 60 * minutes),
        DAYS.filter(lambda days: days <= 0),
        st.sampled_from([-1, 0, 1, 700]),
    ),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    status = draw(st.sampled_from(CommitmentStatus))
    may_be_undated = status in ("proposed", "withdrawn")
    day = DAYS.map(lambda days: TODAY + timedelta(days))
    return Promise(
        status,
        draw(st.none() | day) if may_be_undated else draw(day),
        draw(st.none() | day),
        draw(st.sampled_from(ORGANISATIONS)),
        draw(st.frozensets(st.sampled_from(RECOMMENDATIONS))),
        tuple(draw(st.lists(REPORTS, max_size=3))),
        draw(st.booleans()),
        draw(st.frozensets(st.sampled_from(tuple(MARKS)))),
    )


def write(session: Session, several: list[Promise], addressed: dict[int, int]) -> None:
    """The ground's organisations, the first of them with a unit, and these commitments, numbered from one."""
    session.add_all(Unit(id=number, reference=f"U{number}", name=f"Eenheid {number}") for number in UNITS)
    session.flush()
    session.add(OrganisationUnit(organisation_id=1, unit_id=1))
    session.add_all(RecommendationUnit(recommendation_id=each, unit_id=unit) for each, unit in addressed.items())
    for number, each in enumerate(several, start=1):
        made = Commitment(
            id=number,
            reference=f"A-{number}",
            organisation_id=each.organisation,
            kind=CommitmentKind.OTHER,
            urgency=Urgency.HIGH,
            text_nl="Afspraak",
            text_en="Commitment",
            measure_nl="Klaar",
            status=each.status,
            due=each.due,
            agreed_on=each.agreed_on,
            closed_note_nl="Vervallen",
            asked_at=NOW if each.asked else None,
        )
        for mark in each.marks:
            setattr(made, mark, MARKS[mark])
        session.add(made)
        session.flush()
        session.add_all(
            CommitmentRecommendation(commitment_id=number, recommendation_id=served) for served in each.serves
        )
        session.add_all(
            Progress(
                commitment_id=number,
                at=said.at,
                answer="on_schedule",
                status=CommitmentStatus.PROPOSED if said.proposed else CommitmentStatus.IN_PROGRESS,
                self_reported=said.self_reported,
                undone_at=NOW if said.undone else None,
            )
            for said in each.reports
        )


def _agreed(days_ago: int, *reports: Report) -> Promise:
    day = TODAY - timedelta(days_ago)
    return Promise(CommitmentStatus.AGREED, TODAY + timedelta(90), day, 1, frozenset({1}), reports, False, frozenset())


MIDNIGHT = datetime(2014, 1, 3, tzinfo=AMSTERDAM).astimezone(UTC)
"""Where sixty days of silence begin: 2 January was the last day too early to count."""
EDGES = [
    _agreed(60),
    _agreed(59),
    _agreed(90, Report(MIDNIGHT, True, False, False)),
    _agreed(90, Report(MIDNIGHT - timedelta(minutes=1), True, False, False)),
]


@SETTLED
@example(several=EDGES, addressed={1: 2})
@given(st.lists(promises(), max_size=12), st.dictionaries(st.sampled_from(RECOMMENDATIONS), st.sampled_from(UNITS)))
def test_every_view_page_and_count_agrees_with_the_model(
    engine: Engine, several: list[Promise], addressed: dict[int, int]
) -> None:
    known = dict(enumerate(several, start=1))
    with example_in(engine) as place:
        place.run(write, several, addressed)
        today = lights.of_day(POLICY, TODAY)

        assert place.run(overview.by_light, today) == {
            each: sum(promise.light == each for promise in several) for each in Light
        }
        counted = place.run(overview.counted, today)
        waiting = [each.commitment for each in place.run(matters.matters)]
        assert sorted(waiting) == [number for number, promise in known.items() if promise.is_in(View.COORDINATOR)]
        for view in View:
            wanted = {number for number, promise in known.items() if promise.is_in(view)}
            assert paged(place, overview.seen, view, today, known=known) == wanted
            assert counted[view] == len(wanted)
        for group in Group:
            members = belonging(group, known, addressed)
            assert grouped(place, group, today, known) == members
            for number, wanted in members.items():
                assert paged(place, overview.of_group, group, number, today, known=known) == wanted


def paged(
    place: Place, query: Callable[..., tuple[list[Line], int]], *of: object, known: dict[int, Promise]
) -> set[int]:
    """Every commitment of a view, read page by page; each stands on one page, with its light, in the same order."""
    read: list[Line] = []
    while True:
        shown, total = place.run(query, *of, skip=len(read), limit=PAGE)
        read += shown
        if len(read) >= total or not shown:
            break
    assert len({each.id for each in read}) == len(read) == total
    assert [each.light for each in read] == [known[each.id].light for each in read]
    pressing = [(list(Light).index(each.light), each.due is None, each.due or TODAY, each.id) for each in read]
    assert pressing == sorted(pressing)
    return {each.id for each in read}


def belonging(group: Group, known: dict[int, Promise], addressed: dict[int, int]) -> dict[int, set[int]]:
    """The commitments of each organisation, unit or area that has any."""
    found: dict[int, set[int]] = {}
    for number, promise in known.items():
        units = {addressed[each] for each in promise.serves if each in addressed}
        where = {
            Group.ORGANISATION: {promise.organisation},
            Group.UNIT: units | ({1} if promise.organisation == 1 else set()),
            Group.AREA: {1} if promise.serves else set(),
        }[group]
        for each in where:
            found.setdefault(each, set()).add(number)
    return found


def grouped(place: Place, group: Group, today: lights.Lights, known: dict[int, Promise]) -> dict[int, set[int]]:
    """What the groups say of themselves: their lights add up to their commitments."""
    read: list[overview.Grouped] = []
    while True:
        shown, total = place.run(overview.grouped, group, today, skip=len(read), limit=1)
        read += shown
        if len(read) >= total or not shown:
            break
    found = {}
    for each in read:
        members = paged(place, overview.of_group, group, each.id, today, known=known)
        assert each.lights == {**dict.fromkeys(Light, 0), **Counter(known[number].light for number in members)}
        found[each.id] = members
    return found


def test_one_name_of_each_group(engine: Engine) -> None:
    def named(session: Session) -> list[str]:
        session.execute(update(Organisation).where(col(Organisation.id) == 1).values(name_nl="Gemeente"))
        names = overview.name_of(session, Group.ORGANISATION, 1)
        assert overview.name_of(session, Group.UNIT, 999) is None
        return [names.nl if names else ""]

    with example_in(engine) as place:
        assert place.run(named) == ["Gemeente"]
