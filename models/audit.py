"""The append-only log of what organisers and coordinators did: the database refuses to change or remove a line."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, or_, select
from sqlmodel import Session, col

from models.tables import Audit, Gathering

OPERATOR = "operator"
"""The role of whoever works on the command line."""
GATHERING = "gathering"
"""The detail that holds the number of the gathering at which something was done."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. Who did it is a role: no output says which person."""

    at: datetime
    role: str
    action: str
    subject: str
    details: Mapping[str, Any]


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


def entries(
    session: Session,
    *,
    gathering: int | None = None,
    actions: Collection[str] | None = None,
    skip: int = 0,
    limit: int | None = None,
) -> list[Entry]:
    """The log, newest first: of one gathering, of these actions, or all of it."""
    wanted = (
        select(Audit).where(*_conditions(gathering, actions)).order_by(col(Audit.id).desc()).offset(skip).limit(limit)
    )
    return [
        Entry(row.at, row.role, row.action, row.subject, row.details) for row in session.execute(wanted).scalars().all()
    ]


def count(session: Session, *, gathering: int | None = None, actions: Collection[str] | None = None) -> int:
    """How many lines that is."""
    counted = select(func.count()).select_from(Audit).where(*_conditions(gathering, actions))
    return int(session.execute(counted).scalar_one())


def _conditions(gathering: int | None, actions: Collection[str] | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if gathering is not None:
        at = cast(col(Audit.details)[GATHERING].as_string(), String)
        reference = select(col(Gathering.reference)).where(col(Gathering.id) == gathering).scalar_subquery()
        conditions.append(or_(at == str(gathering), col(Audit.subject) == reference))
    if actions is not None:
        conditions.append(col(Audit.action).in_(actions))
    return conditions
