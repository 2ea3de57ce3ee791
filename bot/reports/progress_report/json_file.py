"""The progress report as JSON: all that it says, in words of the field that are the same in every language."""

import json

from models.progress_report import ProgressReport, frozen

FORMAT = 1
"""Grows when a key changes its meaning or goes."""


def write(report: ProgressReport) -> bytes:
    """UTF-8; null stands for a figure that is hidden or does not exist."""
    return json.dumps({"format": FORMAT, **frozen(report)}, ensure_ascii=False, indent=2).encode("utf-8")
