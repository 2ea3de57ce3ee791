"""`weerklank report` as an operator types it."""

import json
from pathlib import Path

import pytest

from bot.rehearsal.play import EXAMPLE
from tests.command_line.test_commands import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.types("import", str(EXAMPLE))
    return made


def test_a_report_is_written_as_of_any_day(desk: Desk) -> None:
    assert desk.types("report", "--as-of", "2014-03-01") == (
        0,
        "The progress report as of 2014-03-01 is in voortgangsrapportage-2014-03-01-concept.pdf.\n",
    )
    assert (desk.folder / "voortgangsrapportage-2014-03-01-concept.pdf").read_bytes().startswith(b"%PDF")

    code, _ = desk.types("report", "--as-of", "2014-03-01", "--format", "json", "--out", "march.json")
    march = json.loads((desk.folder / "march.json").read_bytes())
    assert code == 0
    assert march["day"] == "2014-03-01"
    assert len(march["recommendations"]) == 18


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("--as-of", "31-02-2014"), "31-02-2014 is no date"),
        (("--as-of", "2099-01-01"), "2099-01-01 is still to come"),
        (("--language", "fr"), "There is no language fr; choose one of: nl, en."),
        (("--format", "odt"), "There is no format odt; choose one of: "),
        (("--as-of", "2014-03-01", "--out", "no/such/folder.pdf"), "can't be written to no/such/folder.pdf"),
    ],
)
def test_what_can_not_be_is_said_plainly(desk: Desk, words: tuple[str, ...], answer: str) -> None:
    code, said = desk.types("report", *words)

    assert code == 1
    assert answer in said


def test_without_a_report_to_follow_it_says_what_to_do(tmp_path: Path) -> None:
    code, said = Desk(tmp_path).types("report")

    assert code == 1
    assert "weerklank import FILE" in said
