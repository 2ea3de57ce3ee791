"""Opening a file that somebody brings: which kind it is, whether it may be read, and what it says."""

import io
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import PurePath
from typing import Any
from zipfile import BadZipFile, ZipFile

from models.report_file.assembling import Assembled
from models.report_file.comma_separated import decoded, sheet_of
from models.report_file.faults import Cell, Fault, Found, Problem
from models.report_file.reading import checked, read_report
from models.report_file.shape import ReportFile
from models.report_file.sheets import Book, Sheet, filled_in
from models.report_file.tables import MONITOR
from models.report_file.workbook import Refused, sheets_of

LARGEST_FILE = 20 * 2**20
"""Bytes: more than this Telegram doesn't hand to a bot."""
LARGEST_UNPACKED = 64 * 2**20
MOST_PARTS = 1_000
ENDINGS = (".xlsx", ".csv", ".zip", ".toml")

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How a workbook with a password begins, and one of before 2007."""


def kind_of(name: str) -> str:
    """The ending of a file's name, in small letters: ".xlsx"."""
    return PurePath(name).suffix.lower()


@lru_cache(maxsize=2)
def opened(content: bytes, name: str) -> Book | ReportFile | tuple[Fault, ...]:
    """What the file says: a whole report, tables to be completed, or why it is not read.

    The same for the same file, so that turning the pages of its preview doesn't read it again.
    """
    if len(content) > LARGEST_FILE:
        return (Fault(name, Problem.TOO_LARGE, megabytes(len(content)), megabytes(LARGEST_FILE)),)
    try:
        if content.startswith(_COMPOUND):
            raise _unreadable(name, "a password or the old .xls form", ".xlsx")
        if content.startswith(_ZIP):
            return _filled(name, _packed(content, name))
        if kind_of(name) == ".toml":
            return read_report(content, name)
        if kind_of(name) == ".csv":
            text, encoding = decoded(content, name)
            book = _filled(name, [sheet_of(text, name)])
            if isinstance(book, Book):
                book.encoding = encoding
            return book
        raise _unreadable(name, "another kind of file", ", ".join(ENDINGS))
    except Refused as refused:
        return (refused.fault,)


def nothing_further(_report: ReportFile) -> Iterable[Found]:
    """Nothing else is wrong with a report."""
    return ()


def completed(
    book: Book, standing: dict[str, Any] | None, further: Callable[[ReportFile], Iterable[Found]] = nothing_further
) -> ReportFile | tuple[Fault, ...]:
    """The report that the tables make, by themselves or in addition to `standing`, the data of the report there is.

    `standing` may be changed on the way. None: there is no report to add to, or no telling to which. `further` is what
    else can be wrong with a report that is right in itself.
    """
    assembled = Assembled(book, standing)
    if not assembled.whole and standing is None:
        assembled.faults.append(Fault(Cell(MONITOR.sheet(assembled.language)), Problem.MISSING, "", "sheet"))
        return assembled.named(())
    report = checked(assembled.data)
    found = list(further(report)) if isinstance(report, ReportFile) else report
    if isinstance(report, ReportFile) and not found and not assembled.faults:
        return report
    return assembled.named(found)


def megabytes(size: int) -> str:
    return f"{size / 2**20:.1f} MB".replace(".0 ", " ")


def _filled(name: str, sheets: list[Sheet]) -> Book | tuple[Fault, ...]:
    book = filled_in(name, sheets)
    if not book.tables and not book.faults:
        return (Fault(name, Problem.EMPTY),)
    return book


def _packed(content: bytes, name: str) -> list[Sheet]:
    """The sheets of a workbook, or of a zip with CSV files. Raises Refused."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            unpacked = sum(part.file_size for part in archive.infolist())
            if unpacked > LARGEST_UNPACKED:
                most = megabytes(LARGEST_UNPACKED)
                raise Refused(Fault(name, Problem.TOO_LARGE, f"{megabytes(unpacked)} unpacked", most))
            if len(names) > MOST_PARTS:
                raise Refused(Fault(name, Problem.TOO_LARGE, f"{len(names)} parts", str(MOST_PARTS)))
            if any(each.endswith("vbaProject.bin") for each in names):
                raise _unreadable(name, "a workbook with macros", ".xlsx")
            if "[Content_Types].xml" not in names:
                return list(_zipped(archive, names, name))
    except (BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise _unreadable(name, "a damaged or locked file", ".xlsx") from error
    try:
        return sheets_of(content)
    except Refused:
        raise
    except Exception as error:
        raise _unreadable(name, "no workbook, or a damaged one", ".xlsx") from error


def _zipped(archive: ZipFile, names: list[str], name: str) -> Iterator[Sheet]:
    tables = [each for each in names if kind_of(each) == ".csv"]
    if not tables:
        raise _unreadable(name, "another kind of file", ", ".join(ENDINGS))
    for each in tables:
        yield sheet_of(decoded(archive.read(each), each)[0], each)


def _unreadable(name: str, given: str, expected: str) -> Refused:
    return Refused(Fault(name, Problem.UNREADABLE, given, expected))
