"""Who put a commitment in their calendar gets a new file when its date changes, or when it is closed."""

from datetime import datetime

from sqlmodel import Session

from bot.duties.duty import Duty, at_once
from bot.texts import calendar as texts
from models import calendars, commitment_view, outbox, people
from models.rules.policy import Policy

AT_ONCE = 100
LOOKED_AT = 2000


def duty(looked_at: int = LOOKED_AT) -> Duty:
    """`looked_at`: how many entries are compared at each look."""
    rounds = Rounds(looked_at)
    return Duty("calendars", rounds.is_due, at_once(rounds.do))


class Rounds:
    """Goes round all entries, a stretch at a time: a look costs the same however many there are.

    Where it has come to is in no row: a start begins anew, and an entry waits for a round at most.
    """

    def __init__(self, looked_at: int) -> None:
        self._looked_at = looked_at
        self._after = 0

    def is_due(self, session: Session, policy: Policy, now: datetime) -> bool:
        """Goes on when nothing is outdated here."""
        if not policy.calendar.may_send(now):
            return False
        here = calendars.stretch(session, self._after, self._looked_at)
        found = calendars.outdated(session, here, 1)
        if not found:
            self._after = here.last or 0
        return bool(found)

    def do(self, session: Session, policy: Policy, now: datetime) -> None:
        here = calendars.stretch(session, self._after, self._looked_at)
        for entry, due in calendars.outdated(session, here, AT_ONCE):
            view = commitment_view.of(session, entry.commitment_id, policy.calendar)
            to = people.recipient(session, entry.person_id)
            assert view is not None
            assert to is not None
            filed = calendars.renew(session, entry, due)
            payload = texts.sent(to.language, filed, texts.renewed(to.language, view, filed))
            outbox.say(session, to.chat_id, payload, now, method="sendDocument", priority=outbox.REMINDER)
