"""The figures as a table, with what they should be."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from bench.measured import Figures

TARGETS = {
    "over_ordinary": (">=", 30.0),
    "of_wire": (">=", 0.25),
    "of_wire_50ms": (">=", 0.8),
    "committed_p95_ms": ("<", 250.0),
    "ms_1m": ("<", 10.0),
    "ratio_1m_to_10k": ("<=", 2.0),
    "seconds": ("<", 2.0),
    "mb_after_10_pictures": ("<", 250.0),
    "growth_mb_1000_pictures": ("<", 10.0),
    "tally_p95_ms": ("<", 250.0),
    "press_p95_ms": ("<", 1000.0),
    "press_p95_ms_while_presenting": ("<", 1000.0),
    "present_300_s": ("<", 12.0),
    "limit_violations": ("<=", 0.0),
    "picture_ms": ("<", 150.0),
    "xlsx_s": ("<", 5.0),
    "import_2000_s": ("<", 5.0),
    "tick_idle_ms_1m": ("<", 50.0),
    "drain_of_pace": (">=", 0.95),
    "answer_p95_ms_during_drain": ("<", 1000.0),
    "report_s": ("<", 2.0),
}

PUBLISHED = """What others publish, each measured their own way:
  arsnova.eu: 500 joins at p95 3.57 s; 14,400 votes in ten minutes at p95 60 ms; bursts of 600 at p95 766-968 ms
  Pol.is: 33,000 participants, 65 votes a second"""
"""Beside the figures of the hall."""


def show(found: Mapping[str, Figures | Mapping[str, Figures]]) -> None:
    """Print every figure; red where it misses what it should be."""
    table = Table("measurement", "figure", title="Weerklank, measured on this machine")
    table.add_column("value", justify="right")
    table.add_column("should be", justify="right")
    for name, figures in found.items():
        for label, value in _flat(name, figures):
            figure = label.rpartition(" ")[2]
            how, wanted = TARGETS.get(figure, ("", 0.0))
            met = {"": True, ">=": value >= wanted, "<": value < wanted, "<=": value <= wanted}[how]
            shown = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
            table.add_row(
                label.rpartition(" ")[0],
                figure,
                shown if met else f"[red]{shown}[/]",
                f"{how} {wanted:g}" if how else "",
            )
    console = Console()
    console.print(table)
    if "hall" in found:
        console.print(PUBLISHED, highlight=False)


def _flat(name: str, figures: Figures | Mapping[str, Figures]) -> list[tuple[str, float]]:
    rows = []
    for key, value in figures.items():
        if isinstance(value, Mapping):
            rows += _flat(f"{name} {key}", value)
        else:
            rows.append((f"{name} {key}", value))
    return rows
