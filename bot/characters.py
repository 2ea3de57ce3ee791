"""What came in, without the characters that no database keeps and no message can hold."""

import json
import re
from typing import Any

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""Control characters, and halves of characters, which come from clients that cut a text in the middle of an emoji."""
MARK = "\ufffd"
"""Stands for each, so that places in the text stay what they were."""
ESCAPED = ("\\u0", "\\ud")
"""How each of them begins in what json.dumps wrote."""


def parsed(body: str) -> Any:
    """The JSON that `json.dumps` wrote, with every text in it fit to be kept and said."""
    value = json.loads(body)
    return _fit(value) if any(each in body for each in ESCAPED) else value


def _fit(value: Any) -> Any:
    match value:
        case str():
            return UNFIT.sub(MARK, value)
        case dict():
            return {name: _fit(each) for name, each in value.items()}
        case list():
            return [_fit(each) for each in value]
    return value
