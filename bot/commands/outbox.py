"""weerklank outbox."""

from pathlib import Path

from rich.table import Table

from bot.commands.desk import OK, command, configuration, database, out
from bot.database import in_transaction
from models import outbox

PER_PAGE = 20


@command
def list_undelivered(path: Path | None, page: int) -> int:
    """Twenty a page, newest first. Whom a message was for is not shown."""
    with database(configuration(path)) as engine:
        rows = in_transaction(engine, outbox.undelivered, PER_PAGE * page)[PER_PAGE * (page - 1) :]
    if not rows:
        out.print("Everything arrived, as far as is known." if page == 1 else "There is nothing on this page.")
        return OK
    table = Table("number", "due", "what", "state", "why", title="Not delivered, or perhaps not")
    for row in rows:
        what = "card" if row.posting_id is not None else row.method
        table.add_row(str(row.id), f"{row.available_at:%Y-%m-%d %H:%M:%S}", what, row.state, row.last_error[:120])
    out.print(table)
    return OK
