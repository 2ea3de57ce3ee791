"""The proposals that wait: for the coordinator, or for their organisation first."""

from sqlalchemy import ColumnElement, select
from sqlmodel import Session, col

from models.detailing import IS_PROPOSED
from models.tables import Commitment

WITH_PARTNER = col(Commitment.asked_at).is_not(None) & col(Commitment.endorsed_at).is_(None)


def proposed(session: Session) -> list[int]:
    """The proposals that wait for the coordinator, oldest first."""
    return _proposals(session, ~WITH_PARTNER)


def with_partner(session: Session) -> list[int]:
    """The proposals that wait for a contact of their organisation, oldest first."""
    return _proposals(session, WITH_PARTNER)


def _proposals(session: Session, waits: ColumnElement[bool]) -> list[int]:
    query = select(col(Commitment.id)).where(IS_PROPOSED, waits).order_by(col(Commitment.id))
    return [number for number in session.execute(query).scalars() if number is not None]
