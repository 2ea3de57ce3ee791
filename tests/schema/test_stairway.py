"""Every migration goes up, down and up again, and in the end the database is what the tables say."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, Engine, inspect

from models import schema
from models.tables import metadata


def versions() -> list[str]:
    """All versions, the oldest first."""
    script = ScriptDirectory(str(schema.__file__).removesuffix("schema.py") + "migrations")
    return [revision.revision for revision in script.walk_revisions()][::-1]


def shape(connection: Connection) -> dict[str, Any]:
    """Tables with their columns, keys, indexes and checks, by name."""
    found = inspect(connection)
    return {
        table: (
            sorted((column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(table)),
            found.get_pk_constraint(table)["constrained_columns"],
            sorted(str(key["name"]) for key in found.get_foreign_keys(table)),
            sorted((str(index["name"]), index["unique"]) for index in found.get_indexes(table)),
            sorted((str(check["name"]), check["sqltext"]) for check in found.get_check_constraints(table)),
            sorted(str(unique["name"]) for unique in found.get_unique_constraints(table)),
        )
        for table in found.get_table_names()
    }


def differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts={"compare_type": True, "render_as_batch": True})
    return list(compare_metadata(context, metadata))


def test_each_step_goes_up_and_down_and_up_again(empty: Engine) -> None:
    below = "base"
    for version in versions():
        with empty.begin() as connection:
            before = shape(connection)
            schema.upgrade(connection, version)
            after = shape(connection)
            assert schema.present(connection) == version
        with empty.begin() as connection:
            schema.downgrade(connection, below)
            lower = shape(connection)
            lower.pop("alembic_version")
            before.pop("alembic_version", None)
            assert lower == before
        with empty.begin() as connection:
            schema.upgrade(connection, version)
            assert shape(connection) == after
        below = version
    assert below == schema.wanted()


def test_the_database_is_what_the_tables_say(engine: Engine) -> None:
    with engine.begin() as connection:
        assert schema.present(connection) == schema.wanted()
        assert differences(connection) == []


def test_a_missing_column_would_be_seen(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE contact DROP COLUMN unreachable_why")
        assert [difference[0] for difference in differences(connection)] == ["add_column"]


def test_each_check_index_and_key_of_a_table_is_in_the_database(engine: Engine) -> None:
    with engine.begin() as connection:
        found = shape(connection)
    found.pop("alembic_version")
    assert found.keys() == metadata.tables.keys()
    for name, table in metadata.tables.items():
        _, _, keys, indexes, checks, uniques = found[name]
        wanted = {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}
        assert wanted == {check for check, _ in checks}
        assert {str(index.name) for index in table.indexes} == {index for index, _ in indexes} - set(uniques)
        assert len(keys) == len(table.foreign_key_constraints)


def test_a_version_of_a_newer_weerklank_is_not_known() -> None:
    assert schema.knows(schema.wanted())
    assert not schema.knows("ffffffffffff")
