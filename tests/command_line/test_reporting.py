"""`weerklank report` as an operator types it."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from bot.database import in_transaction, make_engine
from bot.rehearsal.play import EXAMPLE
from models import releasing
from models.tables import Organisation, Passage, ReportVersion
from tests.command_line.test_commands import NOON, Desk


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


def test_a_draft_brings_its_overall_picture_and_the_lines_of_organisations(desk: Desk) -> None:
    engine = make_engine(f"sqlite:///{desk.folder / 'weerklank.sqlite3'}", writes=True)
    in_transaction(engine, _drafted, date(2014, 3, 1))
    engine.dispose()

    desk.types("report", "--as-of", "2014-03-01", "--format", "json", "--out", "march.json")
    desk.types("report", "--as-of", "2014-02-01", "--format", "json", "--out", "february.json")
    march, february = (json.loads((desk.folder / f"{name}.json").read_bytes()) for name in ("march", "february"))
    assert march["overall"]["nl"] == "Het gaat goed."
    assert march["lines"] == [{"organisation": "gemeente", "text": "De raad beslist op 20 maart."}]
    assert (february["overall"]["nl"], february["lines"]) == ("", [])


def _drafted(session: Session, day: date) -> None:
    version = ReportVersion(reference_date=day, created_at=NOON)
    session.add(version)
    session.flush()
    releasing.write_overall(session, version, "nl", "Het gaat goed.")
    owner = session.execute(select(Organisation).where(col(Organisation.reference) == "gemeente")).scalar_one()
    line = "De raad beslist op 20 maart."
    session.add(Passage(report_id=version.id or 0, organisation_id=owner.id or 0, shown_at=NOON, line=line))


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
