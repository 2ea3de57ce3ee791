"""Addressees say formally whether they accept a recommendation; the coordinator asks them, and may record it."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models.tables import Absence, Contact
from tests.hall.conftest import Hall
from tests.hall.telling import does, labels, last

PUBLISHED = datetime(2013, 9, 9, 8, 0, tzinfo=UTC)


async def coordinated(hall: Hall) -> tuple[Person, Person]:
    """The coordinator and a municipality's contact, after the edition came out."""
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    partner = await hall.joins("Petra", "contact", organisation="gemeente")
    await hall.stage.go_to(PUBLISHED)
    return coordinator, partner


async def test_nothing_is_shown_to_a_partner_before_the_edition_comes_out(hall: Hall) -> None:
    partner = await hall.joins("Petra", "contact", organisation="gemeente")
    await does(hall, partner, ">/respons")
    assert "Wacht op antwoord van uw organisatie: 0" in await last(partner)

    await hall.stage.go_to(PUBLISHED)
    await does(hall, partner, ">/respons")
    assert await last(partner) == (
        "Formele respons\n"
        "Wacht op antwoord van uw organisatie: 3\n"
        "\n"
        "❗ TOE-2 Handhavingsafspraken met gemeenten\n"
        "   Voorbeeldgemeente\n"
        "❗ INF-2 Bestuurlijke rapportages opvolgen\n"
        "   Voorbeeldgemeente\n"
        "ORG-4 Vast overleg met de ketenpartners\n"
        "   Voorbeeldgemeente"
    )


async def test_a_contact_accepts_one_and_explains_why_not_another(hall: Hall) -> None:
    coordinator, partner = await coordinated(hall)
    await does(hall, partner, ">/respons", "TOE-2", "Overgenomen")
    assert await last(partner) == (
        "Genoteerd bij TOE-2: overgenomen.\nNamens Voorbeeldgemeente.\nWijzigen? Open haar opnieuw met /respons."
    )
    before = len(await coordinator.sees())

    await does(hall, partner, "Volgende (2)", "INF-2", "Niet overgenomen", ">Bel 06-12345678")
    assert "waarom niet" not in (await last(partner)).casefold()
    await does(hall, partner, ">De termijn is niet haalbaar")
    assert "Genoteerd bij INF-2: niet overgenomen." in await last(partner)
    told = [message.text for message in (await coordinator.sees())[before:]]
    assert told == [
        "Respons op INF-2\nBestuurlijke rapportages opvolgen\nVoorbeeldgemeente\n"
        "Antwoord: niet overgenomen, 9 sep 2013\nReden: De termijn is niet haalbaar"
    ]

    await does(hall, partner, ">/respons", "Beantwoord", "INF-2", "Deels overgenomen", "Zonder toelichting")
    await does(hall, coordinator, ">/aanbevelingen INF-2", "Respons")
    assert await last(coordinator) == (
        "Respons op INF-2\n\nVoorbeeldgemeente\n   deels overgenomen, 9 sep 2013\n\n"
        "Tik een organisatie aan om haar antwoord vast te leggen."
    )
    assert "Vraag om respons" not in await labels(coordinator)


async def test_one_message_asks_each_contact_for_all_of_a_list_and_not_twice_a_day(hall: Hall) -> None:
    coordinator, partner = await coordinated(hall)
    before = len(await partner.sees())
    await does(hall, coordinator, ">/aanbevelingen", "Vraag om respons")
    asked = await last(coordinator)
    assert asked.startswith("Om respons vragen?\n15 aanbevelingen hebben er nog geen.\n1 contactpersoon krijgt één")
    assert "Niemand bereikbaar bij" in asked

    await does(hall, coordinator, "Vraag het")
    assert (await coordinator.toasts())[-1].text == "Aan 1 contactpersoon gevraagd."
    await does(hall, coordinator, "Vraag het")
    assert (await coordinator.toasts())[-1].text == "Dit is hun vandaag al gevraagd."
    new = (await partner.sees())[before:]
    assert [message.text.split("\n")[0] for message in new] == ["Respons gevraagd op 3 aanbevelingen"]

    await does(hall, partner, "TOE-2", "Overgenomen")
    await does(hall, coordinator, ">/aanbevelingen TOE-2", "Respons")
    assert "overgenomen, 9 sep 2013" in await last(coordinator)


async def test_the_coordinator_records_what_an_addressee_said_elsewhere_and_it_is_told(hall: Hall) -> None:
    coordinator, partner = await coordinated(hall)
    await does(hall, coordinator, ">/aanbevelingen TOE-2", "Respons", "Voorbeeldgemeente", "Overgenomen")
    assert await last(partner) == (
        "Respons op TOE-2\nDe coördinator legde dit vast namens Voorbeeldgemeente:\nAntwoord: overgenomen, 9 sep 2013"
    )
    await does(hall, coordinator, ">/logboek")
    assert "Respons op TOE-2 vastgelegd" in await last(coordinator)


async def test_the_police_answer_for_their_units(hall: Hall) -> None:
    await coordinated(hall)
    force = await hall.joins("Pol", "contact", organisation="knp")
    await does(hall, force, ">/respons")
    assert "ORG-3" in await last(force)


async def test_who_speaks_for_nobody_or_for_another_answers_nothing(hall: Hall) -> None:
    _, partner = await coordinated(hall)
    stranger = await hall.joins("Anna")
    other = await hall.joins("Otto", "contact", organisation="om")
    await does(hall, stranger, ">/respons")
    assert (await last(stranger)).startswith("Respons geven de contactpersonen")

    await does(hall, partner, ">/respons", "TOE-2")
    accept = (await partner.sees())[-1].keyboard[0][0].data or ""
    await other.presses(accept, raw=True)
    await hall.calm()
    assert (await other.toasts())[-1].text.startswith("Respons geven de contactpersonen")
    await does(hall, partner, ">/respons")
    assert "TOE-2" in await last(partner)


async def test_a_contact_who_is_away_is_left_in_peace(hall: Hall) -> None:
    coordinator, partner = await coordinated(hall)
    hall.database(_is_away, partner.id)
    await does(hall, coordinator, ">/aanbevelingen TOE-2", "Respons", "Vraag om respons")
    assert await last(coordinator) == (
        "Om respons vragen?\n1 aanbeveling heeft er nog geen.\nNiemand bereikbaar bij Voorbeeldgemeente."
    )
    assert await labels(coordinator) == []


def _is_away(session: Session, chat: int) -> None:
    person = session.execute(select(col(Contact.person_id)).where(col(Contact.chat_id) == chat)).scalar_one()
    away = date(2013, 9, 1), date(2013, 9, 30)
    session.add(Absence(person_id=person, first=away[0], last=away[1], at=PUBLISHED))
