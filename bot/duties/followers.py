"""Once a week, who follows items hears what moved of them up to the night before; of nothing, nothing is said."""

from datetime import date, datetime, time

from sqlmodel import Session

from bot.duties.duty import Duty, at_once
from bot.texts import followers as texts
from models import moving, outbox
from models.rules.policy import Policy

AT_ONCE = 50
BEGINS = time(10)


def is_due(session: Session, policy: Policy, now: datetime) -> bool:
    today = policy.calendar.local_date(now)
    begun = policy.calendar.may_send(now) and now >= policy.calendar.instant(today, BEGINS)
    return begun and policy.tells_followers_on(today) and moving.somebody_waits(session, _last_night(policy, today))


def do(session: Session, policy: Policy, now: datetime) -> None:
    today = policy.calendar.local_date(now)
    until = _last_night(policy, today)
    for to in moving.waiting(session, until, AT_ONCE):
        moved = moving.of(session, to.person, until)
        if moved:
            payload = texts.moved(to.language, moved, today).payload()
            outbox.say(session, to.chat_id, payload, now, priority=outbox.ANNOUNCEMENT)
        moving.told(session, to.person, until)


def _last_night(policy: Policy, today: date) -> datetime:
    return policy.calendar.instant(today, time(0))


FOLLOWERS = Duty("followers", is_due, at_once(do))
