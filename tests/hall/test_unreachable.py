"""Where nobody of an organisation can be reached, the coordinator gets what they need to send an e-mail."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person, SeenMessage
from models import committing, serving
from models.tables import Organisation
from models.words import CommitmentKind
from tests.hall.conftest import Hall
from tests.hall.telling import does
from tests.hall.test_calendar import files, opened
from tests.hall.test_following_up import agreed


async def test_the_coordinator_gets_a_text_and_a_file_to_send(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)
    await partner.blocks()
    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))

    (told,) = await not_sent(coordinator)
    assert told.text.startswith("A-9 · herinnering niet verstuurd\n")
    assert told.labels == [["E-mailtekst", "A-9"]]
    await coordinator.presses("E-mailtekst", told.id)
    await hall.calm()
    e_mail, file = (await coordinator.sees())[-2:]
    assert e_mail.text.split("\n") == [
        "Onderwerp: A-9, streefdatum vr 14 februari",
        "",
        "Geachte collega,",
        "",
        "Voorbeeldgemeente heeft dit op zich genomen:",
        "Handhavingsarrangement vaststellen",
        "Klaar als: Vastgesteld in de driehoek",
        "De streefdatum is vrijdag 14 februari 2014.",
        "",
        "Wilt u mij laten weten hoe het staat? Klaar, op schema, later klaar of hulp nodig: één woord is genoeg.",
        "De datum voor uw agenda vindt u in de bijlage.",
        "",
        "Met vriendelijke groet,",
    ]
    assert file.text == "Agendabestand van A-9, om mee te sturen"
    ((_, content, _),) = await files(hall, coordinator)
    assert opened(content)[1].start == date(2014, 2, 14)


async def test_what_is_lost_on_one_day_is_told_in_one_message_however_many(hall: Hall) -> None:
    """The RIEC has no contact; that the municipality's can't be written to shows when its reminder is sent."""
    coordinator, partner = await agreed(hall)
    hall.database(also_promised, "riec-on", 9, hall.stage.clock.now())
    await partner.blocks()
    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))

    (told,) = await not_sent(coordinator)
    assert told.text.split("\n")[:3] == ["10 herinneringen niet verstuurd", "vr 17 januari", ""]
    assert "A-9 · Voorbeeldgemeente" in told.text
    assert [len(row) for row in told.labels] == [3, 3, 2, 1]
    await coordinator.presses("Volgende ›", told.id)
    await hall.calm()
    (told,) = [each for each in await coordinator.sees() if each.id == told.id]
    assert told.labels == [["A-17", "A-18"], ["‹ Vorige"]]
    await coordinator.presses("A-18", told.id)
    await hall.calm()
    assert (await coordinator.sees())[-1].text == "Agendabestand van A-18, om mee te sturen"


async def test_what_is_lost_later_that_day_comes_in_place_of_what_was_told_before(hall: Hall) -> None:
    """Telegram has the municipality's reminder wait; when it may leave, its contact has blocked the bot."""
    coordinator, partner = await agreed(hall)
    hall.database(also_promised, "riec-on", 1, hall.stage.clock.now())
    await hall.world.fault("429", "sendMessage", chat=partner.id, retry_after=7200)
    await hall.stage.pass_to(datetime(2014, 1, 17, 9, 0, tzinfo=UTC))
    (told,) = await not_sent(coordinator)
    assert told.text.startswith("A-10 · herinnering niet verstuurd\n")

    await partner.blocks()
    await hall.stage.go_to(datetime(2014, 1, 17, 12, 0, tzinfo=UTC))

    (told,) = await not_sent(coordinator)
    assert told.text.split("\n")[:5] == [
        "2 herinneringen niet verstuurd",
        "vr 17 januari",
        "",
        "A-9 · Voorbeeldgemeente",
        "A-10 · RIEC Oost-Nederland",
    ]
    await coordinator.presses(f"icsl:{date(2014, 1, 17).toordinal()}:0", told.id, raw=True)
    await hall.calm()
    assert [each.text for each in await not_sent(coordinator)] == [told.text]
    for reference in ("A-10", "A-9"):
        await coordinator.presses(reference, told.id)
        await hall.calm()
        assert (await coordinator.sees())[-1].text == f"Agendabestand van {reference}, om mee te sturen"


async def not_sent(coordinator: Person) -> list[SeenMessage]:
    """What hangs there about reminders that nobody could be sent."""
    return [each for each in await coordinator.sees() if "niet verstuurd" in each.text and not each.deleted]


def also_promised(session: Session, organisation: str, number: int, now: datetime) -> None:
    """So many more commitments, by the same day as A-9."""
    owner = session.execute(
        select(col(Organisation.id)).where(col(Organisation.reference) == organisation)
    ).scalar_one()
    item = serving.find(session, "TOE-2")
    assert item is not None
    for _ in range(number):
        kind, due = CommitmentKind.OTHER, date(2014, 2, 14)
        entered = committing.Entered(owner or 0, (item.id or 0,), "Overleg voeren", "Overleg gevoerd", due, kind)
        committing.enter(session, entered, agreed=True, person=1, now=now, today=now.date())


async def test_the_coordinator_asks_for_it_and_a_later_file_moves_the_same_entry(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)
    await partner.presses("icsm:9", raw=True)
    await hall.calm()
    assert (await partner.toasts())[-1].text.startswith("Alleen de coördinator")

    for _ in range(2):
        await does(hall, coordinator, ">/afspraak A-9", "E-mailtekst")
        await does(hall, coordinator, ">/afspraak A-9", "Aanpassen", "Datum", ">31 maart", "Ja")

    first, second = [opened(content)[1] for _, content, _ in await files(hall, coordinator)]
    assert first["uid"] == second["uid"]
    assert int(str(first["sequence"])) < int(str(second["sequence"]))
    assert second.start == date(2014, 3, 31)
