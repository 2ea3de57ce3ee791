"""The manual of the report file is right: its blocks are a file, and it tells of every key."""

import re
import tomllib
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from models.report_file.tables import TABLES

from .conftest import right

MANUAL = (Path(__file__).parents[2] / "docs" / "report-file.md").read_text(encoding="utf-8")


def keys(value: Any) -> set[str]:
    """All keys of tables in a value, at any depth."""
    if isinstance(value, list):
        return set().union(*map(keys, value))
    if not isinstance(value, dict):
        return set()
    return set(value) | set().union(*map(keys, value.values()))


def shape_keys(value: Any) -> set[str]:
    if isinstance(value, tuple):
        return set().union(*map(shape_keys, value))
    if not isinstance(value, BaseModel):
        return set()
    names = {field.alias or name for name, field in type(value).model_fields.items()}
    return names | set().union(*(shape_keys(getattr(value, name)) for name in type(value).model_fields))


def test_the_blocks_of_the_manual_are_a_right_file_with_every_key() -> None:
    source = "".join(re.findall(r"```toml\n(.*?)```", MANUAL, re.DOTALL))

    report = right(source)

    assert shape_keys(report) - keys(tomllib.loads(source)) == set()


def test_the_manual_tells_of_every_sheet_and_column() -> None:
    rows = [line for line in MANUAL.split("\n") if line.startswith("| **")]

    for table, row in zip(TABLES, rows, strict=True):
        assert all(name in row for name in (table.en, table.nl))
        columns = [column for column in table.columns if not column.en.endswith("(English)")]
        assert [column for column in columns if column.en not in row or column.nl not in row] == []
