"""The parameters of a Bot API call, whether they came as a form, as JSON or in the address."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .wire import bad_request


@dataclass(frozen=True)
class Upload:
    """A file that came with the call."""

    name: str
    mime: str
    data: bytes


class Params:
    """Parameters by name. Forms carry everything as text, JSON bodies carry values: both read the same here."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def __contains__(self, name: str) -> bool:
        return self._values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        value = self._values.get(name)
        return "" if value is None or isinstance(value, Upload) else str(value)

    def number(self, name: str, default: int = 0) -> int:
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes", "1")

    def value(self, name: str, what: str) -> Any:
        """A JSON-serialized value, None where it is missing. Raises ApiError 400 "can't parse `what` JSON object"."""
        if name not in self:
            return None
        given = self._values[name]
        if not isinstance(given, str):
            return given
        try:
            return json.loads(given)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """The file sent under this name, or under the name that it attaches (attach://name)."""
        given = self._values.get(name)
        if isinstance(given, str) and given.startswith("attach://"):
            given = self._values.get(given.removeprefix("attach://"))
        return given if isinstance(given, Upload) else None

    @property
    def chat_id(self) -> int | str | None:
        """The chat that the call names: its id, or its @username."""
        given = self.text("chat_id")
        return int(given) if given.removeprefix("-").isdigit() else given or None
