"""A report with as many recommendations as one wants, as a workbook."""

from typing import Any

from bot.reports.template_workbook import workbook
from models.report_file import ReportFile


def data_of(report: ReportFile, recommendations: int) -> dict[str, Any]:
    """The report's data with its recommendations repeated under references of their own, up to this many."""
    data = report.model_dump(by_alias=True, exclude_unset=True)
    rows = list(data["recommendation"])
    more = (rows[at % len(rows)] | {"id": f"R-{at + 1}"} for at in range(recommendations - len(rows)))
    return data | {"recommendation": [*rows, *more]}


def workbook_with(report: ReportFile, recommendations: int, language: str = "nl") -> bytes:
    """The same, written out."""
    return workbook(language, data_of(report, recommendations))
