"""What a contact's organisations have promised."""

from sqlalchemy import select
from sqlmodel import Session, col

from models import overview
from models.lights import Lights
from models.overview import Line
from models.tables import Commitment, Role
from models.words import RoleKind


def owned(session: Session, person: int, lights: Lights, *, skip: int, limit: int) -> tuple[list[Line], int]:
    """Some commitments of those that this person speaks for, the most pressing first, and how many there are."""
    theirs = select(col(Role.organisation_id)).where(col(Role.person_id) == person, col(Role.kind) == RoleKind.CONTACT)
    return overview.page_of(session, col(Commitment.organisation_id).in_(theirs), lights, skip, limit)
