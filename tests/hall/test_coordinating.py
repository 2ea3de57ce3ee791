"""A coordinator steers the follow-up: the state of play, Monday's digest, what waits, what is held back."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from itertools import chain

from PIL import Image
from sqlalchemy import select, update
from sqlmodel import Session, col

from bot.rehearsal.people import Person, SeenMessage
from models import committing, reminders
from models.rules.policy import Policy
from models.tables import Absence, AgendaItem, Commitment, Gathering, Item, Organisation, Role
from models.words import RoleKind
from tests.hall.conftest import Hall

FIRST_OF_MARCH = datetime(2014, 3, 1, 10, 0, tzinfo=UTC)


async def test_the_state_of_play_counts_by_light_and_leads_to_each_card(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)

    await coordinator.says("/overzicht")
    await hall.calm()

    assert (await coordinator.sees())[-1].text == (
        "Stand van zaken · zaterdag 1 maart 2014\n"
        "8 afspraken\n"
        "\n"
        "🔴 Rood, streefdatum voorbij: 1\n"
        "🟠 Oranje, aandacht nodig: 4\n"
        "🟢 Groen, op koers: 1\n"
        "⚪ Grijs, afgesloten of zonder datum: 2\n"
        "\n"
        "Binnenkort: 2\n"
        "Lang stil: 5\n"
        "Wacht op de coördinator: 1\n"
        "Wacht op een partner: 0\n"
        "Hulp gevraagd: 0"
    )

    await coordinator.presses("Streefdatum voorbij")
    await hall.calm()
    assert (await coordinator.sees())[-1].text == (
        "Streefdatum voorbij · 1\n\n🔴 A-1 Voorbeeldgemeente\n   streefdatum voorbij · 14 feb 2014"
    )

    await coordinator.presses("A-1")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith(
        "A-1 · streefdatum voorbij: vr 14 februari\nVoorbeeldgemeente · TOE-2"
    )


async def test_the_lights_come_as_a_picture(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await coordinator.says("/overzicht")
    await hall.calm()

    await coordinator.presses("Beeld")
    await hall.calm()

    shown = (await coordinator.sees())[-1]
    assert shown.text == "Stand van zaken · zaterdag 1 maart 2014"
    assert shown.photo is not None
    assert Image.open(BytesIO(await hall.world.file(shown.photo))).width == 1080


async def test_views_by_partner_unit_and_area(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await coordinator.says("/overzicht")
    await hall.calm()

    await coordinator.presses("Eenheden")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.splitlines()[3:5] == ["Oost-Nederland", "   🔴 1 · 🟠 2 · 🟢 0 · ⚪ 0"]
    await coordinator.presses("Oost-Nederland")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Oost-Nederland · 3\n\n🔴 A-1 Voorbeeldgemeente")

    await coordinator.presses("‹ Eenheden")
    await hall.calm()
    await coordinator.presses("‹ Stand van zaken")
    await hall.calm()
    await coordinator.presses("Partners")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Partners · 7\n")


async def test_somebody_else_does_not_see_it(hall: Hall) -> None:
    partner = await hall.joins("Petra", "contact", organisation="gemeente")

    await partner.says("/overzicht")
    await hall.calm()

    told = (await partner.sees())[-1].text
    assert told == "De stand van zaken is voor de coördinator en de lezers van de rapportage."


async def test_monday_at_nine_the_coordinator_reads_what_waits_and_what_is_late(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)

    await hall.stage.go_to(datetime(2014, 3, 3, 7, 59, tzinfo=UTC))
    assert await digests(coordinator) == []
    await hall.stage.go_to(datetime(2014, 3, 3, 8, 1, tzinfo=UTC))

    (digest,) = await digests(coordinator)
    assert digest == (
        "Maandag 3 maart · 8 afspraken\n"
        "2 rood · 3 oranje · 1 groen · 2 grijs\n"
        "\n"
        "Wacht op u (1)\n"
        "A-4 Landelijk Informatie- en… · voorstel\n"
        "\n"
        "🔴 Rood: streefdatum voorbij (2)\n"
        "A-1 Voorbeeldgemeente · 14 feb\n"
        "A-7 Openbaar Ministerie · 1 mrt\n"
        "\n"
        "🟠 Oranje: binnenkort of lang stil (3)\n"
        "A-3 RIEC Oost-Nederland · 8 mrt\n"
        "A-2 Voorbeeldgemeente · lang stil\n"
        "A-5 CoMensha · lang stil\n"
        "\n"
        "Om 14.00 uur gaan 3 herinneringen uit."
    )
    await coordinator.presses("Rapport")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Voortgangsrapportage · concept\n")


async def test_it_comes_once_also_after_a_restart_and_not_to_who_came_later(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await hall.stage.go_to(datetime(2014, 3, 3, 8, 1, tzinfo=UTC))

    await hall.restart()
    second = await hall.joins("Cor", "coordinator", gathering=None)
    await hall.stage.go_to(datetime(2014, 3, 9, 22, 0, tzinfo=UTC))
    assert len(await digests(coordinator)) == 1
    await hall.stage.go_to(datetime(2014, 3, 10, 12, 0, tzinfo=UTC))

    assert [text.splitlines()[0][:16] for text in await digests(coordinator)] == [
        "Maandag 3 maart ",
        "Maandag 10 maart",
    ]
    assert await digests(second) == []


async def test_on_a_holiday_it_comes_the_next_working_day(hall: Hall) -> None:
    await hall.stage.jump_to(datetime(2014, 6, 7, 10, 0, tzinfo=UTC))
    coordinator = await hall.joins("Co", "coordinator", gathering=None)

    await hall.stage.go_to(datetime(2014, 6, 10, 6, 59, tzinfo=UTC))
    assert await digests(coordinator) == []
    await hall.stage.go_to(datetime(2014, 6, 10, 7, 1, tzinfo=UTC))

    (digest,) = await digests(coordinator)
    assert digest.startswith("Dinsdag 10 juni · 8 afspraken")


async def test_a_deputy_gets_it_while_the_coordinator_is_away(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    deputy = await hall.joins("Dewi", "coordinator", gathering=None)
    hall.database(_is_away, date(2014, 3, 1), date(2014, 3, 14))

    await hall.stage.go_to(datetime(2014, 3, 3, 12, 0, tzinfo=UTC))
    await hall.stage.go_to(datetime(2014, 3, 10, 12, 0, tzinfo=UTC))
    assert len(await digests(coordinator)) == 0
    assert len(await digests(deputy)) == 2
    await hall.stage.go_to(datetime(2014, 3, 17, 12, 0, tzinfo=UTC))

    assert len(await digests(coordinator)) == 1
    assert len(await digests(deputy)) == 2


async def test_after_downtime_only_this_weeks_comes_while_the_week_lasts(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)

    await hall.stage.jump_to(datetime(2014, 3, 19, 10, 0, tzinfo=UTC))
    await hall.after(minutes=1)

    (digest,) = await digests(coordinator)
    assert digest.startswith("Woensdag 19 maart")

    await hall.stage.jump_to(datetime(2014, 3, 29, 10, 0, tzinfo=UTC))
    await hall.after(minutes=1)
    assert len(await digests(coordinator)) == 1


async def test_a_quiet_week_is_a_short_and_kind_message(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    hall.database(_close_all)

    await hall.stage.go_to(datetime(2014, 3, 3, 12, 0, tzinfo=UTC))

    assert await digests(coordinator) == [
        "Maandag 3 maart · 8 afspraken\n"
        "8 grijs\n"
        "\n"
        "Alles loopt zoals afgesproken en er wacht niets op u.\n"
        "\n"
        "Vandaag gaan er geen herinneringen uit.\n"
        "Een goede week!"
    ]


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
    assert "Volgende die wacht (2)" in labels((await coordinator.sees())[-1])

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


async def test_the_radar_finds_what_nobody_took_on_and_what_hardly_anybody_asked_for(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    hall.database(_on_record)
    people = [await hall.joins(f"Anna {number}", audience="police") for number in range(4)]
    for reference in ("OPS-1", "TOE-2"):
        await coordinator.says(f"/presenteer {reference}")
        await hall.calm()
        for each in people:
            await each.presses("Eens")
        await hall.calm()
        await coordinator.says(f"/sluit {reference}")
        await hall.calm()
    await coordinator.says("/overzicht")
    await hall.calm()

    await coordinator.presses("Zonder afspraak")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Veel steun, geen afspraak · 1\n\nOPS-1 · 100% eens\n")
    await coordinator.presses("Afspraak, weinig steun")
    await hall.calm()
    little = (await coordinator.sees())[-1]
    assert little.text.startswith("Afspraak, weinig steun · 5\n")
    assert "A-1" not in labels(little)
    await coordinator.presses("Geen afspraak")
    await hall.calm()
    assert "OPS-1" in (await coordinator.sees())[-1].text


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


def labels(message: SeenMessage) -> list[str]:
    return list(chain.from_iterable(message.labels))


def _on_record(session: Session) -> None:
    session.execute(update(Gathering).values(confidential=False))


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


async def digests(person: Person) -> list[str]:
    """What they read as a digest: it begins with the day."""
    read = [message.text for message in await person.sees()]
    return [text for text in read if re.match(r"(Maan|Dins|Woens|Donder|Vrij|Zater|Zon)dag ", text)]


def _is_away(session: Session, first: date, last: date) -> None:
    """The lead coordinator."""
    leads = select(Role).where(col(Role.kind) == RoleKind.COORDINATOR, col(Role.deputy).is_(False))
    lead = session.execute(leads).scalar_one()
    session.add(Absence(person_id=lead.person_id, first=first, last=last, at=FIRST_OF_MARCH))


def _close_all(session: Session) -> None:
    person = session.execute(select(col(Role.person_id)).limit(1)).scalar_one()
    for commitment in session.execute(select(Commitment)).scalars():
        committing.withdraw(session, commitment, reason="Niet in dit verhaal", person=person, now=FIRST_OF_MARCH)
        reminders.replan(session, commitment, Policy(), FIRST_OF_MARCH)
