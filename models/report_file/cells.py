"""From what stands in a cell to what a report file has there."""

import re
from datetime import date, datetime
from typing import Any

from models.report_file.tables import Column, Kind, normal
from models.report_file.vocabulary import NO, YES, YES_NO

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DUTCH = re.compile(r"(\d{1,2})[-.](\d{1,2})[-.](\d{4})")
_WHOLE = re.compile(r"[+-]?\d{1,18}")


def is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def value_of(given: Any, column: Column) -> Any:
    """The value as the column's kind has it; what can't be that stays as it is, for the shape to judge.

    Numbers and dates may stand there as text: 12, 2013-09-02, 2-9-2013 (day, month, year).
    """
    if isinstance(given, str):
        given = given.replace("\r\n", "\n").replace("\r", "\n")
    match column.kind:
        case Kind.TEXT:
            return _text(given)
        case Kind.NUMBER:
            return _number(given)
        case Kind.DAY:
            return _day(given)
        case Kind.FLAG:
            return _flag(given)
        case Kind.WORD:
            return _word(given, column)
        case Kind.TEXTS:
            return [_text(each) for each in _listed(given)]
        case Kind.NUMBERS:
            return [_number(each) for each in _listed(given)]


def written(value: Any, column: Column, language: str) -> Any:
    """What to put in a cell, in this language, so that `value_of` gives the value again."""
    match column.kind:
        case Kind.FLAG:
            word = "yes" if value else "no"
            return YES_NO[word] if language == "nl" else word
        case Kind.WORD:
            return written_word(str(value), column, language)
        case Kind.TEXTS | Kind.NUMBERS:
            texts = [str(each) for each in value]
            return "\n".join([*texts, ""]) if any(";" in text for text in texts) else "; ".join(texts)
        case _:
            return value


def written_word(stored: str, column: Column, language: str) -> str:
    """A word of the column's scale, as it is written."""
    return column.words[stored] if language == "nl" else stored.replace("_", " ")


def _text(given: Any) -> Any:
    if isinstance(given, str):
        return given.strip()
    if isinstance(given, float) and given.is_integer():
        return str(int(given))
    if isinstance(given, datetime | date):
        return _day(given).isoformat()
    return str(given) if isinstance(given, int | float) and not isinstance(given, bool) else given


def _number(given: Any) -> Any:
    if isinstance(given, float) and given.is_integer():
        return int(given)
    return int(given) if isinstance(given, str) and _WHOLE.fullmatch(given.strip()) else given


def _day(given: Any) -> Any:
    if isinstance(given, datetime):
        return given.date() if given.time() == datetime.min.time() else given
    if not isinstance(given, str):
        return given
    iso, dutch = _ISO.fullmatch(given.strip()), _DUTCH.fullmatch(given.strip())
    parts = iso.groups() if iso else dutch.groups()[::-1] if dutch else ()
    try:
        return date(*map(int, parts)) if parts else given
    except ValueError:
        return given


def _flag(given: Any) -> Any:
    said = normal(str(given))
    return True if said in YES else False if said in NO else given


def _word(given: Any, column: Column) -> Any:
    said = normal(str(given))
    for stored, dutch in column.words.items():
        if said in (normal(stored), normal(dutch)):
            return stored
    return given


def _listed(given: Any) -> list[Any]:
    """Parted by line breaks where there are any, else by semicolons."""
    if not isinstance(given, str):
        return [given]
    return [part.strip() for part in given.split("\n" if "\n" in given else ";") if part.strip()]
