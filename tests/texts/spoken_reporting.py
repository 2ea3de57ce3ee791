"""What is said of progress reports, and what stands in them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from bot.texts import handing_over, reporting
from bot.texts.dates import DateProblem, DateTrouble
from bot.texts.message import Message
from bot.texts.progress_report import Document, document
from bot.texts.progress_report.document import Picture, Table, parts
from bot.texts.progress_report.shown import cell
from bot.texts.tongue import tongue
from models.handing_over import Entry
from models.names import Names
from models.people import Recipient
from models.releasing import Named, Released
from models.words import Light
from tests.texts.reported import DAY, commitment, empty, full, unscored
from tests.texts.values import CONGRESS_DAY, LARGEST, NOW, ORGANISATION, ZONE


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield from _drafts(language)
    yield from _passages(language)
    yield from _versions(language)
    yield from _handed_over(language)


def _named(number: int, **changed: Any) -> Named:
    reader = Recipient(LARGEST, LARGEST, "nl")
    late = full().overdue
    return Named(
        LARGEST - number, "gemeente", ORGANISATION, late, **{"shown_at": None, "line": "", "reader": reader} | changed
    )


NAMED = [
    _named(0),
    _named(1, shown_at=NOW),
    _named(3, reader=None),
    _named(2, shown_at=NOW, line="De raad beslist op 20 maart, daarna gaat het snel." * 3),
    _named(4, reader=None),
]


def _drafts(language: str) -> Iterator[tuple[str, Message]]:
    for files in ("nl", "en"):
        yield f"draft, files in {files}", reporting.draft(language, LARGEST, full(), NAMED, 12, files, NOW.date())
    yield "draft, nothing yet", reporting.draft(language, LARGEST, empty(), [], 0, "nl", DAY)
    yield "as of which day", reporting.ask_day(language, LARGEST, DAY)
    for trouble in DateTrouble:
        yield (
            f"report, {trouble} day",
            reporting.day_trouble(language, LARGEST, DateProblem(trouble, (DAY, CONGRESS_DAY))),
        )
    long = replace(full(), overall=Names("Het gaat goed. " * 200, "It goes well. " * 200))
    yield "overall picture", reporting.ask_overall(language, replace(long, overall=Names("Het gaat goed.", "")), "nl")
    yield "overall picture in English", reporting.ask_overall(language, empty(), "en")


def _passages(language: str) -> Iterator[tuple[str, Message]]:
    for name, named in (("some", NAMED), ("many", [_named(number) for number in range(10)])):
        yield f"show passages, {name}", reporting.confirm_passages(language, LARGEST, named, "nl")
    late = commitment("A-7", Light.RED, due=date(2014, 2, 28))
    for number, message in enumerate(
        reporting.passage(language, LARGEST, full(), replace(NAMED[0], overdue=(*full().overdue, late)))
    ):
        yield f"passage, {number}", message
    yield "ask line", reporting.ask_line(language, ORGANISATION[language])
    yield "line added", reporting.line_added(language, LARGEST, LARGEST, "De raad beslist op 20 maart.")
    yield (
        "told line",
        reporting.told_line(language, LARGEST, ORGANISATION[language], "De raad beslist op 20 maart.", "nl"),
    )


def _versions(language: str) -> Iterator[tuple[str, Message]]:
    some = Released(LARGEST, 12, DAY, NOW)
    yield "release, some have to read", reporting.confirm_release(language, LARGEST, full(), NAMED, "nl")
    yield "release", reporting.confirm_release(language, LARGEST, full(), NAMED[1:], "nl")
    yield "version", reporting.version(language, some, ZONE, "nl")
    for page in (0, 1):
        yield f"versions, page {page + 1}", reporting.versions(language, [some] * 8, page, 12)
    yield "versions, one", reporting.versions(language, [some], 0, 1)
    yield "versions, none", reporting.versions(language, [], 0, 0)
    for name, report in (("draft", full()), ("version", unscored())):
        yield f"caption of a report, {name}", Message(reporting.caption(language, report))


def _handed_over(language: str) -> Iterator[tuple[str, Message]]:
    some = Entry(LARGEST, DAY, "Korpsmonitor Mensenhandel en Prostitutie 2012", "korpschef", "minister van Justitie")
    yield "hand-over log", handing_over.log(language, [some] * 6, 1, 20)
    yield "hand-over log, one", handing_over.log(language, [some], 0, 1)
    yield "hand-over log, empty", handing_over.log(language, [], 0, 0)
    yield "hand-over", handing_over.entry(language, some)
    for step in ("subject", "given_by", "given_to"):
        yield f"hand-over, {step}", handing_over.ask(language, step)
    yield "hand-over, day", handing_over.ask_day(language, DAY)
    yield "hand-over, day in trouble", handing_over.day_trouble(language, DateProblem(DateTrouble.AMBIGUOUS, (DAY,)))
    yield "remove hand-over", handing_over.ask_removal(language, some)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "overall too long", reporting.overall_too_long(language)
    yield "line of a report too long", reporting.line_too_long(language)
    yield "passage over", reporting.passage_over(language)
    yield "only readers", reporting.only_readers(language)
    yield "released already", reporting.released_already(language)
    yield "nothing to report", reporting.nothing_to_report(language)
    yield "hand-over too long", handing_over.too_long(language)
    yield "hand-over gone", handing_over.gone(language)


def printed(language: str) -> Iterator[str]:
    """Every heading, paragraph and cell."""
    for report in (full(), empty(), unscored()):
        yield from words(document(report, language, NOW, ZONE))


def words(of: Document) -> Iterator[str]:
    """All that a document says, in its order."""
    _ = tongue(of.language)
    yield from (of.title, *of.cover, of.label, of.draft, of.foot, of.page, of.of, of.contents, of.file_name)
    for part in parts(of):
        yield part.heading
        for block in part.blocks:
            match block:
                case Table():
                    yield from (block.name, block.about, *block.headings)
                    yield from (cell(each, _) for row in block.rows for each in row)
                case Picture():
                    yield from (block.alternative, *(word for _light, word in block.legend))
                case str():
                    yield block
