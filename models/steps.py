"""The ledger of a commitment: each step about it, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.tables import Commitment, Outbox, Progress, Reminder
from models.words import OutboxState, ReminderState


class StepFate(StrEnum):
    """What became of a step. `SETTLED`: the coordinator changed something, so that it asked for no answer any more."""

    PLANNED = "planned"
    HELD = "held"
    LEAVING = "leaving"
    DELIVERED = "delivered"
    ANSWERED = "answered"
    SETTLED = "settled"
    UNCERTAIN = "uncertain"
    UNDELIVERED = "undelivered"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """A step on its local day; `code` as the plan has it."""

    code: str
    day: date
    fate: StepFate


FATES = {
    OutboxState.READY: StepFate.LEAVING,
    OutboxState.SENDING: StepFate.LEAVING,
    OutboxState.SENT: StepFate.DELIVERED,
    OutboxState.UNCERTAIN: StepFate.UNCERTAIN,
}


def ledger(session: Session, commitment: Commitment, *, skip: int, limit: int) -> tuple[list[LedgerLine], int]:
    """Some of its steps, the newest first, and how many there are; what was replaced before it left is no step."""
    about = col(Reminder.commitment_id) == commitment.id, col(Reminder.state) != ReminderState.REPLACED
    total = session.execute(select(func.count()).select_from(Reminder).where(*about)).scalar_one()
    rows = session.execute(
        select(Reminder, col(Outbox.state))
        .outerjoin(Outbox, col(Outbox.id) == col(Reminder.outbox_id))
        .where(*about)
        .order_by(col(Reminder.day).desc(), col(Reminder.id).desc())
        .offset(skip)
        .limit(limit)
    )
    found = rows.all()
    said = _answers(session, commitment, [row for row, _ in found])
    return [LedgerLine(row.step, row.day, _fate(row, state, said)) for row, state in found], int(total)


def _answers(session: Session, commitment: Commitment, rows: Sequence[Reminder]) -> set[object]:
    """The moments, of those at which these were settled, at which their owner said something."""
    moments = {row.answered_at for row in rows if row.answered_at is not None}
    query = select(col(Progress.at)).where(
        col(Progress.commitment_id) == commitment.id,
        col(Progress.at).in_(moments),
        col(Progress.self_reported).is_(True),
    )
    return set(session.execute(query).scalars()) if moments else set()


def _fate(row: Reminder, state: str | None, said: set[object]) -> StepFate:
    if row.state == ReminderState.OPEN:
        return StepFate.PLANNED
    if row.state == ReminderState.HELD:
        return StepFate.HELD
    became = state or row.fate
    if became in (OutboxState.DEAD, OutboxState.EXPIRED, OutboxState.CANCELLED):
        return StepFate.UNDELIVERED
    if row.sent_at is None:
        return StepFate.NOBODY
    if row.answered_at is not None:
        return StepFate.ANSWERED if row.answered_at in said else StepFate.SETTLED
    return FATES[OutboxState(became)] if became else StepFate.DELIVERED
