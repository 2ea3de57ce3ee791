"""The progress report: all that it says as of a reference date, rebuilt from history whenever that is asked."""

from models.progress_report.building import build
from models.progress_report.content import ProgressReport, frozen, thawed

__all__ = ["ProgressReport", "build", "frozen", "thawed"]
