"""weerklank import."""

from pathlib import Path

from rich.table import Table

from bot.commands.desk import FAILED, OK, command, configuration, database, err, out
from bot.database import in_transaction
from models.importing import Imported, ReportRefused, put_report
from models.report_file import Fault, Problem, ReportFile, read_report


@command
def import_report(path: Path | None, file: Path) -> int:
    """All of it or nothing; every fault at once, each with its place."""
    config = configuration(path)
    try:
        source = file.read_bytes()
    except OSError as error:
        err.print(f"{file} can't be read: {error.strerror}.", markup=False)
        return FAILED
    with out.status(f"Reading {file.name} …"):
        report = read_report(source, file.name)
    if not isinstance(report, ReportFile):
        return _refuse(file, report)
    with database(config) as engine, out.status("Writing …"):
        try:
            imported = in_transaction(engine, put_report, report)
        except ReportRefused as refused:
            return _refuse(file, refused.faults)
    _show(file, imported)
    return OK


def _refuse(file: Path, faults: tuple[Fault, ...]) -> int:
    err.print(f"{file.name} was not imported; {len(faults)} fault(s):", markup=False)
    for fault in faults:
        err.print(f"  {fault_sentence(fault)}", markup=False)
    return FAILED


def fault_sentence(fault: Fault) -> str:
    """The place, what is wrong there, and what would be right."""
    given, expected = fault.given, fault.expected
    return (
        f"{fault.place}: "
        + {
            Problem.UNREADABLE: f"can't be read: {given}; expected {expected}",
            Problem.MISSING: f"is missing; expected {expected}",
            Problem.UNKNOWN_KEY: f"there is no key {given}; expected {expected}",
            Problem.WRONG_TYPE: f"{given} is not {expected}",
            Problem.NOT_ONE_OF: f"{given} is not one of: {expected}",
            Problem.UNKNOWN_REFERENCE: f"{given} is not in the file; expected {expected}",
            Problem.DUPLICATE: f"{given} stands twice; first at {expected}",
            Problem.IMPOSSIBLE: f"{given} can't be; expected {expected}",
            Problem.TOO_LONG: f"is {given} long; at most {expected}",
            Problem.EMPTY: f"is empty; expected {expected}",
        }[fault.problem]
    )


def _show(file: Path, imported: Imported) -> None:
    table = Table("what", "new", "changed", "as it was", "removed", title=f"{file.name} is imported")
    for name, count in imported.counts.items():
        numbers = (count.added, count.changed, count.unchanged, count.removed)
        table.add_row(name.replace("_", " "), *(str(number) if number else "·" for number in numbers))
    out.print(table)
    for name, references in imported.kept.items():
        out.print(f"Kept though no longer in the file, {name.replace('_', ' ')}: {', '.join(references)}", markup=False)
    if imported.cards:
        out.print(f"{imported.cards} card(s) in the chat will show the new texts.")
