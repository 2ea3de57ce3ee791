"""weerklank inbox."""

from pathlib import Path

from rich.table import Table

from bot.commands.desk import OK, command, configuration, counted, database, out
from bot.database import in_transaction
from models import inbox

PER_PAGE = 20


@command
def list_aside(path: Path | None, page: int) -> int:
    """Twenty a page, oldest first."""
    with database(configuration(path)) as engine:
        rows = in_transaction(engine, inbox.aside, PER_PAGE * page)[PER_PAGE * (page - 1) :]
        counts = in_transaction(engine, inbox.counts)
    if not rows:
        out.print("Nothing was set aside." if page == 1 else "There is nothing on this page.")
        return OK
    table = Table("number", "received", "why", title=f"Set aside: {counts.get('aside', 0)}")
    for row in rows:
        table.add_row(str(row.seq), f"{row.received_at:%Y-%m-%d %H:%M:%S}", row.error[:120])
    out.print(table)
    out.print("Again: weerklank inbox retry NUMBER …")
    return OK


@command
def retry(path: Path | None, seqs: list[int] | None) -> int:
    """The running bot takes them up with the next update that arrives."""
    with database(configuration(path)) as engine:
        number = in_transaction(engine, inbox.retry, seqs or None)
    out.print(f"{counted(number, 'update')} will be handled again.")
    return OK
