"""The progress report in words: sections in the reader's language, from which every form of file is written."""

from bot.texts.progress_report.document import Document
from bot.texts.progress_report.writing import document, file_name

__all__ = ["Document", "document", "file_name"]
