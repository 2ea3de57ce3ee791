"""The data of a report file, laid out in rows for the sheets of a workbook: the way back of `assembling`."""

from collections.abc import Iterator, Mapping
from typing import Any

from models.report_file.tables import AGENDA, SCORES, Path, Table


def rows_of(table: Table, data: Mapping[str, Any]) -> Iterator[dict[Path, Any]]:
    """The rows of one sheet, each with its values by their way; what the data don't have is left out."""
    if table is SCORES:
        for outcome in data.get("outcome", ()):
            for year, score in outcome.get("scores", {}).items():
                yield {("outcome",): outcome["id"], ("edition",): int(year), ("score",): score}
    elif table is AGENDA:
        for gathering in data.get("gathering", ()):
            agenda = gathering.get("agenda")
            for item in agenda or ():
                yield {("gathering",): gathering["id"], ("item",): item}
            if agenda is not None and not agenda:
                yield {("gathering",): gathering["id"]}
    else:
        for row in _rows(table, data):
            values = {column.path: _at(data if column.at_root else row, column.path) for column in table.columns}
            yield {path: value for path, value in values.items() if value is not None and value != () and value != []}


def _rows(table: Table, data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    found = _at(data, table.loc)
    if table.single and found:
        yield found
    elif not table.single:
        yield from found or ()


def _at(data: Any, path: Path) -> Any:
    for part in path:
        data = data.get(part) if isinstance(data, Mapping) else None
    return data
