"""The shape of a report file: its tables and keys, what each holds, and what a left-out key means."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

from models.words import (
    Addressee,
    CommitmentKind,
    CommitmentStatus,
    OrganisationKind,
    RecommendationStatus,
    Results,
    Urgency,
)

LONGEST_REFERENCE = 20
"""References travel in button data, of which Telegram carries 64 bytes."""
LONGEST_TITLE = 120
LONGEST_TEXT = 1500
"""A title, a text and a context fit in one message of 4096 characters."""

REFERENCE_PATTERN = r"^[A-Za-z0-9-]+$"
ONE_LINE_PATTERN = r"^[^\x00-\x1f\x7f]*$"
TEXT_PATTERN = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"

Reference = Annotated[
    str, Strict(), StringConstraints(min_length=1, max_length=LONGEST_REFERENCE, pattern=REFERENCE_PATTERN)
]
TitleOrNone = Annotated[
    str,
    Strict(),
    StringConstraints(strip_whitespace=True, max_length=LONGEST_TITLE, pattern=ONE_LINE_PATTERN),
]
TextOrNone = Annotated[
    str,
    Strict(),
    StringConstraints(strip_whitespace=True, max_length=LONGEST_TEXT, pattern=TEXT_PATTERN),
]
Title = Annotated[TitleOrNone, StringConstraints(min_length=1)]
Text = Annotated[TextOrNone, StringConstraints(min_length=1)]
Whole = Annotated[int, Strict()]
Bound = Annotated[int, Strict(), Field(ge=-1_000_000, le=1_000_000)]
Percent = Annotated[int, Strict(), Field(ge=0, le=100)]
Year = Annotated[int, Strict(), Field(ge=1900, le=2999)]
Number = Annotated[int, Strict(), Field(ge=1, le=9999)]
Day = Annotated[date, Strict()]
Flag = Annotated[bool, Strict()]


def same_as(key: str) -> Any:
    """A default: the value of an earlier key. English that is left out reads as the Dutch."""
    return Field(default_factory=lambda row: row[key])


def computed(default: Callable[[dict[str, Any]], Any]) -> Any:
    """A default made from the keys above it."""
    return Field(default_factory=default)


class Table(BaseModel):
    """A table of the file: unknown keys are refused, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Meta(Table):
    label_nl: TitleOrNone = ""
    label_en: TitleOrNone = same_as("label_nl")
    demo_date: Day | None = None
    coordinator: Reference


class Band(Table):
    id: Reference
    threshold: Bound = Field(alias="from")
    nl: Title
    en: Title = same_as("nl")
    light: Literal["green", "amber", "red"]


class FocusArea(Table):
    id: Reference
    nl: Title
    en: Title = same_as("nl")
    weight: Percent


class Edition(Table):
    year: Year
    released: Day
    note: TextOrNone = ""


class Monitor(Table):
    id: Reference
    name_nl: Title
    name_en: Title = same_as("name_nl")
    policy_areas: tuple[Title, ...] = ()
    score_min: Bound
    score_max: Bound
    bands: tuple[Band, ...] = Field(min_length=1)
    focus_areas: tuple[FocusArea, ...] = Field(min_length=1)
    editions: tuple[Edition, ...] = Field(min_length=1)


class Outcome(Table):
    """An outcome; the keys of `scores` are years, as TOML has them: texts."""

    id: Reference
    focus_area: Reference
    about: Literal["work_process", "cooperation"]
    nl: Title
    en: Title = same_as("nl")
    scores: dict[str, Whole]


class AddressedTo(Table):
    type: Addressee
    ids: tuple[Reference, ...] = Field(min_length=1)


class Recommendation(Table):
    id: Reference
    edition: Year
    focus_area: Reference
    outcome: Reference | None = None
    title_nl: Title
    title_en: Title = same_as("title_nl")
    text_nl: Text
    text_en: Text = same_as("text_nl")
    addressee: AddressedTo
    origin_regions: tuple[Number, ...] = ()
    urgency: Urgency
    status: RecommendationStatus
    special_attention: Flag = False
    context_nl: TextOrNone = ""
    context_en: TextOrNone = same_as("context_nl")
    basis: TitleOrNone = ""


class Gathering(Table):
    """A gathering; `agenda` None means every item. `basis` is a note for whoever reads the file."""

    id: Reference
    name_nl: Title
    name_en: Title = same_as("name_nl")
    date: Day
    organiser: Reference
    audience: tuple[Reference, ...] = Field(min_length=1)
    language: Literal["nl", "en"] = "nl"
    zone: Title = "Europe/Amsterdam"
    confidential: Flag = True
    by_invitation: Flag = False
    results: Results = Results.HIDDEN
    kept_until: Day = computed(lambda row: date(row["date"].year, 12, 31))
    agenda: tuple[Reference, ...] | None = None
    basis: TitleOrNone = ""


class Organisation(Table):
    id: Reference
    kind: OrganisationKind
    nl: Title
    en: Title = same_as("nl")
    fictitious: Flag = False
    units: tuple[Reference, ...] = ()


class Commitment(Table):
    """A commitment of `partner`, on the initiative of the police; `owner_*` is a function title."""

    id: Reference
    recommendations: tuple[Reference, ...] = Field(min_length=1)
    partner: Reference
    kind: CommitmentKind
    owner_nl: TitleOrNone = ""
    owner_en: TitleOrNone = same_as("owner_nl")
    text_nl: Text
    text_en: Text = same_as("text_nl")
    measure_nl: TextOrNone = ""
    measure_en: TextOrNone = same_as("measure_nl")
    agreed_on: Day | None = None
    due: Day | None = None
    status: CommitmentStatus
    done_on: Day | None = None
    closed_note_nl: TextOrNone = ""
    closed_note_en: TextOrNone = same_as("closed_note_nl")


class Unit(Table):
    id: Reference
    nl: Title
    riec: Title | None = None


class Region(Table):
    nr: Number
    nl: Title
    aliases: tuple[Title, ...] = ()
    unit: Reference


class Police(Table):
    """The police units and the former regions; `effective` is a note for whoever reads the file."""

    effective: Day | None = None
    units: tuple[Unit, ...] = ()
    regions: tuple[Region, ...] = ()


class ReportFile(Table):
    """A right report file: every reference in it is known, every word is on its scale."""

    meta: Meta
    monitor: Monitor
    outcome: tuple[Outcome, ...] = ()
    recommendation: tuple[Recommendation, ...] = ()
    gathering: tuple[Gathering, ...] = ()
    organisation: tuple[Organisation, ...] = Field(min_length=1)
    commitment: tuple[Commitment, ...] = ()
    police: Police = Police()

    def agenda(self, gathering: Gathering) -> tuple[str, ...]:
        """The references on a gathering's agenda: its own, else all recommendations, then all outcomes."""
        if gathering.agenda is not None:
            return gathering.agenda
        return (*(row.id for row in self.recommendation), *(row.id for row in self.outcome))
