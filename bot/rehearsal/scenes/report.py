"""Before the doors open: the coordinator fills in the template and sends it to the bot."""

import io
from typing import Any

import openpyxl

from bot.rehearsal.company import AGENDA, Company
from models.report_file.cells import written
from models.report_file.layout import rows_of
from models.report_file.tables import AGENDA as SHEET
from models.report_file.tables import TABLES

NAME = "korpsmonitor-2012.xlsx"


async def play(company: Company) -> None:
    """A template comes, goes back filled in, is looked at and imported; the same again changes nothing."""
    company.narrate("The coordinator fills in the template, sends it to the bot and imports it after a look")
    coordinator, witness = company.cast.coordinator, company.witness
    await company.say(coordinator, company.code("coordinator"))
    await company.say(coordinator, "/sjabloon")
    _, template = await company.file(coordinator)
    filled = fill(template, _data(company.report))
    company.played.files[NAME] = filled
    await coordinator.sends(NAME, filled)
    await company.stage.calm()
    preview = (await company.open(coordinator)).text
    witness.reads("The preview of the report", preview, f"{_rows(company.report)} nieuw · 0 gewijzigd")
    await company.press(coordinator, "Importeren")
    done = (await company.newest(coordinator)).text
    witness.reads("The report", done, f"Ingelezen: {_rows(company.report)} nieuw · 0 gewijzigd")
    await company.say(coordinator, "/sjabloon")
    await company.press(coordinator, "Met het rapport")
    name, again = await company.file(coordinator)
    await coordinator.sends(name, again)
    await company.stage.calm()
    witness.reads("The same report again", (await company.newest(coordinator)).text, "Er is niets in te lezen")


def _data(report: dict[str, Any]) -> dict[str, Any]:
    """The report, with fewer items on the agendas; the rest of the Taskforce's is added in the chat."""
    on_agenda = {gathering: list(items) for gathering, items in AGENDA.items()}
    first = {name: items[:1] if name.startswith("taskforce") else items for name, items in on_agenda.items()}
    gatherings = [{**each, "agenda": first[each["id"]]} for each in report["gathering"]]
    return {**report, "gathering": gatherings}


def _rows(report: dict[str, Any]) -> int:
    """How many rows the file has; those of an agenda together say one thing."""
    return len(AGENDA) + sum(sum(1 for _ in rows_of(table, _data(report))) for table in TABLES if table is not SHEET)


def fill(template: bytes, data: dict[str, Any]) -> bytes:
    """Type a report into the sheets of the Dutch template."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    for table in TABLES:
        sheet = book[table.sheet("nl")]
        for number, row in enumerate(rows_of(table, data), 2):
            for at, column in enumerate(table.columns, 1):
                if column.path in row:
                    sheet.cell(number, at).value = written(row[column.path], column, "nl")
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
