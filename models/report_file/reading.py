"""Reading a report file: from bytes to a `ReportFile`, or to every fault in it."""

import codecs
import re
import tomllib
from typing import Any

from pydantic import ValidationError

from models.report_file.faults import Fault, Found, Problem, named
from models.report_file.references import reference_faults
from models.report_file.rows import Row
from models.report_file.sense import sense_faults
from models.report_file.shape import ReportFile
from models.report_file.shape_faults import shape_faults

LARGEST = 5_000_000
"""Bytes of a report in TOML."""

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_report(source: str | bytes, name: str) -> ReportFile | tuple[Fault, ...]:
    """The report in `source`, or all its faults in the order of the file.

    `source` is TOML in UTF-8, with or without a byte order mark, of at most 5 MB; `name` is what the file is
    called, the place of a fault of the whole. A file that is no TOML has one fault: the rest can't be read.
    """
    raw = source if isinstance(source, bytes) else source.encode("utf-8", "surrogatepass")
    if len(raw) > LARGEST:
        return (Fault(name, Problem.TOO_LONG, str(len(raw)), str(LARGEST)),)
    data = _parsed(raw.removeprefix(codecs.BOM_UTF8), name)
    if isinstance(data, Fault):
        return (data,)
    report = checked(data)
    return report if isinstance(report, ReportFile) else named(report, data)


def checked(data: dict[str, Any]) -> ReportFile | list[Found]:
    """The report that the data are, or all that is wrong with them."""
    found: list[Found] = []
    report = None
    try:
        report = ReportFile.model_validate(data)
    except ValidationError as error:
        found = list(shape_faults(error))
    told = {fault.loc for fault in found}
    root = Row((), data)
    found += [fault for fault in (*reference_faults(root), *sense_faults(root)) if fault.loc not in told]
    return found if report is None or found else report


def _parsed(raw: bytes, name: str) -> dict[str, Any] | Fault:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        return Fault(_end_of(before), Problem.UNREADABLE, f"byte 0x{raw[error.start]:02x}", "UTF-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        at = _AT.search(message)
        place = f"line {at[1]}, column {at[2]}" if at and at[1] else _end_of(text)
        return Fault(place, Problem.UNREADABLE, _AT.sub("", message), "TOML")
    except RecursionError:
        return Fault(name, Problem.UNREADABLE, "lists in lists", "fewer levels")
    except ValueError:
        return Fault(name, Problem.UNREADABLE, "a very large number", "a smaller number")


def _end_of(text: str) -> str:
    lines = text.split("\n")
    return f"line {len(lines)}, column {len(lines[-1]) + 1}"
