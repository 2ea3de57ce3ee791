"""What is said of a report that somebody brings, and in the workbook for one."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import faults, importing, template
from bot.texts.importing import PER_PAGE
from bot.texts.message import Message
from bot.texts.tongue import tongue
from models.importing import Change, Preview
from models.report_file import Cell, Fault, Problem
from models.report_file import tables as sheets
from models.report_file.tables import TABLES, Column, Table
from models.words import RecommendationStatus
from tests.texts.values import LARGEST, TITLES

NAME = "Korpsmonitor Mensenhandel en Prostitutie 2012 definitief.xlsx"
LONG = "Maak met gemeenten afspraken over wie toezicht houdt en hoe op overtredingen wordt gereageerd."
AT = Cell("Recommendations", 1234, "Special attention")
GIVEN = (
    "",
    "a second row",
    "a very large number",
    "a password or the old .xls form",
    "a workbook with macros",
    "a damaged or locked file",
    "no workbook, or a damaged one",
    "another kind of file",
    "an unknown encoding",
    "unknown headings",
    "52.4 MB unpacked",
    "12000 rows",
    "1000001 cells",
    "2000 parts",
    "from 10",
)
EXPECTED = (
    "text",
    "whole number",
    "true or false",
    "date",
    "list",
    "table",
    "sheet",
    "heading",
    "the reason",
    "letters, digits and hyphens",
    "one line of printable text",
    "printable text",
    "a weight above 0",
    "a name for those who belong to it",
    "one coordinator",
    "an organisation of kind coordinator",
    "one row",
    "outcome",
    "recommendation",
    "a commitment from the chat",
    "at least 1",
    "at most 100",
    "2013-09-02 or later",
    "0 to 100",
    "from 0",
    "monitor KM",
    "region 26",
    "a file name such as recommendations.csv",
    ", ".join(RecommendationStatus),
)


def every_fault() -> list[Fault]:
    """Each problem, each place, and each of the fixed words."""
    places: tuple[str | Cell, ...] = (AT, Cell("Meta", 3), Cell("Meta", 0, "Label"), Cell("Scores"), NAME)
    return [
        *(Fault(places[at % len(places)], problem, "hihg", "20") for at, problem in enumerate(Problem)),
        *(Fault(AT, Problem.UNREADABLE, given, ".xlsx") for given in GIVEN),
        *(Fault(AT, Problem.IMPOSSIBLE, "x", expected) for expected in EXPECTED),
        Fault(AT, Problem.DUPLICATE, "TOE-2", Cell("Recommendations", 7)),
        Fault(AT, Problem.NOT_ONE_OF, "hihg", "high, medium, low"),
        Fault(Cell("Scores"), Problem.MISSING, "", "list"),
        Fault("line 12, column 5", Problem.UNREADABLE, "Invalid value", "TOML"),
    ]


def a_preview() -> Preview:
    """One of everything that an import can do."""
    recommendations, gatherings = sheets.RECOMMENDATIONS, sheets.GATHERINGS

    def change(table: Table, reference: str, path: str, old: object, new: object) -> Change:
        column = next(each for each in table.columns if each.path[-1] == path)
        return Change(table, reference, column, old, new)

    agenda = Column(("agenda",), "Agenda", "Agenda")
    references = [reference for reference, _ in TITLES]
    return Preview(
        "KM",
        (
            change(recommendations, "TOE-2", "urgency", "high", "medium"),
            change(recommendations, "TOE-2", "text_nl", LONG, LONG[::-1]),
            change(recommendations, "TOE-2", "ids", ["gemeente"], ["riec-on", "liec"]),
            change(recommendations, "TOE-2", "outcome", "U-3", None),
            change(gatherings, "congres-2013", "date", date(2013, 9, 2), date(2013, 9, 3)),
            change(sheets.META, "", "label_nl", None, LONG),
            Change(sheets.AGENDA, "congres-2013", agenda, references, references[::-1]),
            Change(sheets.AGENDA, "taskforce-2013-09", agenda, references, []),
        ),
        {recommendations: tuple(references), gatherings: ("taskforce-2014-01",)},
        9_876,
        tuple(f"congres-2013/{reference}" for reference in references),
        2,
    )


def messages(language: str) -> Iterator[tuple[str, Message]]:
    found, shown = every_fault(), a_preview()
    for page in range(len(found) // PER_PAGE + 2):
        yield f"faults, page {page}", importing.faults(language, LARGEST, NAME, found, page)
    yield "one fault", importing.faults(language, LARGEST, NAME, found[:1], 0)
    for page in range(3):
        yield (
            f"import preview, page {page}",
            importing.preview(language, LARGEST, NAME, shown, page, encoding="cp1252"),
        )
    for cards in (0, 1, 2):
        yield f"imported, {cards}", importing.imported(language, NAME, replace(shown, cards=cards))
    yield "which template", importing.choose_template(language)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    _ = tongue(language)
    for at, fault in enumerate(every_fault()):
        yield f"fault {at}", faults.sentence(fault, _)
    yield "fault of a whole file", faults.sentence(Fault(NAME, Problem.EMPTY), _, NAME)
    for at, line in enumerate(template.explanation(language)):
        yield f"template, line {at}", line
    for at, heading in enumerate(template.headings(language)):
        yield f"template, heading {at}", heading
    for table in TABLES:
        for column in table.columns:
            name = f"template, {table.name} {'.'.join(column.path)}"
            yield name, template.what_goes_in(language, table, column)
    yield "template name", template.file_name(language)
    yield "template name, filled", template.file_name(language, "KM")
    yield "nothing changes", importing.nothing_changes(language, NAME)
    yield "fetching", importing.fetching(language, NAME)
    yield "file not given", importing.not_given(language, NAME)
    yield "file too large", importing.too_large(language, NAME, "52.4 MB", "20 MB")
    yield "file of another kind", importing.other_kind(language, ".xlsx, .csv, .zip, .toml")
    yield "only the coordinator imports", importing.only_coordinator(language)
    yield "no files", importing.no_files(language)
    yield "file discarded", importing.discarded(language, NAME)
    yield "file gone", importing.gone(language)
    for coordinator in (True, False):
        yield f"template caption, {coordinator}", importing.template_caption(language, coordinator=coordinator)
