"""Commitments: what partners promise, how it goes, and the next reminder."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlmodel import Field, SQLModel

from models.tables.base import BIG, NUMBERED_ONCE, WORD, index_where, key, link, one_of, who
from models.words import (
    CommitmentKind,
    CommitmentStatus,
    EscalationState,
    Recurrence,
    ReminderState,
    Urgency,
)


class Commitment(SQLModel, table=True):
    """A promise of an organisation. Agreed and after needs a measurable result and a due date.

    `planned_on` is the local day on which its reminders were last planned; NULL asks for it, after an import say.
    `asked_at`: when a contact of the organisation was asked to stand for a proposal, `endorsed_at`: when they did; both
    NULL where nobody was to be asked. `detailed_at`: when the proposer was asked for the rest, the morning after.
    `done_on` is the owner's word, `verified_on` the coordinator's. `help_asked_at`: help is wanted, until the
    coordinator has seen to it. `disputed_at`: its owner says that another organisation should do it, until the
    coordinator has decided. `asked_due`: a new date that waits for the coordinator, with its reason.
    `snoozed_until`: no reminder before that day. `every`: how often it is due again, until `every_until`.

    Texts have two languages when they came from a report file; a person's own words stand in both.
    """

    __table_args__ = (
        one_of("status", CommitmentStatus),
        one_of("kind", CommitmentKind),
        one_of("urgency", Urgency),
        one_of("every", Recurrence),
        CheckConstraint("every = 'once' OR every_until IS NOT NULL", name="recurs_until"),
        CheckConstraint(
            "status NOT IN ('agreed', 'in_progress', 'done') OR (due IS NOT NULL AND measure_nl <> '')",
            name="smart",
        ),
        index_where("ix_commitment_unplanned", "id", where="planned_on IS NULL"),
        index_where("ix_commitment_proposed", "id", where="status = 'proposed'"),
        index_where(
            "ix_commitment_undetailed",
            "id",
            where="status = 'proposed' AND detailed_at IS NULL AND proposed_by IS NOT NULL",
        ),
        index_where("ix_commitment_unverified", "done_on", where="status = 'done' AND verified_on IS NULL"),
        index_where("ix_commitment_asked_due", "id", where="asked_due IS NOT NULL"),
        index_where("ix_commitment_help_asked", "help_asked_at", where="help_asked_at IS NOT NULL"),
        index_where("ix_commitment_disputed", "disputed_at", where="disputed_at IS NOT NULL"),
        index_where("ix_commitment_proposed_by", "proposed_by", where="proposed_by IS NOT NULL"),
        CheckConstraint("status <> 'withdrawn' OR closed_note_nl <> ''", name="withdrawn_with_reason"),
    )
    id: int | None = key()
    reference: str = Field(unique=True)
    organisation_id: int = link("organisation.id", index=True)
    gathering_id: int | None = link("gathering.id", optional=True)
    proposed_by: int | None = who()
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
    asked_at: datetime | None = None
    endorsed_at: datetime | None = None
    detailed_at: datetime | None = None
    verified_on: date | None = None
    help_asked_at: datetime | None = None
    disputed_at: datetime | None = None
    asked_due: date | None = None
    asked_due_reason: str = ""
    snoozed_until: date | None = None
    every: Recurrence = Field(default=Recurrence.ONCE, sa_type=WORD)
    every_until: date | None = None


class CommitmentRecommendation(SQLModel, table=True):
    """A recommendation that a commitment serves; both sides may have many."""

    __tablename__ = "commitment_recommendation"
    commitment_id: int = link("commitment.id", primary=True, cascade=True)
    recommendation_id: int = link("recommendation.item_id", primary=True)


class Progress(SQLModel, table=True):
    """One step in a commitment's history: by whom, when, which status; self-reported until somebody verifies it.

    `before`: what the step changed, by column, so that it can be undone, and so that any earlier day can be told;
    `after`: into what. `undone_at`: it was taken back; it stays, as history is not rewritten.
    """

    __table_args__ = (
        one_of("status", CommitmentStatus),
        index_where("ix_progress_reported_by", "reported_by", where="reported_by IS NOT NULL"),
        NUMBERED_ONCE,
    )
    id: int | None = key()
    commitment_id: int = link("commitment.id", cascade=True, index=True)
    at: datetime
    reported_by: int | None = who()
    answer: str = Field(sa_type=WORD)
    status: CommitmentStatus = Field(sa_type=WORD)
    due: date | None = None
    note: str = ""
    self_reported: bool = True
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    undone_at: datetime | None = None


class Reminder(SQLModel, table=True):
    """A step about a commitment: of its ladder, to the deputy, or to the coordinator; at most one is open.

    `step` is before-<days>, due, overdue-<n>, deputy or telephone. A sent one keeps its outbox row, and once that is
    gone `fate`, what had become of it. `person_id` is who was to get it, `answered_at` when somebody answered: it or
    any later one of the same commitment.
    """

    __table_args__ = (
        one_of("state", ReminderState),
        index_where("uq_reminder_open", "commitment_id", where="state = 'open'", unique=True),
        index_where("ix_reminder_due", "due_at", where="state = 'open'"),
        index_where("ix_reminder_person_id", "person_id", where="person_id IS NOT NULL"),
        NUMBERED_ONCE,
    )
    id: int | None = key()
    commitment_id: int = link("commitment.id", cascade=True, index=True)
    step: str = Field(sa_type=WORD)
    day: date
    due_at: datetime
    state: ReminderState = Field(default=ReminderState.OPEN, sa_type=WORD)
    outbox_id: int | None = Field(default=None, sa_type=BIG, foreign_key="outbox.id", ondelete="SET NULL", index=True)
    person_id: int | None = who()
    sent_at: datetime | None = None
    fate: str = Field(default="", sa_type=WORD)
    answered_at: datetime | None = None


class StageCount(SQLModel, table=True):
    """How many administrative reports were produced, and how many were followed up, in one period: numbers only.

    A correction is a new row; the last one of a period counts.
    """

    __tablename__ = "stage_count"
    __table_args__ = (
        CheckConstraint("first <= last", name="period_forward"),
        CheckConstraint("produced >= 0 AND followed_up >= 0", name="counts_positive"),
    )
    id: int | None = key()
    commitment_id: int = link("commitment.id", cascade=True, index=True)
    first: date
    last: date
    produced: int
    followed_up: int
    at: datetime
    reported_by: int | None = who()


class Escalation(SQLModel, table=True):
    """A commitment on its way to the agenda of a gathering, a task force say; at most one at a time.

    `told_at`: when the owner was told that it will be, `line`: what the agenda says. Nothing reaches the gathering's
    secretary before the coordinator's tap, and the owner is told first.
    """

    __table_args__ = (
        one_of("state", EscalationState),
        index_where(
            "uq_escalation_pending", "commitment_id", where="state IN ('proposed', 'told', 'forwarded')", unique=True
        ),
        index_where("ix_escalation_told", "forward_at", where="state = 'told'"),
        NUMBERED_ONCE,
    )
    id: int | None = key()
    commitment_id: int = link("commitment.id", cascade=True, index=True)
    gathering_id: int | None = Field(default=None, sa_type=BIG, foreign_key="gathering.id", ondelete="SET NULL")
    state: EscalationState = Field(sa_type=WORD)
    line: str = ""
    proposed_at: datetime
    told_at: datetime | None = None
    forward_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: int | None = who()
    reason: str = ""


class CalendarEntry(SQLModel, table=True):
    """A commitment that somebody put in their calendar: what changes since is sent as an update of the same entry.

    `sequence` grows with each file; `due` is the date in the last one, NULL once it was cancelled.
    """

    __tablename__ = "calendar_entry"
    commitment_id: int = link("commitment.id", primary=True, cascade=True)
    person_id: int = link("person.id", primary=True, cascade=True)
    sequence: int = 0
    due: date | None = None
