"""All that a progress report says as of its reference date, in both languages, as one value that can be frozen."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from models.areas import Area
from models.names import Names
from models.words import (
    STILL_OPEN,
    Addressee,
    CommitmentKind,
    CommitmentStatus,
    DecisionKind,
    ItemKind,
    Light,
    RecommendationStatus,
    Recurrence,
    ResponseKind,
    Urgency,
)

SETTLED = tuple(each for each in RecommendationStatus if each not in STILL_OPEN)
"""Recommendations on which nothing more is expected."""
CARRIED_OUT = (RecommendationStatus.ALREADY_PRACTICE, RecommendationStatus.IMPLEMENTED)


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation or a police unit. `units` are the references of the units that an organisation belongs with."""

    reference: str
    names: Names
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document or gathering that the report rests on. `note` says in the report's own words where it is found."""

    names: Names
    day: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What an addressee formally said of a recommendation."""

    organisation: Party
    answer: ResponseKind
    reason: str
    day: date


@dataclass(frozen=True, slots=True)
class Decided:
    """What a gathering, a task force say, decided of a recommendation, with one line that may be empty."""

    gathering: Names
    day: date
    kind: DecisionKind
    line: str


@dataclass(frozen=True, slots=True)
class RecommendationState:
    """A recommendation as it stood. `since`: when it got its status, None for that of the report itself.

    `units` are the present units that it is addressed to, `regions` the former ones that it was written for.
    `commitments` are the references of those that serve it; `proposals` how many more were proposed.
    """

    reference: str
    title: Names
    text: Names
    area: str
    edition: int
    addressee: Addressee
    organisations: tuple[Party, ...]
    units: tuple[Party, ...]
    regions: tuple[str, ...]
    urgency: Urgency
    context: Names
    special: bool
    status: RecommendationStatus
    since: date | None
    reason: str
    reopened: bool
    responses: tuple[Answered, ...]
    commitments: tuple[str, ...]
    proposals: int
    decisions: tuple[Decided, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """The owner's last word on a commitment: which answer, when, and the reason where one was asked."""

    day: date
    answer: str
    reason: str


@dataclass(frozen=True, slots=True)
class CommitmentState:
    """A commitment as it stood. Only what was ever agreed is named: who offered something was promised that.

    `first_due` is the date that was agreed first, `moved` how often it has changed. `unanswered`: reminders since the
    owner's last word. `asked_due`: a new date on which the coordinator has yet to decide. `escalated`: the gatherings
    on whose agenda it was put.
    """

    reference: str
    organisation: Party
    owner: Names
    kind: CommitmentKind
    urgency: Urgency
    recommendations: tuple[str, ...]
    text: Names
    measure: Names
    status: CommitmentStatus
    light: Light
    agreed_on: date | None
    due: date | None
    first_due: date | None
    moved: int
    done_on: date | None
    verified_on: date | None
    closed: Names
    every: Recurrence
    every_until: date | None
    said: Said | None
    unanswered: int
    help_asked_on: date | None
    disputed_on: date | None
    asked_due: date | None
    asked_due_reason: str
    escalated: tuple[Names, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """Administrative reports in one period: how many were produced, and how many were followed up."""

    commitment: str
    organisation: Party
    first: date
    last: date
    produced: int
    followed_up: int


@dataclass(frozen=True, slots=True)
class GroupReactions:
    """One audience's reactions, or several's that are only shown together; a hidden figure is None."""

    audiences: tuple[str, ...]
    counts: dict[str, int | None]
    rest: int | None
    chosen: int


@dataclass(frozen=True, slots=True)
class ItemReactions:
    """Reactions to an item that was closed by then; a hidden figure is None, `counts` None when all are."""

    reference: str
    kind: ItemKind
    title: Names
    people: int
    counts: dict[str, int | None] | None
    urgent: int | None
    share: float | None
    hands: dict[str, int]
    groups: tuple[GroupReactions, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """The mean share that agrees of an area's items, 0..1: `counted` of `items` have one."""

    area: str
    items: int
    counted: int
    support: float | None


@dataclass(frozen=True, slots=True)
class GatheringState:
    """The reactions at a gathering: not a sample. `revision`: at which version its figures were read."""

    reference: str
    names: Names
    day: date
    confidential: bool
    items: tuple[ItemReactions, ...]
    areas: tuple[Support, ...]
    unweighted: float | None
    weighted: float | None
    revision: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Movement:
    """An outcome's score in the last edition and the one before; None where it had none."""

    reference: str
    title: Names
    area: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Means:
    """Mean scores like for like: of outcomes that have both. `area` is empty for a total; `outcomes` how many."""

    area: str
    outcomes: int
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Editions:
    """From edition to edition. `before` is None when there was but one."""

    before: int | None
    after: int | None
    movements: tuple[Movement, ...]
    areas: tuple[Means, ...]
    unweighted: Means
    weighted: Means


@dataclass(frozen=True, slots=True)
class Carried:
    """How far an area's recommendations are: of `all`, `settled` need nothing more, `carried_out` are practice."""

    area: str
    all: int
    settled: int
    carried_out: int


@dataclass(frozen=True, slots=True)
class Handed:
    """A line of the hand-over log."""

    day: date
    subject: str
    given_by: str
    given_to: str
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """What an organisation that is named as overdue wanted to add itself."""

    organisation: str
    text: str


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """The report as of `day`. `carried_weighted` and `carried_unweighted` are parts of the whole, 0..1.

    `number` is None in a draft. `proposals`: commitments that were proposed and not decided on. `units` are all units,
    `riecs` the centre beside each by the unit's reference.
    """

    day: date
    number: int | None
    overall: Names
    monitor: str
    names: Names
    label: Names
    policy_areas: tuple[str, ...]
    sources: tuple[Source, ...]
    areas: tuple[Area, ...]
    recommendations: tuple[RecommendationState, ...]
    commitments: tuple[CommitmentState, ...]
    proposals: int
    stages: tuple[Stage, ...]
    units: tuple[Party, ...]
    riecs: dict[str, str]
    gatherings: tuple[GatheringState, ...]
    editions: Editions
    carried: tuple[Carried, ...]
    carried_unweighted: float | None
    carried_weighted: float | None
    hand_overs: tuple[Handed, ...]
    due_soon_days: int
    silent_days: int
    lines: tuple[Line, ...] = ()

    @property
    def overdue(self) -> tuple[CommitmentState, ...]:
        """Past their due date, the longest first."""
        late = [each for each in self.commitments if each.light == Light.RED]
        return tuple(sorted(late, key=lambda each: (each.due or self.day, each.reference)))

    def days_late(self, commitment: CommitmentState) -> int:
        return (self.day - (commitment.due or self.day)).days


_CONTENT = TypeAdapter(ProgressReport)


def frozen(report: ProgressReport) -> dict[str, Any]:
    """The report as it is stored: plain values, days as ISO dates."""
    content: dict[str, Any] = _CONTENT.dump_python(report, mode="json")
    return content


def thawed(content: dict[str, Any]) -> ProgressReport:
    """The report that was stored."""
    return _CONTENT.validate_python(content)
