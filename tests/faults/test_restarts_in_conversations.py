"""The bot stops and starts at every single step of every conversation, and nobody notices."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import inbox
from models.tables import AgendaItem, Comment, Decision, Gathering, HandCount, Item, Voice
from models.words import CommentState, Stance
from tests.hall.conftest import Hall
from tests.hall.test_following_up import _finish_imported, agreed, partner_with_card

on_sqlite = pytest.mark.parametrize("report_url", ["sqlite"], indirect=True)


async def goes(hall: Hall, person: Person, *steps: str) -> str:
    """Each step, words or a [button]; the bot stops while it is at it. What is then said last."""
    for step in steps:
        if step.startswith("["):
            await person.presses(step.strip("[]"))
        else:
            await person.says(step)
        await hall.restart()
        await hall.calm()
    assert hall.database(inbox.aside, 10) == []
    return (await person.sees())[-1].text


async def test_a_promise_from_the_offer_to_its_new_date(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    hall.database(_finish_imported)
    _, partner = await partner_with_card(hall)

    said = await goes(hall, partner, "[🤝]", "[Andere organisatie]", "riec oost", "[RIEC Oost-Nederland]")
    assert "namens RIEC Oost-Nederland" in said
    await goes(hall, partner, "Wij delen casussen", "31 februari", "14 februari", "[Aanpassen]", "Wij delen alles")
    sent = await goes(hall, partner, "[Weet ik nog niet]", "[Verstuur voorstel]")
    assert sent.startswith("A-9 is verstuurd. U hoort hier wat er besloten is.")
    said = await goes(hall, coordinator, "[Akkoord]", "Vastgesteld in de driehoek", "14 februari 2014")
    assert "Klaar: vrijdag 14 februari 2014" in said
    assert (await partner.sees())[-1].text == said

    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))
    said = await goes(hall, partner, "[Later klaar]", "7 maart", "[Andere datum]", "eind maart", "Meer overleg nodig")
    assert said.splitlines()[0] == "Gevraagd voor A-9: klaar op maandag 31 maart 2014."
    said = await goes(hall, coordinator, "[Niet akkoord]", "Liever eind februari")
    assert said.splitlines()[0] == "A-9 · de datum blijft"


@on_sqlite
async def test_every_question_under_a_reminder(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)
    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))

    assert "Uw notitie" in await goes(hall, partner, "[Notitie]", "Kenmerk 2014-031")
    assert "later herinneren" in await goes(hall, partner, "[Herinner me later]", "17 februari", "5 februari")
    assert "afwezig tot en met" in await goes(hall, partner, "[Afwezig tot", "7 februari")
    assert "Welkom terug" in await goes(hall, partner, "[Ik ben er weer]")
    assert "niet voor ons" in await goes(hall, partner, "[Niet voor mij]", "[Andere organisatie]", "Het RIEC")
    assert "blijft bij de actiehouder" in await goes(hall, coordinator, "[Toch bij hen]")
    assert "Uitnodiging" in await goes(
        hall, partner, "[Niet voor mij]", "[Een collega", "[Intrekken]", "[Niet voor mij]", "[Een collega"
    )
    assert "klaar" in await goes(hall, partner, "[Klaar]")
    assert "nog niet klaar" in await goes(hall, coordinator, "[Nog niet klaar]", "De handtekening ontbreekt")


async def test_a_gathering_from_its_name_to_its_first_invitation(hall: Hall) -> None:
    coordinator = await hall.world.person("Cora", language_code="nl")
    await goes(hall, coordinator, "/start", hall.code("coordinator", None))

    await goes(hall, coordinator, "/bijeenkomst", "[➕]", "Werkbijeenkomst", "[Hetzelfde]", "[Gebruik deze]")
    said = await goes(hall, coordinator, "14 september 2013", "[Klopt]", "[Quorum]", "20")
    assert said.splitlines()[0] == "werkbijeenkomst · za 14 september 2013"
    await goes(hall, coordinator, "[Datum]", "20 september 2013", "[Klopt]", "[Agenda", "TOE-2, TOE-5", "TOE-5 1")
    await goes(hall, coordinator, "/uitnodigen werkbijeenkomst", "[Deelnemer, kiest", "25", "[vrijdag 20")
    assert "0 van 25 keer gebruikt" in (await coordinator.sees())[-1].text
    said = await goes(
        hall, coordinator, "/uitnodigen taskforce-2013-09", "[🪑", "Openbaar Ministerie", "12 september 2013"
    )
    assert "Zetel: Openbaar Ministerie" in said

    assert hall.database(_made, "werkbijeenkomst") == ("2013-09-20", 20, ["TOE-5", "TOE-2"])


def _made(session: Session, reference: str) -> tuple[str, int | None, list[str]]:
    gathering = session.execute(select(Gathering).where(col(Gathering.reference) == reference)).scalar_one()
    items = (
        select(col(Item.reference))
        .join(AgendaItem, col(AgendaItem.item_id) == col(Item.id))
        .where(col(AgendaItem.gathering_id) == gathering.id)
        .order_by(col(AgendaItem.position))
    )
    return gathering.date.isoformat(), gathering.quorum, list(session.execute(items).scalars())


@on_sqlite
async def test_an_organiser_runs_the_hall(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")

    await goes(hall, organiser, "/paneel", "[▶ ORG-1]", "[✋", "10", "3", "2", "[Niet geteld]")
    await goes(hall, organiser, "/besluit ORG-1", "[Aangenomen]", "Met een overzicht")
    said = await goes(hall, organiser, "/meld", "Koffie", "[Aanpassen]", "Thee", "[Verstuur]")
    assert said.startswith("Gemeld aan 0 groepen en 0 deelnemers.")

    assert hall.database(_hands_and_decision) == ([10, 3, 2], "Met een overzicht")


def _hands_and_decision(session: Session) -> tuple[list[int], str]:
    hands = session.execute(select(col(HandCount.hands)).order_by(col(HandCount.hands).desc())).scalars()
    return list(hands), session.execute(select(col(Decision.line))).scalar_one()


@on_sqlite
async def test_a_participant_from_the_code_to_being_forgotten(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.world.person("Anna", language_code="nl")
    for reference in ("TOE-2", "TOE-4"):
        await organiser.says(f"/presenteer {reference}")
    await hall.calm()

    await goes(hall, anna, "/start", hall.code(), "[Ik doe mee als ketenpartner]")
    await goes(hall, anna, "/reageer", "[Eens]", "[Volgende", "[Toelichten]", "Eerst een proef", "[Stop]")
    assert hall.database(_stances) == [Stance.AGREE]
    assert (await goes(hall, anna, "/reageer")).splitlines()[1].startswith("TOE-4 · 2 van 2")
    await goes(hall, organiser, "/opmerkingen", "[Goedkeuren]")
    assert hall.database(_comments) == [("Eerst een proef", CommentState.APPROVED)]

    assert (await goes(hall, anna, "/vergeetmij", "iets", "[Alles wissen]")).splitlines()[0] == "U bent vergeten"
    assert (hall.database(_stances), hall.database(_comments)) == ([], [])


def _stances(session: Session) -> list[Stance]:
    return list(session.execute(select(col(Voice.stance)).where(col(Voice.stance) != Stance.NONE)).scalars())


def _comments(session: Session) -> list[tuple[str, CommentState]]:
    return [(row.text, row.state) for row in session.execute(select(Comment)).scalars()]
