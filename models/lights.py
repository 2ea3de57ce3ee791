"""The traffic light of commitments as the database derives it: `rules.light.light`, said in SQL."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, and_, case, func, or_, select
from sqlmodel import col

from models import history
from models.rules.policy import Policy
from models.tables import Commitment, Progress
from models.words import BEING_KEPT, CommitmentStatus, Light

IS_KEPT = and_(col(Commitment.status).in_(BEING_KEPT), col(Commitment.due).is_not(None))
"""What has a course to look at."""


@dataclass(frozen=True, slots=True)
class Lights:
    """The lights of one local day. `soon`: the last day that is near; silent is who was last heard on or before
    `silent_on`, which is before the moment `heard_from`.
    """

    today: date
    soon: date
    silent_on: date
    heard_from: datetime

    @property
    def overdue(self) -> ColumnElement[bool]:
        return and_(IS_KEPT, col(Commitment.due) < self.today)

    @property
    def due_soon(self) -> ColumnElement[bool]:
        return and_(IS_KEPT, col(Commitment.due).between(self.today, self.soon))

    @property
    def silent(self) -> ColumnElement[bool]:
        """Being kept, and nothing heard of its owner for long; where that never was, agreed long ago."""
        agreed, heard = col(Commitment.agreed_on), _heard()
        never = and_(heard.is_(None), or_(agreed.is_(None), agreed <= self.silent_on))
        return and_(IS_KEPT, or_(heard < self.heard_from, never))

    @property
    def light(self) -> ColumnElement[str]:
        """The word of `words.Light` of each commitment."""
        return case(
            (col(Commitment.status) == CommitmentStatus.DONE, Light.GREEN),
            (~IS_KEPT, Light.GREY),
            (self.overdue, Light.RED),
            (or_(self.due_soon, self.silent), Light.AMBER),
            else_=Light.GREEN,
        )


def of_day(policy: Policy, today: date) -> Lights:
    """The lights as they are on this local day."""
    silent_on = today - timedelta(policy.terms.silent_days)
    return Lights(
        today,
        today + timedelta(policy.terms.due_soon_days),
        silent_on,
        policy.calendar.instant(silent_on + timedelta(1), time.min),
    )


def _heard() -> ScalarSelect[datetime]:
    """When its owner last reported on a commitment, or was given it: whoever owned it before is not its voice."""
    said = select(func.max(col(Progress.at))).where(
        col(Progress.commitment_id) == col(Commitment.id),
        or_(history.IS_REPORT, col(Progress.answer) == history.HANDED_ON),
    )
    return said.correlate(Commitment).scalar_subquery()
