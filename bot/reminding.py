"""Reminding: what is due becomes a message, and the step after it is planned."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime

import structlog
from sqlmodel import Session

from bot.clock import Clock
from bot.database import Database
from bot.texts import reminders as texts
from bot.ticking import Ticking
from models import committing, inbox, keeping, outbox, people, reminders
from models.committing import CommitmentView
from models.people import Recipient
from models.reminders import Due
from models.rules.policy import Policy

log = structlog.get_logger()


class Reminding(Ticking):
    """A tick claims no more than can be sent until the next. `queued` is called when it wrote messages."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        policy: Policy,
        *,
        per_second: int,
        queued: Callable[[], None],
        every_seconds: float,
        threshold: int,
    ) -> None:
        super().__init__(clock, every_seconds)
        self._database = database
        self._policy = policy
        self._at_once = int(per_second * max(2.0, every_seconds))
        self._queued = queued
        self._threshold = threshold
        self._forgot_on: date | None = None

    async def work(self, now: datetime) -> bool:
        more = False
        if await self._database.read(reminders.has_work, now):
            more = await self._database.run(self._remind, now) >= self._at_once
            self._queued()
        await self._forget_daily(now)
        return more

    async def _forget_daily(self, now: datetime) -> None:
        """Once a day: let go of what was kept long enough."""
        today = self._policy.calendar.local_date(now)
        if self._forgot_on != today:
            await self._database.run(inbox.prune, now)
            await self._database.run(outbox.prune, now)
            await self._database.run(keeping.forget_strays, now)
            for gathering in await self._database.run(self._settle_kept, today, now):
                log.info("the time for keeping voices is over; its figures are final", gathering=gathering)
            self._forgot_on = today

    def _settle_kept(self, session: Session, today: date, now: datetime) -> list[str]:
        return keeping.settle_kept(session, today, now, threshold=self._threshold)

    def _remind(self, session: Session, now: datetime) -> int:
        """Plan what has no plan yet, send what is due; how much there was of what there was most of."""
        planned = reminders.plan_unplanned(session, self._policy, now, self._at_once)
        due = reminders.take_due(session, self._policy, now, self._at_once)
        for person, several in self._by_person(session, due).items():
            self._write(session, person, several, now)
        return max(planned, len(due))

    def _by_person(self, session: Session, due: list[Due]) -> dict[Recipient | None, list[Due]]:
        """The lead contact gets an organisation's reminders, or the deputy while the lead can't be reached."""
        found: defaultdict[Recipient | None, list[Due]] = defaultdict(list)
        for each in due:
            contacts = people.contacts_of(session, each.organisation)
            found[contacts[0] if contacts else None].append(each)
        return found

    def _write(self, session: Session, to: Recipient | None, several: list[Due], now: datetime) -> None:
        today = self._policy.calendar.local_date(now)
        views = [(each.reminder, self._view(session, each)) for each in several]
        letter = None
        if to is None:
            self._tell_coordinators(session, [view for _, view in views], now)
        else:
            if len(views) == 1:
                message = texts.reminder(to.language, views[0][0], views[0][1], today)
            else:
                message = texts.several(to.language, views, today)
            letter = outbox.say(
                session,
                to.chat_id,
                message.payload(),
                now,
                priority=outbox.REMINDER,
                dedupe_key=f"reminder:{several[0].reminder}:{several[0].step}",
            )
        for each in several:
            reminders.handed_over(session, each.reminder, letter, self._policy, now)

    def _view(self, session: Session, due: Due) -> CommitmentView:
        view = committing.view(session, due.commitment, self._policy.calendar)
        assert view is not None
        return view

    def _tell_coordinators(self, session: Session, views: list[CommitmentView], now: datetime) -> None:
        for coordinator in people.coordinators(session):
            for view in views:
                payload = texts.nobody_reached(coordinator.language, view).payload()
                outbox.say(session, coordinator.chat_id, payload, now, priority=outbox.TALK)
