"""Changes that Alembic has no operation for."""

from collections.abc import Iterable, Mapping

from alembic import op


def change_checks(table: str, old: Iterable[str], new: Mapping[str, str]) -> None:
    """Put the `new` checks, name → rule, in place of the `old` ones."""
    with op.batch_alter_table(table, schema=None) as batch_op:
        for name in old:
            batch_op.drop_constraint(batch_op.f(f"ck_{table}_{name}"), type_="check")
        for name, rule in new.items():
            batch_op.create_check_constraint(batch_op.f(f"ck_{table}_{name}"), rule)


def number_rows(tables: Iterable[str], *, once: bool) -> None:
    """Whether SQLite, which makes these tables anew for it, gives a row's number `once`, as PostgreSQL always does.

    Buttons carry these numbers: one that is pressed late must never mean another row.
    """
    if op.get_bind().dialect.name == "sqlite":
        for table in tables:
            with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": once}):
                pass
