"""A coordinator steers the follow-up: what waits is handled, what leaves today can be held back."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from models import committing
from models.tables import AgendaItem, Item, Organisation, Role
from tests.hall.conftest import Hall
from tests.hall.telling import labels

FIRST_OF_MARCH = datetime(2014, 3, 1, 10, 0, tzinfo=UTC)


async def test_what_waits_is_taken_one_by_one_and_gone_on_with_after_a_restart(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    for text in ("Criteria vastleggen", "Samen controleren"):
        hall.database(_propose, text)
    await coordinator.says("/overzicht")
    await hall.calm()

    await coordinator.presses("Afhandelen (3)")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Voorstel A-4\n")
    assert (await coordinator.sees())[-1].text.endswith("\n1 van 3 · voorstel")
    await coordinator.presses("Volgende ›")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Voorstel A-9\n")
    await coordinator.presses("Stop")
    await hall.calm()
    assert (await coordinator.sees())[-1].text == "U bent hier gestopt.\nEr wachten nog 3 afspraken op u."

    await hall.restart()
    await coordinator.presses("Verder")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.endswith("\n2 van 3 · voorstel")
    await coordinator.presses("Afwijzen")
    await hall.calm()
    await coordinator.says("Dat doet het RIEC al")
    await hall.calm()
    assert "Volgende die wacht (2)" in await labels(coordinator)

    await coordinator.presses("Volgende ›")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Voorstel A-10\n")
    assert (await coordinator.sees())[-1].text.endswith("\n3 van 3 · voorstel")
    await coordinator.presses("Volgende ›")
    await hall.calm()
    assert (await coordinator.sees())[-1].text == "U hebt alles gezien wat wacht.\nEr wachten nog 2 afspraken op u."


async def test_who_asks_for_help_comes_before_proposals(hall: Hall) -> None:
    await hall.stage.jump_to(datetime(2014, 2, 1, 10, 0, tzinfo=UTC))
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    partner = await hall.joins("Rik", "contact", organisation="riec-on")
    for said in ("/afspraken", "A-3", "Antwoord geven", "Hulp nodig"):
        await (partner.says if said.startswith("/") else partner.presses)(said)
        await hall.calm()
    await coordinator.says("/overzicht")
    await hall.calm()
    assert "Hulp gevraagd: 1" in (await coordinator.sees())[-1].text

    await coordinator.presses("Afhandelen (2)")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("A-3 · hulp nodig\n")
    assert (await coordinator.sees())[-1].text.endswith("\n1 van 2 · hulp nodig")
    await coordinator.presses("Ik heb contact")
    await hall.calm()
    await coordinator.presses("Volgende die wacht (1)")
    await hall.calm()

    assert (await coordinator.sees())[-1].text.startswith("Voorstel A-4\n")


async def test_a_reminder_of_today_is_held_back_and_let_go_after_all(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    partner = await hall.joins("Rik", "contact", organisation="riec-on")
    prosecutor = await hall.joins("Olga", "contact", organisation="om")
    await hall.stage.go_to(datetime(2014, 3, 3, 9, 0, tzinfo=UTC))

    await coordinator.presses("Bekijk of houd tegen")
    await hall.calm()
    before = (await coordinator.sees())[-1]
    assert before.text == (
        "Herinneringen van vandaag · 3\n"
        "Ze gaan om 14.00 uur uit.\n"
        "\n"
        "RIEC Oost-Nederland · contactpersoon\n"
        "   A-3 · streefdatum za 8 maart\n"
        "Openbaar Ministerie · contactpersoon\n"
        "   A-7 · streefdatum za 1 maart\n"
        "Voorbeeldgemeente · niemand bereikbaar\n"
        "   A-1 · streefdatum vr 14 februari\n"
        "\n"
        "✋ houdt er een tegen; ↩ laat die toch gaan."
    )
    for reference in ("A-3", "A-7"):
        await coordinator.presses(f"✋ {reference}")
        await hall.calm()
    assert (await coordinator.toasts())[-1].text == "A-7 gaat vandaag niet uit. Met ↩ toch."
    assert "   A-7 · tegengehouden\n" in (await coordinator.sees())[-1].text
    await coordinator.presses("↩ A-7")
    await hall.calm()
    assert (await coordinator.toasts())[-1].text == "A-7 gaat toch uit."

    await hall.stage.go_to(datetime(2014, 3, 3, 13, 1, tzinfo=UTC))
    assert not [message.text for message in await partner.sees() if message.text.startswith("A-3 ·")]
    assert len([message.text for message in await prosecutor.sees() if message.text.startswith("A-7 ·")]) == 1

    await coordinator.presses("↩ A-3")
    await hall.calm()
    assert (await coordinator.toasts())[-1].text == "Dat kan niet meer: het is al uit, of er is iets veranderd."


async def test_a_contact_sees_their_own_and_answers_before_any_reminder(hall: Hall) -> None:
    await hall.stage.jump_to(datetime(2014, 2, 1, 10, 0, tzinfo=UTC))
    partner = await hall.joins("Petra", "contact", organisation="riec-on")
    stranger = await hall.joins("Anna", audience="police")
    await stranger.says("/afspraken")
    await hall.calm()
    assert (await stranger.sees())[-1].text == "Dit is voor contactpersonen van organisaties met afspraken."

    await partner.says("/afspraken")
    await hall.calm()
    assert (await partner.sees())[-1].text.startswith("1 afspraak van u\n\n🟢 A-3 RIEC Oost-Nederland\n   op koers")
    await partner.presses("A-3")
    await hall.calm()
    assert "Herinneringen: vr 7 februari, vr 21 februari, vr 28 februari" in (await partner.sees())[-1].text
    await partner.presses("Antwoord geven")
    await hall.calm()
    await partner.presses("Op schema")
    await hall.calm()

    assert "Genoteerd bij A-3: op schema." in (await partner.sees())[-1].text


async def test_the_coordinator_reads_what_will_be_sent_when(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await coordinator.says("/afspraak A-3")
    await hall.calm()

    await coordinator.presses("Herinneringen")
    await hall.calm()
    await coordinator.presses("Wat nog komt")
    await hall.calm()

    assert (await coordinator.sees())[-1].text.splitlines()[:5] == [
        "Wat bij A-3 verstuurd wordt",
        "RIEC Oost-Nederland · TOE-3",
        "",
        "vr 7 maart · op de streefdatum",
        "ma 17 maart · streefdatum voorbij, keer 1",
    ]


def _propose(session: Session, text: str) -> None:
    organisation = session.execute(select(Organisation).where(col(Organisation.reference) == "gemeente")).scalar_one()
    item = session.execute(select(Item).where(col(Item.reference) == "TOE-2")).scalar_one()
    agenda_item = session.execute(select(AgendaItem).where(col(AgendaItem.item_id) == item.id).limit(1)).scalar_one()
    committing.propose(
        session,
        organisation=organisation.id or 0,
        agenda_item=agenda_item,
        text=text,
        due=date(2014, 6, 1),
        person=session.execute(select(col(Role.person_id)).limit(1)).scalar_one(),
        now=datetime(2013, 9, 2, 8, 0, tzinfo=UTC),
    )
