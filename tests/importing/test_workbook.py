"""A report filled in as a workbook is the same report, in whatever form its values are typed."""

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from models.report_file import Cell, completed, opened
from models.report_file.tables import PARTS, TABLES, Table

from .conftest import edited, right
from .filled import FILLED, REPORT, typing
from .many import workbook_with
from .sheets import changed, faults, put, report, row_of, written


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_template_filled_with_a_report_is_that_report(language: str) -> None:
    assert report(FILLED[language]) == REPORT


def test_an_agenda_is_a_list_of_rows_and_may_be_empty(example: str) -> None:
    for agenda in ('["U-3", "TOE-2"]', "[]"):
        other = right(edited(example, ('audience = ["member"]', f'audience = ["member"]\nagenda = {agenda}')))

        assert report(written(other)) == other


def test_names_with_a_semicolon_stay_whole(example: str) -> None:
    other = right(edited(example, ('aliases = ["KLPD"]', 'aliases = ["Korps; landelijk"]')))

    assert report(written(other)) == other


def test_texts_that_look_like_formulas_are_texts(example: str) -> None:
    for title in ("=1+1", "+31", "-", "@SUM(A1)", "_x0041_", "http://example.org"):
        other = right(edited(example, ('title_nl = "Landelijke actiedagen"', f'title_nl = "{title}"')))

        assert report(written(other)) == other


def test_each_column_is_a_key_of_the_report_and_no_key_is_without() -> None:
    for table in TABLES:
        if table not in PARTS:
            assert keys(table) == {column.path[0] for column in table.columns if not column.at_root}


def keys(table: Table) -> set[str]:
    """The keys of a row of this sheet in the report file."""
    where: Any = REPORT
    for part in table.loc:
        where = getattr(where, part)
    row = where if table.single else where[0]
    names = {field.alias or name for name, field in type(row).model_fields.items()}
    return names - {"scores", "agenda", "bands", "focus_areas", "editions"}


def test_headings_may_be_keys_in_any_order_and_own_columns_are_left_alone() -> None:
    def shuffle(book: Workbook) -> None:
        sheet = book["Editions"]
        rows: list[list[Any]] = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=3)]
        sheet.delete_rows(1, 10)
        for year, released, note in [["YEAR", "released", "Note"], *rows[1:]]:
            sheet.append([note, "#mine" if year == "YEAR" else "anything", released, year])
        book.create_sheet("# scrap").append(["what I still have to ask"])

    assert report(changed(FILLED["en"], shuffle)) == REPORT


TYPED: list[tuple[str, str, Any]] = [
    ("Outcomes", "About", "Work Process"),
    ("Outcomes", "About", "werkproces"),
    ("Scores", "Score", "58"),
    ("Scores", "Score", 58.0),
    ("Scores", "Edition", "2010"),
    ("Recommendations", "Edition", "2012"),
    ("Recommendations", "Special attention", "nee"),
    ("Recommendations", "Special attention", False),
    ("Recommendations", "Reference", "ORG-1 "),
    ("Gatherings", "Date", "2013-09-02"),
    ("Gatherings", "Date", "2-9-2013"),
    ("Gatherings", "Date", datetime.combine(date(2013, 9, 2), time())),
    ("Gatherings", "Audiences", "partner\npolice"),
    ("Gatherings", "Audiences", " partner ; police;"),
    ("Former regions", "Number", "1"),
]


@pytest.mark.parametrize(("sheet", "heading", "typed"), TYPED, ids=repr)
def test_a_value_may_be_typed_in_several_ways(sheet: str, heading: str, typed: object) -> None:
    assert completed(typing((sheet, heading, 2, typed)), None) == REPORT


def test_blank_rows_anywhere_are_skipped_and_counted() -> None:
    def space(book: Workbook) -> None:
        book["Recommendations"].insert_rows(3, 5)
        for row in range(30, 900):
            book["Recommendations"].cell(row, 1).value = " "

    spaced = changed(FILLED["en"], space)
    spoiled = changed(spaced, lambda book: put(book, "Recommendations", "Urgency", 8, "hihg"))

    assert report(spaced) == REPORT
    assert [fault.place for fault in faults(spoiled)] == [Cell("Recommendations", 8, "Urgency")]


def test_a_formula_counts_as_the_value_that_was_last_computed() -> None:
    computed = parts_edited(FILLED["en"], rb"<v>2012</v>", b"<f>2011+1</f><v>2012</v>")

    assert computed != FILLED["en"]
    assert report(computed) == REPORT


def parts_edited(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with a pattern replaced in all its sheets."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, re.sub(old, new, part) if name.startswith("xl/worksheets/") else part)
    return out.getvalue()


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    shrunk = parts_edited(FILLED["en"], rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1"/>')

    assert shrunk != FILLED["en"]
    assert report(shrunk) == REPORT


def test_opening_the_same_file_again_does_not_read_it_again() -> None:
    assert opened(FILLED["nl"], "a.xlsx") is opened(bytes(bytearray(FILLED["nl"])), "a.xlsx")


def test_a_row_is_found_by_its_reference() -> None:
    moved = changed(FILLED["en"], lambda book: put(book, "Units", "Name", row_of(book, "Units", "ON"), "Oost"))

    assert [unit.nl for unit in report(moved).police.units if unit.id == "ON"] == ["Oost"]


def test_two_thousand_recommendations_are_read() -> None:
    read = report(workbook_with(REPORT, 2_000))

    assert len({row.id for row in read.recommendation}) == 2_000
    assert read.recommendation[-1].text_nl == REPORT.recommendation[1_999 % 18 - 18].text_nl
