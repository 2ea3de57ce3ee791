"""Every command and every button that the handlers know, read from what they register themselves."""

import re
from itertools import product
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from telegram.ext import CallbackQueryHandler, CommandHandler

import handlers

NUMBER, WORD = "N", "W"
"""In a shape: any digits, and any other word."""


class _Listening:
    """Takes what an application takes."""

    def __init__(self) -> None:
        self.handlers: list[Any] = []

    def add_handler(self, handler: Any) -> None:
        self.handlers.append(handler)


def _registered() -> list[Any]:
    listening = _Listening()
    handlers.register(listening)  # type: ignore[arg-type]
    return listening.handlers


def commands() -> set[str]:
    """Every command, in both languages."""
    return {name for each in _registered() if isinstance(each, CommandHandler) for name in each.commands}


def shapes() -> set[str]:
    """Every button by what its data looks like: "pu:N:N" for "pu:12:3"."""
    buttons = [each for each in _registered() if isinstance(each, CallbackQueryHandler)]
    patterns = [each.pattern.pattern for each in buttons if isinstance(each.pattern, re.Pattern)]
    return {shape for each in patterns for shape in _expanded(_parser.parse(each))}


def has_shape(data: str, shape: str) -> bool:
    """Whether a button with this data is of that shape."""
    pattern = re.escape(shape).replace(NUMBER, r"\d+").replace(WORD, r"[\w/+-]+")
    return re.fullmatch(pattern, data) is not None


def _expanded(parsed: Any) -> set[str]:
    parts = [_ways(kind, value) for kind, value in parsed]
    return {re.sub(f"{NUMBER}+", NUMBER, "".join(each)) for each in product(*parts)}


def _ways(kind: Any, value: Any) -> set[str]:
    """What one part of a pattern can look like."""
    match kind:
        case _constants.AT:
            return {""}
        case _constants.LITERAL:
            return {chr(value)}
        case _constants.IN:
            return _of_set(value)
        case _constants.BRANCH:
            return set().union(*(_expanded(each) for each in value[1]))
        case _constants.SUBPATTERN:
            return _expanded(value[3])
        case _constants.MAX_REPEAT:
            least, _, repeated = value
            return _expanded(repeated) | ({""} if least == 0 else set())
    raise AssertionError(f"a pattern has a part that is not known here: {kind}")


def _of_set(members: list[tuple[Any, Any]]) -> set[str]:
    kinds = {kind for kind, _ in members}
    if kinds == {_constants.LITERAL}:
        return {chr(value) for _, value in members}
    digits = members == [(_constants.CATEGORY, _constants.CATEGORY_DIGIT)]
    return {NUMBER if digits else WORD}
