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


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1), timedelta(days=365)])
async def test_a_jump_back_repeats_nothing_and_the_next_step_comes_on_its_day(hall: Hall, jump: timedelta) -> None:
    contact = await contact_of_riec(hall)
    monday = datetime(2014, 3, 10, 13, 30, tzinfo=UTC)
    assert await heard(hall, contact, monday) == 1
    assert await heard(hall, contact, monday - jump) == 0
    assert await heard(hall, contact, monday + timedelta(hours=1)) == 0
    assert await heard(hall, contact, monday + timedelta(days=6)) == 0
    assert await heard(hall, contact, monday + timedelta(days=7)) == 1


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(days=1), timedelta(days=365)])
async def test_what_was_to_be_tried_again_does_not_wait_for_the_clock_to_be_there_again(
    hall: Hall, jump: timedelta
) -> None:
    """It ran ahead, Telegram asked to wait for five minutes, and it was put right."""
    contact = await contact_of_riec(hall)
    await hall.world.fault("429", "sendMessage", chat=contact.id, retry_after=300)
    for moment in (EVE + jump, EVE):
        await hall.world.clock(now=moment.timestamp())
        hall.stage.clock.move_to(moment)
        if moment != EVE:
            await contact.says("/help")
        await hall.stage.quiet()
    for minutes in range(1, 7):
        await hall.stage.pass_to(EVE + timedelta(minutes=minutes))
    assert any(message.text.startswith("Wat u hier kunt doen") for message in await contact.sees())


async def test_what_was_put_off_in_a_night_a_year_ahead_comes_on_its_day(hall: Hall) -> None:
    contact = await contact_of_riec(hall)
    assert await heard(hall, contact, EVE + timedelta(days=365, hours=15)) == 0, "quiet hours"
    assert await heard(hall, contact, EVE) == 0
    assert await heard(hall, contact, datetime(2014, 3, 10, 13, tzinfo=UTC)) == 1


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


def _set_due(session: Session, reference: str, due: date, urgency: str = "medium") -> None:
    asking = update(Commitment).where(col(Commitment.reference) == reference)
    session.execute(asking.values(due=due, urgency=urgency, planned_on=None))


SUMMER_BEGINS = datetime(2014, 3, 30, 1, tzinfo=UTC), timedelta(hours=1), timedelta(hours=2)
SUMMER_ENDS = datetime(2014, 10, 26, 1, tzinfo=UTC), timedelta(hours=2), timedelta(hours=1)


@pytest.mark.parametrize("report_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("night", "before", "after"), [SUMMER_BEGINS, SUMMER_ENDS], ids=["march", "october"])
async def test_what_was_planned_before_the_night_of_the_clocks_leaves_at_nine_by_the_new_time(
    hall: Hall, night: datetime, before: timedelta, after: timedelta
) -> None:
    """The power was out on the Friday before; `before` and `after` are the hours that local clocks are ahead."""
    contact = await contact_of_riec(hall)
    sunday = datetime(night.year, night.month, night.day, tzinfo=UTC)
    due = sunday + timedelta(days=5)
    await hall.stage.jump_to(sunday - timedelta(days=10))
    hall.database(_set_due, "A-3", due.date(), "high")
    await heard(hall, contact, sunday - timedelta(days=9))

    friday = sunday - timedelta(days=2)
    assert await heard(hall, contact, friday + timedelta(hours=18, minutes=1) - before) == 0, "quiet since six"
    for half_hours in range(-6, 12):
        assert await heard(hall, contact, night + half_hours * timedelta(minutes=30)) == 0, "the night itself"
    for day, opens, step in (
        (sunday + timedelta(days=1), 14, "before-7"),
        (sunday + timedelta(days=4), 9, "before-1"),
        (due, 9, "due"),
    ):
        moment = day + timedelta(hours=opens) - after
        assert await heard(hall, contact, moment - timedelta(minutes=1)) == 0
        assert await heard(hall, contact, moment) == 1
        assert hall.database(sent)[-1][0] == step
