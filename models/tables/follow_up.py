"""The follow-up of a whole report: formal responses, what changed of recommendations, absence, reports on it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, SQLModel

from models.tables.base import NUMBERED_ONCE, WORD, key, link, one_of, who
from models.words import RecommendationStatus, ResponseKind


class Response(SQLModel, table=True):
    """What an addressee formally says of a recommendation; the last one of each counts. Not accepting has a reason."""

    __table_args__ = (
        one_of("answer", ResponseKind),
        CheckConstraint("answer <> 'not_accepted' OR reason <> ''", name="refused_with_reason"),
    )
    id: int | None = key()
    recommendation_id: int = link("recommendation.item_id", cascade=True, index=True)
    organisation_id: int = link("organisation.id")
    answer: ResponseKind = Field(sa_type=WORD)
    reason: str = ""
    at: datetime
    said_by: int | None = who()


class RecommendationChange(SQLModel, table=True):
    """A step in a recommendation's history: a new status, a recheck for the present units, another addressee.

    `was` and `now` hold what changed, {"status": …, "units": [references]}; so any earlier day can be told.
    `undone_at`: when it was taken back, as if it had never been.
    """

    __tablename__ = "recommendation_change"
    __table_args__ = (one_of("status", RecommendationStatus), NUMBERED_ONCE)
    id: int | None = key()
    recommendation_id: int = link("recommendation.item_id", cascade=True, index=True)
    at: datetime
    changed_by: int | None = who()
    what: str = Field(sa_type=WORD)
    status: RecommendationStatus = Field(sa_type=WORD)
    was: dict[str, Any] = Field(sa_type=JSON)
    now: dict[str, Any] = Field(sa_type=JSON)
    reason: str = ""
    undone_at: datetime | None = None


class Absence(SQLModel, table=True):
    """Days, both included, on which somebody is away: nobody writes to them about commitments."""

    __table_args__ = (CheckConstraint("first <= last", name="forward"), NUMBERED_ONCE)
    id: int | None = key()
    person_id: int = link("person.id", cascade=True, index=True)
    first: date
    last: date
    at: datetime


class HandOver(SQLModel, table=True):
    """What was handed over, by whom, to whom, on which day: the report to the minister, a contact to a successor."""

    __tablename__ = "hand_over"
    id: int | None = key()
    day: date
    subject: str
    given_by: str
    given_to: str
    note: str = ""
    at: datetime
    recorded_by: int | None = who()


class ReportVersion(SQLModel, table=True):
    """A progress report as of `reference_date`: a draft until the coordinator releases it under the next `number`.

    `content` is all that a released one says, in both languages, frozen; a draft is made anew each time it is read.
    `overall_*` is the overall picture in the coordinator's own words.
    """

    __tablename__ = "report_version"
    __table_args__ = (
        CheckConstraint("(number IS NULL) = (content IS NULL)", name="frozen_when_released"),
        NUMBERED_ONCE,
    )
    id: int | None = key()
    reference_date: date
    number: int | None = Field(default=None, unique=True)
    overall_nl: str = ""
    overall_en: str = ""
    created_at: datetime
    created_by: int | None = who()
    released_at: datetime | None = None
    released_by: int | None = who()
    content: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class Passage(SQLModel, table=True):
    """What a report says of an organisation that is overdue, shown to it first; it may add one line of its own."""

    report_id: int = link("report_version.id", primary=True, cascade=True)
    organisation_id: int = link("organisation.id", primary=True)
    shown_at: datetime | None = None
    line: str = ""
    said_at: datetime | None = None
    said_by: int | None = who()
