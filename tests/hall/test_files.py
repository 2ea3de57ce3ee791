"""Figures as files: asked for with a tap, sent in private, the same figures in each."""

import json
from io import BytesIO

import openpyxl
from pypdf import PdfReader

from bot.rehearsal.people import Person
from tests.hall.conftest import CONGRESS, Hall


async def congress(hall: Hall) -> Person:
    """Twelve people react to TOE-2, which closes."""
    organiser = await hall.joins("Omar", "organiser")
    people = [await hall.joins(f"Deelnemer {n}", audience="police") for n in range(12)]
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    for number, person in enumerate(people):
        await person.presses("Eens" if number < 7 else "Oneens")
    await organiser.says("/sluit TOE-2")
    await organiser.says("/telling TOE-2")
    await hall.calm()
    return organiser


async def file_of(hall: Hall, person: Person, form: str) -> tuple[str, bytes]:
    await person.says("/telling bestand")
    await hall.calm()
    await person.presses(form)
    await hall.calm()
    sent = [message.document for message in await person.sees() if message.document][-1]
    return sent["file_name"], await hall.world.file(sent["file_id"])


async def test_an_organiser_gets_the_figures_in_four_forms(hall: Hall) -> None:
    organiser = await congress(hall)

    name, book = await file_of(hall, organiser, "XLSX")
    page = openpyxl.load_workbook(BytesIO(book))["Uitslag"]
    row = next([cell.value for cell in row] for row in page.iter_rows() if row[0].value == "TOE-2")
    assert name.startswith(f"reacties-{CONGRESS}-v")
    assert name.endswith(".xlsx")
    assert row[5:10] == [12, 7, 0, 5, 0]

    _, table = await file_of(hall, organiser, "CSV")
    assert ";12;7;0;5;0;12;" in table.decode("utf-8-sig")

    _, values = await file_of(hall, organiser, "JSON")
    (item,) = json.loads(values)["items"]
    assert item["counts"] == {"agree": 7, "doubt": 0, "disagree": 5, "practice": 0}

    _, paper = await file_of(hall, organiser, "PDF")
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages)
    assert "Handhavingsafspraken met gemeenten 12 7 0 5 0 58%" in " ".join(text.split())


async def test_of_an_outcome_no_file_says_that_nobody_has_it_as_practice(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    people = [await hall.joins(f"Deelnemer {n}", audience="police") for n in range(12)]
    await organiser.says("/presenteer U-4")
    await hall.calm()
    for person in people:
        await person.presses("Eens")
    await organiser.says("/sluit U-4")
    await hall.calm()

    _, book = await file_of(hall, organiser, "XLSX")
    page = openpyxl.load_workbook(BytesIO(book))["Uitslag"]
    row = next([cell.value for cell in row] for row in page.iter_rows() if row[0].value == "U-4")
    assert row[5:11] == [12, 12, 0, 0, None, 12]

    _, table = await file_of(hall, organiser, "CSV")
    assert ";12;12;0;0;;12;" in table.decode("utf-8-sig")

    _, values = await file_of(hall, organiser, "JSON")
    assert json.loads(values)["items"][0]["counts"] == {"agree": 12, "doubt": 0, "disagree": 0}

    _, paper = await file_of(hall, organiser, "PDF")
    text = " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(paper)).pages).split())
    assert "12 12 0 0 – 100%" in text


async def test_a_participant_gets_no_file_not_even_with_the_organisers_button(hall: Hall) -> None:
    await congress(hall)
    anna = await hall.joins("Anna")

    await anna.presses("tf:1:xlsx", raw=True)
    await hall.calm()

    assert [message.document for message in await anna.sees() if message.document] == []
    assert "organisator" in (await anna.toasts())[-1].text


async def test_the_file_of_one_gathering_says_nothing_of_another_that_is_not_theirs(hall: Hall) -> None:
    organiser = await congress(hall)
    secretary = await hall.joins("Sara", "organiser", gathering="taskforce-2013-09")
    await secretary.says("/presenteer taskforce-2013-09 TOE-2")
    await hall.calm()

    _, values = await file_of(hall, organiser, "JSON")
    assert json.loads(values)["beside"] == []
