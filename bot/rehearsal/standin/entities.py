"""Texts with entities: offsets and lengths in UTF-16 code units, as Telegram counts."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .wire import JSON

MAX_ENTITIES = 100

_FOUND = (
    (
        "url",
        re.compile(r"(?<![\w@/.])(?:https?://[^\s<>\"]+[^\s<>\".,;:!?)]|(?:t\.me|telegram\.me)/\w[^\s<>\"]*)"),
    ),
    ("email", re.compile(r"(?<![\w.@/])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z]\w{2,31}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#/])#\w*[^\W\d]\w*")),
)
_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_DECORATIONS = {*_TAGS, "expandable_blockquote"} - {"code", "pre"}


@dataclass(frozen=True)
class Formatted:
    """A text and its entities, sorted by offset, the longer one first."""

    text: str = ""
    entities: list[JSON] = field(default_factory=list)


def utf16_length(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def by_place(entities: list[JSON]) -> list[JSON]:
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def detect(text: str) -> list[JSON]:
    """The entities that Telegram finds by itself: links, addresses, commands, mentions, hashtags."""
    return [
        {"type": kind, "offset": utf16_length(text[: hit.start()]), "length": utf16_length(hit.group())}
        for kind, pattern in _FOUND
        for hit in pattern.finditer(text)
    ]


def with_detected(formatted: Formatted) -> Formatted:
    """The same text with what Telegram finds by itself outside links and code; at most 100 entities remain."""
    taken = list(formatted.entities)
    for entity in detect(formatted.text):
        if not any(_touch(entity, other) for other in taken if other["type"] not in _DECORATIONS):
            taken.append(entity)
    return Formatted(formatted.text, by_place(taken)[:MAX_ENTITIES])


def _touch(one: JSON, other: JSON) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def to_html(formatted: Formatted) -> str:
    """The text as Telegram HTML, which gives the same entities when it is parsed."""
    places = list(_utf16_places(formatted.text))
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for entity in formatted.entities:
        if tags := _tags(entity):
            opening.setdefault(entity["offset"], []).append(tags[0])
            closing.setdefault(entity["offset"] + entity["length"], []).insert(0, tags[1])
    parts = []
    for place, char in [*places, (utf16_length(formatted.text), "")]:
        parts += closing.get(place, [])
        parts += opening.get(place, [])
        parts.append(html.escape(char, quote=False))
    return "".join(parts)


def _utf16_places(text: str) -> Iterator[tuple[int, str]]:
    place = 0
    for char in text:
        yield place, char
        place += 1 + (char > "\uffff")


def _tags(entity: JSON) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "text_mention":
        return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
    if kind == "custom_emoji":
        return f'<tg-emoji emoji-id="{entity["custom_emoji_id"]}">', "</tg-emoji>"
    if kind == "pre" and "language" in entity:
        return f'<pre><code class="language-{html.escape(entity["language"])}">', "</code></pre>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind in _TAGS:
        return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"
    return None
