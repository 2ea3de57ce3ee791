"""From a file that somebody brings to the report it makes, with what the database has where it needs that."""

from sqlmodel import Session

from models.importing.standing import monitors, standing
from models.report_file import Book, Fault, ReportFile, completed, opened


def brought(session: Session, content: bytes, name: str) -> ReportFile | tuple[Fault, ...]:
    """The report in the file; a workbook without a monitor adds to the one report there is. Writes nothing."""
    said = opened(content, name)
    if not isinstance(said, Book):
        return said
    known = monitors(session)
    return completed(said, standing(session, known[0]) if len(known) == 1 else None)


def other_encoding(content: bytes, name: str) -> str:
    """Which encoding was taken for the file's where it is not in UTF-8, else empty."""
    said = opened(content, name)
    return said.encoding if isinstance(said, Book) else ""
