"""From a file that somebody brings to the report it makes, with what the database has where it needs that."""

from sqlmodel import Session

from models.importing.conflicts import as_faults, conflicts
from models.importing.standing import monitors, standing
from models.report_file import Book, Fault, ReportFile, completed, opened


def brought(session: Session, content: bytes, name: str) -> ReportFile | tuple[Fault, ...]:
    """The report in the file; a workbook without a monitor adds to the one report there is. Writes nothing.

    What it has in common with the database for something else is a fault, named as the file has it.
    """
    said = opened(content, name)
    if isinstance(said, Book):
        known = monitors(session)
        adds_to = standing(session, known[0]) if len(known) == 1 else None
        return completed(said, adds_to, lambda report: conflicts(session, report))
    if isinstance(said, ReportFile) and (found := list(conflicts(session, said))):
        return as_faults(found, said)
    return said


def other_encoding(content: bytes, name: str) -> str:
    """Which encoding was taken for the file's where it is not in UTF-8, else empty."""
    said = opened(content, name)
    return said.encoding if isinstance(said, Book) else ""
