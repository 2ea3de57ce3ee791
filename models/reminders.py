"""The open step of each commitment: planned ahead, replaced by any change, held back, answered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, func, literal_column, or_, select, update
from sqlmodel import Session, col

from models import outbox, reminded
from models.reaching import Reach, reach
from models.reminded import Past
from models.rules.next_step import DEPUTY, TELEPHONE, Unanswered, next_step
from models.rules.plan import Step, Subject, plan
from models.rules.policy import Policy
from models.tables import Commitment, CommitmentRecommendation, Outbox, Recommendation, Reminder
from models.words import BEING_KEPT, OutboxState, RecommendationStatus, ReminderState

IS_OPEN = col(Reminder.state) == literal_column("'open'")
"""Written out rather than bound: only so does SQLite see that the partial index serves."""
UNANSWERED = (
    col(Reminder.state) == ReminderState.SENT,
    col(Reminder.sent_at).is_not(None),
    col(Reminder.answered_at).is_(None),
)
_SERVED = (
    select(col(Recommendation.status))
    .join(CommitmentRecommendation, col(CommitmentRecommendation.recommendation_id) == col(Recommendation.item_id))
    .where(col(CommitmentRecommendation.commitment_id) == bindparam("commitment"))
)
"""Built once: each plan asks it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to come of a commitment: the ladder's steps; who they reach; and what left unanswered before them."""

    reach: Reach
    unanswered: Sequence[Unanswered]
    planned: Sequence[Step]


def outlook(session: Session, commitment: Commitment, policy: Policy, first: date) -> Outlook:
    """What is to come of it on or after the day `first`; nothing when nobody is reminded of it."""
    return _outlook(session, commitment, policy, reminded.of(session, commitment.id or 0), first)


def _outlook(session: Session, commitment: Commitment, policy: Policy, past: list[Past], first: date) -> Outlook:
    reached = reach(session, commitment.organisation_id)
    its = _subject(session, commitment, policy, past)
    calendar = replace(policy.calendar, absences=reached.closed)
    planned = plan(its, policy.ladders[commitment.urgency], calendar, first)
    return Outlook(reached, _unanswered(past, reached, policy) if its.is_reminded else [], planned)


def steps(session: Session, commitment: Commitment, policy: Policy, now: datetime) -> list[Step]:
    """What is still to be sent for a commitment if nobody answers, and on which local day."""
    past = reminded.of(session, commitment.id or 0)
    first = _first_day(commitment, policy, past, now)
    ahead = _outlook(session, commitment, policy, past, first)
    following = next_step(ahead.planned, ahead.unanswered, policy, first)
    if following is None or following.code == TELEPHONE:
        return [] if following is None else [following]
    return [following, *(step for step in ahead.planned if step.day > following.day)]


def _first_day(commitment: Commitment, policy: Policy, past: list[Past], now: datetime) -> date:
    """The first day on which a step of it may leave: not before it was agreed, nor on a day that had its step."""
    return max(policy.first_day(now), commitment.agreed_on or date.min, *(each.day + timedelta(1) for each in past))


def _subject(session: Session, commitment: Commitment, policy: Policy, past: list[Past]) -> Subject:
    """The commitment as its plan sees it."""
    return Subject(
        commitment.status,
        commitment.due,
        _is_practice(session, commitment),
        commitment.disputed_at is not None,
        commitment.snoozed_until,
        reminded.last_left(past, policy.calendar),
    )


def _is_practice(session: Session, commitment: Commitment) -> bool:
    """Whether all that the commitment serves is already practice."""
    statuses = session.execute(_SERVED, {"commitment": commitment.id}).scalars()
    return set(statuses) == {RecommendationStatus.ALREADY_PRACTICE}


def _unanswered(past: list[Past], reached: Reach, policy: Policy) -> list[Unanswered]:
    return [
        Unanswered(Step(each.step, each.day), each.heard_on(policy.calendar), reached.has_deputy_for(each.person))
        for each in past
        if each.is_unanswered
    ]


def replan(session: Session, commitment: Commitment, policy: Policy, now: datetime) -> Step | None:
    """Somebody answered or changed it: what was sent is settled, what has not left is withdrawn. The next step, if any.

    `planned_on` becomes the local day of today.
    """
    _settle(session, commitment, now)
    _replace_open(session, commitment)
    _withdraw(session, {commitment.id or 0}, {commitment.id or 0}, now)
    return plan_next(session, commitment, policy, now)


def _settle(session: Session, commitment: Commitment, now: datetime) -> None:
    """What was sent or held asks for no answer any more."""
    asked = or_(and_(*UNANSWERED), and_(col(Reminder.state) == ReminderState.HELD, col(Reminder.answered_at).is_(None)))
    session.execute(update(Reminder).where(col(Reminder.commitment_id) == commitment.id, asked).values(answered_at=now))


def replan_all(session: Session, organisation: int, policy: Policy, now: datetime) -> None:
    """Somebody else answers for the organisation from now on: each commitment that it keeps is planned anew.

    A reminder that waits to leave for who did so before is due again, and reaches who does so now.
    """
    kept = (col(Commitment.organisation_id) == organisation, col(Commitment.status).in_(BEING_KEPT))
    commitments = session.execute(select(Commitment).where(*kept).order_by(col(Commitment.id))).scalars().all()
    waited = _cancelled(session, [each.id or 0 for each in commitments])
    for reminder in waited:
        _reopen(session, reminder, now)
    again = {reminder.commitment_id for reminder in waited if reminder.state == ReminderState.OPEN}
    for commitment in commitments:
        _settle(session, commitment, now)
        if commitment.id not in again:
            _replace_open(session, commitment)
            plan_next(session, commitment, policy, now)


def _replace_open(session: Session, commitment: Commitment) -> None:
    session.execute(
        update(Reminder)
        .where(col(Reminder.commitment_id) == commitment.id, IS_OPEN)
        .values(state=ReminderState.REPLACED)
    )


def plan_next(session: Session, commitment: Commitment, policy: Policy, now: datetime) -> Step | None:
    """Open the next step of a commitment that has none open; which one, if any."""
    following = next(iter(steps(session, commitment, policy, now)), None)
    commitment.planned_on = policy.calendar.local_date(now)
    session.add(commitment)
    if following is not None:
        session.add(
            Reminder(
                commitment_id=commitment.id or 0,
                step=following.code,
                day=following.day,
                due_at=policy.opens(following.day),
            )
        )
    session.flush()
    return following


def give_way(session: Session, due: Mapping[int, str], now: datetime) -> bool:
    """Messages that never left give way to what is due now of the same commitments, `due` with its step; whether any.

    The deputy is not told of what did not leave: it is due again itself.
    """
    return _withdraw(session, due, {number for number, step in due.items() if step != DEPUTY}, now)


def leaving(session: Session, commitments: Collection[int]) -> set[int]:
    """Of these commitments, those of which a message is being tried right now: it may arrive, or not."""
    query = (
        select(col(Reminder.commitment_id))
        .join(Outbox, col(Outbox.id) == col(Reminder.outbox_id))
        .where(col(Reminder.commitment_id).in_(commitments), col(Outbox.state) == OutboxState.SENDING)
    )
    return set(session.execute(query).scalars())


def _withdraw(session: Session, about: Collection[int], over: Collection[int], now: datetime) -> bool:
    """Take back messages about these commitments that have not left; what they hold is `over`, or due again."""
    waited = _cancelled(session, about)
    for reminder in waited:
        if reminder.commitment_id in over:
            reminder.state, reminder.outbox_id = ReminderState.REPLACED, None
            session.add(reminder)
        else:
            _reopen(session, reminder, now)
    session.flush()
    return bool(waited)


def _cancelled(session: Session, commitments: Collection[int]) -> Sequence[Reminder]:
    """Messages about these commitments that have not left never do; the reminders that they held, of others too."""
    waiting = session.execute(
        select(col(Reminder.outbox_id))
        .join(Outbox, col(Outbox.id) == col(Reminder.outbox_id))
        .where(col(Reminder.commitment_id).in_(commitments), col(Outbox.state) == OutboxState.READY)
    ).scalars()
    letters = [letter for letter in waiting if letter is not None]
    if not letters:
        return []
    withdrawn = outbox.cancel(session, letters)
    held = select(Reminder).where(col(Reminder.outbox_id).in_(withdrawn)).order_by(col(Reminder.id))
    return session.execute(held).scalars().all()


def _reopen(session: Session, reminder: Reminder, now: datetime) -> None:
    """This step did not leave and is due again, in place of the one planned after it.

    Where a later one left or was held back meanwhile, its time is over.
    """
    if _has_later(session, reminder):
        reminder.state, reminder.outbox_id = ReminderState.REPLACED, None
        session.add(reminder)
        return
    planned = session.execute(
        select(Reminder).where(col(Reminder.commitment_id) == reminder.commitment_id, IS_OPEN)
    ).scalar_one_or_none()
    if planned is not None:
        session.delete(planned)
        session.flush()
    reminder.state, reminder.due_at = ReminderState.OPEN, now
    reminder.outbox_id = reminder.person_id = reminder.sent_at = reminder.answered_at = None
    session.add(reminder)
    session.flush()


def _has_later(session: Session, reminder: Reminder) -> bool:
    later = select(col(Reminder.id)).where(
        col(Reminder.commitment_id) == reminder.commitment_id,
        col(Reminder.id) > reminder.id,
        col(Reminder.state).in_(reminded.PAST),
    )
    return session.execute(later.limit(1)).first() is not None


def hold(session: Session, reminder: int, policy: Policy, now: datetime) -> Step | None:
    """The coordinator keeps an open step from leaving; the step planned after it, if any.

    Raises ValueError for one that is not open any more.
    """
    row = session.get(Reminder, reminder)
    if row is None or row.state != ReminderState.OPEN:
        raise ValueError(reminder)
    row.state = ReminderState.HELD
    session.add(row)
    session.flush()
    return plan_next(session, session.get_one(Commitment, row.commitment_id), policy, now)


def let_go(session: Session, reminder: int, now: datetime) -> bool:
    """A step that was held leaves after all; False once its moment has passed, or when more was settled since."""
    row = session.get(Reminder, reminder)
    if row is None or row.state != ReminderState.HELD or row.answered_at is not None or row.due_at <= now:
        return False
    newest = select(func.max(col(Reminder.id))).where(
        col(Reminder.commitment_id) == row.commitment_id, ~IS_OPEN, col(Reminder.state) != ReminderState.REPLACED
    )
    if session.execute(newest).scalar_one() != row.id:
        return False
    due_at = row.due_at
    _reopen(session, row, now)
    row.due_at = due_at
    session.add(row)
    session.flush()
    return True


def has_work(session: Session, now: datetime) -> bool:
    """Whether any step is due or any commitment asks to be planned."""
    due = select(col(Reminder.id)).where(IS_OPEN, col(Reminder.due_at) <= now).limit(1)
    asking = select(col(Commitment.id)).where(col(Commitment.planned_on).is_(None)).limit(1)
    return any(session.execute(query).first() is not None for query in (due, asking))


def ask_plan(session: Session, organisation: int | None = None) -> None:
    """What is being kept by this organisation, None: by any, asks to be planned: the days or the ladders changed."""
    kept = update(Commitment).where(col(Commitment.status).in_(BEING_KEPT))
    if organisation is not None:
        kept = kept.where(col(Commitment.organisation_id) == organisation)
    session.execute(kept.values(planned_on=None))


def plan_by(session: Session, policy: Policy, now: datetime) -> None:
    """The clock was put back to `now`: what was planned or put off by the other time is looked at anew."""
    come = col(Reminder.day) <= policy.calendar.local_date(now)
    session.execute(update(Reminder).where(IS_OPEN, col(Reminder.due_at) > now, come).values(due_at=now))
    ask_plan(session)


def plan_unplanned(session: Session, policy: Policy, now: datetime, limit: int) -> int:
    """Plan the reminders of commitments that ask for it, such as imported ones; how many there were.

    What was sent stays unanswered, and what waits to leave leaves.
    """
    asking = select(Commitment).where(col(Commitment.planned_on).is_(None)).order_by(col(Commitment.id)).limit(limit)
    commitments = session.execute(asking).scalars().all()
    for commitment in commitments:
        if _is_due(session, commitment, now):
            commitment.planned_on = policy.calendar.local_date(now)
        else:
            _replace_open(session, commitment)
            plan_next(session, commitment, policy, now)
    return len(commitments)


def _is_due(session: Session, commitment: Commitment, now: datetime) -> bool:
    """Whether a step's time has come already: it is sent before anything is planned anew."""
    due = select(col(Reminder.id)).where(
        col(Reminder.commitment_id) == commitment.id, IS_OPEN, col(Reminder.due_at) <= now
    )
    return session.execute(due).first() is not None


def undelivered(session: Session, chat_id: int, now: datetime) -> int:
    """This chat can't be written to, now or any more: the reminders it was to get are due again; how many."""
    lost = session.execute(
        select(Reminder)
        .join(Outbox, col(Outbox.id) == col(Reminder.outbox_id))
        .where(
            col(Outbox.chat_id) == chat_id,
            col(Outbox.state) == OutboxState.DEAD,
            col(Reminder.state) == ReminderState.SENT,
            col(Reminder.answered_at).is_(None),
        )
        .order_by(col(Reminder.id))
    ).scalars()
    reopened = lost.all()
    outbox.free_keys(session, [reminder.outbox_id for reminder in reopened if reminder.outbox_id is not None])
    for reminder in reopened:
        _reopen(session, reminder, now)
    return len(reopened)


def never_left(session: Session, letter: int) -> None:
    """This message will never arrive, and would not if it were written anew: nobody heard what it says."""
    session.execute(update(Reminder).where(col(Reminder.outbox_id) == letter).values(sent_at=None))


def keep_fates(session: Session) -> None:
    """Note what became of the messages of reminders, before old messages are forgotten."""
    fate = select(col(Outbox.state)).where(col(Outbox.id) == col(Reminder.outbox_id)).scalar_subquery()
    session.execute(update(Reminder).where(col(Reminder.outbox_id).is_not(None)).values(fate=fate))


def about(session: Session, reminder: int) -> Commitment | None:
    """The commitment of a reminder; None where there is no such reminder."""
    row = session.get(Reminder, reminder)
    return None if row is None else session.get(Commitment, row.commitment_id)


def was_for(session: Session, reminder: int, person: int) -> bool:
    """Whether this person was the one to get it."""
    row = session.get(Reminder, reminder)
    return row is not None and row.person_id == person


def arrived(session: Session, reminder: int) -> None:
    """Somebody whom it was for answers it, so a message that perhaps arrived has arrived."""
    row = session.get_one(Reminder, reminder)
    letter = session.get(Outbox, row.outbox_id) if row.outbox_id is not None else None
    if letter is not None and letter.state == OutboxState.UNCERTAIN:
        letter.state = OutboxState.SENT
        session.add(letter)
