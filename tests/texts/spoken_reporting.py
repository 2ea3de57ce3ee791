"""What stands in progress reports."""

from collections.abc import Iterator

from bot.texts.message import Message
from bot.texts.progress_report import Document, document
from bot.texts.progress_report.document import Picture, Table, parts
from bot.texts.progress_report.shown import cell
from bot.texts.tongue import tongue
from tests.texts.reported import empty, full, unscored
from tests.texts.values import NOW, ZONE


def messages(_language: str) -> Iterator[tuple[str, Message]]:
    yield from ()


def short_answers(_language: str) -> Iterator[tuple[str, str]]:
    yield from ()


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
