"""Commitments: what partners promise, how it goes, and the next reminder."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from models.tables.base import BIG, WORD, key, link, one_of
from models.words import CommitmentKind, CommitmentStatus, ReminderState, Urgency


class Commitment(SQLModel, table=True):
    """A promise of an organisation. Agreed and after needs a measurable result and a due date.

    `planned_on` is the local day on which its reminders were last planned; NULL asks for it, after an import say.

    Texts have two languages when they came from a report file; a person's own words stand in both.
    """

    __table_args__ = (
        one_of("status", CommitmentStatus),
        one_of("kind", CommitmentKind),
        one_of("urgency", Urgency),
        CheckConstraint(
            "status NOT IN ('agreed', 'in_progress', 'done') OR (due IS NOT NULL AND measure_nl <> '')",
            name="smart",
        ),
        Index(
            "ix_commitment_unplanned",
            "id",
            sqlite_where=text("planned_on IS NULL"),
            postgresql_where=text("planned_on IS NULL"),
        ),
        CheckConstraint("status <> 'withdrawn' OR closed_note_nl <> ''", name="withdrawn_with_reason"),
    )
    id: int | None = key()
    reference: str = Field(unique=True)
    organisation_id: int = link("organisation.id")
    gathering_id: int | None = link("gathering.id", optional=True)
    proposed_by: int | None = Field(default=None, sa_type=BIG, foreign_key="person.id", ondelete="SET NULL")
    kind: CommitmentKind = Field(sa_type=WORD)
    urgency: Urgency = Field(sa_type=WORD)
    owner_nl: str = ""
    owner_en: str = ""
    text_nl: str
    text_en: str
    measure_nl: str = ""
    measure_en: str = ""
    status: CommitmentStatus = Field(sa_type=WORD)
    agreed_on: date | None = None
    due: date | None = None
    done_on: date | None = None
    closed_note_nl: str = ""
    closed_note_en: str = ""
    planned_on: date | None = None


class CommitmentRecommendation(SQLModel, table=True):
    """A recommendation that a commitment serves; both sides may have many."""

    __tablename__ = "commitment_recommendation"
    commitment_id: int = link("commitment.id", primary=True, cascade=True)
    recommendation_id: int = link("recommendation.item_id", primary=True)


class Progress(SQLModel, table=True):
    """One report on a commitment: by whom, when, which status; self-reported until somebody verifies it."""

    __table_args__ = (one_of("status", CommitmentStatus),)
    id: int | None = key()
    commitment_id: int = link("commitment.id", cascade=True)
    at: datetime
    reported_by: int | None = Field(default=None, sa_type=BIG, foreign_key="person.id", ondelete="SET NULL")
    answer: str = Field(sa_type=WORD)
    status: CommitmentStatus = Field(sa_type=WORD)
    due: date | None = None
    note: str = ""
    self_reported: bool = True


class Reminder(SQLModel, table=True):
    """A step of the ladder for a commitment; at most one is open, and a sent one keeps its outbox row."""

    __table_args__ = (
        one_of("state", ReminderState),
        Index(
            "uq_reminder_open",
            "commitment_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index(
            "ix_reminder_due",
            "due_at",
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )
    id: int | None = key()
    commitment_id: int = link("commitment.id", cascade=True, index=True)
    step: str = Field(sa_type=WORD)
    day: date
    due_at: datetime
    state: ReminderState = Field(default=ReminderState.OPEN, sa_type=WORD)
    outbox_id: int | None = Field(default=None, sa_type=BIG, foreign_key="outbox.id", ondelete="SET NULL", index=True)
