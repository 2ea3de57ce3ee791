"""Importing a report: what the file says is put in the database, by reference, all or nothing."""

from models.importing.conflicts import ReportRefused
from models.importing.importing import Imported, put_report
from models.importing.writing import Count

__all__ = ["Count", "Imported", "ReportRefused", "put_report"]
