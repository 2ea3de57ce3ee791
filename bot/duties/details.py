"""The rest of an offer is asked the next working day, at the hour at which messages begin."""

from datetime import datetime

from sqlmodel import Session

from bot.duties.duty import Duty, at_once
from bot.texts.details import invited
from models import commitment_view, detailing, outbox, people
from models.rules.policy import Policy

AT_ONCE = 100


def is_due(session: Session, policy: Policy, now: datetime) -> bool:
    return policy.calendar.may_send(now) and bool(detailing.waiting(session, _this_morning(policy, now), 1))


def do(session: Session, policy: Policy, now: datetime) -> None:
    """Whoever can't be written to is not asked."""
    for commitment in detailing.waiting(session, _this_morning(policy, now), AT_ONCE):
        commitment.detailed_at = now
        session.add(commitment)
        view = commitment_view.of(session, commitment.id or 0, policy.calendar)
        to = people.recipient(session, commitment.proposed_by) if commitment.proposed_by is not None else None
        if to is not None and view is not None:
            outbox.say(session, to.chat_id, invited(to.language, view).payload(), now)


def _this_morning(policy: Policy, now: datetime) -> datetime:
    today = policy.calendar.local_date(now)
    return policy.calendar.instant(today, policy.calendar.sending_time)


DETAILS = Duty("details", is_due, at_once(do))
