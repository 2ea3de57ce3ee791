"""The coordinator sends a report as a file, sees what it would change, and imports or discards it."""

import io
from datetime import UTC, datetime, timedelta

import openpyxl
from sqlalchemy import func, select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models.importing import current
from models.tables import Audit, Download, Item, Voice
from tests.hall.conftest import Hall
from tests.hall.telling import last
from tests.importing.sheets import made

NEW_TITLE = b"id;title_nl\nTOE-2;Afspraken over handhaving\n"


def title(session: Session, reference: str) -> str:
    return str(session.execute(select(col(Item.title_nl)).where(col(Item.reference) == reference)).scalar_one())


def files(session: Session) -> int:
    return int(session.execute(select(func.count()).select_from(Download)).scalar_one())


def voices(session: Session) -> int:
    return int(session.execute(select(func.count()).select_from(Voice)).scalar_one())


async def coordinator(hall: Hall, *, language: str = "nl") -> Person:
    return await hall.joins("Cora", "coordinator", gathering=None, language=language)


async def test_a_file_is_shown_before_it_is_imported_and_voices_stay(hall: Hall) -> None:
    cora, organiser = await coordinator(hall), await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    await anna.presses("Eens")
    await hall.calm()

    await cora.sends("aanbevelingen.csv", NEW_TITLE)
    await hall.calm()
    shown = (await cora.sees())[-1]
    assert shown.text.split("\n") == [
        "aanbevelingen.csv · KM",
        "0 nieuw · 1 gewijzigd · 113 blijven",
        "",
        "• TOE-2 · Titel (Nederlands): Handhavingsafspraken met gemeen… → Afspraken over handhaving",
        "",
        "1 kaart toont de nieuwe tekst.",
        "Er is nog niets veranderd. Reacties blijven staan.",
    ]
    assert hall.database(title, "TOE-2") == "Handhavingsafspraken met gemeenten"

    await hall.restart()
    await cora.presses("Importeren")
    await cora.presses("Importeren", on=shown.id)
    await hall.calm()

    assert hall.database(title, "TOE-2") == "Afspraken over handhaving"
    assert (hall.database(files), hall.database(voices)) == (0, 1)
    assert "Ingelezen: 0 nieuw · 1 gewijzigd · 113 blijven" in await last(cora)
    assert "Dat bestand is er niet meer" in (await cora.toasts())[-1].text
    assert (await anna.sees())[-1].text.startswith("Afspraken over handhaving")
    acts = hall.database(lambda session: session.execute(select(col(Audit.action), col(Audit.subject))).all())
    assert ("import", "KM") in [tuple(act) for act in acts]


async def test_a_wrong_file_names_every_fault_a_page_at_a_time_and_changes_nothing(hall: Hall) -> None:
    cora = await coordinator(hall, language="en")
    known = [*(f"ORG-{number}" for number in range(1, 6)), *(f"TOE-{number}" for number in range(1, 5))]
    rows = [["Reference", "Urgency"], *([reference, "hihg"] for reference in known)]

    await cora.sends("report.xlsx", made({"Recommendations": rows}))
    await hall.calm()
    first = await last(cora)
    await cora.presses("Next")
    await hall.calm()

    assert first.startswith("report.xlsx\nNot imported: 9 faults\n")
    assert "• Recommendations, row 2, column Urgency: hihg is not one of the words; did you mean high?" in first
    assert "… and 3 more" in first
    second = await last(cora)
    assert "row 10, column Urgency" in second
    await cora.presses("Discard")
    await hall.calm()
    assert await last(cora) == "report.xlsx was discarded. Nothing was imported."
    assert hall.database(files) == 0


async def test_only_the_coordinator_brings_in_a_report(hall: Hall) -> None:
    cora, organiser = await coordinator(hall), await hall.joins("Omar", "organiser")
    await organiser.sends("aanbevelingen.csv", NEW_TITLE)
    await cora.sends("aanbevelingen.csv", NEW_TITLE)
    await hall.calm()
    number = hall.database(lambda session: session.execute(select(col(Download.id))).scalar_one())

    for data in (f"im:{number}", f"imx:{number}", f"imp:{number}:0", "tw:filled"):
        await organiser.presses(data, on=(await organiser.sees())[-1].id, raw=True)
    await hall.calm()
    forged = (await organiser.toasts())[-1].text

    assert "Alleen de coördinator" in await last(organiser)
    assert forged == "Alleen de coördinator kan dat."
    assert {toast.text for toast in (await organiser.toasts())[-4:-1]} == {
        "Alleen de coördinator kan een rapport inlezen. Uw bestand is niet bewaard."
    }
    assert (hall.database(files), hall.database(title, "TOE-2")) == (1, "Handhavingsafspraken met gemeenten")


async def test_another_coordinator_does_not_press_for_the_first(hall: Hall) -> None:
    cora, carl = await coordinator(hall), await hall.joins("Carl", "coordinator", gathering=None)
    await cora.sends("aanbevelingen.csv", NEW_TITLE)
    await hall.calm()
    number = hall.database(lambda session: session.execute(select(col(Download.id))).scalar_one())

    await carl.presses(f"im:{number}", on=(await carl.sees())[-1].id, raw=True)
    await hall.calm()

    assert "niet meer" in (await carl.toasts())[-1].text
    assert hall.database(title, "TOE-2") == "Handhavingsafspraken met gemeenten"


async def test_two_files_at_once_are_two_choices(hall: Hall) -> None:
    cora = await coordinator(hall)
    await cora.sends("aanbevelingen.csv", NEW_TITLE)
    await cora.sends("recommendations.csv", b"id;title_nl\nTOE-3;RIEC\n")
    await hall.calm()
    first, second = [message for message in await cora.sees() if message.labels][-2:]

    await cora.presses("Importeren", on=second.id)
    await cora.presses("Weggooien", on=first.id)
    await hall.calm()

    assert hall.database(title, "TOE-3") == "RIEC"
    assert hall.database(title, "TOE-2") == "Handhavingsafspraken met gemeenten"
    assert hall.database(files) == 0


async def test_what_can_not_be_taken_is_said_at_once(hall: Hall) -> None:
    cora, anna = await coordinator(hall), await hall.joins("Anna", audience="partner")
    before = len(await cora.sees())

    await cora.sends("report.pdf", b"%PDF")
    await cora.sends("aanbevelingen.csv", b"id;title_nl\nTOE-2;Handhavingsafspraken met gemeenten\n")
    await cora.sends("<b>.xlsx", b"no workbook")
    await anna.sends("foto.jpg", b"jpeg")
    await hall.calm()

    said = [message.text for message in (await cora.sees())[before:] if message.text]
    assert said[0].startswith("Een rapport lees ik uit een van deze soorten bestanden: .xlsx, .csv, .zip, .toml.")
    assert "aanbevelingen.csv zegt wat er al staat. Er is niets in te lezen." in said
    assert any(text.startswith("<b>.xlsx\nNiet ingelezen: 1 fout") for text in said)
    assert "Alleen de coördinator" in await last(anna)
    assert hall.database(files) == 1


async def test_a_photo_or_a_place_is_answered_in_a_sentence(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    chat = {"id": anna.id, "type": "private"}
    photo = [{"file_id": "x", "file_unique_id": "x", "width": 1, "height": 1}]
    message = {"message_id": 900, "date": 1, "chat": chat, "from": {"id": anna.id, "is_bot": False, "first_name": "A"}}
    await hall.world.raw(
        {"message": message | {"photo": photo}},
        {"message": message | {"location": {"latitude": 1.0, "longitude": 1.0}}},
    )
    await hall.calm()

    assert [each.text for each in (await anna.sees())[-2:]] == [
        "Ik lees hier alleen woorden en knoppen. Wat u stuurde is niet bewaard."
    ] * 2


async def test_a_file_too_large_is_refused_before_it_is_fetched(hall: Hall) -> None:
    cora = await coordinator(hall)
    document = {"file_id": "x", "file_unique_id": "x", "file_name": "report.xlsx", "file_size": 52_428_800}
    message = {
        "message_id": 900,
        "date": 1,
        "chat": {"id": cora.id, "type": "private"},
        "from": {"id": cora.id, "is_bot": False, "first_name": "C"},
    }
    await hall.world.raw({"message": message | {"document": document}})
    await hall.world.raw({"message": message | {"document": document | {"file_size": 9}}})
    await hall.calm()

    said = [each.text for each in (await cora.sees())[-3:]]
    assert said[0].startswith("report.xlsx is 50 MB. Ik kan bestanden tot 20 MB aan")
    assert said[2] == "Telegram kon mij report.xlsx niet geven. Stuur het opnieuw."


async def test_a_restart_before_the_file_is_fetched_loses_nothing(hall: Hall) -> None:
    cora = await coordinator(hall)
    await hall.world.fault("503", "getFile", count=1)
    await cora.sends("aanbevelingen.csv", NEW_TITLE)
    await hall.stage.quiet()
    await hall.restart()
    await hall.after(minutes=1)

    await cora.presses("Importeren")
    await hall.calm()

    assert hall.database(title, "TOE-2") == "Afspraken over handhaving"


async def test_a_file_that_nobody_deals_with_goes_after_a_day(hall: Hall) -> None:
    cora = await coordinator(hall)
    await cora.sends("aanbevelingen.csv", NEW_TITLE)
    await hall.calm()
    assert hall.database(files) == 1

    await hall.stage.go_to(datetime(2013, 9, 4, 8, 0, tzinfo=UTC) + timedelta(minutes=1))
    await cora.presses("Importeren")
    await hall.calm()

    assert hall.database(files) == 0
    assert "niet meer" in (await cora.toasts())[-1].text


async def test_the_template_goes_out_empty_or_with_the_report_and_comes_back(hall: Hall) -> None:
    cora, organiser = await coordinator(hall), await hall.joins("Olga", "organiser", language="en")
    anna = await hall.joins("Anna", audience="partner")
    await anna.says("/sjabloon")
    await organiser.says("/template")
    await cora.says("/sjabloon")
    await hall.calm()
    await cora.presses("Met het rapport")
    await hall.calm()

    assert (await last(anna)).startswith("Dit is voor organisatoren")
    assert (await last(organiser)).endswith("The coordinator sends me the workbook when it is filled in.")
    assert (await last(cora)).endswith("Stuur de werkmap hier terug.")
    empty, filled = (await organiser.sees())[-1], (await cora.sees())[-1]
    assert empty.document is not None
    assert filled.document is not None
    assert openpyxl.load_workbook(io.BytesIO(await hall.world.file(empty.document["file_id"]))).sheetnames[:2] == [
        "Explanation",
        "Meta",
    ]
    content = await hall.world.file(filled.document["file_id"])
    await cora.sends("weerklank-KM.xlsx", content)
    await hall.calm()
    assert await last(cora) == "weerklank-KM.xlsx zegt wat er al staat. Er is niets in te lezen."
    assert hall.database(current) is not None
