"""The progress report as a file: all forms are written from one value."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.reports.documents import Document
from bot.reports.progress_report import docx_file, json_file, pdf, xlsx_file
from bot.texts import progress_report as texts
from models.progress_report import ProgressReport

Write = Callable[[texts.Document, ProgressReport, datetime], bytes]

FORMS: Mapping[str, Write] = {
    "pdf": lambda document, _, at: pdf.write(document, at),
    "docx": lambda document, _, at: docx_file.write(document, at),
    "xlsx": lambda document, _, __: xlsx_file.write(document),
    "json": lambda _, report, __: json_file.write(report),
}
"""What a report can be written as, by the ending of the file."""


def write(report: ProgressReport, form: str, language: str, at: datetime, zone: str) -> Document:
    """`at`: when a draft is made, or when the version was released, so that it stays the same file."""
    document = texts.document(report, language, at, zone)
    return Document(f"{document.file_name}.{form}", FORMS[form](document, report, at))
