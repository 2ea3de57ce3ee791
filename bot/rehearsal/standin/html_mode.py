"""Telegram's HTML parse mode: which tags it knows, how it counts, and in which words it refuses.

The rules and wordings are those of Telegram's open-source library (TDLib, MessageEntity). Places in refusals are byte
offsets in UTF-8; offsets and lengths of entities are UTF-16 code units.
"""

from dataclasses import dataclass

from .entities import Formatted, by_place
from .wire import JSON, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_ARGUMENTS = {
    "a": ("href", ""),
    "code": ("class", "language-"),
    "span": ("class", "tg-"),
    "tg-emoji": ("emoji-id", ""),
}
_END = 0


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    place: int


def parse_html(source: str) -> Formatted:
    """The text and entities of a source in HTML mode.

    Raises ApiError 400 "can't parse entities: …" where Telegram does.
    """
    return _Reader(source.encode("utf-8", "surrogatepass")).read()


def _refuse(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")


class _Reader:
    def __init__(self, source: bytes) -> None:
        self.source = source
        self.at = 0
        self.text = bytearray()
        self.utf16 = 0
        self.open: list[_Open] = []
        self.entities: list[JSON] = []

    def read(self) -> Formatted:
        while self.at < len(self.source):
            byte = self.source[self.at]
            if byte == ord("&") and (char := self.reference()):
                self.add(char.encode("utf-8", "surrogatepass"))
            elif byte == ord("<"):
                self.end_tag() if self.peek(1) == ord("/") else self.start_tag()
            else:
                self.add(self.source[self.at : self.at + 1])
                self.at += 1
        if self.open:
            raise _refuse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        try:
            return Formatted(self.text.decode(), by_place(self.entities))
        except UnicodeDecodeError:
            raise _refuse(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            ) from None

    def add(self, piece: bytes) -> None:
        self.text += piece
        lead = piece[0]
        if lead & 0xC0 != 0x80:
            self.utf16 += 1 + (lead >= 0xF0)

    def peek(self, ahead: int = 0) -> int:
        place = self.at + ahead
        return self.source[place] if place < len(self.source) else _END

    def skip_space(self) -> None:
        while self.peek() != _END and _is_space(self.peek()):
            self.at += 1

    def word(self, *ends: str) -> str:
        """What stands up to white space, the end or one of the given characters."""
        start = self.at
        while not _is_space(self.peek()) and chr(self.peek()) not in ends:
            self.at += 1
        return self.source[start : self.at].decode("utf-8", "replace")

    def reference(self) -> str:
        """The character of a reference such as &lt; or &#128077; at this place, which it steps over; else ''."""
        end = self.at + 1
        if self.source[end : end + 1] == b"#":
            hexadecimal = self.source[end + 1 : end + 2] == b"x"
            start = end = end + (2 if hexadecimal else 1)
            digits = b"0123456789abcdefABCDEF" if hexadecimal else b"0123456789"
            while end < len(self.source) and self.source[end] in digits:
                end += 1
            code = int(self.source[start:end] or b"0", 16 if hexadecimal else 10)
            if code == 0 or code >= 0x10FFFF or end - self.at >= 10:
                return ""
            char = chr(code)
        else:
            start = end
            while end < len(self.source) and self.source[end : end + 1].isalpha():
                end += 1
            char = _NAMED.get(self.source[start:end], "")
            if not char:
                return ""
        self.at = end + (self.source[end : end + 1] == b";")
        return char

    def start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self.word(">").lower()
        if self.peek() == _END:
            raise _refuse(f"Unclosed start tag at byte offset {begin}")
        if tag not in _KINDS:
            raise _refuse(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while self.peek() != ord(">"):
            self.skip_space()
            if self.peek() == ord(">"):
                break
            name, value = self.attribute(tag, begin)
            wanted, prefix = _ARGUMENTS.get(tag, ("", ""))
            if name == wanted and value.startswith(prefix):
                argument = value[len(prefix) :]
            elif tag == "blockquote" and name == "expandable":
                argument = name
        if tag == "span" and argument != "spoiler":
            raise _refuse(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.at += 1
        self.open.append(_Open(tag, argument, self.utf16, len(self.text)))

    def attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self.word("=", ">") if tag == "blockquote" else self.word("=")
        if not name:
            raise _refuse(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        if tag == "blockquote" and name == "expandable" and self.peek() != ord("="):
            return name, ""
        self.skip_space()
        if self.peek() != ord("="):
            raise _refuse(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {begin}'
            )
        self.at += 1
        self.skip_space()
        if self.peek() == _END:
            raise _refuse(f'Unclosed start tag "{tag}" at byte offset {begin}')
        value = self.quoted() if self.peek() in b"\"'" else self.token()
        if self.peek() == _END:
            raise _refuse(f"Unclosed start tag at byte offset {begin}")
        return name, value

    def quoted(self) -> str:
        quote = self.peek()
        self.at += 1
        value = bytearray()
        while self.peek() not in (quote, _END):
            if self.peek() == ord("&") and (char := self.reference()):
                value += char.encode("utf-8", "surrogatepass")
            else:
                value.append(self.peek())
                self.at += 1
        if self.peek() == quote:
            self.at += 1
        return value.decode("utf-8", "replace")

    def token(self) -> str:
        start = self.at
        while chr(self.peek()).isascii() and (chr(self.peek()).isalnum() or self.peek() in b".-"):
            self.at += 1
        if not _is_space(self.peek()) and self.peek() != ord(">"):
            raise _refuse(f"Unexpected end of name token at byte offset {start}")
        return self.source[start : self.at].decode().lower()

    def end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise _refuse(f"Unexpected end tag at byte offset {begin}")
        self.at += 2
        found = self.word(">").lower()
        self.skip_space()
        if self.peek() != ord(">"):
            raise _refuse(f"Unclosed end tag at byte offset {begin}")
        self.at += 1
        opened = self.open.pop()
        if found and found != opened.tag:
            raise _refuse(f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{found}>"')
        if self.utf16 > opened.offset:
            self.close(opened)

    def close(self, opened: _Open) -> None:
        """Add the entity of a tag that is now complete; <pre><code class="language-…"> becomes one."""
        entity: JSON = {
            "type": _KINDS[opened.tag],
            "offset": opened.offset,
            "length": self.utf16 - opened.offset,
        }
        last = self.entities[-1] if self.entities else None
        if opened.tag == "a":
            entity["url"] = opened.argument or self.text[opened.place :].decode()
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdigit() or int(opened.argument) == 0:
                raise _refuse("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        elif opened.tag == "pre" and last and last == {**entity, "type": "code", "language": last.get("language")}:
            last["type"] = "pre"
            return
        self.entities.append(entity)


def _is_space(byte: int) -> bool:
    return byte in b" \t\r\n\v\0"
