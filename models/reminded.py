"""What was planned of a commitment and is over: steps that left, and steps that were held back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from models.rules.calendar import WorkCalendar
from models.rules.next_step import DEPUTY
from models.tables import Reminder
from models.words import ReminderState

PAST = (ReminderState.SENT, ReminderState.HELD)


@dataclass(frozen=True, slots=True)
class Past:
    """`sent_at`: None for what reached nobody. `person`: who got it."""

    step: str
    day: date
    state: str
    sent_at: datetime | None
    answered_at: datetime | None
    person: int | None

    def left_on(self, calendar: WorkCalendar) -> date:
        """The local day on which it left; its own day where that is not known."""
        return self.day if self.sent_at is None else calendar.local_date(self.sent_at)

    def heard_on(self, calendar: WorkCalendar) -> date:
        """The local day on which it left, or its own day where that is later."""
        return max(self.day, self.left_on(calendar))

    @property
    def is_unanswered(self) -> bool:
        return self.state == ReminderState.SENT and self.sent_at is not None and self.answered_at is None


_OF = (
    select(
        col(Reminder.step),
        col(Reminder.day),
        col(Reminder.state),
        col(Reminder.sent_at),
        col(Reminder.answered_at),
        col(Reminder.person_id),
    )
    .where(col(Reminder.commitment_id) == bindparam("commitment"), col(Reminder.state).in_(PAST))
    .order_by(col(Reminder.id))
)
"""Built once: each plan asks it."""


def of(session: Session, commitment: int) -> list[Past]:
    """The oldest first."""
    return [Past(*row) for row in session.execute(_OF, {"commitment": commitment})]


def last_left(past: list[Past], calendar: WorkCalendar) -> date | None:
    """The local day on which one of them left last, whatever day it was planned for; the deputy's doesn't count."""
    left = (each for each in past if each.state == ReminderState.SENT and each.step != DEPUTY)
    return max((each.left_on(calendar) for each in left), default=None)
