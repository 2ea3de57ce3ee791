"""A file that is no workbook, one made to harm, or one spoiled anywhere is answered, never a crash."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from bot.reports.template_workbook import workbook
from models.report_file import Cell, Fault, Problem, ReportFile, completed
from models.report_file.opening import LARGEST_FILE
from models.report_file.tables import TABLES
from models.report_file.workbook import MOST_ROWS

from .filled import FILLED, typing
from .sheets import faults, made, read, saved

P = Problem


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
