"""weerklank rehearse."""

import asyncio
from pathlib import Path
from typing import Any

from rich.table import Table

from bot import logs
from bot.commands.desk import FAILED, OK, command, err, out
from bot.rehearsal.rehearsing import Outcome
from bot.rehearsal.rehearsing import rehearse as play


@command
def rehearse(participants: int, seed: int, folder: Path, database: str) -> int:
    """Play, and say how it went; not OK when what was counted differs from what the crowd did."""
    logs.set_up("error", "text")
    folder.mkdir(parents=True, exist_ok=True)
    with out.status("The curtain rises …") as status:

        def narrate(scene: str) -> None:
            out.print(f"[dim]·[/dim] {scene}")
            status.update(scene)

        outcome = asyncio.run(play(participants, seed, folder, database, narrate))
    _show(outcome)
    if outcome.differences:
        err.print("What was counted differs from what was done:")
        for difference in outcome.differences:
            err.print(f"  {difference}", markup=False)
        return FAILED
    out.print("[bold]What was counted is what the crowd did.[/bold]")
    return OK


def _show(outcome: Outcome) -> None:
    summary = outcome.summary
    table = Table(show_header=False, box=None, padding=(0, 2))
    for what, figure in _lines(summary):
        table.add_row(what, figure)
    out.print()
    out.print(table)
    out.print()
    folder = outcome.files[0].parent
    out.print(f"In {folder}: {', '.join(sorted(path.name for path in outcome.files))}", markup=False)


def _lines(summary: dict[str, Any]) -> list[tuple[str, str]]:
    reactions, voices, reminders = summary["reactions"], summary["voices"], summary["reminders"]
    return [
        ("Reactions and presses", f"{reactions['sent']} sent, {reactions['journalled']} journalled"),
        ("Voices", f"{voices['expected']} expected, {voices['counted']} counted (version {summary['tally_revision']})"),
        (
            "In private",
            f"{summary['announced']} told the news, {summary['nudged']} nudged, {summary['results']} results",
        ),
        ("Files", f"{len(summary['files'])} sent or fetched, and read back"),
        (
            "Messages",
            f"{summary['messages_sent']} sent, {summary['limit_violations']} beyond Telegram's limits",
        ),
        ("Reminders", f"{reminders['due']} due, {reminders['delivered']} delivered, {reminders['doubled']} doubled"),
        ("Commitments", ", ".join(f"{number} {status}" for status, number in sorted(summary["commitments"].items()))),
        ("Compared", f"{summary['checks']} times what people saw, with what was done"),
        ("Played", f"2 September 2013 to {summary['until']} in {summary['seconds']} s"),
    ]
