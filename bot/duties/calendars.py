"""Who put a commitment in their calendar gets a new file when its date changes, or when it is closed."""

from datetime import datetime

from sqlmodel import Session

from bot.duties.duty import Duty, at_once
from bot.texts import calendar as texts
from models import calendars, committing, outbox, people
from models.rules.policy import Policy

AT_ONCE = 100


def is_due(session: Session, policy: Policy, now: datetime) -> bool:
    return policy.calendar.may_send(now) and bool(calendars.outdated(session, 1))


def do(session: Session, policy: Policy, now: datetime) -> None:
    for entry, due in calendars.outdated(session, AT_ONCE):
        view = committing.view(session, entry.commitment_id, policy.calendar)
        to = people.recipient(session, entry.person_id)
        assert view is not None
        assert to is not None
        filed = calendars.renew(session, entry, due)
        payload = texts.sent(to.language, filed, texts.renewed(to.language, view, filed))
        outbox.say(session, to.chat_id, payload, now, method="sendDocument", priority=outbox.REMINDER)


CALENDARS = Duty("calendars", is_due, at_once(do))
