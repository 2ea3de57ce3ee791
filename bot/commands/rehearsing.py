"""weerklank rehearse."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from rich.table import Table

from bot import logs
from bot.commands.desk import FAILED, OK, command, err, out
from bot.rehearsal.company import Narrate
from bot.rehearsal.rehearsing import Outcome
from bot.rehearsal.rehearsing import rehearse as play
from bot.rehearsal.year.playing import rehearse_year as play_year


@command
def rehearse(participants: int, seed: int, folder: Path, database: str) -> int:
    """Play, and say how it went; not OK when what was counted differs from what the crowd did."""
    return _perform(
        folder,
        _lines,
        "What was counted is what the crowd did.",
        lambda narrate: play(participants, seed, folder, database, narrate),
    )


@command
def rehearse_year(partners: int, commitments: int, seed: int, folder: Path, database: str) -> int:
    """Play a year; not OK when the reminders that came are not those that the rules ask for."""
    return _perform(
        folder,
        _year,
        "Every reminder came on its day, and none besides.",
        lambda narrate: play_year(partners, commitments, seed, folder, database, narrate),
    )


def _perform(
    folder: Path,
    lines: Callable[[dict[str, Any]], list[tuple[str, str]]],
    well: str,
    perform: Callable[[Narrate], Coroutine[Any, Any, Outcome]],
) -> int:
    logs.set_up("error", "text")
    folder.mkdir(parents=True, exist_ok=True)
    with out.status("The curtain rises …") as status:

        def narrate(scene: str) -> None:
            out.print(f"[dim]·[/dim] {scene}")
            status.update(scene)

        outcome = asyncio.run(perform(narrate))
    _show(outcome, lines(outcome.summary))
    if outcome.differences:
        err.print("What was counted differs from what was done:")
        for difference in outcome.differences:
            err.print(f"  {difference}", markup=False)
        return FAILED
    out.print(f"[bold]{well}[/bold]")
    return OK


def _show(outcome: Outcome, lines: list[tuple[str, str]]) -> None:
    table = Table(show_header=False, box=None, padding=(0, 2))
    for what, figure in lines:
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


def _year(summary: dict[str, Any]) -> list[tuple[str, str]]:
    ledger, kinds = summary["ledger"], summary["kinds"]
    return [
        ("Reminders", f"{ledger['planned']} due, {ledger['delivered']} delivered"),
        ("Of which", ", ".join(f"{number} {kind}" for kind, number in kinds.items())),
        ("Absences", f"{summary['absences']}, on which somebody else was asked or the reminder waited"),
        ("Wrong", f"{ledger['missing']} missing, {ledger['extra']} extra, {ledger['after_done']} after it was done"),
        ("Forbidden", f"{ledger['at_forbidden_times']} on a free day or outside the hours"),
        ("Messages", f"{summary['messages_sent']} sent, {summary['limit_violations']} beyond Telegram's limits"),
        ("Played", f"the year 2014 in {summary['seconds']} s"),
    ]
