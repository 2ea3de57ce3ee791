"""Putting a commitment before a gathering: the owner is told first, and answers in time or it goes to its secretary.

Nothing of it leaves without the coordinator's tap. See docs/decisions/0019-a-commitment-before-a-gathering.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session, col

from models import agenda_editing, history
from models.names import Names
from models.rules.policy import Policy
from models.tables import Commitment, CommitmentRecommendation, Contact, Escalation, Gathering, Item, Progress, Role
from models.words import BEING_KEPT, EscalationState, RoleKind

LINE_LIMIT = 200
NEAREST = 8
PENDING = (EscalationState.PROPOSED, EscalationState.TOLD, EscalationState.FORWARDED)


@dataclass(frozen=True, slots=True)
class Target:
    """A gathering that a commitment can be put before."""

    gathering: int
    names: Names
    day: date
    language: str


@dataclass(frozen=True, slots=True)
class Escalated:
    """A commitment on its way to a gathering; `forward_on`: the local day on which its secretary gets the line."""

    id: int
    state: EscalationState
    target: Target
    line: str
    forward_on: date


def forward_on(policy: Policy, today: date) -> date:
    """The day on which what is told today goes on, unless its owner answers: two working days later."""
    return policy.calendar.working_days_after(today, policy.terms.deputy_after)


def targets(session: Session, after: date) -> list[Target]:
    """The nearest gatherings by invitation later than this day."""
    query = select(Gathering).where(col(Gathering.by_invitation).is_(True), col(Gathering.date) > after)
    nearest = query.order_by(col(Gathering.date), col(Gathering.id)).limit(NEAREST)
    return [_target(each) for each in session.execute(nearest).scalars()]


def _target(gathering: Gathering) -> Target:
    names = Names(gathering.name_nl, gathering.name_en)
    return Target(gathering.id or 0, names, gathering.date, gathering.language)


def pending(session: Session, commitment: int) -> Escalation | None:
    """What was proposed for this commitment, told to its owner or forwarded, and not decided yet."""
    query = select(Escalation).where(col(Escalation.commitment_id) == commitment, col(Escalation.state).in_(PENDING))
    return session.execute(query).scalar_one_or_none()


def propose(session: Session, commitment: int, now: datetime) -> None:
    """Let the coordinator think of it: its owner stays silent."""
    if pending(session, commitment) is None:
        session.add(Escalation(commitment_id=commitment, state=EscalationState.PROPOSED, proposed_at=now))
        session.flush()


def view(session: Session, row: Escalation, policy: Policy) -> Escalated | None:
    """As messages show it; None where the gathering went."""
    gathering = None if row.gathering_id is None else session.get(Gathering, row.gathering_id)
    if gathering is None or row.forward_at is None:
        return None
    day = policy.calendar.local_date(row.forward_at)
    return Escalated(row.id or 0, EscalationState(row.state), _target(gathering), row.line, day)


def tell(
    session: Session, commitment: Commitment, gathering: int, line: str, policy: Policy, person: int, now: datetime
) -> Escalation:
    """The coordinator has it told to the owner. Raises ValueError for a line that is empty or too long."""
    if not 0 < len(line) <= LINE_LIMIT:
        raise ValueError(commitment.reference, len(line))
    day = forward_on(policy, policy.calendar.local_date(now))
    row = pending(session, commitment.id or 0) or Escalation(
        commitment_id=commitment.id or 0, state=EscalationState.TOLD, proposed_at=now
    )
    row.state, row.gathering_id, row.line, row.told_at = EscalationState.TOLD, gathering, line, now
    row.forward_at = policy.calendar.instant(day, policy.calendar.sending_time)
    session.add(row)
    history.step(session, commitment, "escalation_told", person, now, note=line, self_reported=False)
    return row


def reached(session: Session, row: Escalation, organisation: int) -> bool:
    """Whether somebody who speaks for its owner and can be written to already did when the owner was told."""
    contacts = (
        select(col(Role.id))
        .join(Contact, col(Contact.person_id) == col(Role.person_id))
        .where(col(Role.kind) == RoleKind.CONTACT, col(Role.organisation_id) == organisation)
        .where(col(Role.granted_at) <= row.told_at, col(Contact.unreachable_since).is_(None))
    )
    return session.execute(contacts.limit(1)).first() is not None


def answered(session: Session, limit: int) -> Sequence[Escalation]:
    """What its owner answered since they were told, what was changed since, or closed: it ends here.

    What was only proposed ends with any step since, and what is with the secretary when it is closed.
    """
    said = select(col(Progress.id)).where(
        col(Progress.commitment_id) == col(Escalation.commitment_id),
        col(Progress.undone_at).is_(None),
        or_(
            col(Progress.self_reported).is_(True),
            col(Progress.after).is_not(None),
            col(Escalation.state) == EscalationState.PROPOSED,
        ),
        col(Progress.at) > func.coalesce(col(Escalation.told_at), col(Escalation.proposed_at)),
    )
    begun = col(Escalation.state).in_((EscalationState.PROPOSED, EscalationState.TOLD))
    closed = col(Commitment.status).not_in(BEING_KEPT)
    return _begun(session, limit, col(Escalation.state).in_(PENDING), or_(closed, and_(begun, said.exists())))


def missed(session: Session, today: date, limit: int) -> Sequence[Escalation]:
    """What the secretary did not decide before the gathering was over, or gone."""
    upcoming = select(col(Gathering.id)).where(
        col(Gathering.id) == col(Escalation.gathering_id), col(Gathering.date) >= today
    )
    return _begun(session, limit, col(Escalation.state) == EscalationState.FORWARDED, ~upcoming.exists())


def was_changed(session: Session, row: Escalation) -> bool:
    """Whether the last that happened since its owner was told was another's change, and no answer."""
    query = select(col(Progress.self_reported)).where(
        col(Progress.commitment_id) == row.commitment_id,
        col(Progress.undone_at).is_(None),
        col(Progress.at) > (row.told_at or row.proposed_at),
    )
    last = session.execute(query.order_by(col(Progress.id).desc()).limit(1)).scalar_one_or_none()
    return last is False


def ripe(session: Session, now: datetime, limit: int) -> Sequence[Escalation]:
    """What the owner was told in time and did not answer."""
    told = col(Escalation.state) == EscalationState.TOLD
    return _begun(session, limit, told, col(Escalation.forward_at) <= now)


def _begun(session: Session, limit: int, *which: ColumnElement[bool]) -> Sequence[Escalation]:
    query = (
        select(Escalation)
        .join(Commitment, col(Commitment.id) == col(Escalation.commitment_id))
        .where(*which)
        .order_by(col(Escalation.id))
        .limit(limit)
    )
    return session.execute(query).scalars().all()


def drop(session: Session, row: Escalation, person: int | None, now: datetime) -> None:
    """It is not put forward; None: because something came in between. What was only proposed leaves no trace."""
    told = row.state != EscalationState.PROPOSED
    commitment = _decided(session, row, EscalationState.DROPPED, person, now)
    if told:
        history.step(session, commitment, "escalation_dropped", person, now, self_reported=False)


def forward(session: Session, row: Escalation, now: datetime) -> None:
    """Its line goes to who organises the gathering."""
    row.state = EscalationState.FORWARDED
    session.add(row)
    commitment = session.get_one(Commitment, row.commitment_id)
    history.step(session, commitment, "escalated", None, now, note=row.line, self_reported=False)


def accept(session: Session, row: Escalation, person: int, now: datetime) -> str:
    """It comes on the agenda, with the first recommendation that it serves; that one's reference."""
    commitment = _decided(session, row, EscalationState.ACCEPTED, person, now)
    history.step(session, commitment, "escalation_accepted", person, now, self_reported=False)
    first = (
        select(Item)
        .join(CommitmentRecommendation, col(CommitmentRecommendation.recommendation_id) == col(Item.id))
        .where(col(CommitmentRecommendation.commitment_id) == commitment.id)
        .order_by(col(Item.position), col(Item.id))
        .limit(1)
    )
    item = session.execute(first).scalar_one_or_none()
    if item is None or row.gathering_id is None:
        return ""
    agenda_editing.add(session, session.get_one(Gathering, row.gathering_id), [item.id or 0], now)
    return str(item.reference)


def decline(session: Session, row: Escalation, *, reason: str, person: int, now: datetime) -> None:
    """It does not come on the agenda, and why."""
    row.reason = reason
    commitment = _decided(session, row, EscalationState.DECLINED, person, now)
    history.step(session, commitment, "escalation_declined", person, now, note=reason, self_reported=False)


def _decided(
    session: Session, row: Escalation, state: EscalationState, person: int | None, now: datetime
) -> Commitment:
    row.state, row.decided_by, row.decided_at = state, person, now
    session.add(row)
    session.flush()
    return session.get_one(Commitment, row.commitment_id)


def on_agenda(session: Session, gathering: int) -> tuple[tuple[str, str], ...]:
    """The commitments that are before this gathering: (reference, line)."""
    query = (
        select(col(Commitment.reference), col(Escalation.line))
        .join(Escalation, col(Escalation.commitment_id) == col(Commitment.id))
        .where(col(Escalation.gathering_id) == gathering, col(Escalation.state) == EscalationState.ACCEPTED)
        .order_by(col(Escalation.id))
    )
    return tuple((reference, line) for reference, line in session.execute(query))
