"""Texts that people may type, paste or call things, and that break what is careless."""

from collections.abc import Iterator
from typing import Any

from bot.texts.message import ANSWER_LIMIT, TEXT_LIMIT, utf16_length
from tests.matrix.acting import Letter, Outcome

TEXTS = {
    "html": "<b>RIEC</b> & <a href='tg://user?id=1'>Co</a> &amp; {0} {name} %s %(x)s",
    "right to left": "\u202eRIEC\u200f \u2067مرحبا\u2069",
    "emoji": "🔥" * 4096,
    "families": "👩‍👩‍👧‍👦" * 60,
    "a formula": '=HYPERLINK("http://x.example","y")',
    "another formula": "@SUM(1+9)*cmd|' /C calc'!A0",
    "half a character": "Wij doen \ud83d mee",
    "the other half": "\ude00",
    "only spaces": " \t\n\u00a0\u2003 ",
    "nothing to see": "\u200b\u200d\u2060\ufeff",
    "nothing but a mark": "\u0301" * 300,
    "long": "Wij maken afspraken met gemeenten. " * 143,
    "one long word": "a" * 5_000,
    "zero": "Wij\x00doen\x07mee",
    "lines": "Wij\r\n\u2028\u2029doen\v\fmee",
    "sql": "'; DROP TABLE person; --",
    "typst": '#read("/etc/passwd") $x$ @ref <label> \\ `raw` *b* _i_ // /*',
    "digits": "٣١ ²³ ④ 9999999999999999999999",
    "markdown": "*RIEC* _Oost_ [x](https://example.org) `code`",
}
INVISIBLE = ("only spaces", "nothing to see", "nothing but a mark")
CAPTION_LIMIT = 1024


def faults(outcome: Outcome) -> Iterator[str]:
    """What Telegram would refuse of what is answered and said."""
    for answer in outcome.answers:
        if utf16_length(answer) > ANSWER_LIMIT or not _is_sendable(answer):
            yield f"answer {answer[:60]!r}"
    for letter in outcome.letters:
        yield from _faults_of(letter)


def _faults_of(letter: Letter) -> Iterator[str]:
    text = letter.payload.get("text")
    if text is not None and (not text.strip() or utf16_length(text) > TEXT_LIMIT):
        yield f"text of {utf16_length(text)}: {text[:60]!r}"
    if utf16_length(letter.payload.get("caption", "")) > CAPTION_LIMIT:
        yield "caption"
    for each in _strings(letter.payload):
        if not _is_sendable(each):
            yield f"can't be sent: {each[:60]!r}"
    rows = letter.payload.get("reply_markup", {}).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if not button["text"].strip() or len(button.get("callback_data", "").encode()) > 64:
            yield f"button {button}"
    for entity in letter.payload.get("entities", []):
        if text is None or entity["offset"] + entity["length"] > utf16_length(text) or entity["length"] < 1:
            yield f"entity {entity}"


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _strings(each)
        case list():
            for each in value:
                yield from _strings(each)


def _is_sendable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text
