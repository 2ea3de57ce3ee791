"""The coordinator processes recommendations: how they stand, whether they still hold, and whom they are for."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from bot.rehearsal.play import EXAMPLE
from models import changes, serving
from models.changes import State
from models.importing import put_report
from models.report_file import ReportFile, read_report
from models.tables import Commitment, Recommendation, Reminder
from models.words import Addressee, RecommendationStatus, ReminderState
from tests.hall.conftest import MORNING, Hall
from tests.hall.telling import does, labels, last
from tests.rewound import as_of

DECEMBER = datetime(2013, 12, 2, 9, 0, tzinfo=UTC)


async def processing(hall: Hall, reference: str, *, at: datetime = DECEMBER) -> Person:
    """The coordinator has opened the card of a recommendation and pressed Process."""
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await hall.stage.go_to(at)
    await opens(hall, coordinator, reference)
    return coordinator


async def opens(hall: Hall, coordinator: Person, reference: str) -> None:
    await does(hall, coordinator, f">/aanbevelingen {reference}", "Verwerken")


def recommendation(session: Session, reference: str) -> Recommendation:
    found = serving.find(session, reference)
    assert found is not None
    return session.get_one(Recommendation, found.id)


def state(session: Session, reference: str, moment: datetime | None = None) -> State:
    found = recommendation(session, reference)
    return changes.state(session, found) if moment is None else as_of(session, found, moment)


def open_reminders(session: Session, commitment: str) -> list[str]:
    query = select(col(Reminder.step)).join(Commitment, col(Commitment.id) == col(Reminder.commitment_id))
    query = query.where(col(Commitment.reference) == commitment, col(Reminder.state) == ReminderState.OPEN)
    return list(session.execute(query).scalars())


def import_again(session: Session) -> tuple[str, ...]:
    """The demonstration report once more; which recommendations it would have otherwise."""
    report = read_report(EXAMPLE.read_bytes(), EXAMPLE.name)
    assert isinstance(report, ReportFile)
    return put_report(session, report).kept.get("recommendation", ())


async def test_what_is_practice_already_is_reminded_of_no_more_until_it_is_not(hall: Hall) -> None:
    coordinator = await processing(hall, "TOE-2")
    assert len(hall.database(open_reminders, "A-1")) == 1

    await does(hall, coordinator, "Doen we al")
    assert (await coordinator.toasts())[-1].text == "TOE-2 is nu: doen we al."
    assert "Stand: doen we al, sinds 2 dec 2013" in await last(coordinator)
    assert hall.database(open_reminders, "A-1") == []

    await does(hall, coordinator, "Terugnemen")
    assert (await coordinator.toasts())[-1].text == "Teruggenomen: TOE-2 is weer zoals het was."
    assert "Stand: loopt\n" in await last(coordinator)
    assert len(hall.database(open_reminders, "A-1")) == 1
    assert hall.database(changes.led) == {}
    assert "2 dec 2013 · doen we al · teruggenomen" in await does(hall, coordinator, "Verwerken", "Verloop")

    await does(hall, coordinator, ">/aanbevelingen TOE-2", "Verwerken", "Doen we al")
    await does(hall, coordinator, "Verwerken", "✓ Doen we al")
    assert (await coordinator.toasts())[-1].text == "TOE-2 stond al zo: doen we al."
    await does(hall, coordinator, "Loopt")
    assert len(hall.database(open_reminders, "A-1")) == 1
    undo = await undo_of(coordinator)
    await does(hall, coordinator, "Verwerken", "Uitgevoerd")
    await presses_once_more(hall, coordinator, undo)
    assert (await coordinator.toasts())[-1].text == "TOE-2: er is sindsdien iets nieuws gemeld, dus dit blijft."


async def test_a_change_is_taken_back_once_within_a_day_and_by_the_coordinator_alone(hall: Hall) -> None:
    coordinator = await processing(hall, "ORG-3")
    organiser = await hall.joins("Omar", "organiser")
    before = hall.database(state, "ORG-3")
    await does(hall, coordinator, "Andere geadresseerde", "Volgende ›", "Limburg", "In plaats daarvan")
    await presses_once_more(hall, organiser, undo := await undo_of(coordinator))
    assert (await organiser.toasts())[-1].text == "Alleen de coördinator verwerkt aanbevelingen."
    assert hall.database(state, "ORG-3").units == ("LB",)

    await does(hall, coordinator, "Terugnemen")
    assert hall.database(state, "ORG-3") == before
    assert "Voor: Oost-Nederland ·" in await last(coordinator)
    await does(hall, coordinator, "Verwerken", "Niet overgenomen", ">De regeling wijzigt eerst")
    await presses_once_more(hall, coordinator, undo)
    assert (await coordinator.toasts())[-1].text == "ORG-3: dat is al teruggenomen."
    assert hall.database(state, "ORG-3").status == RecommendationStatus.NOT_ACCEPTED

    await does(hall, coordinator, "Terugnemen")
    assert hall.database(state, "ORG-3") == before
    assert "De regeling wijzigt eerst" not in await last(coordinator)
    await does(hall, coordinator, "Verwerken", "Uitgevoerd")
    undo = await undo_of(coordinator)
    await hall.after(hours=25)
    await presses_once_more(hall, coordinator, undo)
    assert (await coordinator.toasts())[-1].text == "ORG-3: terugnemen kan één dag. Wijzig het opnieuw."
    assert hall.database(state, "ORG-3").status == RecommendationStatus.IMPLEMENTED


async def undo_of(coordinator: Person) -> str:
    """What is behind the button under a change that takes it back."""
    button = (await coordinator.sees())[-1].keyboard[0][0]
    assert (button.text, button.data is None) == ("Terugnemen", False)
    return button.data or ""


async def presses_once_more(hall: Hall, person: Person, data: str) -> None:
    """A button that is not before them any more, or never was."""
    await person.presses(data, raw=True)
    await hall.calm()


async def test_closing_without_doing_asks_why_and_the_history_tells_it(hall: Hall) -> None:
    coordinator = await processing(hall, "TOE-5")
    await does(hall, coordinator, "Niet overgenomen")
    assert await last(coordinator) == (
        "TOE-5 · niet overgenomen\nWaarom? Eén zin; die komt in de rapportage.\nNoem nooit namen of zaken."
    )
    assert hall.database(state, "TOE-5").status == RecommendationStatus.NOT_STARTED

    await does(hall, coordinator, ">Bel 06-12345678")
    assert hall.database(state, "TOE-5").status == RecommendationStatus.NOT_STARTED
    await does(hall, coordinator, ">Eén planning bestaat al landelijk")
    assert "Stand: niet overgenomen, sinds 2 dec 2013\nReden: Eén planning bestaat al landelijk" in await last(
        coordinator
    )

    await does(hall, coordinator, "Verwerken", "Verloop")
    assert await last(coordinator) == (
        "Verloop van TOE-5\n\n2 dec 2013 · niet overgenomen\n   Eén planning bestaat al landelijk"
    )


async def test_what_was_written_for_former_regions_is_rechecked_for_the_present_unit(hall: Hall) -> None:
    coordinator = await processing(hall, "ORG-3")
    await does(hall, coordinator, "Herijken")
    assert "nu Oost-Nederland.\nGeldt dit nog voor Oost-Nederland?" in await last(coordinator)

    await does(hall, coordinator, "Ja, dit geldt nog")
    assert "Herijkt op 2 dec 2013" in await last(coordinator)

    await does(hall, coordinator, ">/aanbevelingen", "Te herijken")
    assert (await coordinator.sees())[-1].labels[0] == ["TOE-5"]

    await does(hall, coordinator, ">/aanbevelingen TOE-2", "Verwerken")
    assert "Herijken" not in await labels(coordinator)
    assert "Andere geadresseerde" in await labels(coordinator)


async def test_it_is_reassigned_to_another_unit_and_each_earlier_day_can_be_told(hall: Hall) -> None:
    coordinator = await processing(hall, "ORG-3")
    await does(hall, coordinator, "Andere geadresseerde", "Volgende ›", "Limburg", "Daarnaast")
    assert (await coordinator.toasts())[-1].text == "ORG-3 is voor Oost-Nederland en Limburg."
    await hall.after(days=1)
    await does(hall, coordinator, "Verwerken", "Andere geadresseerde", "Een organisatie", ">nationale", "Korps")
    assert [row[0] for row in (await coordinator.sees())[-1].labels] == ["In plaats daarvan", "‹ Terug"]
    await does(hall, coordinator, "In plaats daarvan")
    assert "Voor: Korps Nationale Politie · urgentie gemiddeld" in await last(coordinator)

    status = RecommendationStatus.NOT_STARTED
    now = hall.stage.clock.now()
    assert [hall.database(state, "ORG-3", each) for each in (MORNING, DECEMBER + timedelta(hours=1), now)] == [
        State(status, Addressee.UNIT, ("ON",), ()),
        State(status, Addressee.UNIT, ("LB", "ON"), ()),
        State(status, Addressee.NATIONAL, (), ("knp",)),
    ]
    await does(hall, coordinator, ">/aanbevelingen Limburg")
    assert "ORG-3" not in await last(coordinator)


async def test_the_report_that_comes_again_leaves_alone_what_the_chat_changed(hall: Hall) -> None:
    coordinator = await processing(hall, "ORG-3")
    await does(hall, coordinator, "Uitgevoerd")
    assert hall.database(import_again) == ("ORG-3",)
    await does(hall, coordinator, "Verwerken", "Andere geadresseerde", "Noord-Nederland", "In plaats daarvan")
    assert hall.database(import_again) == ("ORG-3",)

    assert hall.database(state, "ORG-3") == State(RecommendationStatus.IMPLEMENTED, Addressee.UNIT, ("NN",), ())


async def test_nobody_but_the_coordinator_processes(hall: Hall) -> None:
    coordinator = await processing(hall, "TOE-2")
    organiser = await hall.joins("Omar", "organiser")
    panel = (await coordinator.sees())[-1]
    for row in panel.keyboard:
        for button in row:
            await organiser.presses(button.data or "", raw=True)
    await hall.calm()

    refused, opened = "Alleen de coördinator verwerkt aanbevelingen.", ""
    assert {toast.text for toast in await organiser.toasts()} == {refused, opened}
    assert hall.database(state, "TOE-2").status == RecommendationStatus.IN_PROGRESS
