"""What is wrong in a workbook is named by sheet, row and column."""

from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from models.report_file import Cell, Fault, Problem, completed

from .filled import FILLED, typing
from .sheets import changed, column, faults, put

P = Problem

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
