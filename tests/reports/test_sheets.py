"""Sheets as workbook and CSV: what stands in a cell comes out as it was, and no text becomes a formula."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports import csv_file, workbook
from bot.texts.sheet import FORMULA_STARTS, Sheet

LIKE_A_FORMULA = st.tuples(st.sampled_from(FORMULA_STARTS), st.text(st.characters(codec="utf-8"), max_size=20))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)


def cells_of(content: bytes, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(BytesIO(content))
    return [tuple(cell.value for cell in row) for row in book[name].iter_rows()]


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_workbook_holds_texts_numbers_shares_and_dates_as_such() -> None:
    sheet = Sheet("Blad", ["Wat", "n", "deel", "dag"], [["TOE-2", 3, 0.25, date(2013, 9, 2)], ["", None, None, None]])

    (headings, row, _) = cells_of(workbook.write([sheet], "Titel", "nl"), "Blad")

    assert headings == ("Wat", "n", "deel", "dag")
    assert row[:3] == ("TOE-2", 3, 0.25)
    assert str(row[3]).startswith("2013-09-02")


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    sheet = Sheet("Blad", ["Wat", "Uitleg"], [["kort", "woord " * 40], ["kort", "kort"]])

    page = openpyxl.load_workbook(BytesIO(workbook.write([sheet], "Titel", "nl")))["Blad"]

    assert [page.row_dimensions[row].height for row in (1, 2, 3)] == [None, 60, None]


def test_columns_are_as_wide_as_their_cells_and_the_words_of_their_heading() -> None:
    sheet = Sheet("Blad", ["Deel dat het eens is", "Vertrouwelijkheid"], [[1 / 3, 1]], shares=frozenset({0}))

    page = openpyxl.load_workbook(BytesIO(workbook.write([sheet], "Titel", "nl")))["Blad"]

    assert [round(page.column_dimensions[column].width) for column in "AB"] == [9, 20]
    assert page.print_title_rows == "$1:$1"


def test_lines_above_the_headings_come_first() -> None:
    sheet = Sheet("Blad", ["Wat"], [["a"]], intro=["Versie 3", "Geen steekproef"])

    rows = cells_of(workbook.write([sheet], "Titel", "nl"), "Blad")

    assert [row[0] for row in rows] == ["Versie 3", "Geen steekproef", None, "Wat", "a"]


def test_a_name_that_no_sheet_may_have_is_mended() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook.write([Sheet("a/b*" + "c" * 40, ["x"], [])], "t", "nl")))

    assert book.sheetnames == ["a b " + "c" * 27]


@settings(max_examples=40, deadline=None)
@given(LIKE_A_FORMULA.map("".join))
def test_no_text_becomes_a_formula_in_a_workbook(text: str) -> None:
    content = workbook.write([Sheet("Blad", ["Wat"], [[text]])], "Titel", "nl")

    cell = openpyxl.load_workbook(BytesIO(content))["Blad"]["A2"]

    assert cell.data_type != "f"
    assert cell.quotePrefix


@settings(max_examples=40, deadline=None)
@given(LIKE_A_FORMULA.map("".join))
def test_no_line_of_a_csv_begins_a_cell_like_a_formula(text: str) -> None:
    for row in lines_of(csv_file.write(Sheet("Blad", [text], [[text]]), "nl")):
        assert row == [f"'{text}"]


@settings(max_examples=40, deadline=None)
@given(TEXTS.filter(lambda text: not text.startswith(FORMULA_STARTS)))
def test_other_texts_stay_as_they_are(text: str) -> None:
    sheet = Sheet("Blad", ["Wat"], [[text]])

    assert lines_of(csv_file.write(sheet, "nl"))[1:] == [[text]]
    assert cells_of(workbook.write([sheet], "Titel", "nl"), "Blad")[-1][0] == text


def test_a_csv_in_dutch_has_a_comma_in_its_numbers() -> None:
    sheet = Sheet("Blad", ["n", "deel"], [[1000, 0.6177]])

    assert lines_of(csv_file.write(sheet, "nl"))[1] == ["1000", "0,6177"]
    assert lines_of(csv_file.write(sheet, "en"))[1] == ["1000", "0.6177"]
