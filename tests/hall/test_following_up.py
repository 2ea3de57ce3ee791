"""A promise from the hall becomes a commitment, is reminded of on its days, and is answered with a tap."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import committing
from models.tables import Commitment
from models.words import CommitmentStatus
from tests.hall.conftest import Hall


async def partner_with_card(hall: Hall) -> tuple[Person, Person]:
    """An organiser, and a municipality's contact in whose chat the card of TOE-2 hangs."""
    organiser = await hall.joins("Omar", "organiser")
    partner = await hall.joins("Petra", "contact", organisation="gemeente")
    await partner.says(f"/start {hall.code(audience='partner')}")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    return organiser, partner


async def offered(hall: Hall) -> tuple[Person, Person]:
    """A municipality's contact takes TOE-2 on, by 14 February; the coordinator has the proposal."""
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    _, partner = await partner_with_card(hall)
    await partner.presses("🤝")
    await hall.calm()
    await partner.says("Handhavingsarrangement vaststellen")
    await hall.calm()
    await partner.says("14 februari")
    await hall.calm()
    await partner.presses("Verstuur voorstel")
    await hall.calm()
    return coordinator, partner


async def agreed(hall: Hall) -> tuple[Person, Person]:
    """The same, agreed with a measurable result. The report's own commitments are done, to leave the stage empty."""
    coordinator, partner = await offered(hall)
    hall.database(_finish_imported)
    await coordinator.presses("Akkoord")
    await hall.calm()
    await coordinator.says("Vastgesteld in de driehoek")
    await hall.calm()
    return coordinator, partner


def _finish_imported(session: Session) -> None:
    for commitment in session.execute(select(Commitment).where(col(Commitment.gathering_id).is_(None))).scalars():
        commitment.status = CommitmentStatus.WITHDRAWN
        commitment.closed_note_nl = commitment.closed_note_en = "niet in dit verhaal"
        session.add(commitment)


async def test_an_offer_is_asked_in_steps_confirmed_in_full_and_sent_to_the_coordinator(hall: Hall) -> None:
    coordinator, partner = await offered(hall)

    texts = [message.text for message in await partner.sees()]
    assert any(
        text.startswith("Mooi. Wat gaat uw organisatie doen?\nTOE-2 · namens Voorbeeldgemeente") for text in texts
    )
    assert any("Klaar: vrijdag 14 februari 2014" in text for text in texts)
    assert texts[-1].startswith("A-9 is verstuurd. U hoort hier wat er besloten is.")
    assert "Voorstel A-9\nVoorbeeldgemeente · TOE-2" in (await coordinator.sees())[-1].text


async def test_nothing_is_sent_before_the_person_says_so(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    await anna.presses("🤝")
    await hall.calm()
    await anna.says("riec")
    await hall.calm()
    await anna.presses("RIEC Oost-Nederland")
    await hall.calm()
    await anna.says("Iets moois")
    await hall.calm()
    await anna.says("31-02")
    await hall.calm()
    assert (await anna.sees())[-1].text.startswith("Die dag bestaat niet")
    await anna.says("x" * 600)
    await hall.calm()
    await anna.presses("Stop")
    await hall.calm()

    assert hall.database(committing.counts).get("proposed") == 1
    assert len([m for m in await coordinator.sees() if "Voorstel A-9" in m.text]) == 0


async def test_the_coordinator_alone_decides_and_only_once(hall: Hall) -> None:
    coordinator, partner = await offered(hall)
    proposal = (await coordinator.sees())[-1]
    agree = proposal.keyboard[0][0].data
    assert agree is not None

    await partner.presses(agree, raw=True)
    await hall.calm()
    assert (await partner.toasts())[-1].text.startswith("Alleen de coördinator")

    await coordinator.presses("Afwijzen")
    await hall.calm()
    await coordinator.says("Valt onder een andere afspraak")
    await hall.calm()
    assert "Reden: Valt onder een andere afspraak" in (await partner.sees())[-1].text

    await coordinator.presses(agree, raw=True)
    await hall.calm()
    assert (await coordinator.toasts())[-1].text.startswith("Over A-9 is al besloten")


async def test_reminders_come_on_their_days_in_office_hours_and_stop_when_it_is_done(hall: Hall) -> None:
    _, partner = await agreed(hall)
    met: list[str] = []
    day = datetime(2014, 1, 13, tzinfo=UTC)
    while day < datetime(2014, 3, 1, tzinfo=UTC):
        for hour in (3, 9):
            before = len(await partner.sees())
            await hall.stage.go_to(day + timedelta(hours=hour))
            new = (await partner.sees())[before:]
            met += [f"{datetime.fromtimestamp(message.date, UTC):%Y-%m-%d %H}" for message in new]
        if f"{day:%Y-%m-%d}" == "2014-02-14":
            await partner.presses("Klaar")
            await hall.calm()
        day += timedelta(days=1)

    assert met == ["2014-01-17 09", "2014-01-31 09", "2014-02-07 09", "2014-02-13 09", "2014-02-14 09"]


async def test_on_schedule_is_noted_with_the_next_day_and_later_asks_for_a_date(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)
    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))

    await partner.presses("Op schema")
    await hall.calm()
    assert (await partner.sees())[-1].text == "Genoteerd bij A-9: op schema.\nVolgende bericht: vr 31 januari."

    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))
    await partner.presses("Later klaar")
    await hall.calm()
    await partner.says("eind maart")
    await hall.calm()
    assert "maandag 31 maart 2014" in (await partner.sees())[-1].text
    await partner.says("De driehoek komt later bijeen")
    await hall.calm()

    assert "maandag 31 maart 2014" in (await partner.sees())[-1].text
    assert "A-9 · latere datum gevraagd" in (await coordinator.sees())[-1].text


async def test_after_a_week_of_downtime_only_the_newest_step_goes_and_the_next_a_week_later(hall: Hall) -> None:
    _, partner = await agreed(hall)
    before = len(await partner.sees())

    await hall.stage.jump_to(datetime(2014, 2, 15, 2, 0, tzinfo=UTC))
    assert len(await partner.sees()) == before
    await hall.stage.go_to(datetime(2014, 2, 17, 13, 30, tzinfo=UTC))

    assert [message.text.splitlines()[0] for message in (await partner.sees())[before:]] == [
        "A-9 · streefdatum voorbij: vr 14 februari"
    ]
    await partner.presses("Op schema")
    await hall.calm()
    seen = await partner.sees()
    assert "Volgende bericht: vr 28 februari" in seen[-1].text, "the 21st would be four days after the 17th"
    await hall.stage.go_to(datetime(2014, 2, 27, 17, 0, tzinfo=UTC))
    assert len(await partner.sees()) == len(seen)
    await hall.stage.go_to(datetime(2014, 2, 28, 10, 0, tzinfo=UTC))
    assert "A-9 · streefdatum voorbij" in (await partner.sees())[-1].text


async def test_a_reminder_nobody_can_be_sent_is_told_to_the_coordinator(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)
    await partner.blocks()
    await hall.calm()

    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))

    assert "A-9" in (await coordinator.sees())[-1].text
    assert "Voorbeeldgemeente" in (await coordinator.sees())[-1].text


async def test_somebody_of_another_organisation_can_not_answer(hall: Hall) -> None:
    _, partner = await agreed(hall)
    other = await hall.joins("Rik", "contact", organisation="riec-on")
    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))
    done = (await partner.sees())[-1].keyboard[0][0].data
    assert done is not None

    await other.presses(done, raw=True)
    await hall.calm()

    assert (await other.toasts())[-1].text.startswith("U bent nu geen contactpersoon")
    assert hall.database(committing.counts)["agreed"] == 1


async def test_a_restart_in_the_middle_of_a_conversation_loses_nothing(hall: Hall) -> None:
    _, partner = await partner_with_card(hall)

    await partner.presses("🤝")
    await hall.calm()
    await hall.restart()
    await partner.says("Handhavingsarrangement vaststellen")
    await hall.calm()
    await hall.restart()
    await partner.presses("Weet ik nog niet")
    await hall.calm()
    await hall.restart()
    await partner.presses("Verstuur voorstel")
    await hall.calm()

    assert (await partner.sees())[-1].text.startswith("A-9 is verstuurd")
