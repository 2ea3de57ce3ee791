"""A commitment that stays silent goes before the task force: the owner is told first, the secretary decides."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import (
    answering,
    committing,
    endorsing,
    escalating,
    people,
    preparing,
    presenting,
    waiting,
)
from models.history import close, step
from models.tables import Commitment, Organisation, Reminder
from tests.hall.conftest import Hall
from tests.hall.test_following_up import agreed

TASKFORCE = "taskforce-2013-09"
MONDAY = datetime(2013, 9, 2, 9, 0, tzinfo=UTC)
"""The task force meets on Wednesday 25 September."""


async def put_forward(hall: Hall) -> tuple[Person, Person, Person]:
    """The coordinator has A-9 announced to its owner: coordinator, partner, and the task force's secretary."""
    secretary = await hall.joins("Sara", "organiser", gathering=TASKFORCE)
    coordinator, partner = await agreed(hall)
    await coordinator.says("/afspraak A-9")
    await hall.calm()
    await coordinator.presses("Voorleggen")
    await hall.calm()
    await coordinator.presses("Vertel het de actiehouder")
    await hall.calm()
    return coordinator, partner, secretary


async def last(person: Person) -> list[str]:
    return (await person.sees())[-1].text.split("\n")


async def history(hall: Hall, coordinator: Person) -> str:
    await coordinator.says("/afspraak A-9")
    await hall.calm()
    await coordinator.presses("Verloop")
    await hall.calm()
    return (await coordinator.sees())[-1].text


def _agenda(session: Session) -> list[str]:
    gathering = presenting.gathering(session, TASKFORCE)
    assert gathering is not None
    return [line.reference for line in presenting.agenda(session, gathering.id or 0)]


async def test_the_owner_hears_first_and_the_secretary_two_working_days_later(hall: Hall) -> None:
    coordinator, partner, secretary = await put_forward(hall)

    told = await last(partner)
    assert told[0] == "A-9 wordt voorgelegd"
    assert (
        "Op wo 4 september leggen wij A-9 voor aan Taskforce Mensenhandel, wo 25 september, "
        "tenzij u vóór die dag laat weten hoe het staat."
    ) in told
    assert (await last(coordinator))[0] == "A-9 · wordt voorgelegd"
    before = len(await secretary.sees())
    await hall.stage.go_to(datetime(2013, 9, 4, 6, 55, tzinfo=UTC))
    assert len(await secretary.sees()) == before

    await hall.stage.go_to(datetime(2013, 9, 4, 7, 5, tzinfo=UTC))
    assert (await last(secretary))[:4] == [
        "A-9 · voor uw agenda",
        "Taskforce Mensenhandel, wo 25 september",
        "",
        "“Voorbeeldgemeente: Handhavingsarrangement vaststellen (streefdatum vrijdag 14 februari 2014)”",
    ]


async def test_what_the_secretary_takes_up_is_on_the_agenda_and_in_the_list(hall: Hall) -> None:
    coordinator, partner, secretary = await put_forward(hall)
    await hall.stage.go_to(datetime(2013, 9, 4, 8, 0, tzinfo=UTC))
    await secretary.presses("Op de agenda")
    await hall.calm()

    assert "TOE-2" in hall.database(_agenda)
    for each in (coordinator, partner, secretary):
        assert (await last(each))[0] == "A-9 staat op de agenda"
    await secretary.says(f"/besluiten {TASKFORCE}")
    await hall.calm()
    shown = (await secretary.sees())[-1].text
    for _ in range(3):
        if "Voorgelegd aan deze bijeenkomst" not in shown:
            await secretary.presses("›")
            await hall.calm()
            shown = (await secretary.sees())[-1].text
    assert "Voorgelegd aan deze bijeenkomst\nA-9: Voorbeeldgemeente: Handhavings" in shown
    told = await history(hall, coordinator)
    assert [word in told for word in ("· op de agenda", "· voorgelegd", "aangekondigd")] == [True] * 3


async def test_an_owner_whom_nobody_reaches_is_told_by_the_coordinator_and_the_secretary_reads_so(hall: Hall) -> None:
    secretary = await hall.joins("Sara", "organiser", gathering=TASKFORCE)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await coordinator.says("/afspraak A-3")
    await hall.calm()
    for button in ("Voorleggen", "Vertel het de actiehouder"):
        await coordinator.presses(button)
        await hall.calm()
    assert "Niemand van RIEC Oost-Nederland kon het hier horen. Vertel het hun eerst zelf." in await last(coordinator)
    await hall.after(minutes=1)
    await hall.joins("Gea", "contact", organisation="riec-on", gathering=None)

    await hall.stage.go_to(datetime(2013, 9, 4, 8, 0, tzinfo=UTC))
    assert (await last(secretary))[-1] == "De actiehouder kon het hier niet horen; de coördinator vertelt het."


async def test_any_answer_of_the_owner_stops_it_and_the_coordinator_hears(hall: Hall) -> None:
    coordinator, partner, secretary = await put_forward(hall)
    hall.database(_forget_reminders)
    before = len(await secretary.sees())
    await partner.presses("Op schema")
    await hall.after(minutes=5)

    assert (await last(partner))[0] == "Genoteerd bij A-9: op schema."
    assert (await last(coordinator))[0] == "A-9 wordt niet voorgelegd"
    assert (await last(coordinator))[-1] == "Laatste bericht: ma 2 september, op schema."
    await hall.stage.go_to(datetime(2013, 9, 5, 8, 0, tzinfo=UTC))
    assert len(await secretary.sees()) == before


async def test_another_date_stops_it_and_the_coordinator_hears(hall: Hall) -> None:
    coordinator, _, secretary = await put_forward(hall)
    before = len(await secretary.sees())
    hall.database(_move, hall.stage.clock.now())
    await hall.after(minutes=5)

    assert (await last(coordinator))[0] == "A-9 wordt niet voorgelegd"
    assert (await last(coordinator))[-1] == "De afspraak is gewijzigd."
    await hall.stage.go_to(datetime(2013, 9, 5, 8, 0, tzinfo=UTC))
    assert len(await secretary.sees()) == before
    assert hall.database(_pending) is None


async def test_another_owner_stops_it(hall: Hall) -> None:
    coordinator, _, secretary = await put_forward(hall)
    before = len(await secretary.sees())
    hall.database(_hand_on, hall.stage.clock.now())
    await hall.stage.go_to(datetime(2013, 9, 5, 8, 0, tzinfo=UTC))

    assert "A-9 wordt niet voorgelegd" in [each.text.split("\n")[0] for each in await coordinator.sees()]
    assert len(await secretary.sees()) == before


async def test_what_no_secretary_decides_ends_with_the_gathering(hall: Hall) -> None:
    coordinator, _, secretary = await put_forward(hall)
    await hall.stage.go_to(datetime(2013, 9, 4, 8, 0, tzinfo=UTC))
    up = (await secretary.sees())[-1].keyboard[0][0].data
    assert up is not None
    await hall.stage.go_to(datetime(2013, 9, 26, 8, 0, tzinfo=UTC))

    assert "A-9 wordt niet voorgelegd" in [each.text.split("\n")[0] for each in await coordinator.sees()]
    assert hall.database(_pending) is None
    await secretary.presses(up, raw=True)
    await hall.calm()
    assert (await secretary.toasts())[-1].text == "A-9 wacht hier niet meer op."


async def test_what_is_done_meanwhile_does_not_come_on_the_agenda(hall: Hall) -> None:
    coordinator, _, secretary = await put_forward(hall)
    await hall.stage.go_to(datetime(2013, 9, 4, 8, 0, tzinfo=UTC))
    hall.database(_close, hall.stage.clock.now())
    await secretary.presses("Op de agenda")
    await hall.calm()

    assert (await secretary.toasts())[-1].text == "A-9 wacht hier niet meer op."
    await hall.after(minutes=5)
    assert (await last(coordinator))[0] == "A-9 wordt niet voorgelegd"
    assert hall.database(_pending) is None


async def test_a_gathering_that_is_removed_takes_what_was_put_before_it_along(hall: Hall) -> None:
    coordinator, _, _ = await put_forward(hall)
    await hall.stage.go_to(datetime(2013, 9, 4, 8, 0, tzinfo=UTC))
    hall.database(_remove, hall.stage.clock.now())
    await hall.after(minutes=5)

    assert (await last(coordinator))[-1] == "De bijeenkomst is geweest of vervallen."
    assert hall.database(_pending) is None


async def test_the_coordinator_takes_it_back_from_the_secretary(hall: Hall) -> None:
    coordinator, partner, secretary = await put_forward(hall)
    await hall.stage.go_to(datetime(2013, 9, 4, 8, 0, tzinfo=UTC))
    await coordinator.says("/afspraak A-9")
    await hall.calm()
    await coordinator.presses("Voorleggen")
    await hall.calm()
    await coordinator.presses("Toch niet voorleggen")
    await hall.calm()

    for each in (coordinator, partner, secretary):
        assert (await last(each))[0] == "A-9 wordt niet voorgelegd"
    assert hall.database(_pending) is None


def _commitment(session: Session) -> Commitment:
    commitment = committing.find(session, "A-9")
    assert commitment is not None
    return commitment


def _pending(session: Session) -> int | None:
    row = escalating.pending(session, _commitment(session).id or 0)
    return None if row is None else row.id


def _move(session: Session, now: datetime) -> None:
    """The coordinator agrees another date."""
    later = now + timedelta(minutes=1)
    step(session, _commitment(session), "due", None, later, self_reported=False, due=date(2014, 3, 31))


def _hand_on(session: Session, now: datetime) -> None:
    other = select(col(Organisation.id)).where(col(Organisation.reference) == "riec-on")
    number = session.execute(other).scalar_one()
    person = people.coordinators(session)[0].person
    assert endorsing.hand_on(session, _commitment(session), number or 0, person, now + timedelta(minutes=1))


def _close(session: Session, now: datetime) -> None:
    close(session, _commitment(session), "refused", "Vervallen", people.coordinators(session)[0].person, now)


def _remove(session: Session, now: datetime) -> None:
    gathering = presenting.gathering(session, TASKFORCE)
    assert gathering is not None
    assert preparing.remove(session, gathering, now) is None


def _forget_reminders(session: Session) -> None:
    """As of one that came from a report when it was long overdue: nobody was, or will be, reminded of it."""
    session.execute(delete(Reminder))


def _answer(session: Session, now: datetime) -> None:
    """The owner says that it goes as agreed."""
    commitment = committing.find(session, "A-9")
    assert commitment is not None
    contact = people.contacts_of(session, commitment.organisation_id)[0]
    answering.on_schedule(session, commitment, contact.person, now + timedelta(minutes=1))


async def test_the_coordinator_can_let_it_be_until_it_is_with_the_secretary(hall: Hall) -> None:
    coordinator, partner, secretary = await put_forward(hall)
    let_be = (await coordinator.sees())[-1].keyboard[0][0].data
    assert let_be is not None
    before = len(await secretary.sees())
    await coordinator.presses("Toch niet voorleggen")
    await hall.stage.go_to(datetime(2013, 9, 5, 8, 0, tzinfo=UTC))
    assert (await last(partner))[0] == "A-9 wordt niet voorgelegd"
    assert len(await secretary.sees()) == before

    await coordinator.presses(let_be, raw=True)
    await hall.calm()
    assert (await coordinator.toasts())[-1].text == "A-9 wacht hier niet meer op."


async def test_the_secretary_says_no_with_a_reason_that_the_coordinator_alone_reads(hall: Hall) -> None:
    coordinator, partner, secretary = await put_forward(hall)
    await hall.stage.go_to(datetime(2013, 9, 4, 8, 0, tzinfo=UTC))
    await secretary.presses("Niet agenderen")
    await hall.calm()
    await secretary.says("De agenda is vol")
    await hall.calm()

    assert (await last(coordinator))[0] == "A-9 komt niet op de agenda"
    assert (await last(coordinator))[-1] == "Reden: De agenda is vol"
    assert (await last(partner))[0] == "A-9 komt niet op de agenda"
    assert "De agenda is vol" not in "\n".join(await last(partner))


async def test_the_coordinator_words_the_line_and_nobody_else_begins(hall: Hall) -> None:
    await hall.joins("Sara", "organiser", gathering=TASKFORCE)
    coordinator, partner = await agreed(hall)
    await partner.presses("esc:9", raw=True)
    await hall.calm()
    assert (await partner.toasts())[-1].text.startswith("Alleen de coördinator")

    await coordinator.says("/afspraak A-9")
    await hall.calm()
    await coordinator.presses("Voorleggen")
    await hall.calm()
    await coordinator.says("Bel 06-12345678")
    await hall.calm()
    assert "telefoonnummer" in (await coordinator.sees())[-1].text
    await coordinator.says("x" * 201)
    await hall.calm()
    assert (await last(coordinator))[0].startswith("Een regel heeft hoogstens 200 tekens")
    await coordinator.says("Arrangement blijft liggen; wat is er nodig?")
    await hall.calm()
    await coordinator.presses("Vertel het de actiehouder")
    await hall.calm()
    assert "“Arrangement blijft liggen; wat is er nodig?”" in await last(partner)

    await coordinator.says("/afspraak A-9")
    await hall.calm()
    await coordinator.presses("Voorleggen")
    await hall.calm()
    assert (await last(coordinator))[0] == "A-9 · wordt voorgelegd"


async def test_when_reminders_stay_unanswered_it_is_proposed_to_the_coordinator_alone(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)
    for day in (date(2014, 2, 14), *(date(2014, 2, 14) + timedelta(weeks=week) for week in range(1, 5))):
        await hall.stage.go_to(datetime(day.year, day.month, day.day, 15, tzinfo=UTC))
    seen = len(await partner.sees())
    assert hall.database(waiting.escalations) == [9]

    await coordinator.presses("A-9")
    await hall.calm()
    assert "Op de herinneringen sinds de streefdatum kwam geen antwoord." in await last(coordinator)
    await coordinator.presses("Nu niet voorleggen")
    await hall.calm()
    assert hall.database(waiting.escalations) == []
    assert len(await partner.sees()) == seen


async def test_a_proposal_that_was_overtaken_by_an_answer_is_gone(hall: Hall) -> None:
    coordinator, _ = await agreed(hall)
    hall.database(escalating.propose, 9, hall.stage.clock.now())
    seen = len(await coordinator.sees())
    hall.database(_answer, hall.stage.clock.now())
    await hall.after(minutes=5)

    assert hall.database(waiting.escalations) == []
    assert len(await coordinator.sees()) == seen
