"""The append-only log of what organisers and coordinators did."""

from datetime import datetime

from sqlmodel import Session

from models.tables import Audit


def record(
    session: Session,
    at: datetime,
    person: int | None,
    role: str,
    action: str,
    subject: str,
    **details: object,
) -> None:
    """Note one act: "present" of "congres-2013/TOE-2" by an organiser, say."""
    session.add(Audit(at=at, person_id=person, role=role, action=action, subject=subject, details=details))
