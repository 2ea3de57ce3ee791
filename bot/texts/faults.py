"""What is wrong in a report that somebody brought, in a sentence: where, what, and what would be right."""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches

from bot.texts.tongue import Tongue
from models.report_file import Cell, Fault, Problem
from models.report_file.tables import TABLES

DUTCH_WORDS = {stored: dutch for table in TABLES for column in table.columns for stored, dutch in column.words.items()}

PARSED = ("TOML", "CSV")
"""Of what is none of these a parser says why, in words of its own: nobody reads those."""


def sentence(fault: Fault, _: Tongue, file: str = "") -> str:
    """ "Recommendations, row 7, column Urgency: hihg is not one of the words; expected high, medium, low".

    What is wrong with the whole of `file` is said without a place.
    """
    place = _line_of(fault.place, _) if isinstance(fault.place, str) else where(fault.place, _)
    said = _whole(fault, _) if place == file else f"{place}: {_what(fault, _)}"
    return "".join(each if each.isprintable() else " " for each in said)


def _whole(fault: Fault, _: Tongue) -> str:
    return _("nothing is filled in below the headings") if fault.problem == Problem.EMPTY else _what(fault, _)


def _line_of(place: str, _: Tongue) -> str:
    """A place in TOML: as the file has it, or its line and column where it is no TOML."""
    found = re.fullmatch(r"line (\d+), column (\d+)", place)
    return _("line {line}, column {column}", line=found[1], column=found[2]) if found else place


def where(cell: Cell, _: Tongue) -> str:
    """The place in a workbook."""
    if cell.row and cell.column:
        return _("{sheet}, row {row}, column {column}", sheet=cell.sheet, row=cell.row, column=cell.column)
    if cell.row:
        return _("{sheet}, row {row}", sheet=cell.sheet, row=cell.row)
    if cell.column:
        return _("{sheet}, column {column}", sheet=cell.sheet, column=cell.column)
    return cell.sheet


def _what(fault: Fault, _: Tongue) -> str:
    if fault.problem == Problem.UNREADABLE and fault.expected in PARSED:
        return _("can't be read as {kind}", kind=fault.expected)
    given = _phrase(fault.given, _)
    expected = where(fault.expected, _) if isinstance(fault.expected, Cell) else _phrase(fault.expected, _)
    what = {
        Problem.UNREADABLE: _("can't be read: {given}", given=given),
        Problem.MISSING: _("this sheet is missing") if _is_sheet(fault.place) else _("is missing"),
        Problem.UNKNOWN_KEY: _("{given} is not known here", given=given),
        Problem.WRONG_TYPE: _("{given} does not fit", given=given),
        Problem.NOT_ONE_OF: _("{given} is not one of the words", given=given),
        Problem.UNKNOWN_REFERENCE: _("{given} does not exist", given=given),
        Problem.DUPLICATE: _("{given} stands twice", given=given),
        Problem.IMPOSSIBLE: _("{given} can't be", given=given),
        Problem.TOO_LONG: _("is {given} long", given=given),
        Problem.EMPTY: _("is empty"),
        Problem.TOO_LARGE: _("is too large: {given}", given=given),
        Problem.TAKEN: _("{given} is in use already", given=given),
        Problem.MERGED: _("cells {given} are merged; split them", given=given),
        Problem.HIDDEN: _("this sheet is hidden; show it or remove it"),
        Problem.INCOMPLETE: _("{given} is new, and a new row also needs: {expected}", given=given, expected=expected),
        Problem.NO_VALUE: _("{given} has no value; let it be computed and save again", given=given),
    }[fault.problem]
    if (
        not expected
        or fault.problem == Problem.INCOMPLETE
        or (fault.problem == Problem.MISSING and _is_sheet(fault.place))
    ):
        return what
    if fault.problem == Problem.NOT_ONE_OF and isinstance(fault.expected, str):
        near = _nearest(fault.given, fault.expected.split(", "))
        if near:
            return f"{what}; " + _("did you mean {word}?", word=near)
    return f"{what}; {_then(fault.problem, expected, _)}"


def _is_sheet(place: str | Cell) -> bool:
    return isinstance(place, Cell) and not place.row and not place.column


def _nearest(given: str, words: Sequence[str]) -> str | None:
    """The word of a scale that was probably meant, in the language in which it was typed."""
    known = {form.replace("_", " ").casefold(): form.replace("_", " ") for word in words for form in _forms(word)}
    close = get_close_matches(given.casefold(), known, n=1)
    return known[close[0]] if close else None


def _forms(word: str) -> tuple[str, ...]:
    return (word, DUTCH_WORDS[word]) if word in DUTCH_WORDS else (word,)


def _then(problem: Problem, expected: str, _: Tongue) -> str:
    if problem == Problem.DUPLICATE:
        return _("first at {place}", place=expected)
    if problem in (Problem.TOO_LONG, Problem.TOO_LARGE):
        return _("at most {value}", value=expected)
    return _("as {use}", use=expected) if problem == Problem.TAKEN else _("expected {expected}", expected=expected)


def _phrase(text: str, _: Tongue) -> str:
    """What a fault says in fixed words, in this language; all else as it is."""
    said = _phrases(_).get(text)
    if said is not None:
        return said
    for pattern, saying in _PATTERNS:
        if found := re.fullmatch(pattern, text):
            return saying(_, *found.groups())
    words = text.split(", ")
    if _.language == "nl" and all(word in DUTCH_WORDS for word in words):
        return ", ".join(DUTCH_WORDS[word] for word in words)
    return text.replace("_", " ") if all(word in DUTCH_WORDS for word in words) else text


def _phrases(_: Tongue) -> dict[str, str]:
    return {
        "text": _("text"),
        "whole number": _("a whole number"),
        "true or false": _("yes or no"),
        "date": _("a date such as 2013-09-02"),
        "list": _("one or more"),
        "table": _("a table"),
        "sheet": _("this sheet, or one report to add to"),
        "heading": _("a heading"),
        "the reason": _("the reason"),
        "letters, digits and hyphens": _("letters, digits and hyphens"),
        "one line of printable text": _("one line of text"),
        "printable text": _("text without control characters"),
        "a weight above 0": _("a weight above 0"),
        "a name for those who belong to it": _("a name for those who belong to it"),
        "one coordinator": _("one coordinator"),
        "an organisation of kind coordinator": _("an organisation of kind coordinator"),
        "a second row": _("a second row"),
        "one row": _("one row"),
        "a very large number": _("a very large number"),
        "a password or the old .xls form": _("it has a password, or the old form .xls"),
        "a workbook with macros": _("it has macros"),
        "a damaged or locked file": _("it is damaged or locked"),
        "no workbook, or a damaged one": _("it is no workbook, or a damaged one"),
        "another kind of file": _("it is another kind of file"),
        "an unknown encoding": _("its encoding is unknown"),
        "unknown headings": _("its headings fit no sheet"),
        "a file name such as recommendations.csv": _("a file name such as recommendations.csv"),
        "outcome": _("an outcome"),
        "recommendation": _("a recommendation"),
        "a commitment from the chat": _("a commitment from the chat"),
    }


_PATTERNS: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"at least (\S+)", lambda _, value: _("at least {value}", value=value)),
    (r"at most (\S+)", lambda _, value: _("at most {value}", value=value)),
    (r"(\S+) or later", lambda _, value: _("{value} or later", value=value)),
    (r"(-?\d+) to (-?\d+)", lambda _, low, high: _("{low} to {high}", low=low, high=high)),
    (r"from (-?\d+)", lambda _, value: _("from {value}", value=value)),
    (r"(.+ MB) unpacked", lambda _, size: _("{size} unpacked", size=size)),
    (r"(\d+) rows", lambda _, n: _("{n} rows", n=n)),
    (r"(\d+) cells", lambda _, n: _("{n} cells", n=n)),
    (r"(\d+) parts", lambda _, n: _("{n} parts", n=n)),
    (r"monitor (\S+)", lambda _, name: _("of monitor {name}", name=name)),
    (r"region (\d+)", lambda _, number: _("the name of region {number}", number=number)),
)
