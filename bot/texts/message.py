"""The shape of what is said: a text whose first line is bold, with rows of buttons; and the answer to a press.

Texts are never parsed as HTML: what a person typed or is called can't break or forge anything.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TEXT_LIMIT = 4096
ANSWER_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Button:
    """A button with what it sends back (`data`, at most 64 bytes) or the link it opens."""

    label: str
    data: str | None = None
    url: str | None = None

    def payload(self) -> dict[str, str]:
        return {"text": self.label, **({"url": self.url} if self.url else {"callback_data": self.data or ""})}


Rows = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Message:
    """What to say in one message; `protected`: it can't be forwarded or saved."""

    text: str
    rows: Rows = ()
    silent: bool = False
    protected: bool = False

    def payload(self) -> dict[str, Any]:
        """The message as Telegram's sendMessage and editMessageText take it."""
        text = shortened(self.text, TEXT_LIMIT)
        first = text.partition("\n")[0]
        payload: dict[str, Any] = {"text": text}
        if "\n" in text:
            payload["entities"] = [{"type": "bold", "offset": 0, "length": utf16_length(first)}]
        if self.rows:
            payload["reply_markup"] = {
                "inline_keyboard": [[button.payload() for button in row] for row in self.rows if row]
            }
        if self.silent:
            payload["disable_notification"] = True
        if self.protected:
            payload["protect_content"] = True
        return payload


@dataclass(frozen=True, slots=True)
class Later:
    """A message whose text is read when it is sent, beside the writer: which `kind`, of what, in values of JSON."""

    kind: str
    language: str | None
    of: Mapping[str, Any]

    def payload(self) -> dict[str, Any]:
        """What stands in for the text until then."""
        return {"later": {"kind": self.kind, "language": self.language, **self.of}}


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a press: a short line over the chat, or a window to be closed when `alert`."""

    callback_query_id: str
    text: str
    alert: bool = False


def utf16_length(text: str) -> int:
    """How Telegram measures: in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(text: str, limit: int) -> str:
    """The text, with an ellipsis where it is longer than `limit` UTF-16 units."""
    if utf16_length(text) <= limit:
        return text
    kept = text[: limit - 1]
    while utf16_length(kept) >= limit:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def lines(*parts: str | None) -> str:
    """Parts below one another; None leaves a part out, "" is an empty line, of which two never follow."""
    kept: list[str] = []
    for part in parts:
        if part is not None and (part or (kept and kept[-1])):
            kept.append(part)
    return "\n".join(kept).strip()


def digest(payload: dict[str, Any]) -> str:
    """What a message shows, short enough to compare."""
    said = {name: payload.get(name) for name in ("text", "entities", "reply_markup")}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
