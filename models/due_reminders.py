"""Reminders whose time has come: taken, each with whom it is for, and handed over when it became a message."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlmodel import Session, col

from models import reminders
from models.people import Recipient
from models.reaching import Reach
from models.reminders import IS_OPEN, Outlook
from models.rules.next_step import DEPUTY, TELEPHONE, instead, is_called_for
from models.rules.plan import Step, newest_due
from models.rules.policy import Policy
from models.tables import Commitment, Reminder, Role
from models.words import ReminderState, RoleKind


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder whose time has come. `to`: who gets it; None for the coordinator's, or where nobody can be reached."""

    reminder: int
    commitment: int
    step: str
    to: Recipient | None

    @property
    def is_lost(self) -> bool:
        """Whether nobody of its organisation can be reached."""
        return self.to is None and self.step != TELEPHONE


def take(session: Session, policy: Policy, now: datetime, limit: int) -> list[Due]:
    """The reminders to send now: `limit` of them, and what else is due for the same people, who get one message.

    After downtime only the newest step of a commitment is left, and what was written and never left gives way to it;
    while that is being tried, the step stays for the next look. At hours at which nothing may leave the rows move to
    the next moment at which it may; where all contacts are away, to the day on which one is back.
    """
    rows = session.execute(_due(now).limit(limit)).all()
    if not policy.may_remind(now):
        for reminder, _ in rows:
            reminder.due_at = policy.next_reminding(now)
            session.add(reminder)
        session.flush()
        return []
    together = _same_people(session, {commitment.organisation_id for _, commitment in rows})
    if together:
        theirs = _due(now).where(col(Commitment.organisation_id).in_(together))
        rows = session.execute(theirs).all()
        due = {reminder.commitment_id: reminder.step for reminder, _ in rows}
        if reminders.give_way(session, due, now):
            rows = session.execute(theirs).all()
    leaving = reminders.leaving(session, {reminder.commitment_id for reminder, _ in rows})
    taken = (
        _take(session, reminder, commitment, policy, now)
        for reminder, commitment in rows
        if reminder.commitment_id not in leaving
    )
    return [due for due in taken if due is not None]


def _due(now: datetime) -> Select[Reminder, Commitment]:
    return (
        select(Reminder, Commitment)
        .join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
        .where(IS_OPEN, col(Reminder.due_at) <= now)
        .order_by(col(Reminder.due_at), col(Reminder.id))
    )


def _same_people(session: Session, organisations: Iterable[int]) -> set[int]:
    """These organisations, and those for which their contacts speak as well."""
    known = set(organisations)
    speakers = select(col(Role.person_id)).where(
        col(Role.kind) == RoleKind.CONTACT, col(Role.organisation_id).in_(known)
    )
    theirs = select(col(Role.organisation_id)).where(
        col(Role.kind) == RoleKind.CONTACT, col(Role.person_id).in_(speakers)
    )
    return known | {each for each in session.execute(theirs).scalars() if each is not None}


def _take(session: Session, reminder: Reminder, commitment: Commitment, policy: Policy, now: datetime) -> Due | None:
    """What is to be sent for this row now; None when it was replaced by the next step, or moved to a later day."""
    today = policy.calendar.local_date(now)
    ahead = reminders.outlook(session, commitment, policy, reminder.day)
    there = ahead.reach.there(today)
    step = _newest(reminder, ahead, policy, today)
    if step is not None and step.code == DEPUTY:
        there = _beside(session, commitment, there)
        step = step if there else None
    if step is None:
        reminder.state = ReminderState.REPLACED
        session.add(reminder)
        session.flush()
        reminders.plan_next(session, commitment, policy, now)
        return None
    reminder.step, reminder.day = step.code, step.day
    session.add(reminder)
    if step.code != TELEPHONE and ahead.reach.contacts and not there:
        reminder.due_at = _when_back(ahead.reach, policy, today)
        return None
    to = None if step.code == TELEPHONE or not there else there[0]
    return Due(reminder.id or 0, commitment.id or 0, step.code, to)


def _newest(reminder: Reminder, ahead: Outlook, policy: Policy, today: date) -> Step | None:
    """The newest step that is due by today, however many were missed."""
    newest = newest_due(ahead.planned, today)
    if reminder.step in (DEPUTY, TELEPHONE) and (newest is None or newest.day <= reminder.day):
        called_for = is_called_for(reminder.step, ahead.unanswered, policy, today)
        return Step(reminder.step, reminder.day) if called_for else None
    return None if newest is None else instead(newest, ahead.unanswered, policy)


def _beside(session: Session, commitment: Commitment, there: list[Recipient]) -> list[Recipient]:
    """Those who did not get what was left unanswered."""
    got = select(col(Reminder.person_id)).where(col(Reminder.commitment_id) == commitment.id, *reminders.UNANSWERED)
    last = session.execute(got.order_by(col(Reminder.id).desc()).limit(1)).scalar_one_or_none()
    return [] if last is None else [each for each in there if each.person != last]


def _when_back(reach: Reach, policy: Policy, today: date) -> datetime:
    """When reminders leave on the first working day after today on which one of the contacts is there."""
    day = policy.calendar.working_days_after(today, 1)
    while not reach.there(day):
        day = policy.calendar.working_days_after(day, 1)
    return policy.opens(day)


def handed_over(session: Session, due: Due, letter: int | None, policy: Policy, now: datetime) -> None:
    """The reminder became a message (None: there is nobody to write to); the step after it is planned.

    Where none of its organisation can be reached the message is the coordinators', and nothing was sent.
    """
    row = session.get_one(Reminder, due.reminder)
    row.state, row.outbox_id = ReminderState.SENT, letter
    row.person_id = None if due.to is None else due.to.person
    row.sent_at = None if letter is None or due.is_lost else now
    session.add(row)
    session.flush()
    reminders.plan_next(session, session.get_one(Commitment, row.commitment_id), policy, now)
