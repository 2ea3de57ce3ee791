"""A contact hands their organisation over to a colleague, who comes in their place by an invitation."""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlmodel import Session, col

from models.settings import usable
from models.tables import Invite, Role
from models.words import RoleKind

WORKS = timedelta(days=30)
"""How long such an invitation works."""


def open_invite(session: Session, person: int, organisation: int, now: datetime) -> Invite | None:
    """The invitation for who comes in this contact's place, while it works."""
    of = (col(Invite.succeeds_id) == person, col(Invite.organisation_id) == organisation)
    return session.execute(select(Invite).where(*of, *usable(now)).limit(1)).scalar_one_or_none()


def is_ahead(session: Session, invite: Invite, person: int) -> bool:
    """Whether who uses this invitation would come in somebody's place."""
    return invite.succeeds_id not in (None, person) and _role(session, invite, invite.succeeds_id) is not None


def is_orphaned(session: Session, invite: Invite) -> bool:
    """Whether the one in whose place somebody was to come is no contact there any more."""
    return invite.succeeds_id is not None and _role(session, invite, invite.succeeds_id) is None


def leave(session: Session, person: int, now: datetime) -> None:
    """Somebody goes: nobody comes in their place by their links, and who is there longest leads where they led."""
    theirs = col(Invite.succeeds_id) == person, col(Invite.revoked_at).is_(None)
    session.execute(update(Invite).where(*theirs).values(revoked_at=now))
    led = col(Role.kind) == RoleKind.CONTACT, col(Role.person_id) == person, col(Role.deputy).is_(False)
    for organisation in session.execute(select(col(Role.organisation_id)).where(*led)).scalars().all():
        _promote(session, organisation, person)


def _promote(session: Session, organisation: int | None, leaving: int) -> None:
    others = (
        select(Role)
        .where(
            col(Role.kind) == RoleKind.CONTACT,
            col(Role.organisation_id) == organisation,
            col(Role.person_id) != leaving,
        )
        .order_by(col(Role.deputy), col(Role.granted_at), col(Role.id))
        .limit(1)
    )
    first = session.execute(others).scalar_one_or_none()
    if first is not None:
        first.deputy = False
        session.add(first)
        session.flush()


def step_down(session: Session, invite: Invite, successor: int) -> bool:
    """The newcomer leads or stands in as the one before did, who is no contact any more; False where nobody was."""
    before, after = _role(session, invite, invite.succeeds_id), _role(session, invite, successor)
    if before is None or after is None or before is after:
        return False
    after.deputy = after.deputy and before.deputy
    session.add(after)
    session.delete(before)
    session.flush()
    return True


def _role(session: Session, invite: Invite, person: int | None) -> Role | None:
    query = select(Role).where(
        col(Role.kind) == RoleKind.CONTACT,
        col(Role.organisation_id) == invite.organisation_id,
        col(Role.person_id) == person,
    )
    return session.execute(query).scalar_one_or_none()
