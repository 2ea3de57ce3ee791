"""A commitment as cards, messages and reports show it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from models import committing, history, stages
from models.names import Names
from models.rules.calendar import WorkCalendar
from models.tables import Commitment, CommitmentRecommendation, Item, Organisation, Progress
from models.words import Awaits, CommitmentKind, CommitmentStatus, Recurrence, Urgency


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment as cards show it. `last` is the newest report on it: (local day, answer).

    `endorsed`: whether a contact of the organisation stands for it, None where nobody was asked. `waits_for`: on whom
    a proposal waits, PARTNER or COORDINATOR; empty for what is no proposal. `note`: why it was closed. `said`: what was
    written with the newest report. `done_on`: the day on which its owner says that it was done. `awaits`: what the
    coordinator has to decide; `asked_due`: the date that is asked; `not_ours`: why another organisation should do it.
    `counted`: administrative reports produced and followed up so far, None where none were counted.
    """

    id: int
    reference: str
    recommendations: tuple[str, ...]
    organisation: int
    organisation_names: Names
    text: Names
    measure: Names
    status: CommitmentStatus
    due: date | None
    proposed_by: int | None
    last: tuple[date, str] | None
    kind: CommitmentKind
    urgency: Urgency
    every: Recurrence
    every_until: date | None
    endorsed: bool | None
    waits_for: str
    note: Names
    said: str
    awaits: tuple[Awaits, ...]
    asked_due: date | None
    asked_reason: str
    done_on: date | None
    not_ours: str
    counted: tuple[int, int] | None = None


_WITH_OWNER = (
    select(Commitment, Organisation)
    .join(Organisation, col(Organisation.id) == col(Commitment.organisation_id))
    .where(col(Commitment.id) == bindparam("commitment"))
)
_SERVED = (
    select(col(Item.reference))
    .join(CommitmentRecommendation, col(CommitmentRecommendation.recommendation_id) == col(Item.id))
    .where(col(CommitmentRecommendation.commitment_id) == bindparam("commitment"))
    .order_by(col(Item.position))
)
"""Built once: each message about a commitment asks both."""


def of(session: Session, commitment: int, calendar: WorkCalendar) -> CommitmentView | None:
    """The commitment as cards show it."""
    row = session.execute(_WITH_OWNER, {"commitment": commitment}).one_or_none()
    if row is None:
        return None
    promise, organisation = row
    references = session.execute(_SERVED, {"commitment": commitment}).scalars()
    last = committing.last_report(session, commitment)
    return CommitmentView(
        id=commitment,
        reference=promise.reference,
        recommendations=tuple(references),
        organisation=promise.organisation_id,
        organisation_names=Names(organisation.name_nl, organisation.name_en),
        text=Names(promise.text_nl, promise.text_en),
        measure=Names(promise.measure_nl, promise.measure_en),
        status=CommitmentStatus(promise.status),
        due=promise.due,
        proposed_by=promise.proposed_by,
        last=None if last is None else (calendar.local_date(last.at), last.answer),
        kind=CommitmentKind(promise.kind),
        urgency=Urgency(promise.urgency),
        every=Recurrence(promise.every),
        every_until=promise.every_until,
        endorsed=None if promise.asked_at is None and promise.endorsed_at is None else promise.endorsed_at is not None,
        waits_for=committing.waits_for(promise),
        note=Names(promise.closed_note_nl, promise.closed_note_en),
        said="" if last is None else last.note,
        awaits=committing.awaits(promise),
        asked_due=promise.asked_due,
        asked_reason=promise.asked_due_reason,
        done_on=promise.done_on,
        not_ours="" if promise.disputed_at is None else _why_not_ours(session, commitment),
        counted=stages.counted(session, commitment) if promise.kind == CommitmentKind.ADMINISTRATIVE_REPORT else None,
    )


def _why_not_ours(session: Session, commitment: int) -> str:
    """The reason with which its owner said last that another organisation should do it."""
    said = select(col(Progress.note)).where(
        col(Progress.commitment_id) == commitment, col(Progress.answer) == "not_ours", history.IS_REPORT
    )
    return session.execute(said.order_by(col(Progress.id).desc()).limit(1)).scalar_one_or_none() or ""
