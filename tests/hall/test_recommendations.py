"""The coordinator finds the recommendations by unit, partner and focus area, and one by one; organisers read along."""

from datetime import UTC, date, datetime

from sqlalchemy import select, update
from sqlmodel import Session, col

from models import people
from models.tables import Contact, Gathering
from models.words import RoleKind
from tests.hall.conftest import Hall

NEXT_YEAR = datetime(2014, 3, 3, 10, 0, tzinfo=UTC)


def _may_read(session: Session, chat: int, now: datetime) -> None:
    person = session.execute(select(col(Contact.person_id)).where(col(Contact.chat_id) == chat)).scalar_one()
    people.grant(session, person, RoleKind.READER, now)


def lines(text: str) -> list[str]:
    return text.split("\n")


async def test_special_attention_goes_first_then_urgency_eight_a_page(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await coordinator.says("/aanbevelingen")
    await hall.calm()

    shown = (await coordinator.sees())[-1]
    assert lines(shown.text)[:5] == [
        "Aanbevelingen",
        "18 aanbevelingen",
        "",
        "❗ TOE-2 Handhavingsafspraken met gemeenten",
        "   hoog · loopt",
    ]
    assert [label for row in shown.labels[:3] for label in row] == [
        "TOE-2", "TOE-3", "INF-1", "INF-2", "ORG-1", "TOE-1", "TOE-4", "OPS-1",
    ]  # fmt: skip

    await coordinator.presses("Volgende ›")
    await hall.calm()
    await coordinator.presses("Volgende ›")
    await hall.calm()
    assert (await coordinator.sees())[-1].labels[0] == ["OPS-3", "OPS-4"]


async def test_a_unit_is_found_by_its_name_and_by_that_of_a_former_region(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    for words in ("ON", "Twente", "oost-nederland"):
        await coordinator.says(f"/aanbevelingen {words}")
        await hall.calm()
    shown = (await coordinator.sees())[-1]

    assert [lines(message.text)[0] for message in await coordinator.sees() if message.by_bot][-3:] == [
        "Aanbevelingen: Oost-Nederland"
    ] * 3
    assert shown.labels[0] == ["ORG-3"]


async def test_letters_that_several_have_are_asked_back(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await coordinator.says("/aanbevelingen Noord-Holland")
    await hall.calm()
    assert lines((await coordinator.sees())[-1].text)[0] == "Aanbevelingen: Noord-Holland"

    await coordinator.says("/aanbevelingen oost")
    await hall.calm()
    assert [row[0] for row in (await coordinator.sees())[-1].labels] == [
        "Oost-Nederland",
        "Oost-Brabant",
        "RIEC Oost-Nederland",
    ]
    await coordinator.presses("RIEC Oost")
    await hall.calm()
    assert (await coordinator.sees())[-1].labels[0] == ["TOE-3", "ORG-4"]

    await coordinator.says("/aanbevelingen Atlantis")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Ik ken geen aanbeveling, eenheid")


async def test_by_partner_and_by_area_each_with_how_many(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None, language="en")
    await coordinator.says("/recommendations")
    await hall.calm()
    await coordinator.presses("By focus area")
    await hall.calm()
    assert [row[0] for row in (await coordinator.sees())[-1].labels] == [
        "Organisation · 5",
        "Supervision · 5",
        "Information · 4",
        "Investigation · 4",
        "All recommendations",
    ]
    await coordinator.presses("All recommendations")
    await hall.calm()
    await coordinator.presses("By partner")
    await hall.calm()
    await coordinator.presses("Example municipality")
    await hall.calm()
    assert (await coordinator.sees())[-1].labels[0] == ["TOE-2", "INF-2", "ORG-4"]


async def test_the_card_of_one_shows_both_names_of_its_unit_and_the_light_of_its_commitments(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await hall.stage.go_to(NEXT_YEAR)
    await coordinator.says("/aanbevelingen org-3")
    await hall.calm()
    assert (
        "Geschreven voor IJsselland, Twente, Noord- en Oost-Gelderland, Gelderland-Midden en Gelderland-Zuid; "
        "nu Oost-Nederland."
    ) in (await coordinator.sees())[-1].text

    await coordinator.says("/aanbevelingen TOE-3")
    await hall.calm()
    text = lines((await coordinator.sees())[-1].text)
    assert text[:2] == ["Handhavingsafspraken met de RIEC's", "TOE-3 · editie 2012 · bijzondere aandacht"]
    assert text[-4:] == [
        "🟠 A-3 RIEC Oost-Nederland",
        "   aandacht nodig · 8 mrt 2014",
        "⚪ A-4 Landelijk Informatie- en Expe…",
        "   voorstel",
    ]

    await coordinator.presses("Afspraken")
    await hall.calm()
    assert lines((await coordinator.sees())[-1].text)[0] == "Afspraken bij TOE-3"
    await coordinator.presses("A-3")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("A-3 · streefdatum za 8 maart")


async def test_organisers_and_readers_see_how_many_commitments_there_are_and_not_whose(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    partner = await hall.joins("Petra", "contact", organisation="gemeente")
    reader = await hall.joins("Mia")
    hall.database(_may_read, reader.id, hall.stage.clock.now())
    for each in (organiser, reader):
        await each.says("/aanbevelingen TOE-3")
        await hall.calm()
        shown = (await each.sees())[-1]
        assert lines(shown.text)[-1] == "Er horen 2 afspraken bij."
        assert shown.labels == []

    await partner.says("/aanbevelingen TOE-3")
    await hall.calm()
    assert (await partner.sees())[-1].text.startswith("De aanbevelingen in de opvolging zijn voor organisatoren")


async def test_nothing_of_it_can_be_forwarded_while_a_gathering_may_not_be_shared(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    for held_back in (False, True):
        if held_back:
            hall.database(_hold_back)
        for words in ("/aanbevelingen", "/aanbevelingen TOE-2"):
            await organiser.says(words)
            await hall.calm()
            assert (await organiser.sees())[-1].protected is held_back


def _hold_back(session: Session) -> None:
    session.execute(update(Gathering).values(embargo_until=date(2013, 9, 20)))
