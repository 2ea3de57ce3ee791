"""A reminder from its plan to its answer, while kill -9 ends the bot before and after every commit on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from bot.rehearsal.people import World
from models import committing, inbox, outbox, people
from models.committing import Entered
from models.tables import Commitment, Outbox, Person, Progress, Recommendation, Reminder
from models.words import CommitmentKind, CommitmentStatus, OutboxState, ReminderState, RoleKind, Urgency
from tests.faults.congress import FIRST_PERSON, Congress, convene
from tests.faults.processes import BotProcess, standing_in, until

MORE = """
[sending]
chat_seconds = 0.01
[reminders]
tick_seconds = 0.1
[reminders.ladders.low]
before = [90]
"""
FIRST_DAY = datetime(2014, 1, 7, tzinfo=UTC)
OWNER = 1


async def kill_at_every_commit(url: str, folder: Path) -> list[str]:
    """Raises AssertionError when a reminder was lost or doubled without saying so, or a plan is not what it should be.

    The epitaphs: what each process was about to write, or had just written.
    """
    async with standing_in() as world:
        await world.limits(False)
        bot = BotProcess(folder, world.url, url, module="tests.faults.mortal", more=MORE)
        story = Story(world, bot, await convene(world, url, bot.key, persons=1, cards=0), folder)
        story.congress.change(_clear_the_stage, story.congress)
        try:
            story.time_is(FIRST_DAY)
            await bot.start()
            for when in ("before", "after"):
                for commit in count(1):
                    if not await story.told(f"{when} {commit}"):
                        break
        finally:
            await bot.kill()
        return story.epitaphs()


@dataclass
class Story:
    """One commitment after another, each on a working day of its own."""

    world: World
    bot: BotProcess
    congress: Congress
    folder: Path
    day: datetime = FIRST_DAY

    async def told(self, end: str) -> bool:
        """From a promise to the answer to its reminder; whether the bot died in it."""
        deaths, rows = len(self.epitaphs()), self.congress.look(_last_row)
        done = len(self.epitaphs()) % 2 == 1
        (self.folder / "end").write_text(end)
        self.time_is(self.day + timedelta(hours=6))
        promise = self.congress.change(_promise, self.day)
        await self._until("it is planned", lambda: bool(self.congress.look(_steps, promise)))
        self.time_is(self.day + timedelta(hours=13, minutes=30))
        await self._until("its reminder arrived", lambda: self.congress.look(_has_arrived, promise))
        await self.world.do("press", person=FIRST_PERSON, button="Klaar" if done else "Op schema")
        await self._until("it was answered", lambda: self.congress.look(_is_answered, promise))
        await self._until("all was said", lambda: self.congress.look(_is_calm))
        (self.folder / "end").unlink(missing_ok=True)
        await self._judge(promise, rows, done=done)
        self.day += timedelta(days=3 if self.day.weekday() == 4 else 1)
        return len(self.epitaphs()) > deaths

    def time_is(self, moment: datetime) -> None:
        new = self.folder / "clock.new"
        new.write_text(str((moment - datetime.now(UTC)).total_seconds()))
        new.replace(self.folder / "clock")

    async def _until(self, what: str, holds: Callable[[], bool]) -> None:
        async def look() -> bool:
            assert not self.bot.ended, self.bot.said()
            return holds()

        await until(f"{what}; killed {self.epitaphs()[-1:]}", look)

    def epitaphs(self) -> list[str]:
        file = self.folder / "epitaph"
        return file.read_text().splitlines() if file.exists() else []

    async def _judge(self, promise: int, rows: int, *, done: bool) -> None:
        """One step, answered once; the next planned unless it is done; each message there as often as its row says."""
        following = [] if done else [("due", "open", False)]
        steps = self.congress.look(_steps, promise)
        assert steps == [("before-90", "sent", True), *following], f"{steps} after {self.epitaphs()[-1:]}"
        assert self.congress.look(_answers, promise) == ["done" if done else "on_schedule"]
        letters = self.congress.look(_letters, rows)
        assert len(letters) == 2, "the reminder, and what follows from its answer"
        told = [message.text for message in await self.world.messages(FIRST_PERSON) if message.by_bot]
        for letter in letters:
            assert letter.payload is not None
            times = told.count(letter.payload["text"])
            assert 1 <= times <= 1 + letter.resends, f"{times} times after {self.epitaphs()[-1:]}: {letter}"
            assert letter.resends == 0 or letter.last_error.startswith("perhaps sent"), f"silent: {letter}"


def _clear_the_stage(session: Session, congress: Congress) -> None:
    """The report's own commitments are no part of this; one person speaks for an organisation."""
    withdrawn = {"status": CommitmentStatus.WITHDRAWN, "closed_note_nl": "-", "closed_note_en": "-"}
    session.execute(update(Commitment).values(**withdrawn, planned_on=FIRST_DAY.date()))
    person = people.recognise(session, congress.pseudonyms(FIRST_PERSON), "nl", FIRST_DAY)
    people.can_be_written_to(session, person.id or 0, FIRST_PERSON)
    people.grant(session, person.id or 0, RoleKind.CONTACT, FIRST_DAY, organisation=OWNER)


def _promise(session: Session, day: datetime) -> int:
    """Agreed, and to be reminded of today; the bot has yet to plan it. Its number."""
    (contact,) = session.execute(select(col(Person.id))).scalars()
    recommendation = session.execute(select(func.min(col(Recommendation.item_id)))).scalar_one()
    due = day.date() + timedelta(90)
    entered = Entered(OWNER, (recommendation,), f"Voor {due}", "Gedaan", due, CommitmentKind.WORKING_AGREEMENT)
    made = committing.enter(session, entered, agreed=True, person=contact, now=day, today=day.date())
    made.urgency = Urgency.LOW
    session.flush()
    return made.id or 0


def _steps(session: Session, promise: int) -> list[tuple[str, str, bool]]:
    query = select(col(Reminder.step), col(Reminder.state), col(Reminder.answered_at).is_not(None)).where(
        col(Reminder.commitment_id) == promise, col(Reminder.state) != ReminderState.REPLACED
    )
    rows = session.execute(query.order_by(col(Reminder.id)))
    return [(step, str(state), bool(answered)) for step, state, answered in rows]


def _has_arrived(session: Session, promise: int) -> bool:
    letters = select(col(Outbox.state)).join(Reminder, col(Reminder.outbox_id) == col(Outbox.id))
    found = session.execute(letters.where(col(Reminder.commitment_id) == promise)).scalars().all()
    return OutboxState.SENT in found


def _is_answered(session: Session, promise: int) -> bool:
    return bool(_answers(session, promise))


def _answers(session: Session, promise: int) -> list[str]:
    said = select(col(Progress.answer)).where(col(Progress.commitment_id) == promise, col(Progress.self_reported))
    return list(session.execute(said).scalars())


def _is_calm(session: Session) -> bool:
    waiting = select(col(Outbox.id)).where(outbox.IS_WAITING).limit(1)
    return session.execute(waiting).first() is None and not inbox.counts(session).get("new")


def _last_row(session: Session) -> int:
    return int(session.execute(select(func.coalesce(func.max(col(Outbox.id)), 0))).scalar_one())


def _letters(session: Session, after: int) -> list[Outbox]:
    query = select(Outbox).where(col(Outbox.id) > after, col(Outbox.method) == "sendMessage")
    return list(session.execute(query.order_by(col(Outbox.id))).scalars())
