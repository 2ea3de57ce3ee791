"""Every output shows the same figures, and none of those that are hidden, whatever was published before."""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from sqlalchemy import Engine, update
from sqlmodel import Session, col

from bot.reports import tally_files
from bot.reports.documents import Wanted
from bot.texts import pictured, results
from bot.texts.sheets import Figures
from models import joining, presenting, publishing, reacting
from models.ground import know
from models.progress_report import build
from models.reacting import Press
from models.rules.policy import Policy
from models.tables import AgendaItem, Gathering
from models.tallying import ItemTally
from models.words import POSITIONS

from .ground import AUDIENCES, CONGRESS, HALL, MORNING
from .place import Place, example_in

Shown = dict[str, int | None]
"""position → the figure, None where it is hidden"""

Output = Callable[[Figures, ItemTally], Shown | None]

WANTED = Wanted("tally", "nl", "weerklank_bot", MORNING, {"gathering": CONGRESS})
WORDS = {"agree": "Eens", "doubt": "Twijfel", "disagree": "Oneens", "practice": "Doen we al"}
presses = st.lists(
    st.tuples(st.integers(0, 11), st.sampled_from([str(each) for each in POSITIONS]), st.integers(0, 2)), max_size=14
)
"""(who, what, which audience: none, the first or the second)"""


def make_confidential(session: Session) -> None:
    session.execute(update(Gathering).where(col(Gathering.id) == CONGRESS).values(confidential=True))


def turn(session: Session, *, opened: bool) -> None:
    act = presenting.present if opened else presenting.close
    act(session, session.get_one(AgendaItem, 1), MORNING)


def react(place: Place, said: list[tuple[int, str, int]], seq: int) -> None:
    for number, (who, mark, audience) in enumerate(said):
        name = f"person-{who}"
        person = place.run(know, [name], MORNING)[name][0]
        place.run(joining.join, CONGRESS, person, MORNING, audience=("unknown", *AUDIENCES[CONGRESS])[audience])
        place.run(reacting.record, [Press(seq + number, name, HALL, 11, 1, mark)], MORNING)


def of_message(figures: Figures, item: ItemTally) -> Shown | None:
    told = results.item_result(replace(figures.report.tally, items=(item,)), "nl", MORNING).text
    if item.counts is None:
        return None if not any(f" {word} " in told for word in WORDS.values()) else {}
    lines = {mark: next(line for line in told.splitlines() if f" {word} " in line) for mark, word in WORDS.items()}
    found = {mark: re.search(r" (\d+)( ·|$)", line) for mark, line in lines.items()}
    return {mark: int(match[1]) if match else None for mark, match in found.items()}


def of_picture(figures: Figures, item: ItemTally) -> Shown | None:
    (row,) = pictured.picture(replace(figures.report.tally, items=(item,)), "nl", MORNING).rows
    return {bar.mark: bar.voices for bar in row.bars}


def of_cells(cells: list[Any]) -> Shown:
    return {
        str(mark): None if cell in (None, "", "–") else int(cell) for mark, cell in zip(POSITIONS, cells, strict=True)
    }


def of_csv(figures: Figures, item: ItemTally) -> Shown:
    rows = csv.reader(StringIO(tally_files.csv(figures, "nl").decode("utf-8-sig"), newline=""), delimiter=";")
    return of_cells(next(row for row in rows if row[0] == item.reference)[6:10])


def of_workbook(figures: Figures, item: ItemTally) -> Shown:
    page = openpyxl.load_workbook(BytesIO(tally_files.xlsx(figures, "nl")))["Uitslag"]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    return of_cells(next(row for row in rows if row[0] == item.reference)[6:10])


def of_json(figures: Figures, item: ItemTally) -> Shown:
    items = json.loads(tally_files.json(figures, "nl"))["items"]
    counts: Shown = next(each for each in items if each["reference"] == item.reference)["counts"]
    return counts


def of_pdf(figures: Figures, item: ItemTally) -> Shown:
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(tally_files.pdf(figures, "nl"))).pages)
    row = next(line for line in text.splitlines() if line.startswith(f"{item.reference} "))
    return of_cells(row.split()[-5:-1])


def every_output_agrees(place: Place, *more: Output) -> None:
    place.run(publishing.publish, CONGRESS, MORNING)
    figures = place.run(tally_files.read, WANTED)
    item = figures.report.tally.items[0]
    allowed: Shown = {str(mark): (item.counts or {}).get(mark) for mark in POSITIONS}
    assert of_message(figures, item) == (None if item.counts is None else allowed)
    for output in (of_picture, of_csv, of_workbook, of_json, *more):
        assert output(figures, item) == allowed, output.__name__
    _groups_agree(figures, item)


def _groups_agree(figures: Figures, item: ItemTally) -> None:
    """By audience, file and value show the same cells."""
    page = openpyxl.load_workbook(BytesIO(tally_files.xlsx(figures, "nl")))["Per groep"]
    rows = [[cell.value for cell in row] for row in page.iter_rows() if row[0].value == item.reference]
    published = item.by_audience.groups if item.by_audience else ()
    assert [of_cells(row[4:8]) for row in rows] == [
        {str(mark): group.counts.get(mark) for mark in POSITIONS} for group in published
    ]
    groups = (json.loads(tally_files.json(figures, "nl"))["items"][0]["by_audience"] or {"groups": []})["groups"]
    assert [each["counts"] for each in groups] == [group.counts for group in published]


def progress_report_agrees(place: Place) -> None:
    """Of an item that is closed it says what all other outputs say."""
    item = place.run(tally_files.read, WANTED).report.tally.items[0]
    report = place.run(build, MORNING.date(), Policy())
    assert report is not None
    (told,) = next(held for held in report.gatherings if held.reference == f"gathering-{CONGRESS}").items
    assert told.counts == item.counts
    assert told.urgent == item.urgent
    published = item.by_audience.groups if item.by_audience else ()
    assert [(group.audiences, group.counts, group.rest) for group in told.groups] == [
        (group.audiences, group.counts, group.rest) for group in published
    ]


def test_every_output_shows_what_may_be_shown_and_nothing_else(sqlite_engine: Engine) -> None:
    @settings(max_examples=10, deadline=None)
    @given(presses, presses)
    def holds(first: list[tuple[int, str, int]], then: list[tuple[int, str, int]]) -> None:
        with example_in(sqlite_engine) as place:
            place.run(make_confidential)
            place.run(turn, opened=True)
            react(place, first, 1)
            every_output_agrees(place)
            place.run(turn, opened=False)
            every_output_agrees(place)
            progress_report_agrees(place)
            place.run(turn, opened=True)
            react(place, then, 100)
            place.run(turn, opened=False)
            every_output_agrees(place, of_pdf)
            progress_report_agrees(place)

    holds()
