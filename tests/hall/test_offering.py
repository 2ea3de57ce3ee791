"""From an offer to an agreement: the organisation stands for it first, then the coordinator decides."""

from datetime import UTC, datetime

from sqlmodel import Session

from bot.rehearsal.people import Person
from models import commitment_view, committing
from models.commitment_view import CommitmentView
from models.rules.calendar import WorkCalendar
from models.words import CommitmentKind, CommitmentStatus, Recurrence
from tests.hall.conftest import Hall
from tests.hall.telling import does, labels


def seen(hall: Hall, reference: str) -> CommitmentView:
    def look(session: Session) -> CommitmentView:
        found = committing.find(session, reference)
        assert found is not None
        view = commitment_view.of(session, found.id or 0, WorkCalendar())
        assert view is not None
        return view

    return hall.database(look)


async def offered(hall: Hall) -> tuple[Person, Person, Person]:
    """Somebody of the municipality offers something; its contact is asked first."""
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    contact = await hall.joins("Lea", "contact", organisation="gemeente", gathering=None)
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    await does(hall, organiser, ">/presenteer TOE-2")
    await does(hall, anna, "🤝", ">voorbeeld", "Voorbeeldgemeente", ">Handhavingsarrangement", ">14 februari")
    assert "Eerst wordt de contactpersoon" in await does(hall, anna, "Verstuur voorstel")
    return coordinator, contact, anna


async def test_the_contact_stands_for_it_before_the_coordinator_decides(hall: Hall) -> None:
    coordinator, contact, anna = await offered(hall)
    assert not any("Voorstel A-9" in each.text for each in await coordinator.sees())
    assert "Gaat uw organisatie dit doen?" in (await contact.sees())[-1].text
    assert (seen(hall, "A-9").endorsed, seen(hall, "A-9").waits_for) == (False, "partner")

    await does(hall, contact, "Aanpassen", "Klaar als", ">Vastgesteld in de driehoek")
    assert "uw organisatie doet dit" in await does(hall, contact, "Ja, dit doen wij")
    assert "Nu beslist de coördinator" in (await anna.sees())[-1].text
    assert "De organisatie staat erachter." in (await coordinator.sees())[-1].text

    agreed = await does(hall, coordinator, "Akkoord")
    assert agreed.startswith("A-9 is afgesproken")
    assert "Klaar als: Vastgesteld in de driehoek" in agreed
    for each in (contact, anna):
        assert (await each.sees())[-1].text.startswith("A-9 is afgesproken")


async def test_a_no_of_the_organisation_ends_it_with_a_reason(hall: Hall) -> None:
    coordinator, contact, anna = await offered(hall)
    await does(hall, coordinator, ">/afspraak A-9")
    assert "Telefonisch akkoord" in await labels(coordinator)

    await does(hall, contact, "Nee", ">Wij hebben hier geen mensen voor")

    for each in (coordinator, anna):
        assert "Reden: Wij hebben hier geen mensen voor" in (await each.sees())[-1].text
    assert seen(hall, "A-9").status == CommitmentStatus.WITHDRAWN


async def test_the_morning_after_the_rest_is_asked_and_may_be_left(hall: Hall) -> None:
    coordinator, _, anna = await offered(hall)
    await hall.stage.go_to(datetime(2013, 9, 3, 7, 5, tzinfo=UTC))
    assert (await anna.sees())[-1].text.startswith("A-9 · een paar korte vragen")

    await does(hall, anna, "Beginnen", "Later")
    await does(hall, anna, "Verder", ">Vastgesteld arrangement", "Handhavingsafspraak")
    await does(hall, anna, *[each for each in await labels(anna) if each.startswith("TOE-3")])
    assert "A-9 is compleet" in await does(hall, anna, "Gereed")

    view = seen(hall, "A-9")
    assert (view.kind, view.recommendations) == (CommitmentKind.ENFORCEMENT_AGREEMENT, ("TOE-2", "TOE-3"))
    await hall.stage.go_to(datetime(2013, 9, 4, 7, 5, tzinfo=UTC))
    assert sum(each.text.startswith("A-9 · een paar korte vragen") for each in await anna.sees()) == 1
    assert "A-9" in await does(hall, coordinator, ">/afspraak A-9", "Telefonisch akkoord")
    assert seen(hall, "A-9").status == CommitmentStatus.AGREED


async def test_the_coordinator_enters_changes_and_withdraws_for_a_partner(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    contact = await hall.joins("Lea", "contact", organisation="gemeente", gathering=None)
    await does(hall, coordinator, ">/afspraak TOE-2", ">voorbeeld", "Voorbeeldgemeente", ">Elk kwartaal overleg")
    await does(hall, coordinator, "Zoals gezegd", ">31 december", ">een werkafspraak")
    asked = [message.text for message in (await coordinator.sees())[-3:] if message.by_bot]
    assert asked == ["TOE-2 · Wat voor afspraak is het?"] * 2
    until = await does(hall, coordinator, "Werkafspraak", "Elk kwartaal")
    assert until.startswith("Tot wanneer komt het terug?")
    assert await labels(coordinator) == ["maandag 17 februari 2014", "maandag 31 maart 2014", "Stop"]
    await does(hall, coordinator, ">eind 2014")
    confirm = await does(hall, coordinator, "Gereed")
    assert "Elk kwartaal tot en met woensdag 31 december 2014" in confirm
    assert (await does(hall, coordinator, "Afgesproken")).startswith("A-9 is afgesproken")
    assert "Is dit wat is afgesproken?" in (await contact.sees())[-1].text

    await does(hall, coordinator, ">/afspraak a-9", "Aanpassen", "Datum", ">31 januari", "Ja")
    assert "A-9 · nieuwe datum" in (await contact.sees())[-1].text
    view = seen(hall, "A-9")
    assert (view.every, str(view.due)) == (Recurrence.QUARTER, "2014-01-31")
    assert "aangepast" in await does(hall, coordinator, "Verloop")

    await does(hall, coordinator, ">/afspraak A-9", "Intrekken", ">Opgegaan in een landelijke afspraak")
    assert "A-9 is ingetrokken" in await does(hall, coordinator, "Ja, intrekken")
    assert "A-9 is ingetrokken" in (await contact.sees())[-1].text

    await does(hall, coordinator, ">/afspraak TOE-3", ">riec", "RIEC Oost-Nederland", ">Criteria vastleggen")
    undated = await does(hall, coordinator, "Zoals gezegd", "Weet ik nog niet", "Werkafspraak")
    assert undated.startswith("Bij welke andere aanbevelingen hoort het?")
    assert "Zonder datum kan het alleen een voorstel zijn" in await does(hall, coordinator, "Gereed")


async def test_what_was_recorded_wrongly_waits_for_the_coordinator_again(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    contact = await hall.joins("Lea", "contact", organisation="gemeente", gathering=None)
    await does(hall, coordinator, ">/afspraak TOE-2", ">voorbeeld", "Voorbeeldgemeente", ">Elk kwartaal overleg")
    await does(hall, coordinator, "Zoals gezegd", ">31 december", "Werkafspraak", "Eenmalig", "Gereed", "Afgesproken")

    assert "Er volgen geen herinneringen" in await does(hall, contact, "Dit klopt niet", ">Dat was een andere gemeente")

    assert seen(hall, "A-9").waits_for == "coordinator"
    assert "Voorstel A-9" in (await coordinator.sees())[-1].text
    await does(hall, coordinator, ">/afspraak", "A-9", "Aanpassen", "Actiehouder", ">riec", "RIEC Oost-Nederland")
    assert seen(hall, "A-9").organisation_names.nl.startswith("RIEC")
