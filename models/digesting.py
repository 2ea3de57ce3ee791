"""The coordinator's weekly digest: on which day, to whom, and what is in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from models import holding, lights, matters, overview, people, radar
from models.matters import Why
from models.overview import Line, View
from models.people import Recipient
from models.rules.policy import Policy
from models.tables import Outbox, Role
from models.words import Light, RoleKind

SHOWN = 3
"""Of each section as many lines."""


@dataclass(frozen=True, slots=True)
class Section:
    """The first lines of a section, and how many there are in all."""

    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Digest:
    """The state of play on one day. `soon`: the last day that is near.

    `waiting`: the first of what waits for the coordinator, and why; `waits`: how much that is. `orphans`:
    recommendations with much support and no commitment. `leaving`: how many reminders leave on this day, `leaving_at`
    when; None once they leave as they come.
    """

    today: date
    soon: date
    lights: Mapping[Light, int]
    waiting: tuple[tuple[Why, Line], ...]
    waits: int
    red: Section
    amber: Section
    orphans: tuple[str, ...]
    leaving: int
    leaving_at: datetime | None

    @property
    def is_quiet(self) -> bool:
        return not (self.waits or self.red.total or self.amber.total or self.orphans)


def day_of(policy: Policy, today: date) -> date | None:
    """The day of this week's digest, once it has come: one that was missed is made up for while its week lasts."""
    week = (today - timedelta(back) for back in range(today.weekday() + 1))
    return next((day for day in week if policy.is_day_for(policy.terms.digest_weekday, day)), None)


def owed(session: Session, policy: Policy, now: datetime) -> list[tuple[Recipient, str]]:
    """Whom this week's digest is still to be sent to, with the `dedupe_key` that keeps it to once.

    Those whom the follow-up writes to now, deputies while the lead is away; but nobody who coordinates only since.
    """
    today = policy.calendar.local_date(now)
    day = day_of(policy, today)
    if day is None or not policy.calendar.may_send(now):
        return []
    keys = {f"digest:{day}:{each.person}": each for each in people.coordinators(session, today)}
    had = session.execute(select(col(Outbox.dedupe_key)).where(col(Outbox.dedupe_key).in_(keys))).scalars().all()
    since = policy.calendar.instant(day, policy.calendar.sending_time)
    coordinated = session.execute(
        select(col(Role.person_id)).where(col(Role.kind) == RoleKind.COORDINATOR, col(Role.granted_at) <= since)
    )
    then = set(coordinated.scalars())
    return [(each, key) for key, each in keys.items() if key not in had and each.person in then]


def digest(session: Session, policy: Policy, now: datetime, *, threshold: int) -> Digest:
    """What the coordinator reads."""
    today = policy.calendar.local_date(now)
    shown = lights.of_day(policy, today)
    opens = policy.opens(today)
    waiting = matters.matters(session)
    first = waiting[:SHOWN]
    told = overview.lines(session, [each.commitment for each in first], shown)

    def section(view: View) -> Section:
        found, total = overview.seen(session, view, shown, skip=0, limit=SHOWN)
        return Section(tuple(found), total)

    amber, total = overview.page_of(session, shown.light == Light.AMBER, shown, 0, SHOWN)
    return Digest(
        today=today,
        soon=shown.soon,
        lights=overview.by_light(session, shown),
        waiting=tuple(zip((each.why for each in first), told, strict=True)),
        waits=len(waiting),
        red=section(View.OVERDUE),
        amber=Section(tuple(amber), total),
        orphans=tuple(each.reference for each, _ in radar.well_supported(session, threshold=threshold)),
        leaving=holding.count(session, policy, now),
        leaving_at=opens if opens > now else None,
    )
