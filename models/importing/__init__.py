"""Importing a report: what the file says is put in the database, by reference, all or nothing."""

from models.importing.bringing import brought, other_encoding
from models.importing.conflicts import ReportRefused
from models.importing.downloads import download, drop, forget_downloads
from models.importing.importing import Imported, put_report
from models.importing.preview import Change, Preview, preview, take_in
from models.importing.standing import current
from models.importing.writing import Count

__all__ = [
    "Change",
    "Count",
    "Imported",
    "Preview",
    "ReportRefused",
    "brought",
    "current",
    "download",
    "drop",
    "forget_downloads",
    "other_encoding",
    "preview",
    "put_report",
    "take_in",
]
