"""The progress report on paper and as data: what is read back from the files, by eyes and by a screen reader."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import openpyxl
import pytest
from docx.shared import Mm
from pypdf import PdfReader
from sqlmodel import Session

from bot.database import in_transaction, make_engine
from bot.reports import progress_report as files
from bot.reports import row_heights, typesetting
from bot.reports.progress_report import pdf
from bot.texts.progress_report import document
from bot.texts.progress_report.document import Block, Picture, Table, parts
from models import progress_report
from models.names import Names
from models.progress_report import ProgressReport, thawed
from models.rules.policy import Policy
from models.words import CommitmentStatus, Light
from tests.reports.structure import kinds
from tests.texts.reported import empty, full, unscored
from tests.texts.spoken_reporting import words
from tests.texts.values import LABEL, NOW, ZONE

LANGUAGES = ("nl", "en")
REPORTS = {"full": full(), "empty": empty(), "released": unscored()}


def printed(report: ProgressReport, language: str) -> PdfReader:
    return PdfReader(BytesIO(files.write(report, "pdf", language, NOW, ZONE).content))


def bare(text: str) -> str:
    """Without spaces and the places where a word may break, which differ from line to line, and without colons."""
    return "".join(text.replace("\u00ad", "").replace(":", "").split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", REPORTS)
def test_all_that_the_report_says_is_printed_in_its_order(which: str, language: str) -> None:
    reader = printed(REPORTS[which], language)
    told = bare("".join(page.extract_text() for page in reader.pages))

    said = document(REPORTS[which], language, NOW, ZONE)
    at = told.index(bare(said.contents))
    for section in said.sections:
        assert bare(section.heading) in told[at:]
        at = told.index(bare(section.heading), at)
    unprinted = {said.file_name, said.draft, said.label}
    unprinted |= {text for part in parts(said) for block in part.blocks for text in _unseen(block)}
    assert [text for text in words(said) if text not in unprinted and bare(text) not in told] == []


def _unseen(block: Block) -> tuple[str, ...]:
    """What a table says in other files alone, and what is drawn or said for who can't see it."""
    match block:
        case Table():
            return block.name, block.about
        case Picture():
            return (block.alternative, *(word for _, word in block.legend))
    return ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_finds_title_language_headings_and_the_picture_in_words(language: str) -> None:
    reader = printed(full(), language)
    root: Any = reader.root_object

    assert reader.metadata is not None
    assert document(full(), language, NOW, ZONE).title in (reader.metadata.title or "")
    assert root["/Lang"] == language
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    assert {"/H1", "/H2", "/H3", "/TH", "/Figure"} <= set(kinds(root["/StructTreeRoot"]))


def test_each_page_of_a_draft_says_so_and_a_released_one_has_its_number() -> None:
    draft, released = (printed(report, "nl") for report in (full(), unscored()))

    for number, page in enumerate(draft.pages, 1):
        text = page.extract_text()
        assert "Peildatum: 1 maart 2014 · Concept" in text
        assert f"Bladzijde {number} van {len(draft.pages)}" in text
        assert LABEL.nl in text
    assert all("Concept" not in page.extract_text() for page in released.pages)
    assert all("Versie 2" in page.extract_text() for page in released.pages)


@pytest.mark.parametrize("hostile", ["#panic()", "*vet* $1$ <b>", '"] #read("/etc/passwd")', "🔥\u202e אב", "W" * 300])
def test_nothing_that_is_typed_stops_or_changes_the_document(hostile: str) -> None:
    report = replace(full(), overall=Names(hostile, hostile))

    told = bare("".join(page.extract_text() for page in printed(report, "nl").pages)).replace("-", "")

    first = bare(typesetting.printable(hostile)).replace("-", "")
    assert first in told or not first.isascii()


def test_the_templates_find_their_font_and_warn_of_nothing() -> None:
    drawings: list[str] = []
    values = {"values": json.dumps(pdf.values(document(full(), "nl", NOW, ZONE), drawings))}
    template = Path(typesetting.__file__).parent / "templates" / pdf.TEMPLATE

    _, warnings = typesetting.compiler().compile_with_warnings(
        input=template, format="pdf", sys_inputs=values | {"drawings": json.dumps(drawings)}
    )

    assert warnings == []


def test_the_same_version_is_the_same_file() -> None:
    first, second = (files.write(unscored(), "pdf", "nl", NOW, ZONE) for _ in range(2))

    assert first == second
    assert first.name == "voortgangsrapportage-2014-03-01-versie-2.pdf"
    assert files.write(full(), "pdf", "en", NOW, ZONE).name == "progress-report-2014-03-01-draft.pdf"


def test_json_holds_the_whole_report() -> None:
    content = json.loads(files.write(full(), "json", "nl", NOW, ZONE).content)

    assert content.pop("format") == 1
    assert thawed(content) == full()


@pytest.fixture
def demonstration(report_url: str) -> ProgressReport:
    """As of the day of the demonstration."""
    engine = make_engine(report_url, writes=False)
    report = in_transaction(engine, _built)
    engine.dispose()
    return report


def _built(session: Session) -> ProgressReport:
    report = progress_report.build(session, date(2014, 3, 1), Policy())
    assert report is not None
    return report


def test_the_demonstration_has_its_lights_and_names_no_proposal(demonstration: ProgressReport) -> None:
    lights = {each.reference: each.light for each in demonstration.commitments}

    assert lights == {
        "A-1": Light.RED,
        "A-2": Light.AMBER,
        "A-3": Light.AMBER,
        "A-5": Light.AMBER,
        "A-6": Light.GREEN,
        "A-7": Light.AMBER,
        "A-8": Light.GREY,
    }
    assert demonstration.proposals == 1
    assert [(each.reference, demonstration.days_late(each)) for each in demonstration.overdue] == [("A-1", 15)]
    told = json.dumps(progress_report.frozen(demonstration))
    assert "A-4" not in told
    assert "Voorbeeldafspraak" not in told


def test_the_demonstration_moves_like_for_like(demonstration: ProgressReport) -> None:
    """Worked out by hand: means of area means over the seven outcomes that both editions have."""
    held = demonstration.editions

    assert (held.before, held.after) == (2010, 2012)
    assert {each.area: (each.before, each.after) for each in held.areas} == {
        "ORG": (55, 66),
        "TOE": (55, 67.5),
        "INF": (52, 54),
        "OPS": (63, 63),
    }
    assert (held.unweighted.before, held.unweighted.after) == (56.25, 62.625)
    assert (held.weighted.before, held.weighted.after) == pytest.approx((56.8, 63.15))
    assert [each.reference for each in demonstration.recommendations if each.edition == 2010] == ["ORG-5", "TOE-4"]


def test_before_anything_was_agreed_or_done_the_report_does_not_know_of_it(report_url: str) -> None:
    engine = make_engine(report_url, writes=False)
    early = in_transaction(engine, progress_report.build, date(2013, 11, 30), Policy())
    engine.dispose()

    assert early is not None
    statuses = {each.reference: each.status for each in early.commitments}
    assert sorted(statuses) == ["A-1", "A-2", "A-5", "A-6"]
    assert statuses["A-6"] == CommitmentStatus.IN_PROGRESS


def test_without_a_monitor_there_is_no_report(database_url: str) -> None:
    engine = make_engine(database_url, writes=False)
    built = in_transaction(engine, progress_report.build, date(2014, 3, 1), Policy())
    engine.dispose()

    assert built is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", REPORTS)
def test_word_reads_all_of_it_with_headings_tables_and_alternatives(which: str, language: str) -> None:
    content = files.write(REPORTS[which], "docx", language, NOW, ZONE).content
    said = document(REPORTS[which], language, NOW, ZONE)

    read = docx.Document(BytesIO(content))

    headings = [each.text for each in read.paragraphs if ((each.style and each.style.name) or "").startswith("Heading")]
    assert headings == [part.heading for part in parts(said)]
    paragraphs = {each.text for each in read.paragraphs}
    blocks = [block for part in parts(said) for block in part.blocks]
    assert {block for block in blocks if isinstance(block, str)} | set(said.cover) <= paragraphs
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [table.rows[0].cells[0].text for table in read.tables] == [table.headings[0] for table in tables]
    assert [len(table.rows) - 1 for table in read.tables] == [len(table.rows) for table in tables]
    headed = [cell for table in read.tables for cell in table.rows[0].cells]
    assert [each.text for each in headed if each.width < max(map(len, each.text.split())) * Mm(1.7) + Mm(3.8)] == []
    xml = read.element.xml
    for block in blocks:
        assert isinstance(block, str) or escape(block.about if isinstance(block, Table) else block.alternative) in xml
    assert xml.count("<w:tblHeader") == len(tables)
    assert read.core_properties.language == language
    assert read.sections[0].header.paragraphs[0].text == said.draft.upper()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_has_a_sheet_for_each_table_with_figures_as_figures(language: str) -> None:
    said = document(full(), language, NOW, ZONE)
    tables = [block for part in parts(said) for block in part.blocks if isinstance(block, Table)]

    book = openpyxl.load_workbook(BytesIO(files.write(full(), "xlsx", language, NOW, ZONE).content))

    assert book.sheetnames[1:] == [table.name for table in tables]
    for table in tables:
        rows = [[cell.value for cell in row] for row in book[table.name].iter_rows(min_row=3)]
        assert rows[0] == list(table.headings)
        assert len(rows) - 1 == len(table.rows)
    late = book[next(table.name for table in tables if {"Dagen te laat", "Days late"} & set(table.headings))]
    assert [str(late.cell(4, column).value) for column in (1, 4, 5)] == ["A-1", "2014-02-14 00:00:00", "15"]
    assert (late.row_dimensions[4].height or 0) > 2 * row_heights.LINE
    first = book[book.sheetnames[0]]
    assert said.cover[1] in {cell.value for (cell, *_) in first.iter_rows()}


def test_policy_areas_are_told_in_words() -> None:
    told = [document(full(), language, NOW, ZONE).sections[0].blocks[1] for language in LANGUAGES]

    assert told == [
        "Beleidsterreinen: mensenhandel, misstanden in de prostitutiebranche, online seks.",
        "Policy areas: human trafficking, abuses in the prostitution sector, online seks.",
    ]
