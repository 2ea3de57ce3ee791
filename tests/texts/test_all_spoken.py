"""Whatever the texts can say is among what is measured: a function that no area of `spoken` calls is found."""

import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from types import CodeType, FrameType, FunctionType
from typing import Any, get_type_hints

import bot.texts
from bot.texts.message import Message
from tests.texts import spoken

SAID = (Message, Message | None, str, str | None, Message | str)


def speaking() -> dict[CodeType, str]:
    """Every public function of the texts that gives a message, or words in a language."""
    return {
        function.__code__: f"{function.__module__.removeprefix('bot.texts.')}.{function.__name__}"
        for module in pkgutil.iter_modules(bot.texts.__path__)
        for function in _functions(import_module(f"bot.texts.{module.name}"))
        if _speaks(function)
    }


def _functions(module: Any) -> Iterator[FunctionType]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield function


def _speaks(function: FunctionType) -> bool:
    hints = get_type_hints(function)
    return hints.get("return") in SAID and ("language" in hints or hints["return"] is Message)


def called(*speak: Callable[[], object]) -> set[CodeType]:
    """The functions that run while this is said."""
    seen: set[CodeType] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            seen.add(frame.f_code)

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        for each in speak:
            each()
    finally:
        sys.setprofile(before)
    return seen


def test_every_text_is_measured() -> None:
    known = speaking()
    said = called(lambda: spoken.messages("nl"), lambda: spoken.short_answers("nl"), lambda: spoken.drawn("nl"))

    assert len(known) > 100
    assert sorted(name for code, name in known.items() if code not in said) == []
