"""What pydantic found wrong with the shape of a report file, in our own words."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from models.report_file.faults import Found, Loc, Problem, nearest, shown
from models.report_file.shape import ONE_LINE_PATTERN, REFERENCE_PATTERN, TEXT_PATTERN, ReportFile

_TYPES = {str: "text", int: "whole number", bool: "true or false", date: "date", tuple: "list", dict: "table"}
_PATTERNS = {
    REFERENCE_PATTERN: "letters, digits and hyphens",
    ONE_LINE_PATTERN: "one line of printable text",
    TEXT_PATTERN: "printable text",
}


def shape_faults(error: ValidationError) -> Iterator[Found]:
    """Each fault of the shape, at its way into the data."""
    for one in error.errors(include_url=False):
        loc, given, limits = one["loc"], one["input"], one.get("ctx", {})
        match one["type"]:
            case "default_factory_not_called":
                continue
            case "missing":
                yield Found(loc, Problem.MISSING, "", _described(_type_at(loc)))
            case "extra_forbidden":
                yield Found(loc, Problem.UNKNOWN_KEY, shown(loc[-1]), nearest(str(loc[-1]), _keys(_type_at(loc[:-1]))))
            case "enum" | "literal_error" if isinstance(given, str):
                yield Found(loc, Problem.NOT_ONE_OF, shown(given), _described(_type_at(loc)))
            case "too_short" if given:
                continue
            case "string_too_short" | "too_short":
                yield Found(loc, Problem.EMPTY, "", _described(_type_at(loc)))
            case "string_too_long":
                yield Found(loc, Problem.TOO_LONG, str(len(given)), str(limits["max_length"]))
            case "string_pattern_mismatch":
                yield Found(loc, Problem.IMPOSSIBLE, shown(given), _PATTERNS[limits["pattern"]])
            case "greater_than_equal":
                yield Found(loc, Problem.IMPOSSIBLE, shown(given), f"at least {limits['ge']}")
            case "less_than_equal":
                yield Found(loc, Problem.IMPOSSIBLE, shown(given), f"at most {limits['le']}")
            case _:
                yield Found(loc, Problem.WRONG_TYPE, shown(given), _described(_type_at(loc)))


def _keys(table: type[BaseModel]) -> Mapping[str, FieldInfo]:
    return {field.alias or name: field for name, field in table.model_fields.items()}


def _type_at(loc: Loc) -> Any:
    """The type that the shape wants at `loc`; None for a key that it doesn't know."""
    wanted: Any = ReportFile
    for part in loc:
        if isinstance(wanted, type) and issubclass(wanted, BaseModel):
            field = _keys(wanted).get(str(part))
            wanted = None if field is None else _bare(field.annotation)
        else:
            inside = get_args(wanted)
            wanted = _bare(inside[0 if get_origin(wanted) is tuple else -1]) if inside else None
    return wanted


def _bare(wanted: Any) -> Any:
    """A type without its limits, and without None."""
    if get_origin(wanted) in (Annotated, Union, UnionType):
        return _bare(get_args(wanted)[0])
    return wanted


def _described(wanted: Any) -> str:
    if get_origin(wanted) is Literal:
        return ", ".join(get_args(wanted))
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return ", ".join(wanted)
    return _TYPES.get(get_origin(wanted) or wanted, "table")
