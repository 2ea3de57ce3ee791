"""The progress report in the chat: drafted as of a day, read beforehand, released, and read by the ministry."""

import json
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from pypdf import PdfReader
from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import answering, verdicts
from models.tables import Audit, Commitment, HandOver, ReportVersion, Role
from tests.hall.conftest import Hall
from tests.hall.telling import last
from tests.hall.test_preparing import does

MARCH = datetime(2014, 3, 1, 9, 0, tzinfo=UTC)


async def said(person: Person) -> str:
    return "\n\n".join(message.text for message in await person.sees())


async def spring(hall: Hall) -> tuple[Person, Person]:
    """Carla coordinates and Gert speaks for a municipality; half a year later."""
    carla = await hall.joins("Carla", "coordinator", gathering=None)
    gert = await hall.joins("Gert", "contact", gathering=None, organisation="gemeente")
    await hall.stage.go_to(MARCH)
    return carla, gert


async def presses(hall: Hall, person: Person, *buttons: str) -> None:
    for button in buttons:
        await person.presses(button)
        await hall.calm()


async def says(hall: Hall, person: Person, *texts: str) -> None:
    for text in texts:
        await person.says(text)
        await hall.calm()


def versions(session: Session) -> list[ReportVersion]:
    return list(session.execute(select(ReportVersion).order_by(col(ReportVersion.id))).scalars())


async def sent_file(hall: Hall, person: Person) -> bytes:
    sent = [message.document for message in await person.sees() if message.document][-1]
    return await hall.world.file(sent["file_id"])


async def test_a_draft_can_be_of_any_day_that_was_and_is_sent_in_every_form(hall: Hall) -> None:
    carla, _ = await spring(hall)
    await says(hall, carla, "/rapport")
    assert "Voortgangsrapportage · concept\nPeildatum zaterdag 1 maart 2014" in await last(carla)
    assert "🔴 streefdatum voorbij: 1" in await last(carla)

    await presses(hall, carla, "Peildatum")
    await says(hall, carla, "morgen")
    assert "Die dag moet nog komen" in await last(carla)
    await says(hall, carla, "30 november")
    assert "Peildatum zaterdag 30 november 2013" in await last(carla)
    assert "streefdatum voorbij" not in await last(carla)

    await presses(hall, carla, "Word", "Excel")
    assert load_workbook(BytesIO(await sent_file(hall, carla))).sheetnames[0] == "Voortgangsrapportage"
    await presses(hall, carla, "→ English")
    await presses(hall, carla, "PDF")
    text = PdfReader(BytesIO(await sent_file(hall, carla))).pages[0].extract_text()
    assert "Reference date: 30 November 2013" in text
    assert "Draft" in text

    await says(hall, carla, "/rapport")
    assert "Het concept houdt deze datum tot u een andere kiest" in await last(carla)
    await hall.stage.go_to(MARCH + timedelta(days=2))
    await presses(hall, carla, "Per vandaag")
    assert "Peildatum maandag 3 maart 2014\n\n" in await last(carla)


async def test_what_was_decided_is_told_of_each_recommendation_once_no_embargo_keeps_it_in(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    await does(hall, omar, ">/bijeenkomst", "Embargo", ">10 september", "Klopt", ">/besluit congres-2013 TOE-2")
    await does(hall, omar, "Gewijzigd aangenomen", ">Eerst met twee gemeenten.")
    await hall.stage.go_to(datetime(2013, 9, 10, 9, 0, tzinfo=UTC))
    carla, _ = await spring(hall)

    async def report(day: str) -> list[dict[str, Any]]:
        await says(hall, carla, f"/rapport {day}")
        await presses(hall, carla, "JSON")
        told = json.loads(await sent_file(hall, carla))["recommendations"]
        return [each for each in told if each["decisions"]]

    assert await report("9 september 2013") == []
    (told,) = await report("10 september 2013")
    assert told["reference"] == "TOE-2"
    assert [(each["day"], each["kind"], each["line"]) for each in told["decisions"]] == [
        ("2013-09-02", "amended", "Eerst met twee gemeenten.")
    ]
    await presses(hall, carla, "Word", "Excel")
    book = load_workbook(BytesIO(await sent_file(hall, carla)))
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any("Congres Korpsmonitor, 2 sep 2013: gewijzigd aangenomen (Eerst met twee" in cell for cell in cells)


async def test_who_is_named_reads_it_first_and_adds_a_line_before_the_version_is_frozen(hall: Hall) -> None:
    carla, gert = await spring(hall)
    await says(hall, carla, "/rapport 1 maart 2014")
    await presses(hall, carla, "Beeld NL")
    await says(hall, carla, "Het gaat  goed, op één gemeente na.\n\n\n\nDe rest volgt.")
    await presses(hall, carla, "Vaststellen")
    assert "nog niet iedereen kreeg te lezen" in await last(carla)
    assert hall.database(versions)[0].number is None

    await presses(hall, carla, "Passages tonen", "Laat lezen")
    read = await last(gert)
    assert "Het rapport noemt Voorbeeldgemeente" in read
    assert "A-1 · 14 feb 2014 · 15 dagen te laat" in read
    await presses(hall, gert, "Regel toevoegen")
    await says(hall, gert, "Bel 06-12345678")
    assert "06-12345678" in await last(gert)
    await says(hall, gert, "De raad beslist op 20 maart.")
    assert "Uw regel staat in het rapport" in await last(gert)
    assert "“De raad beslist op 20 maart.”" in await last(carla)

    await presses(hall, carla, "Naar het concept", "Vaststellen", "Vaststellen")
    assert "Voortgangsrapportage · versie 1" in await last(carla)
    frozen = hall.database(versions)[0].content
    assert frozen is not None
    assert frozen["lines"] == [{"organisation": "gemeente", "text": "De raad beslist op 20 maart."}]
    assert frozen["overall"]["nl"] == "Het gaat goed, op één gemeente na.\n\nDe rest volgt."
    done = hall.database(lambda session: session.execute(select(col(Audit.action))).scalars().all())
    assert {"show_passage", "release_report"} <= set(done)


async def test_what_was_sent_back_since_the_passage_was_read_is_read_before_the_release(hall: Hall) -> None:
    carla, gert = await spring(hall)
    await says(hall, carla, "/rapport")
    await presses(hall, carla, "Passages tonen", "Laat lezen")
    assert "kreeg het te lezen" in await last(carla)

    await hall.after(hours=1)
    hall.database(_sent_back, "A-1", MARCH + timedelta(minutes=30))
    await says(hall, carla, "/rapport")
    assert "nog niet te lezen" in await last(carla)
    await presses(hall, carla, "Vaststellen")
    assert "nog niet iedereen kreeg te lezen" in await last(carla)
    await says(hall, carla, "/rapport")
    await presses(hall, carla, "Passages tonen", "Laat lezen", "Vaststellen", "Vaststellen")
    assert "Voortgangsrapportage · versie 1" in await last(carla)
    assert sum("Het rapport noemt Voorbeeldgemeente" in each.text for each in await gert.sees()) == 2


async def test_what_happens_after_the_reference_date_need_not_be_read_again(hall: Hall) -> None:
    carla, _ = await spring(hall)
    await says(hall, carla, "/rapport 28 februari 2014")
    await presses(hall, carla, "Passages tonen", "Laat lezen")
    await hall.after(hours=1)
    hall.database(_sent_back, "A-1", MARCH + timedelta(minutes=30))
    await says(hall, carla, "/rapport 28 februari 2014")
    assert "kreeg het te lezen" in await last(carla)


def _sent_back(session: Session, reference: str, at: datetime) -> None:
    """Somebody said it was done, and it wasn't."""
    commitment = session.execute(select(Commitment).where(col(Commitment.reference) == reference)).scalar_one()
    coordinator = session.execute(select(col(Role.person_id)).where(col(Role.kind) == "coordinator")).scalar_one()
    answering.done(session, commitment, coordinator, at, at.date())
    verdicts.send_back(session, commitment, reason="Nog niet vastgesteld.", person=coordinator, now=at)


async def test_a_released_version_never_changes_and_no_line_is_added_any_more(hall: Hall) -> None:
    carla, gert = await spring(hall)
    await says(hall, carla, "/rapport")
    await presses(hall, carla, "Passages tonen", "Laat lezen", "Vaststellen", "Vaststellen")
    await presses(hall, carla, "PDF")
    before = await sent_file(hall, carla)

    await hall.after(days=40)
    await presses(hall, gert, "Regel toevoegen")
    assert "vastgesteld of veranderd" in (await gert.toasts())[-1].text
    await says(hall, carla, "/rapport")
    assert "concept\nPeildatum donderdag 10 april 2014" in await last(carla)
    await presses(hall, carla, "Versies (1)", "Versie 1 · 1 maart 2014", "PDF")
    assert await sent_file(hall, carla) == before


async def test_the_ministry_reads_what_was_released_and_nothing_else(hall: Hall) -> None:
    carla, _ = await spring(hall)
    mia = await hall.joins("Mia", "reader", gathering=None, language="en")
    assert "You read the progress reports." in await last(mia)
    await says(hall, mia, "/report")
    assert await last(mia) == "No progress report has been released yet."

    await says(hall, carla, "/rapport 1 oktober 2013")
    draft = hall.database(versions)[0].id
    await mia.presses(f"jf:{draft}:pdf:en", raw=True)
    await hall.calm()
    assert "for the coordinator and its readers" in (await mia.toasts())[-1].text
    await presses(hall, carla, "Vaststellen", "Vaststellen")

    assert "Progress report · version 1\nReference date Tuesday 1 October 2013" in await last(mia)
    await presses(hall, mia, "PDF")
    assert "Version 1" in PdfReader(BytesIO(await sent_file(hall, mia))).pages[0].extract_text()
    await says(hall, mia, "/handover", "/audit")
    assert "A-1" not in await said(mia)


async def test_the_ministry_sees_the_state_of_play_of_what_was_agreed_and_acts_on_nothing(hall: Hall) -> None:
    await spring(hall)
    mia = await hall.joins("Mia", "reader", gathering=None, language="en")
    await says(hall, mia, "/overview")
    assert "\n7 commitments\n" in await last(mia)
    assert "coordinator" not in await last(mia)
    buttons = [button.text for row in (await mia.sees())[-1].keyboard for button in row]
    assert buttons == [
        "Due date passed", "Due soon", "Long silent", "Help wanted", "All commitments", "Partners", "Units", "Areas",
        "Picture",
    ]  # fmt: skip

    await presses(hall, mia, "All commitments")
    assert "A-1 Example municipality" in await last(mia)
    assert "proposed" not in await last(mia)
    assert [button.text for row in (await mia.sees())[-1].keyboard for button in row] == ["‹ State of play"]
    await presses(hall, mia, "‹ State of play", "Areas")
    before = await last(mia)
    for view in ("coordinator", "partner"):
        await mia.presses(f"yv:{view}:0", raw=True)
        await hall.calm()
        assert ((await mia.toasts())[-1].text, await last(mia)) == ("This is for the coordinator.", before)
    await presses(hall, mia, "‹ State of play", "Picture")
    assert (await mia.sees())[-1].photo is not None


async def test_others_have_no_report(hall: Hall) -> None:
    _, gert = await spring(hall)
    await says(hall, gert, "/rapport")

    assert await last(gert) == "De voortgangsrapportage is voor de coördinator en de lezers ervan."
    assert hall.database(versions) == []


async def test_another_day_is_another_passage(hall: Hall) -> None:
    carla, gert = await spring(hall)
    await says(hall, carla, "/rapport")
    await presses(hall, carla, "Passages tonen", "Laat lezen", "Peildatum", "vrijdag 28 februari")

    assert "Voorbeeldgemeente: kreeg het nog niet te lezen" in await last(carla)
    await presses(hall, gert, "Regel toevoegen")
    assert "vastgesteld of veranderd" in (await gert.toasts())[-1].text


async def test_an_organisation_that_nobody_speaks_for_does_not_hold_up_the_report(hall: Hall) -> None:
    carla = await hall.joins("Carla", "coordinator", gathering=None)
    await hall.stage.go_to(MARCH)
    await says(hall, carla, "/rapport")
    assert "Voorbeeldgemeente: niet bereikbaar" in await last(carla)

    await presses(hall, carla, "Vaststellen", "Vaststellen")

    assert [each.number for each in hall.database(versions)] == [1]


async def test_hand_overs_are_recorded_listed_in_the_report_and_removed_after_asking(hall: Hall) -> None:
    carla, _ = await spring(hall)
    await says(hall, carla, "/overdracht")
    await presses(hall, carla, "Overdracht vastleggen")
    await says(hall, carla, "Korpsmonitor 2012", "korpschef", "minister", "3 september")
    assert "Van: korpschef\nAan: minister\nOp: dinsdag 3 september 2013" in await last(carla)

    await says(hall, carla, "/rapport")
    await presses(hall, carla, "PDF")
    printed = "".join(page.extract_text() for page in PdfReader(BytesIO(await sent_file(hall, carla))).pages)
    assert "korpschef" in printed

    await says(hall, carla, "/overdracht")
    await presses(hall, carla, "Korpsmonitor 2012", "Verwijderen")
    assert "Deze overdracht uit de lijst weghalen?" in await last(carla)
    await presses(hall, carla, "Laten staan", "Verwijderen", "Weghalen")
    assert "Er is nog niets vastgelegd." in await last(carla)
    assert hall.database(lambda session: session.execute(select(HandOver)).scalars().all()) == []


async def test_a_coordinator_who_lost_the_role_in_between_changes_nothing(hall: Hall) -> None:
    carla, _ = await spring(hall)
    await says(hall, carla, "/rapport")
    await presses(hall, carla, "Beeld NL")
    hall.database(_nobody_coordinates)

    await says(hall, carla, "Het gaat slecht.")

    assert hall.database(versions)[0].overall_nl == ""


def _nobody_coordinates(session: Session) -> None:
    for role in session.execute(select(Role)).scalars():
        session.delete(role)
