"""When nobody answers: the deputy, then the coordinator's telephone. Who is away is left in peace."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from bot.config import LadderPart, RemindersPart
from bot.rehearsal.people import Person
from models import progress_report, reminders
from models.rules.policy import Policy
from models.tables import Absence, Commitment, Reminder, Role
from models.words import ReminderState, RoleKind
from tests.hall.conftest import Hall
from tests.hall.telling import does
from tests.hall.test_following_up import agreed

VALENTINE = date(2014, 2, 14)
"""The due date of A-9, a Friday; its ladder is the one for urgency high."""
WEEKS = [date(2014, 2, 21), date(2014, 2, 28), date(2014, 3, 7), date(2014, 3, 14)]
"""The Fridays after it."""


async def on(hall: Hall, *days: date, hour: int = 15) -> None:
    """Live through this hour of each of these days."""
    for day in days:
        await hall.stage.go_to(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


async def new(person: Person, seen: int) -> list[str]:
    """The first lines of what came since."""
    return [message.text.splitlines()[0] for message in (await person.sees())[seen:]]


async def calls(coordinator: Person, seen: int) -> list[str]:
    """The advice to telephone that came since."""
    return [line for line in await new(coordinator, seen) if "liever bellen" in line]


def contacts_away(session: Session, organisation_of: str, first: date, last: date, *, deputies: bool) -> None:
    owner = session.execute(select(Commitment).where(col(Commitment.reference) == organisation_of)).scalar_one()
    contacts = select(Role).where(
        col(Role.kind) == RoleKind.CONTACT, col(Role.organisation_id) == owner.organisation_id
    )
    for role in session.execute(contacts).scalars():
        if deputies or not role.deputy:
            at = datetime(2014, 1, 20, tzinfo=UTC)
            session.add(Absence(person_id=role.person_id, first=first, last=last, at=at))
    reminders.ask_plan(session, owner.organisation_id)


def open_step(session: Session, reference: str) -> tuple[int, str, date] | None:
    query = select(Reminder).join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
    row = session.execute(
        query.where(col(Commitment.reference) == reference, col(Reminder.state) == ReminderState.OPEN)
    ).scalar_one_or_none()
    return None if row is None else (row.id or 0, row.step, row.day)


def reported_unanswered(session: Session, reference: str, day: date) -> int:
    """How many reminders the progress report as of this day says stayed unanswered."""
    built = progress_report.build(session, day, Policy())
    assert built is not None
    return next(each.unanswered for each in built.commitments if each.reference == reference)


def planned(hall: Hall, reference: str) -> tuple[str, date]:
    """The step that comes next, which there has to be."""
    found = hall.database(open_step, reference)
    assert found is not None
    return found[1:]


async def test_the_deputy_is_asked_two_working_days_after_the_lead_was_silent(hall: Hall) -> None:
    _, lead = await agreed(hall)
    deputy = await hall.joins("Dirk", "contact", organisation="gemeente", gathering=None)
    await on(hall, VALENTINE)
    seen, of_lead = len(await deputy.sees()), len(await lead.sees())

    await on(hall, date(2014, 2, 17))
    assert await new(deputy, seen) == []
    await on(hall, date(2014, 2, 18))

    told = (await deputy.sees())[-1]
    assert told.text.splitlines()[:2] == [
        "A-9 · streefdatum voorbij: vr 14 februari",
        "A-9: de eerste contactpersoon antwoordde nog niet, daarom vragen wij u.",
    ]
    assert await new(lead, of_lead) == []

    await deputy.presses("Op schema", on=told.id)
    await hall.calm()
    await on(hall, date(2014, 2, 21))
    assert await new(lead, of_lead) == ["A-9 · streefdatum voorbij: vr 14 februari"]
    assert planned(hall, "A-9") == ("deputy", date(2014, 2, 25))


async def test_while_the_lead_is_away_the_deputy_gets_the_reminder_itself(hall: Hall) -> None:
    _, lead = await agreed(hall)
    deputy = await hall.joins("Dirk", "contact", organisation="gemeente", gathering=None)
    hall.database(contacts_away, "A-9", date(2014, 2, 10), date(2014, 2, 16), deputies=False)
    await on(hall, date(2014, 2, 7))
    seen, of_lead = len(await deputy.sees()), len(await lead.sees())

    await on(hall, date(2014, 2, 13), VALENTINE)

    assert await new(deputy, seen) == ["A-9 · streefdatum vr 14 februari"] * 2
    assert await new(lead, of_lead) == []
    assert "antwoordde nog niet" not in (await deputy.sees())[-1].text
    assert planned(hall, "A-9")[0] == "overdue-1", "a deputy has no deputy"


async def test_while_everybody_is_away_the_step_moves_as_for_a_holiday(hall: Hall) -> None:
    _, lead = await agreed(hall)
    await on(hall, VALENTINE, date(2014, 2, 20))
    hall.database(contacts_away, "A-9", date(2014, 2, 21), date(2014, 2, 25), deputies=True)
    seen = len(await lead.sees())

    await on(hall, date(2014, 2, 25))
    assert await new(lead, seen) == []
    await on(hall, date(2014, 2, 26))
    assert await new(lead, seen) == ["A-9 · streefdatum voorbij: vr 14 februari"]


async def test_after_three_unanswered_the_coordinator_is_to_telephone_and_the_partner_is_left_in_peace(
    hall: Hall,
) -> None:
    coordinator, lead = await agreed(hall)
    await on(hall, VALENTINE, *WEEKS[:3])
    seen, of_lead = len(await coordinator.sees()), len(await lead.sees())

    await on(hall, WEEKS[3])
    assert await calls(coordinator, seen) == ["A-9 · liever bellen"]
    (advice,) = [each for each in (await coordinator.sees())[seen:] if "liever bellen" in each.text]
    assert "3 herinneringen na de streefdatum bleven onbeantwoord." in advice.text
    await on(hall, date(2014, 3, 18), date(2014, 3, 21), date(2014, 5, 16))
    assert await new(lead, of_lead) == []
    assert hall.database(open_step, "A-9") is None
    assert hall.database(reported_unanswered, "A-9", WEEKS[2]) == hall.database(reported_unanswered, "A-9", WEEKS[3])

    await does(hall, coordinator, "A-9", "Aanpassen", "Datum", ">13 juni", "Ja")
    assert planned(hall, "A-9") == ("before-14", date(2014, 5, 30))


async def test_the_ledger_tells_what_became_of_each_step_also_when_its_message_is_long_forgotten(hall: Hall) -> None:
    coordinator, lead = await agreed(hall)
    await on(hall, date(2014, 1, 17))
    await lead.presses("Op schema")
    await hall.calm()
    await on(hall, date(2014, 1, 31), date(2014, 2, 7), date(2014, 2, 13), VALENTINE, *WEEKS[:2], date(2014, 3, 6))

    await coordinator.says("/afspraak A-9")
    await hall.calm()
    await coordinator.presses("Herinneringen")
    await hall.calm()

    assert (await coordinator.sees())[-1].text.splitlines()[3:] == [
        "7 mrt 2014 · streefdatum voorbij, keer 3",
        "   gepland",
        "28 feb 2014 · streefdatum voorbij, keer 2",
        "   bezorgd, nog geen antwoord",
        "21 feb 2014 · streefdatum voorbij, keer 1",
        "   bezorgd, nog geen antwoord",
        "14 feb 2014 · op de streefdatum",
        "   bezorgd, nog geen antwoord",
        "13 feb 2014 · 1 dag vooraf",
        "   bezorgd, nog geen antwoord",
        "7 feb 2014 · 7 dagen vooraf",
        "   bezorgd, nog geen antwoord",
        "31 jan 2014 · 14 dagen vooraf",
        "   bezorgd, nog geen antwoord",
        "17 jan 2014 · 28 dagen vooraf",
        "   beantwoord",
    ]


async def test_a_step_that_is_held_back_does_not_leave_and_the_next_one_does(hall: Hall) -> None:
    _, lead = await agreed(hall)
    await on(hall, date(2014, 2, 13))
    await on(hall, VALENTINE, hour=6)
    number, code, _ = hall.database(open_step, "A-9") or (0, "", VALENTINE)
    assert code == "due"
    seen = len(await lead.sees())

    following = hall.database(reminders.hold, number, Policy(), hall.stage.clock.now())
    assert following is not None
    assert following.day == date(2014, 2, 21)
    with pytest.raises(ValueError, match=str(number)):
        hall.database(reminders.hold, number, Policy(), hall.stage.clock.now())
    await on(hall, date(2014, 2, 20))
    assert await new(lead, seen) == []
    assert not hall.database(reminders.let_go, number, hall.stage.clock.now()), "its moment has passed"

    await on(hall, date(2014, 2, 21), hour=6)
    number, *_ = hall.database(open_step, "A-9") or (0,)
    hall.database(reminders.hold, number, Policy(), hall.stage.clock.now())
    assert hall.database(reminders.let_go, number, hall.stage.clock.now())
    await on(hall, date(2014, 2, 21))
    assert await new(lead, seen) == ["A-9 · streefdatum voorbij: vr 14 februari"]


async def test_advice_that_was_held_is_moot_once_the_owner_answered(hall: Hall) -> None:
    coordinator, lead = await agreed(hall)
    await on(hall, VALENTINE, *WEEKS[:3])
    reminded = (await lead.sees())[-1]
    await on(hall, WEEKS[3], hour=6)
    number, code, _ = hall.database(open_step, "A-9") or (0, "", VALENTINE)
    assert code == "telephone"
    hall.database(reminders.hold, number, Policy(), hall.stage.clock.now())

    await lead.presses("Op schema", on=reminded.id)
    await hall.calm()
    assert not hall.database(reminders.let_go, number, hall.stage.clock.now())
    seen = len(await coordinator.sees())
    await on(hall, WEEKS[3])
    assert await calls(coordinator, seen) == []
    await on(hall, date(2014, 3, 21))
    assert (await lead.sees())[-1].text.splitlines()[0] == "A-9 · streefdatum voorbij: vr 14 februari"


async def test_a_ladder_that_was_changed_holds_for_what_was_planned_before(hall: Hall) -> None:
    _, lead = await agreed(hall)
    assert planned(hall, "A-9")[0] == "before-28"
    ladders = RemindersPart(ladders={"high": LadderPart(before=(40,))})
    hall.config = hall.config.model_copy(update={"reminders": ladders})

    await hall.restart()
    await hall.after(seconds=30)

    assert planned(hall, "A-9") == ("before-40", date(2014, 1, 3))
    before = hall.database(open_step, "A-9")
    await hall.restart()
    await hall.after(seconds=30)
    assert hall.database(open_step, "A-9") == before, "nothing is planned anew where nothing changed"
    seen = len(await lead.sees())
    await on(hall, date(2014, 1, 3))
    assert await new(lead, seen) == ["A-9 · streefdatum vr 14 februari"]
