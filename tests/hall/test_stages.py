"""Administrative reports: produced and followed up, entered by period by the contact or the coordinator."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import Session

from bot.rehearsal.people import Person
from models.tables import StageCount
from tests.hall.conftest import Hall
from tests.hall.telling import does, last

MARCH = datetime(2014, 3, 3, 15, 0, tzinfo=UTC)


def rows(session: Session) -> int:
    return len(session.execute(select(StageCount)).all())


async def counting(hall: Hall) -> Person:
    """A municipality's contact in March has opened the numbers of A-2 and pressed to enter them."""
    partner = await hall.joins("Petra", "contact", organisation="gemeente")
    await hall.stage.go_to(MARCH)
    await does(hall, partner, ">/bestuurlijk", "A-2", "Aantallen invullen")
    return partner


async def test_a_contact_enters_a_quarter_and_corrects_it_without_losing_what_it_was(hall: Hall) -> None:
    partner = await counting(hall)
    assert (await last(partner)).startswith("A-2 · aantallen over welke periode?")
    await does(hall, partner, "Vorig kwartaal")
    assert await last(partner) == (
        "A-2 · 4e kwartaal 2013\n1 oktober 2013 t/m 31 december 2013\n"
        "Hoeveel zijn opgesteld, en hoeveel opgevolgd? Bijvoorbeeld 12 5.\nAlleen aantallen, geen zaken."
    )
    await does(hall, partner, ">twaalf van zaak Jansen", ">12 5")
    assert await last(partner) == ("Klopt dit?\nA-2 · 1 oktober 2013 t/m 31 december 2013\nOpgesteld 12 · opgevolgd 5")
    turned = await does(hall, partner, ">5 12")
    assert "Er zijn er meer opgevolgd dan opgesteld" in turned
    await does(hall, partner, ">12 5")
    assert hall.database(rows) == 0
    await does(hall, partner, "Ja")
    assert await last(partner) == "Genoteerd bij A-2, 4e kwartaal 2013: opgesteld 12 · opgevolgd 5."

    await does(hall, partner, ">/bestuurlijk", "A-2", "Aantallen invullen", ">q4 2013", ">12 7")
    assert "Het was: opgesteld 12 · opgevolgd 5" in await last(partner)
    await does(hall, partner, "Ja", ">/bestuurlijk")
    assert hall.database(rows) == 2
    assert await last(partner) == (
        "Bestuurlijke rapportages\n\nA-2 Voorbeeldgemeente\n   opgesteld 12 · opgevolgd 7\n\n"
        "Samen: opgesteld 12 · opgevolgd 7"
    )


async def test_days_that_were_counted_already_are_not_counted_twice(hall: Hall) -> None:
    partner = await counting(hall)
    await does(hall, partner, "Vorig kwartaal", ">12 5", "Ja")
    await does(hall, partner, ">/bestuurlijk", "A-2", "Aantallen invullen", ">1-12-2013 t/m 31-1-2014")
    assert (await last(partner)).startswith(
        "Een deel van die dagen is al geteld\nZe zitten in 4e kwartaal 2013. Kies die periode"
    )
    await does(hall, partner, ">volgend jaar")
    assert (await last(partner)).startswith("Daar lees ik geen periode in")
    await does(hall, partner, "Deze maand", ">3 1", "Ja", ">/bestuurlijk", "Per periode")
    assert await last(partner) == (
        "Bestuurlijke rapportages per periode\n\nMaart 2014\n   opgesteld 3 · opgevolgd 1\n"
        "4e kwartaal 2013\n   opgesteld 12 · opgevolgd 5\n\nSamen: opgesteld 15 · opgevolgd 6"
    )


async def test_the_coordinator_sees_them_on_the_card_and_enters_them_for_a_partner(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await hall.stage.go_to(MARCH)
    await does(hall, coordinator, ">/afspraak A-2", "Aantallen", "Aantallen invullen", "Vorige maand", ">4, 2", "Ja")
    await does(hall, coordinator, ">/afspraak A-2")
    assert "\nOpgesteld 4 · opgevolgd 2\n" in await last(coordinator)

    await does(hall, coordinator, ">/logboek")
    assert "Aantallen A-2 ingevuld" in await last(coordinator)


async def test_another_organisations_numbers_are_its_own(hall: Hall) -> None:
    partner = await counting(hall)
    await does(hall, partner, ">/bestuurlijk", "A-2")
    enter = (await partner.sees())[-1].keyboard[0][0].data or ""
    other = await hall.joins("Otto", "contact", organisation="om")
    await other.presses(enter, raw=True)
    await hall.calm()
    assert (await other.toasts())[-1].text.startswith("De aantallen zijn voor de coördinator")
    await does(hall, other, ">/bestuurlijk")
    assert "A-2" not in await last(other)

    anna = await hall.joins("Anna")
    await does(hall, anna, ">/bestuurlijk")
    assert (await last(anna)).startswith("De aantallen zijn voor de coördinator")
