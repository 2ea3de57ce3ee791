"""Documents set by typst: words come in as JSON and are set as strings, so that markup in a title stays text.

Only the vendored fonts are used: they have no emoji, which are left out together with control and direction characters.
"""

import json
import re
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

NO_LETTER = "could not be displayed with font"
PRINTED = 200
"""Pixels an inch of a picture that is printed in a document."""

_HERE = Path(__file__).parent
_EMOJI = re.compile("[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ufe00-\ufe0f\u20e3\U0001f000-\U0001faff]")
_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = re.compile(r"\S{10}(?=\S)")
_compiling = threading.Lock()


def compile(template: str, values: Mapping[str, Any], at: datetime, drawings: Sequence[str] = ()) -> bytes:
    """A tagged PDF of the moment `at`, with `drawings` (SVG) in `sys.inputs.drawings`; threads take turns.

    The template is a file in templates/ that reads `json(bytes(sys.inputs.values))`, and sets its title, language and
    the alternatives for its pictures: PDF/UA-1 refuses a document without. It also refuses a letter that the fonts
    lack, Hebrew say: with one of those in it the document shows an empty box, and does not call itself PDF/UA.
    """
    inputs = {"values": json.dumps(_fit(values)), "drawings": json.dumps(list(drawings))}
    with _compiling:
        try:
            return _compiled(template, inputs, at, "ua-1")
        except typst.TypstError as error:
            if NO_LETTER not in str(error):
                raise
            return _compiled(template, inputs, at, "1.7")


def draw(template: str, values: Mapping[str, Any], form: Literal["svg", "png"]) -> bytes:
    """A picture; threads take turns. The template is a file in templates/ as for `compile`, of one page."""
    with _compiling:
        drawn = compiler().compile(
            input=_HERE / "templates" / template,
            format=form,
            ppi=PRINTED,
            sys_inputs={"values": json.dumps(_fit(values))},
        )
    assert isinstance(drawn, bytes)
    return drawn


def _compiled(template: str, inputs: dict[str, str], at: datetime, standard: Literal["ua-1", "1.7"]) -> bytes:
    made = compiler().compile(
        input=_HERE / "templates" / template,
        format="pdf",
        sys_inputs=inputs,
        pdf_standards=standard,
        timestamp=int(at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made


@cache
def compiler() -> typst.Compiler:
    """The one compiler of documents in this process."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])
    return typst.Compiler(root=_HERE, font_paths=fonts)


def _fit(value: Any) -> Any:
    """The same values with every text fit to print."""
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {name: _fit(each) for name, each in value.items()}
        case list() | tuple():
            return [_fit(each) for each in value]
    return value


def printable(text: str) -> str:
    """The text on one line without emoji, control characters and direction marks; long words may break."""
    visible = "".join(
        " " if letter.isspace() else letter
        for letter in _EMOJI.sub("", text)
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    return _LONG_WORD.sub(lambda word: _PIECE.sub("\\g<0>\u00ad", word[0]), " ".join(visible.split()))
