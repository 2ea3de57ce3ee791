"""Bringing in a report from the command line: looked at first, as a workbook, and written out again."""

import openpyxl

from bot.rehearsal.play import EXAMPLE
from tests.command_line.test_commands import Desk, desk
from tests.importing.sheets import put

__all__ = ["desk"]


def test_a_preview_tells_and_writes_nothing(desk: Desk) -> None:
    code, said = desk.types("import", str(EXAMPLE), "--preview")

    assert code == 0
    assert "New in Focus areas: ORG, TOE, INF, OPS" in said
    assert desk.types("tally", "congres-2013") == (1, "There is no gathering congres-2013.\n")


def test_the_report_goes_out_as_a_workbook_and_comes_back_corrected(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))
    assert desk.types("template", "report.xlsx", "--filled", "--language", "en")[0] == 0
    book = openpyxl.load_workbook(desk.folder / "report.xlsx")
    put(book, "Recommendations", "Urgency", 2, "low")
    book.save(desk.folder / "report.xlsx")

    code, said = desk.types("import", "report.xlsx", "--preview")
    assert (code, said.split("\n")[1].strip()) == (0, "ORG-1 · Urgency: high → low")
    assert desk.types("import", "report.xlsx")[0] == 0

    put(book, "Recommendations", "Urgency", 2, "hihg")
    book.save(desk.folder / "report.xlsx")
    code, said = desk.types("import", "report.xlsx")
    assert code == 1
    assert "Recommendations, row 2, column Urgency: hihg is not one of the words; did you mean high?" in said


def test_a_template_that_can_not_be_written_or_filled_says_so(desk: Desk) -> None:
    assert desk.types("template", "new.xlsx")[0] == 0
    empty = "new.xlsx was not imported; 1 fault:\n  nothing is filled in below the headings\n"
    assert desk.types("import", "new.xlsx") == (1, empty)
    code, said = desk.types("template", "new.xlsx", "--filled")
    assert (code, said.split(";")[0]) == (1, "There is no report yet to fill it with")
    assert "can't be written to none/new.xlsx" in desk.types("template", "none/new.xlsx")[1]
    assert "There is no language de" in desk.types("template", "new.xlsx", "--language", "de")[1]
