"""A reminder that leaves late, or not at all: nobody is held to have left it unanswered."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import outbox
from models.steps import StepFate, ledger
from models.tables import Commitment, Outbox
from models.words import OutboxState
from tests.hall.conftest import Hall
from tests.hall.test_following_up import agreed
from tests.hall.test_pressing import VALENTINE, WEEKS, new, on, reported_unanswered

MORNING = datetime(2014, 2, 14, 8, tzinfo=UTC)
"""When the reminder of the due date of A-9 leaves."""
TUESDAY, WEDNESDAY = date(2014, 2, 18), date(2014, 2, 19)


@pytest.fixture
async def contacts(hall: Hall) -> tuple[Person, Person, Person]:
    """The coordinator, the lead and the deputy of A-9, the day before it is due."""
    coordinator, lead = await agreed(hall)
    deputy = await hall.joins("Dirk", "contact", organisation="gemeente", gathering=None)
    await on(hall, date(2014, 2, 13))
    return coordinator, lead, deputy


async def put_off(hall: Hall, person: Person) -> None:
    """Telegram can't take what is written to them on the due date, and asks to try again in five minutes."""
    await hall.world.fault("429", "sendMessage", chat=person.id, count=None, retry_after=300)
    await hall.stage.pass_to(MORNING + timedelta(minutes=1))


def changed(session: Session, /, chat_id: int, now_is: OutboxState, **columns: object) -> None:
    """The newest message to this chat, which is in this state, becomes another."""
    newest = select(func.max(col(Outbox.id))).where(col(Outbox.chat_id) == chat_id, col(Outbox.state) == now_is)
    number = session.execute(newest).scalar_one()
    session.execute(update(Outbox).where(col(Outbox.id) == number).values(**columns))


async def test_the_deputy_hears_nothing_while_the_leads_message_is_being_tried(
    hall: Hall, contacts: tuple[Person, Person, Person]
) -> None:
    _, lead, deputy = contacts
    await on(hall, VALENTINE)
    seen = len(await deputy.sees())
    hall.database(changed, lead.id, OutboxState.SENT, state=OutboxState.SENDING)
    await on(hall, TUESDAY)
    assert await new(deputy, seen) == []
    hall.database(changed, lead.id, OutboxState.SENDING, state=OutboxState.SENT)
    await on(hall, WEDNESDAY)
    assert await new(deputy, seen) == ["A-9 · streefdatum voorbij: vr 14 februari"]


async def test_a_reminder_that_was_given_up_after_a_day_is_written_anew(
    hall: Hall, contacts: tuple[Person, Person, Person]
) -> None:
    _, lead, deputy = contacts
    seen, of_lead = len(await deputy.sees()), len(await lead.sees())
    await put_off(hall, lead)
    hall.database(changed, lead.id, OutboxState.READY, attempt=outbox.MAX_ATTEMPTS - 1)
    await hall.stage.pass_to(MORNING + timedelta(minutes=8))
    await hall.world.clear_faults()
    await hall.stage.go_to(MORNING + timedelta(minutes=20))
    assert await new(lead, of_lead) == ["A-9 · streefdatum vr 14 februari"]
    await on(hall, TUESDAY)
    assert await new(deputy, seen) == ["A-9 · streefdatum voorbij: vr 14 februari"]


async def test_what_telegram_refuses_to_carry_nobody_left_unanswered(
    hall: Hall, contacts: tuple[Person, Person, Person]
) -> None:
    _, lead, deputy = contacts
    before = hall.database(reported_unanswered, "A-9", VALENTINE)
    seen, of_lead = len(await deputy.sees()), len(await lead.sees())
    await put_off(hall, lead)
    hall.database(changed, lead.id, OutboxState.READY, payload={"text": ""})
    await hall.world.clear_faults()
    await on(hall, VALENTINE, TUESDAY, WEDNESDAY)
    assert (await new(deputy, seen), await new(lead, of_lead)) == ([], [])
    assert hall.database(reported_unanswered, "A-9", WEDNESDAY) == before
    assert hall.database(fate_of_newest, "A-9") == StepFate.UNDELIVERED
    await on(hall, WEEKS[0])
    assert await new(lead, of_lead) == ["A-9 · streefdatum voorbij: vr 14 februari"]


def fate_of_newest(session: Session, reference: str) -> StepFate:
    """What the ledger says of the newest step that is not still to come."""
    commitment = session.execute(select(Commitment).where(col(Commitment.reference) == reference)).scalar_one()
    lines, _ = ledger(session, commitment, skip=0, limit=8)
    return next(line.fate for line in lines if line.fate != StepFate.PLANNED)
