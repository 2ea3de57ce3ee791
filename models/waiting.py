"""What waits: proposals for the coordinator or their organisation first, and what owners say for the coordinator."""

from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, or_, select, union
from sqlmodel import Session, col

from models.detailing import IS_PROPOSED
from models.tables import Commitment, Escalation, Progress
from models.words import BEING_KEPT, EscalationState

WITH_PARTNER = col(Commitment.asked_at).is_not(None) & col(Commitment.endorsed_at).is_(None)
IS_KEPT = col(Commitment.status).in_(BEING_KEPT)
IS_UNVERIFIED = and_(col(Commitment.status) == literal_column("'done'"), col(Commitment.verified_on).is_(None))
"""Written out rather than bound, as IS_PROPOSED is."""
ASKS_DATE = and_(IS_KEPT, col(Commitment.asked_due).is_not(None))
WANTS_HELP = and_(IS_KEPT, col(Commitment.help_asked_at).is_not(None))
IS_DISPUTED = and_(IS_KEPT, col(Commitment.disputed_at).is_not(None))
IS_SILENT = col(Commitment.id).in_(
    select(col(Escalation.commitment_id)).where(col(Escalation.state) == EscalationState.PROPOSED)
)
_REASONS = (IS_PROPOSED & ~WITH_PARTNER, IS_UNVERIFIED, ASKS_DATE, WANTS_HELP, IS_DISPUTED, IS_SILENT)
FOR_COORDINATOR = or_(*_REASONS)
"""All that waits for the coordinator."""


def count(session: Session) -> int:
    """How many commitments wait for the coordinator; each reason is looked up in an index of its own."""
    found = union(*(select(col(Commitment.id)).where(reason) for reason in _REASONS)).subquery()
    return int(session.execute(select(func.count()).select_from(found)).scalar_one())


def proposed(session: Session) -> list[int]:
    """The proposals that wait for the coordinator, oldest first."""
    return _proposals(session, ~WITH_PARTNER)


def with_partner(session: Session) -> list[int]:
    """The proposals that wait for a contact of their organisation, oldest first."""
    return _proposals(session, WITH_PARTNER)


def _proposals(session: Session, waits: ColumnElement[bool]) -> list[int]:
    query = select(col(Commitment.id)).where(IS_PROPOSED, waits).order_by(col(Commitment.id))
    return [number for number in session.execute(query).scalars() if number is not None]


def unverified(session: Session) -> list[int]:
    """What its owner says is done and the coordinator has not checked, oldest first."""
    return _waiting(session, col(Commitment.done_on), IS_UNVERIFIED)


def asked_dates(session: Session) -> list[int]:
    """What its owner asks a later date for, oldest first."""
    asked = select(func.max(col(Progress.id))).where(
        col(Progress.commitment_id) == col(Commitment.id), col(Progress.answer) == "later_asked"
    )
    return _waiting(session, asked.scalar_subquery(), ASKS_DATE)


def help_wanted(session: Session) -> list[int]:
    """What its owner can't do alone, oldest first."""
    return _waiting(session, col(Commitment.help_asked_at), WANTS_HELP)


def disputed(session: Session) -> list[int]:
    """What another organisation should do, says its owner; oldest first."""
    return _waiting(session, col(Commitment.disputed_at), IS_DISPUTED)


def escalations(session: Session) -> list[int]:
    """What its owner stays silent on, and could be put before a gathering; the first that was due first."""
    return _waiting(session, col(Commitment.due), IS_SILENT)


def _waiting(session: Session, since: Any, which: ColumnElement[bool]) -> list[int]:
    query = select(col(Commitment.id)).where(which).order_by(since, col(Commitment.id))
    return [number for number in session.execute(query).scalars() if number is not None]
