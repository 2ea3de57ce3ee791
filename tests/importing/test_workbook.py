"""A report filled in as a workbook is the same report; what is wrong in it is named by sheet, row and column."""

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from bot.rehearsal.play import EXAMPLE
from bot.reports.template_workbook import workbook
from models.report_file import Book, Cell, Fault, Problem, ReportFile, completed, opened
from models.report_file.opening import LARGEST_FILE
from models.report_file.sheets import Sheet, filled_in
from models.report_file.tables import PARTS, TABLES, Table
from models.report_file.workbook import MOST_ROWS, sheets_of

from .conftest import edited, right
from .many import workbook_with
from .sheets import changed, column, faults, made, put, read, report, row_of, saved, written

P = Problem
REPORT = right(EXAMPLE.read_text(encoding="utf-8"))
FILLED = {language: written(REPORT, language) for language in ("nl", "en")}
AS_READ = sheets_of(FILLED["en"])


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


def typing(*cells: tuple[str, str, int, object]) -> Book:
    """The workbook with these values typed over what stands there."""
    sheets = {sheet.name: dict(sheet.rows) for sheet in AS_READ}
    for sheet, heading, number, value in cells:
        rows = sheets[sheet]
        names = [str(name).rstrip(" *") for name in rows[1]]
        at = names.index(heading)
        row = list(rows.get(number, ()))
        row += [None] * (at + 1 - len(row))
        row[at] = value
        rows[number] = row
    return filled_in("report.xlsx", [Sheet(name, rows) for name, rows in sheets.items()])


WRONG: list[tuple[str, str, Any, Fault]] = [
    (
        "Recommendations",
        "Urgency",
        "hihg",
        Fault(Cell("Recommendations", 2, "Urgency"), P.NOT_ONE_OF, "hihg", "high, medium, low"),
    ),
    (
        "Recommendations",
        "Focus area",
        "OGR",
        Fault(Cell("Recommendations", 2, "Focus area"), P.UNKNOWN_REFERENCE, "OGR", "ORG"),
    ),
    (
        "Recommendations",
        "Outcome",
        "U-11",
        Fault(Cell("Recommendations", 2, "Outcome"), P.UNKNOWN_REFERENCE, "U-11", "U-1"),
    ),
    (
        "Recommendations",
        "Reference",
        "ORG-2",
        Fault(Cell("Recommendations", 3, "Reference"), P.DUPLICATE, "ORG-2", Cell("Recommendations", 2, "Reference")),
    ),
    (
        "Recommendations",
        "Addressees",
        "knp; kpn",
        Fault(Cell("Recommendations", 2, "Addressees"), P.UNKNOWN_REFERENCE, "kpn", "knp"),
    ),
    (
        "Recommendations",
        "Title (Dutch)",
        None,
        Fault(Cell("Recommendations", 2, "Title (Dutch)"), P.MISSING, "", "text"),
    ),
    ("Gatherings", "Date", "3/4/2013", Fault(Cell("Gatherings", 2, "Date"), P.WRONG_TYPE, "3/4/2013", "date")),
    ("Gatherings", "Date", "31-2-2013", Fault(Cell("Gatherings", 2, "Date"), P.WRONG_TYPE, "31-2-2013", "date")),
    (
        "Gatherings",
        "Date",
        datetime.combine(date(2013, 9, 2), time(9, 30)),
        Fault(Cell("Gatherings", 2, "Date"), P.WRONG_TYPE, "2013-09-02 09:30:00", "date"),
    ),
    ("Gatherings", "Date", 41519, Fault(Cell("Gatherings", 2, "Date"), P.WRONG_TYPE, "41519", "date")),
    ("Scores", "Score", 58.5, Fault(Cell("Scores", 2, "Score"), P.WRONG_TYPE, "58.5", "whole number")),
    ("Scores", "Score", 580, Fault(Cell("Scores", 2, "Score"), P.IMPOSSIBLE, "580", "0 to 100")),
    ("Scores", "Edition", 2011, Fault(Cell("Scores", 2, "Edition"), P.UNKNOWN_REFERENCE, "2011", "2010, 2012")),
    ("Scores", "Edition", 2012, Fault(Cell("Scores", 3), P.DUPLICATE, "2012", Cell("Scores", 2))),
    ("Scores", "Outcome", "U-33", Fault(Cell("Scores", 2, "Outcome"), P.UNKNOWN_REFERENCE, "U-33", "U-3")),
    ("Scores", "Outcome", None, Fault(Cell("Scores", 2, "Outcome"), P.MISSING, "", "text")),
    ("Bands", "From", 71, Fault(Cell("Bands"), P.IMPOSSIBLE, "from 50", "from 0")),
    ("Focus areas", "Weight", -1, Fault(Cell("Focus areas", 2, "Weight"), P.IMPOSSIBLE, "-1", "at least 0")),
    (
        "Commitments",
        "Partner",
        "gemeent",
        Fault(Cell("Commitments", 2, "Partner"), P.UNKNOWN_REFERENCE, "gemeent", "gemeente"),
    ),
    ("Commitments", "Due", None, Fault(Cell("Commitments", 2, "Due"), P.MISSING, "", "date")),
    ("Meta", "Coordinator", "knp", Fault(Cell("Meta", 2, "Coordinator"), P.IMPOSSIBLE, "knp", "ecvm")),
    ("Meta", "Units since", "then", Fault(Cell("Meta", 2, "Units since"), P.WRONG_TYPE, "then", "date")),
]


@pytest.mark.parametrize(("sheet", "heading", "typed", "fault"), WRONG, ids=repr)
def test_a_wrong_cell_is_named_by_sheet_row_and_column(sheet: str, heading: str, typed: object, fault: Fault) -> None:
    row = {"Bands": 4}.get(sheet, 2)

    assert completed(typing((sheet, heading, row, typed)), None) == (fault,)


def test_a_cell_without_a_value_is_named() -> None:
    def spoil(book: Workbook) -> None:
        put(book, "Editions", "Released", 2, "#REF!")
        put(book, "Units", "Name", 2, "=1+1")

    assert faults(changed(FILLED["en"], spoil)) == (
        Fault(Cell("Editions", 2, "Released"), P.NO_VALUE, "#REF!"),
        Fault(Cell("Units", 2, "Name"), P.NO_VALUE, "B2"),
    )


def test_an_agenda_names_the_row_of_what_it_has_not_or_has_twice() -> None:
    def spoil(book: Workbook) -> None:
        for row in (
            ("congres-2013", "TOE-2"),
            ("congres-2013", "TOE-22"),
            ("congres-2013", "TOE-2"),
            ("congres", "U-1"),
        ):
            book["Agenda"].append(row)

    assert faults(changed(FILLED["en"], spoil)) == (
        Fault(Cell("Agenda", 3, "Item"), P.UNKNOWN_REFERENCE, "TOE-22", "TOE-2"),
        Fault(Cell("Agenda", 4, "Item"), P.DUPLICATE, "TOE-2", Cell("Agenda", 2, "Item")),
        Fault(Cell("Agenda", 5, "Gathering"), P.UNKNOWN_REFERENCE, "congres", "congres-2013"),
    )


def test_places_are_named_as_the_workbook_names_them() -> None:
    def spoil(book: Workbook) -> None:
        put(book, "Aanbevelingen", "Urgentie", 2, "hoogst")
        put(book, "Edities", "Uitgebracht", 2, "toen")

    assert [fault.place for fault in faults(changed(FILLED["nl"], spoil))] == [
        Cell("Edities", 2, "Uitgebracht"),
        Cell("Aanbevelingen", 2, "Urgentie"),
    ]


def test_a_missing_sheet_and_a_missing_column_are_each_one_fault() -> None:
    def spoil(book: Workbook) -> None:
        book.remove(book["Editions"])
        book["Recommendations"].delete_cols(column(book["Recommendations"], "Urgency"))

    assert faults(changed(FILLED["en"], spoil)) == (
        Fault(Cell("Editions"), P.MISSING, "", "list"),
        Fault(Cell("Recommendations", 0, "Urgency"), P.MISSING, "", "high, medium, low"),
    )


@pytest.mark.parametrize("name", ["Aanbevelingen", "Uitkomsten", "Eenheden", "Edities", "Organisaties"])
def test_a_sheet_that_others_refer_to_is_missed_once_not_at_every_row(name: str) -> None:
    assert faults(changed(FILLED["nl"], lambda book: book.remove(book[name]))) == (
        Fault(Cell(name), P.MISSING, "", "list"),
    )


@pytest.mark.parametrize(
    ("sheet", "heading"), [("Aanbevelingen", "Kenmerk"), ("Uitkomsten", "Kenmerk"), ("Aandachtsvelden", "Weging")]
)
def test_a_column_that_is_missing_is_told_without_what_follows_from_it(sheet: str, heading: str) -> None:
    found = faults(changed(FILLED["nl"], lambda book: book[sheet].delete_cols(column(book[sheet], heading))))

    assert [fault.place for fault in found] == [Cell(sheet, 0, heading)]


def test_for_whom_is_asked_before_who() -> None:
    spoiled = changed(FILLED["nl"], lambda book: put(book, "Aanbevelingen", "Voor", 4, "eenheit"))

    assert [fault.place for fault in faults(spoiled)] == [Cell("Aanbevelingen", 4, "Voor")]


def test_what_nobody_knows_is_asked_about() -> None:
    def spoil(book: Workbook) -> None:
        book["Recommendations"].cell(1, 4).value = "Outcomme"
        book["Editions"].cell(1, 4).value = "Year"
        book["Units"].cell(2, 5).value = "stray"
        book["Scores"].title = "Scroes"
        book["Meta"].append(["ecvm"])

    assert [(fault.place, fault.problem, fault.expected) for fault in faults(changed(FILLED["en"], spoil))] == [
        (Cell("Scroes"), P.UNKNOWN_KEY, "Scores"),
        (Cell("Meta", 3), P.IMPOSSIBLE, "one row"),
        (Cell("Editions", 1, "Year"), P.DUPLICATE, Cell("Editions", 1, "Year")),
        (Cell("Recommendations", 1, "Outcomme"), P.UNKNOWN_KEY, "Outcome"),
        (Cell("Units", 1, "E"), P.MISSING, "heading"),
    ]


def test_merged_cells_and_hidden_sheets_are_named() -> None:
    def spoil(book: Workbook) -> None:
        book["Recommendations"].merge_cells("C2:C4")
        book["Explanation"].merge_cells("A1:C1")
        book["Scores"].sheet_state = "hidden"
        book.create_sheet("Lists").sheet_state = "veryHidden"
        book["Lists"].append(["high"])

    found = faults(changed(FILLED["en"], spoil))

    assert Fault(Cell("Scores"), P.HIDDEN) in found
    assert Fault(Cell("Recommendations"), P.MERGED, "C2:C4") in found
    assert {fault.place.sheet for fault in found if isinstance(fault.place, Cell)} == {"Scores", "Recommendations"}


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


def bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * size)
    return out.getvalue()


def with_macros() -> bytes:
    out = io.BytesIO(FILLED["en"])
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return out.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>'
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">&lol2;</Types>'
)


def laughing() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", LAUGHS)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "problem", "given"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 900, P.UNREADABLE, "a password or the old .xls form"),
        (with_macros(), P.UNREADABLE, "a workbook with macros"),
        (b"PK\x03\x04 and so on", P.UNREADABLE, "a damaged or locked file"),
        (FILLED["en"][: len(FILLED["en"]) // 2], P.UNREADABLE, "a damaged or locked file"),
        (b"%PDF-1.7", P.UNREADABLE, "another kind of file"),
        (b"", P.UNREADABLE, "another kind of file"),
        (laughing(), P.UNREADABLE, "no workbook, or a damaged one"),
        (b"PK\x03\x04" + bytes(50 * 2**20), P.TOO_LARGE, "50 MB"),
        (bytes(LARGEST_FILE + 1), P.TOO_LARGE, "20 MB"),
        (bomb(65 * 2**20), P.TOO_LARGE, "65 MB unpacked"),
        (workbook("nl"), P.EMPTY, ""),
        (saved(Workbook()), P.EMPTY, ""),
    ],
    ids=[
        "xls",
        "macros",
        "no zip",
        "half",
        "pdf",
        "nothing",
        "entities",
        "50 MB",
        "a byte more",
        "bomb",
        "bare",
        "new",
    ],
)
def test_a_file_that_is_no_report_is_one_fault(content: bytes, problem: Problem, given: str) -> None:
    (fault,) = faults(content)

    assert (fault.place, fault.problem, fault.given) == ("report.xlsx", problem, given)


def test_more_rows_than_there_can_be_are_not_read() -> None:
    rows = [["Gathering", "Item"], *(["congres-2013", f"T-{number}"] for number in range(MOST_ROWS))]

    (fault,) = faults(made({"Agenda": rows}))

    assert (fault.place, fault.problem, fault.expected) == (Cell("Agenda"), P.TOO_LARGE, str(MOST_ROWS))


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_workbook_with_any_bytes_spoiled_is_read_or_answered(data: st.DataObject) -> None:
    content = bytearray(FILLED["nl"])
    for at in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
        content[at] = data.draw(st.integers(0, 255))

    answer = read(bytes(content))

    assert isinstance(answer, ReportFile) or (answer and all(isinstance(each, Fault) for each in answer))


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=30),
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.sampled_from(["ORG-1", "U-1", "knp", "2012", "#N/A", "=A1", "a;b", "TRUE"]),
)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_workbook_with_any_cells_spoiled_is_read_or_answered_with_places(data: st.DataObject) -> None:
    columns = [(table.en, column.en) for table in TABLES for column in table.columns]
    cells = st.tuples(st.sampled_from(columns), st.integers(2, 6), VALUES)
    typed = [(*where, row, value) for where, row, value in data.draw(st.lists(cells, min_size=1, max_size=4))]

    answer = completed(typing(*typed), None)

    if not isinstance(answer, ReportFile):
        assert all(isinstance(fault.place, Cell) for fault in answer)
        assert len(set(answer)) == len(answer)


def test_opening_the_same_file_again_does_not_read_it_again() -> None:
    assert opened(FILLED["nl"], "a.xlsx") is opened(bytes(bytearray(FILLED["nl"])), "a.xlsx")


def test_a_row_is_found_by_its_reference() -> None:
    moved = changed(FILLED["en"], lambda book: put(book, "Units", "Name", row_of(book, "Units", "ON"), "Oost"))

    assert [unit.nl for unit in report(moved).police.units if unit.id == "ON"] == ["Oost"]


def test_two_thousand_recommendations_are_read() -> None:
    read = report(workbook_with(REPORT, 2_000))

    assert len({row.id for row in read.recommendation}) == 2_000
    assert read.recommendation[-1].text_nl == REPORT.recommendation[1_999 % 18 - 18].text_nl
