"""The structure of a PDF, as a screen reader goes through it."""

from collections.abc import Iterator
from itertools import chain
from typing import Any


def kinds(node: Any) -> Iterator[str]:
    """The kinds of the structure's elements."""
    match node.get_object() if hasattr(node, "get_object") else node:
        case dict() as element:
            yield str(element.get("/S"))
            yield from kinds(element.get("/K", []))
        case list() as several:
            yield from chain.from_iterable(map(kinds, several))
