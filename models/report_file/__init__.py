"""The report file: an organiser's monitor, recommendations, gatherings and commitments, in TOML or as a workbook."""

from models.report_file.faults import Cell, Fault, Found, Problem
from models.report_file.opening import completed, opened
from models.report_file.reading import read_report
from models.report_file.shape import ReportFile
from models.report_file.sheets import Book

__all__ = ["Book", "Cell", "Fault", "Found", "Problem", "ReportFile", "completed", "opened", "read_report"]
