"""The tally as a picture: a PNG 1080 px wide, as tall as its rows need, for a phone and for a projector.

All words come from the caller, in the reader's language; the template has none of its own. They travel as
JSON and are set as strings, so that typst markup in a title stays text. Only the vendored fonts are used:
they have no emoji, which are left out together with control and direction characters (the marks are
drawings), and no scripts beyond Latin, Greek and Cyrillic, which come out as empty boxes.
"""

import asyncio
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst
from babel.numbers import format_decimal, format_percent

from bot.reports.typesetting import printable
from bot.texts.picture import Bar, Picture

WIDTH = 1080

_HERE = Path(__file__).parent
_compiling = threading.Lock()


async def picture(content: Picture) -> bytes:
    """`render` on the drawing thread, so that the event loop goes on."""
    return await asyncio.get_running_loop().run_in_executor(_drawing_thread(), render, content)


def render(picture: Picture, form: Literal["png", "svg"] = "png") -> bytes:
    """The picture as PNG, or as SVG to be set in a document. Threads take turns."""
    values = {"picture": json.dumps(drawing(picture))}
    with _compiling:
        drawn = compiler().compile(format=form, ppi=72, sys_inputs=values)
    assert isinstance(drawn, bytes)
    return drawn


@cache
def _drawing_thread() -> ThreadPoolExecutor:
    """One thread for all pictures: spread over several, each keeps memory of its own, about 20 MB."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")


@cache
def compiler() -> typst.Compiler:
    """The one compiler of this process, with the vendored fonts alone; one thread at a time may use it."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_HERE / "fonts"])
    return typst.Compiler(_HERE / "templates" / "tally.typ", root=_HERE, font_paths=fonts)


def drawing(picture: Picture) -> dict[str, Any]:
    """What the template reads: numbers written out, hidden shares gone, every text fit to print."""
    return {
        "heading": printable(picture.heading),
        "subheading": printable(picture.subheading),
        "footer": printable(picture.footer),
        "label": printable(picture.label),
        "language": picture.language,
        "legend": [
            {"mark": mark, "label": printable(label)}
            for mark, label in {bar.mark: bar.label for row in picture.rows for bar in row.bars}.items()
        ],
        "rows": [
            {
                "reference": printable(row.reference),
                "title": printable(row.title),
                "note": printable(row.note),
                "flags": [{"mark": mark, "text": printable(text)} for mark, text in row.flags],
                "bars": [_drawn_bar(bar, picture) for bar in row.bars],
            }
            for row in picture.rows
        ],
    }


def _drawn_bar(bar: Bar, picture: Picture) -> dict[str, Any]:
    kept = {"mark": bar.mark, "label": printable(bar.label)}
    if bar.voices is None:
        return kept | {"hidden": True, "share": None, "figure": printable(picture.hidden), "count": ""}
    percent = "–" if bar.share is None else format_percent(bar.share, locale=picture.language)
    count = format_decimal(bar.voices, locale=picture.language)
    return kept | {"hidden": False, "share": bar.share, "figure": percent, "count": count}
