"""The report file: an organiser's TOML with the monitor, recommendations, gatherings and commitments."""

from models.report_file.faults import Fault, Problem
from models.report_file.reading import read_report
from models.report_file.shape import ReportFile

__all__ = ["Fault", "Problem", "ReportFile", "read_report"]
