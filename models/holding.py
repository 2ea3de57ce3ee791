"""The reminders of today that have not left: the coordinator looks at them, and may hold one back."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from models import reaching
from models.names import Names
from models.reminders import IS_OPEN
from models.rules.next_step import TELEPHONE
from models.rules.policy import Policy
from models.tables import Commitment, Organisation, Reminder, Role
from models.words import ReminderState, RoleKind


class Gets(StrEnum):
    """Who gets a reminder, as things are now."""

    LEAD = "lead"
    DEPUTY = "deputy"
    COORDINATOR = "coordinator"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Leaving:
    """A reminder that leaves today, or that was held back from it; `due` is its commitment's."""

    reminder: int
    commitment: str
    organisation: Names
    due: date
    gets: Gets
    held: bool


def leaving(session: Session, policy: Policy, now: datetime, *, skip: int, limit: int) -> tuple[list[Leaving], int]:
    """Some of the reminders of today, those of one person together; and how many there are, held back ones as well."""
    lead = (
        select(func.min(col(Role.person_id)))
        .where(
            col(Role.kind) == RoleKind.CONTACT,
            col(Role.organisation_id) == col(Organisation.id),
            col(Role.deputy).is_(False),
        )
        .correlate(Organisation)
        .scalar_subquery()
    )
    chosen = _is_of_today(policy, now)
    rows = session.execute(
        select(Reminder, Commitment, Organisation)
        .join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
        .join(Organisation, col(Organisation.id) == col(Commitment.organisation_id))
        .where(chosen)
        .order_by(lead.is_(None), lead, col(Organisation.id), col(Reminder.commitment_id), col(Reminder.id))
        .offset(skip)
        .limit(limit)
    )
    total = session.execute(select(func.count()).select_from(Reminder).where(chosen)).scalar_one()
    today = policy.calendar.local_date(now)
    return [
        Leaving(
            reminder.id or 0,
            commitment.reference,
            Names(organisation.name_nl, organisation.name_en),
            commitment.due or today,
            _gets(session, organisation.id or 0, reminder.step, today),
            reminder.state == ReminderState.HELD,
        )
        for reminder, commitment, organisation in rows.all()
    ], int(total)


def count(session: Session, policy: Policy, now: datetime) -> int:
    """How many reminders leave before this local day is over."""
    query = select(func.count()).select_from(Reminder).where(_leaves(policy, now))
    return int(session.execute(query).scalar_one())


def _is_of_today(policy: Policy, now: datetime) -> ColumnElement[bool]:
    held = and_(col(Reminder.state) == ReminderState.HELD, col(Reminder.due_at) > now)
    return or_(_leaves(policy, now), and_(held, col(Reminder.due_at) < _midnight(policy, now)))


def _leaves(policy: Policy, now: datetime) -> ColumnElement[bool]:
    return and_(IS_OPEN, col(Reminder.due_at) < _midnight(policy, now))


def _midnight(policy: Policy, now: datetime) -> datetime:
    return policy.calendar.instant(policy.calendar.local_date(now) + timedelta(1), time.min)


def _gets(session: Session, organisation: int, step: str, today: date) -> Gets:
    if step == TELEPHONE:
        return Gets.COORDINATOR
    reached = reaching.reach(session, organisation)
    first = next(iter(reached.there(today)), None)
    if first is None:
        return Gets.NOBODY
    return Gets.DEPUTY if first.person in reached.deputies else Gets.LEAD
