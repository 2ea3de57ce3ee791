"""Reminding: what is due becomes a message, and the step after it is planned."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime

import structlog
from sqlmodel import Session

from bot.clock import Clock, Watch
from bot.database import Database
from bot.texts import pressing, unreachable
from bot.texts import reminders as texts
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from bot.ticking import Ticking
from models import commitment_view, due_reminders, escalating, inbox, keeping, outbox, people, reminders, unreached
from models.commitment_view import CommitmentView
from models.due_reminders import Due
from models.people import Recipient
from models.rules.next_step import DEPUTY, TELEPHONE
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
        self._watch = Watch()
        self._forgot_on: date | None = None

    async def work(self, now: datetime) -> bool:
        await self._follow_clock(now)
        more = False
        if await self._database.read(reminders.has_work, now):
            more = await self._database.run(self._remind, now) >= self._at_once
            self._queued()
        await self._forget_daily(now)
        return more

    async def _follow_clock(self, now: datetime) -> None:
        """Where the clock was put back, nothing waits until it is as late again as was thought."""
        with self._watch.look(now) as put_back:
            if put_back:
                await self._database.run(reminders.plan_by, self._policy, now)

    async def _forget_daily(self, now: datetime) -> None:
        """Once a day: let go of what was kept long enough."""
        today = self._policy.calendar.local_date(now)
        if self._forgot_on != today:
            await self._database.run(_forget, now)
            for gathering in await self._database.run(self._settle_kept, today, now):
                log.info("the time for keeping voices is over; its figures are final", gathering=gathering)
            self._forgot_on = today

    def _settle_kept(self, session: Session, today: date, now: datetime) -> list[str]:
        return keeping.settle_kept(session, today, now, threshold=self._threshold)

    def _remind(self, session: Session, now: datetime) -> int:
        """Plan what has no plan yet, send what is due; how much there was of what there was most of."""
        planned = reminders.plan_unplanned(session, self._policy, now, self._at_once)
        due = due_reminders.take(session, self._policy, now, self._at_once)
        for to, several in _by_person(due).items():
            if to is None:
                self._tell_coordinators(session, several, now)
            else:
                self._write(session, to, several, now)
        return max(planned, len(due))

    def _write(self, session: Session, to: Recipient, several: list[Due], now: datetime) -> None:
        today = self._policy.calendar.local_date(now)
        views = [(each.reminder, self._view(session, each.commitment)) for each in several]
        if len(views) == 1:
            message = texts.reminder(to.language, *views[0], today)
        else:
            message = texts.several(to.language, views, today)
        unanswered = [view.reference for each, (_, view) in zip(several, views, strict=True) if each.step == DEPUTY]
        if unanswered:
            message = pressing.to_deputy(to.language, message, unanswered)
        self._hand_over(session, several, self._say(session, to, message, several, now), now)

    def _tell_coordinators(self, session: Session, several: list[Due], now: datetime) -> None:
        """The coordinators are advised to telephone, or told that nobody can be reached."""
        coordinators = people.coordinators(session, self._policy.calendar.local_date(now))
        advised = [each for each in several if each.step == TELEPHONE]
        lost = [each for each in several if each.step != TELEPHONE]
        views = [self._view(session, each.commitment) for each in advised]
        letters = [
            self._say(
                session,
                coordinator,
                pressing.telephone(coordinator.language, views, self._policy.terms.telephone_after),
                advised,
                now,
            )
            for coordinator in coordinators
            if advised
        ]
        self._hand_over(session, advised, next(iter(letters), None), now)
        for each in advised:
            escalating.propose(session, each.commitment, now)
        self._hand_over(session, lost, self._tell_lost(session, coordinators, lost, now) if lost else None, now)

    def _tell_lost(self, session: Session, coordinators: list[Recipient], lost: list[Due], now: datetime) -> int | None:
        """Nobody can be reached: of all such reminders of one day there is one message for each coordinator."""
        today = self._policy.calendar.local_date(now)
        numbers = unreached.of_day(session, today, [each.commitment for each in lost])
        views = [self._view(session, number) for number in numbers[:PER_PAGE]]
        letters = [
            unreached.tell(
                session, to, today, unreachable.unreached(to.language, views, today, 0, len(numbers)).payload(), now
            )
            for to in coordinators
        ]
        return next(iter(letters), None)

    def _say(self, session: Session, to: Recipient, message: Message, about: list[Due], now: datetime) -> int | None:
        """A crash between two attempts writes it once: the key names the reminder and who gets it."""
        key = f"reminder:{about[0].reminder}:{about[0].step}:{to.person}"
        payload = message.payload()
        return outbox.say(session, to.chat_id, payload, now, priority=outbox.REMINDER, dedupe_key=key)

    def _hand_over(self, session: Session, several: list[Due], letter: int | None, now: datetime) -> None:
        for each in several:
            due_reminders.handed_over(session, each, letter, self._policy, now)

    def _view(self, session: Session, commitment: int) -> CommitmentView:
        view = commitment_view.of(session, commitment, self._policy.calendar)
        assert view is not None
        return view


def _by_person(due: Iterable[Due]) -> dict[Recipient | None, list[Due]]:
    """One message for each person; what is nobody's goes to the coordinators."""
    found: defaultdict[Recipient | None, list[Due]] = defaultdict(list)
    for each in due:
        found[each.to].append(each)
    return found


def _forget(session: Session, now: datetime) -> None:
    inbox.prune(session, now)
    reminders.keep_fates(session)
    outbox.prune(session, now)
    keeping.forget_strays(session, now)
