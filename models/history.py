"""The history of commitments: each step remembers what it changed, so that it can be undone and told of any day."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from models.tables import Commitment, Progress
from models.words import CommitmentStatus

HANDED_ON = "handed_on"
"""The answer of a step from which on another organisation owns the commitment."""
_handed_on = aliased(Progress)
IS_REPORT = and_(
    col(Progress.self_reported).is_(True),
    col(Progress.status) != CommitmentStatus.PROPOSED,
    col(Progress.undone_at).is_(None),
    ~exists()
    .where(
        col(_handed_on.commitment_id) == col(Progress.commitment_id),
        col(_handed_on.answer) == HANDED_ON,
        col(_handed_on.id) > col(Progress.id),
    )
    .correlate(Progress),
)
"""What its owner said of a commitment since it was agreed and theirs, and did not take back."""


def step(
    session: Session,
    commitment: Commitment,
    answer: str,
    person: int | None,
    now: datetime,
    *,
    note: str = "",
    self_reported: bool = True,
    **columns: Any,
) -> Progress:
    """Set these columns of the commitment, and add one line to its history: what was answered or done, by whom.

    `self_reported`: its owner says so; otherwise the coordinator did it, or saw to it.
    """
    assert commitment.id is not None
    before = {name: _plain(getattr(commitment, name)) for name in columns}
    for name, value in columns.items():
        setattr(commitment, name, value)
    session.add(commitment)
    made = Progress(
        commitment_id=commitment.id,
        at=now,
        reported_by=person,
        answer=answer,
        status=commitment.status,
        due=commitment.due,
        note=note,
        self_reported=self_reported,
        before=before or None,
        after={name: _plain(value) for name, value in columns.items()} or None,
    )
    session.add(made)
    session.flush()
    return made


def close(
    session: Session,
    commitment: Commitment,
    answer: str,
    reason: str,
    person: int,
    now: datetime,
    *,
    self_reported: bool = True,
) -> Progress:
    """It will not be done, and why."""
    closed = {"status": CommitmentStatus.WITHDRAWN, "closed_note_nl": reason, "closed_note_en": reason}
    return step(session, commitment, answer, person, now, note=reason, self_reported=self_reported, **closed)


def changed_since(session: Session, made: Progress) -> bool:
    """Whether a step after this one changed anything and stands. A note changes nothing."""
    newer = select(col(Progress.id)).where(
        col(Progress.commitment_id) == made.commitment_id,
        col(Progress.id) > made.id,
        col(Progress.undone_at).is_(None),
        col(Progress.after).is_not(None),
    )
    return session.execute(newer.limit(1)).first() is not None


def told(session: Session, commitment: Commitment, *, skip: int, limit: int) -> tuple[Sequence[Progress], int]:
    """Some of its steps, newest first, and how many there are."""
    about = col(Progress.commitment_id) == commitment.id
    total = session.execute(select(func.count()).select_from(Progress).where(about)).scalar_one()
    query = select(Progress).where(about).order_by(col(Progress.id).desc()).offset(skip).limit(limit)
    return session.execute(query).scalars().all(), int(total)


def _plain(value: Any) -> Any:
    """A value as `before` and `after` keep it."""
    return value.isoformat() if isinstance(value, date) else value


def value_of(column: str, kept: Any) -> Any:
    """What a value that `before` or `after` keeps is in the commitment's column."""
    kind: Any = Commitment.model_fields[column].annotation
    return TypeAdapter(kind).validate_python(kept)
