"""The report: monitor, editions, weighted focus areas, outcomes with scores, recommendations."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.tables.base import WORD, key, link, one_of
from models.words import Addressee, ItemKind, RecommendationStatus, Urgency


class Monitor(SQLModel, table=True):
    """A recurring report. `label_*` is printed on every output ("Demonstratiegegevens …"), empty for a real one.

    `bands`: rows of {id, from, nl, en, light}, highest first; scores run from `score_min` to `score_max`.
    """

    __table_args__ = (CheckConstraint("score_min < score_max", name="score_range"),)
    id: int | None = key()
    reference: str = Field(unique=True)
    name_nl: str
    name_en: str
    label_nl: str = ""
    label_en: str = ""
    policy_areas: list[str] = Field(sa_type=JSON)
    score_min: int
    score_max: int
    bands: list[dict[str, Any]] = Field(sa_type=JSON)


class Edition(SQLModel, table=True):
    """One dated issue of the monitor, named by the year it speaks of."""

    __table_args__ = (UniqueConstraint("monitor_id", "year"),)
    id: int | None = key()
    monitor_id: int = link("monitor.id")
    year: int
    released: date
    note: str = ""


class FocusArea(SQLModel, table=True):
    """A main focus area with its weight in the total (percent)."""

    __tablename__ = "focus_area"
    __table_args__ = (
        UniqueConstraint("monitor_id", "reference"),
        CheckConstraint("weight >= 0", name="weight_positive"),
    )
    id: int | None = key()
    monitor_id: int = link("monitor.id")
    reference: str
    name_nl: str
    name_en: str
    weight: int
    position: int


class Item(SQLModel, table=True):
    """What a gathering can react to: an outcome or a recommendation, under one reference such as TOE-2."""

    __table_args__ = (UniqueConstraint("monitor_id", "reference"), one_of("kind", ItemKind))
    id: int | None = key()
    monitor_id: int = link("monitor.id")
    reference: str
    kind: ItemKind = Field(sa_type=WORD)
    focus_area_id: int = link("focus_area.id")
    position: int
    title_nl: str
    title_en: str


class Outcome(SQLModel, table=True):
    """An outcome of the monitor: about the work process or the cooperation."""

    __table_args__ = (one_of("about", ("work_process", "cooperation")),)
    item_id: int = link("item.id", primary=True, cascade=True)
    about: str = Field(sa_type=WORD)


class OutcomeScore(SQLModel, table=True):
    """The score of an outcome in one edition."""

    __tablename__ = "outcome_score"
    outcome_id: int = link("outcome.item_id", primary=True, cascade=True)
    edition_id: int = link("edition.id", primary=True)
    score: int


class Recommendation(SQLModel, table=True):
    """A recommendation, with its urgency, context, addressee and status."""

    __table_args__ = (
        one_of("addressee", Addressee),
        one_of("urgency", Urgency),
        one_of("status", RecommendationStatus),
    )
    item_id: int = link("item.id", primary=True, cascade=True)
    edition_id: int = link("edition.id")
    outcome_id: int | None = link("outcome.item_id", optional=True)
    text_nl: str
    text_en: str
    addressee: Addressee = Field(sa_type=WORD)
    urgency: Urgency = Field(sa_type=WORD)
    status: RecommendationStatus = Field(sa_type=WORD)
    special_attention: bool = False
    context_nl: str = ""
    context_en: str = ""
    basis: str = ""


class RecommendationOrganisation(SQLModel, table=True):
    """An organisation that a recommendation is addressed to."""

    __tablename__ = "recommendation_organisation"
    recommendation_id: int = link("recommendation.item_id", primary=True, cascade=True)
    organisation_id: int = link("organisation.id", primary=True)


class RecommendationUnit(SQLModel, table=True):
    """A police unit that a recommendation is addressed to."""

    __tablename__ = "recommendation_unit"
    recommendation_id: int = link("recommendation.item_id", primary=True, cascade=True)
    unit_id: int = link("unit.id", primary=True)


class RecommendationRegion(SQLModel, table=True):
    """A former region that a recommendation was written for."""

    __tablename__ = "recommendation_region"
    recommendation_id: int = link("recommendation.item_id", primary=True, cascade=True)
    region_id: int = link("region.id", primary=True)
