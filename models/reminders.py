"""The open step of each commitment: planned ahead, taken when its time has come, replaced by any change."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, literal_column, select
from sqlmodel import Session, col

from models import outbox
from models.rules.plan import Step, Subject, newest_due, plan
from models.rules.policy import Policy
from models.tables import Commitment, CommitmentRecommendation, Outbox, Recommendation, Reminder
from models.words import OutboxState, RecommendationStatus, ReminderState

IS_OPEN = col(Reminder.state) == literal_column("'open'")
"""Written out rather than bound: only so does SQLite see that the partial index serves."""


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder whose time has come."""

    reminder: int
    commitment: int
    organisation: int
    step: str


def steps(session: Session, commitment: Commitment, policy: Policy, now: datetime) -> list[Step]:
    """What is still to be sent for a commitment, and on which local day; the preview and the plan alike."""
    today = policy.calendar.local_date(now)
    begins = max(today, commitment.agreed_on or today)
    subject = Subject(commitment.status, commitment.due, _is_practice(session, commitment))
    sent = session.execute(
        select(func.max(col(Reminder.day))).where(
            col(Reminder.commitment_id) == commitment.id, col(Reminder.state) == ReminderState.SENT
        )
    ).scalar_one()
    return [
        step
        for step in plan(subject, policy.ladders[commitment.urgency], policy.calendar, begins)
        if (sent is None or step.day > sent) and policy.calendar.instant(step.day, policy.calendar.sending_time) > now
    ]


def _is_practice(session: Session, commitment: Commitment) -> bool:
    """Whether all that the commitment serves is already practice."""
    statuses = session.execute(
        select(col(Recommendation.status))
        .join(
            CommitmentRecommendation,
            col(CommitmentRecommendation.recommendation_id) == col(Recommendation.item_id),
        )
        .where(col(CommitmentRecommendation.commitment_id) == commitment.id)
    ).scalars()
    found = set(statuses)
    return found == {RecommendationStatus.ALREADY_PRACTICE}


def replan(session: Session, commitment: Commitment, policy: Policy, now: datetime) -> Step | None:
    """Replace the open step by the next one; messages that have not left are withdrawn. The next step, if any."""
    open_one = session.execute(
        select(Reminder).where(col(Reminder.commitment_id) == commitment.id, IS_OPEN)
    ).scalar_one_or_none()
    if open_one is not None:
        open_one.state = ReminderState.REPLACED
        session.add(open_one)
        session.flush()
    _withdraw(session, commitment, now)
    return _plan_next(session, commitment, policy, now)


def _plan_next(session: Session, commitment: Commitment, policy: Policy, now: datetime) -> Step | None:
    following = next(iter(steps(session, commitment, policy, now)), None)
    commitment.planned_on = policy.calendar.local_date(now)
    session.add(commitment)
    if following is not None:
        session.add(
            Reminder(
                commitment_id=commitment.id or 0,
                step=following.code,
                day=following.day,
                due_at=policy.calendar.instant(following.day, policy.calendar.sending_time),
            )
        )
        session.flush()
    return following


def _withdraw(session: Session, commitment: Commitment, now: datetime) -> None:
    """Take back messages about this commitment that have not left; what else they held is due again."""
    waiting = session.execute(
        select(col(Reminder.outbox_id))
        .join(Outbox, col(Outbox.id) == col(Reminder.outbox_id))
        .where(col(Reminder.commitment_id) == commitment.id, col(Outbox.state) == OutboxState.READY)
    ).scalars()
    withdrawn = outbox.cancel(session, [letter for letter in waiting if letter is not None])
    for reminder in session.execute(select(Reminder).where(col(Reminder.outbox_id).in_(withdrawn))).scalars():
        reminder.outbox_id = None
        if reminder.commitment_id == commitment.id:
            reminder.state = ReminderState.REPLACED
        else:
            _reopen(session, reminder, now)
        session.add(reminder)
    session.flush()


def _reopen(session: Session, reminder: Reminder, now: datetime) -> None:
    """This step is due again, in place of the one planned after it."""
    planned = session.execute(
        select(Reminder).where(col(Reminder.commitment_id) == reminder.commitment_id, IS_OPEN)
    ).scalar_one_or_none()
    if planned is not None:
        session.delete(planned)
        session.flush()
    reminder.state, reminder.due_at = ReminderState.OPEN, now


def has_work(session: Session, now: datetime) -> bool:
    """Whether any step is due or any commitment asks to be planned."""
    due = select(col(Reminder.id)).where(IS_OPEN, col(Reminder.due_at) <= now).limit(1)
    asking = select(col(Commitment.id)).where(col(Commitment.planned_on).is_(None)).limit(1)
    return any(session.execute(query).first() is not None for query in (due, asking))


def plan_unplanned(session: Session, policy: Policy, now: datetime, limit: int) -> int:
    """Plan the reminders of commitments that ask for it, such as imported ones; how many there were."""
    asking = select(Commitment).where(col(Commitment.planned_on).is_(None)).order_by(col(Commitment.id)).limit(limit)
    commitments = session.execute(asking).scalars().all()
    for commitment in commitments:
        if _is_due(session, commitment, now):
            commitment.planned_on = policy.calendar.local_date(now)
        else:
            replan(session, commitment, policy, now)
    return len(commitments)


def _is_due(session: Session, commitment: Commitment, now: datetime) -> bool:
    """Whether a step's time has come already: it is sent before anything is planned anew."""
    due = select(col(Reminder.id)).where(
        col(Reminder.commitment_id) == commitment.id, IS_OPEN, col(Reminder.due_at) <= now
    )
    return session.execute(due).first() is not None


def take_due(session: Session, policy: Policy, now: datetime, limit: int) -> list[Due]:
    """The reminders to send now, at most `limit`. After downtime only the newest step of a commitment is left.

    Outside the sending hours nothing goes: the rows move to the next moment at which it may.
    """
    rows = session.execute(
        select(Reminder, Commitment)
        .join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
        .where(IS_OPEN, col(Reminder.due_at) <= now)
        .order_by(col(Reminder.due_at), col(Reminder.id))
        .limit(limit)
    ).all()
    allowed = bool(rows) and policy.calendar.may_send(now)
    today = policy.calendar.local_date(now)
    found = []
    for reminder, commitment in rows:
        subject = Subject(commitment.status, commitment.due, _is_practice(session, commitment))
        newest = newest_due(plan(subject, policy.ladders[commitment.urgency], policy.calendar, reminder.day), today)
        if newest is None:
            reminder.state = ReminderState.REPLACED
        elif not allowed:
            reminder.due_at = policy.calendar.next_sending(now)
        else:
            reminder.step, reminder.day = newest.code, newest.day
            found.append(Due(reminder.id or 0, commitment.id or 0, commitment.organisation_id, newest.code))
        session.add(reminder)
    session.flush()
    return found


def undelivered(session: Session, chat_id: int, now: datetime) -> int:
    """This chat can't be written to: the reminders it was to get are due again, for somebody else; how many."""
    lost = session.execute(
        select(Reminder)
        .join(Outbox, col(Outbox.id) == col(Reminder.outbox_id))
        .where(
            col(Outbox.chat_id) == chat_id,
            col(Outbox.state) == OutboxState.DEAD,
            col(Reminder.state) == ReminderState.SENT,
        )
        .order_by(col(Reminder.id))
    ).scalars()
    reopened = lost.all()
    outbox.free_keys(session, [reminder.outbox_id for reminder in reopened if reminder.outbox_id is not None])
    for reminder in reopened:
        reminder.outbox_id = None
        _reopen(session, reminder, now)
        session.add(reminder)
        session.flush()
    return len(reopened)


def handed_over(session: Session, reminder: int, letter: int | None, policy: Policy, now: datetime) -> None:
    """The reminder became a message (None: nobody can be reached); the step after it is planned."""
    row = session.get(Reminder, reminder)
    assert row is not None
    row.state, row.outbox_id = ReminderState.SENT, letter
    session.add(row)
    session.flush()
    commitment = session.get(Commitment, row.commitment_id)
    assert commitment is not None
    _plan_next(session, commitment, policy, now)


def answered(session: Session, reminder: int) -> Commitment | None:
    """The commitment of a reminder that somebody answers; a message that perhaps arrived has arrived, then."""
    row = session.get(Reminder, reminder)
    if row is None:
        return None
    letter = session.get(Outbox, row.outbox_id) if row.outbox_id is not None else None
    if letter is not None and letter.state == OutboxState.UNCERTAIN:
        letter.state = OutboxState.SENT
        session.add(letter)
    return session.get(Commitment, row.commitment_id)
