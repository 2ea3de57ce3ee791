"""The list of decisions and actions on paper: what is read, by eyes and by a screen reader."""

import json
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from bot.reports import typesetting
from bot.reports.minutes import TEMPLATE
from bot.texts import minutes as texts
from bot.texts.paper import Paper
from models.names import Names
from models.words import AgendaState
from tests.reports.structure import kinds
from tests.texts.spoken_minutes import EMPTY, LONGEST_LINE, complete, full
from tests.texts.values import LABEL, NOW

LANGUAGES = ("nl", "en")


def paper(language: str = "nl", **changed: Any) -> Paper:
    return replace(texts.paper(full(), language, NOW), **changed)


def printed(content: Paper) -> PdfReader:
    return PdfReader(BytesIO(typesetting.compile(TEMPLATE, asdict(content), NOW)))


def words(reader: PdfReader) -> str:
    """All of it on one line, without the places where a word may break."""
    return " ".join(" ".join(page.extract_text().replace("\u00ad", "") for page in reader.pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_finds_title_language_and_structure(language: str) -> None:
    reader = printed(paper(language))
    root: Any = reader.root_object

    assert reader.metadata is not None
    assert reader.metadata.title == f"{paper(language).title} · {paper(language).subtitle}"
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert {"/H1", "/H2", "/H3", "/TH", "/L"} <= set(kinds(root["/StructTreeRoot"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_on_it_and_each_page_has_its_number_and_label(language: str) -> None:
    content = paper(language)
    reader = printed(content)
    told = words(reader)

    for row in content.decisions:
        assert f"{row.reference} {row.title} {row.decision}" in told
        assert row.line in told
        assert row.figures in told
    assert f"{content.undecided_heading} • {content.undecided[0][0]} {content.undecided[0][1]}" in told
    assert all(row.status in told for row in content.actions)
    assert len(reader.pages) > 1
    for number, page in enumerate(reader.pages, 1):
        assert f"{content.page} {number} {content.of} {len(reader.pages)}" in page.extract_text()
        assert LABEL[language] in page.extract_text()
        assert content.footer in page.extract_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hidden_figure_and_an_offer_that_waits_are_not_on_it(language: str) -> None:
    minutes = full()
    shown, unpresented = minutes.items[0].tally, minutes.items[3]
    assert shown is not None
    counts = dict.fromkeys(shown.counts or {})
    hidden = replace(minutes.items[0], tally=replace(shown, counts=counts, urgent=None))
    proposal = next(action for action in minutes.actions if action.organisation is None)
    only = replace(minutes, items=(hidden, unpresented), actions=(proposal,))

    told = words(printed(texts.paper(only, language, NOW)))

    assert "%" not in told
    assert "214" not in told
    assert "ECVM" not in told
    assert {"nl": "reacties verborgen (klein aantal)", "en": "reactions hidden (small number)"}[language] in told


def test_it_is_a_draft_until_all_that_was_presented_is_decided() -> None:
    undecided = replace(complete().items[0], decided=None)
    waiting = replace(undecided, state=AgendaState.WAITING)

    assert EMPTY.draft
    assert full().draft
    assert not complete().draft
    assert replace(complete(), items=(*complete().items, undecided)).draft
    assert not replace(complete(), items=(*complete().items, waiting)).draft


@pytest.mark.parametrize(
    "hostile", ["#panic()", "*vet* _x_ $1$ <b>", '"] #read("/etc/passwd")', "🔥\u202e אב", "W" * 300]
)
def test_nothing_that_is_typed_stops_or_changes_the_document(hostile: str) -> None:
    minutes = complete()
    item = replace(minutes.items[0], title=Names(hostile, hostile))
    content = texts.paper(replace(minutes, items=(item,)), "nl", NOW)

    told = words(printed(content)).replace(" ", "").replace("-", "")

    first = typesetting.printable(hostile).replace("\u00ad", "").split()[0]
    assert first.replace("-", "") in told or not first.isascii()
    assert content.decisions[0].figures.replace(" ", "") in told


def test_the_template_finds_its_font_and_warns_of_nothing() -> None:
    values = {"values": json.dumps(asdict(paper()))}
    template = Path(typesetting.__file__).parent / "templates" / TEMPLATE

    _, warnings = typesetting.compiler().compile_with_warnings(input=template, format="pdf", sys_inputs=values)

    assert warnings == []


def test_the_same_list_at_the_same_moment_is_the_same_file() -> None:
    first, second = (typesetting.compile(TEMPLATE, asdict(paper()), NOW) for _ in range(2))

    assert first == second
    assert len(LONGEST_LINE) > 190
