"""Clocks jump and machines are down for days: rows decide what is due, and only the newest step goes."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, func, select, update
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models.tables import Commitment, Reminder
from models.words import ReminderState
from tests.hall.conftest import Hall

EVE = datetime(2014, 2, 18, 9, tzinfo=UTC)
"""A Tuesday on which nothing is due of RIEC's commitment A-3, which is due on Saturday 8 March."""


def sent(session: Session) -> list[tuple[str, date]]:
    query = select(col(Reminder.step), col(Reminder.day)).join(
        Commitment, col(Commitment.id) == col(Reminder.commitment_id)
    )
    query = query.where(col(Commitment.reference) == "A-3", col(Reminder.state) == ReminderState.SENT)
    return [(step, day) for step, day in session.execute(query.order_by(col(Reminder.id)))]


def open_steps(session: Session) -> int:
    """The most open steps that any commitment has."""
    counted = select(func.count()).where(col(Reminder.state) == ReminderState.OPEN)
    counts = session.execute(counted.group_by(col(Reminder.commitment_id))).scalars()
    return max(counts, default=0)


async def contact_of_riec(hall: Hall) -> Person:
    await hall.stage.jump_to(EVE)
    return await hall.joins("Gea", "contact", organisation="riec-on", gathering=None)


async def heard(hall: Hall, contact: Person, moment: datetime) -> int:
    """Jump there; how many messages that brings."""
    before = len(await contact.sees())
    await hall.stage.jump_to(moment)
    assert hall.database(open_steps) <= 1
    return len(await contact.sees()) - before


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1)])
async def test_a_small_jump_brings_nothing_that_is_not_due(hall: Hall, jump: timedelta) -> None:
    contact = await contact_of_riec(hall)
    already = hall.database(sent)
    assert await heard(hall, contact, EVE + jump) == 0
    assert hall.database(sent) == already


async def test_after_a_jump_of_a_year_one_step_goes_and_no_more(hall: Hall) -> None:
    contact = await contact_of_riec(hall)
    already = len(hall.database(sent))
    year = EVE + timedelta(days=365)
    assert await heard(hall, contact, year) == 1
    (newest,) = hall.database(sent)[already:]
    assert newest[0] == "overdue-8"
    assert await heard(hall, contact, year + timedelta(days=30)) == 0


async def test_a_jump_back_repeats_nothing(hall: Hall) -> None:
    contact = await contact_of_riec(hall)
    assert await heard(hall, contact, datetime(2014, 3, 10, 13, tzinfo=UTC)) == 1
    assert await heard(hall, contact, EVE) == 0
    assert await heard(hall, contact, datetime(2014, 3, 10, 14, tzinfo=UTC)) == 0


async def test_a_week_of_downtime_sends_the_newest_step_alone(hall: Hall) -> None:
    """Down from before "one week before" until after the due date."""
    contact = await contact_of_riec(hall)
    already = len(hall.database(sent))
    assert await heard(hall, contact, datetime(2014, 3, 8, 12, tzinfo=UTC)) == 0, "a Saturday"
    assert await heard(hall, contact, datetime(2014, 3, 10, 13, tzinfo=UTC)) == 1
    assert [step for step, _ in hall.database(sent)[already:]] == ["due"]


async def test_a_tick_never_raises_and_the_next_one_goes_on(hall: Hall) -> None:
    reminding = hall.stage.bot.reminding
    before = reminding.last_tick
    dropped = _breaking(hall, "INSERT INTO reminder")
    hall.database(_plan_all_anew)
    await reminding.tick()
    assert reminding.last_tick == before
    dropped()
    await reminding.tick()
    assert reminding.last_tick == hall.stage.clock.now().timestamp()


def _breaking(hall: Hall, beginning: str) -> Callable[[], None]:
    """Statements that begin so fail until the answer is called."""

    def before(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith(beginning):
            raise RuntimeError(statement)

    engine = hall.stage.bot.database.writing
    event.listen(engine, "before_cursor_execute", before)
    return lambda: event.remove(engine, "before_cursor_execute", before)


def _plan_all_anew(session: Session) -> None:
    session.execute(update(Commitment).values(planned_on=None))


@pytest.mark.parametrize("due", [date.max, date.min, date(9999, 12, 1)])
async def test_a_commitment_with_an_impossible_date_does_not_silence_the_others(hall: Hall, due: date) -> None:
    contact = await contact_of_riec(hall)
    hall.database(_set_due, "A-2", due)
    assert await heard(hall, contact, datetime(2014, 3, 10, 13, tzinfo=UTC)) == 1


def _set_due(session: Session, reference: str, due: date) -> None:
    asking = update(Commitment).where(col(Commitment.reference) == reference)
    session.execute(asking.values(due=due, planned_on=None))
