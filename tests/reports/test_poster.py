"""The poster: its code holds the link wherever it is printed, and all its words are on one accessible page."""

import io
import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from bot.reports import poster as reports
from bot.reports import typesetting
from bot.texts import inviting
from bot.texts import poster as texts
from models.names import Names
from tests.texts.spoken_preparing import INVITE, a_poster
from tests.texts.values import USERNAME

NOON = datetime(2013, 9, 1, 12, tzinfo=UTC)
LINK = inviting.link(USERNAME, INVITE.code)


def page(poster: texts.Poster, ppi: int = 100) -> Image.Image:
    """The poster as it comes out of a printer."""
    inputs = {"values": json.dumps(asdict(poster)), "drawings": json.dumps([reports.svg(poster.link)])}
    template = typesetting._HERE / "templates" / reports.TEMPLATE
    made = typesetting.compiler().compile(input=template, format="png", sys_inputs=inputs, ppi=ppi)
    assert isinstance(made, bytes), "more than one page"
    return Image.open(io.BytesIO(made)).convert("L")


def modules(picture: Image.Image, across: int) -> tuple[tuple[int, ...], ...]:
    """What a camera reads where the picture is black, at the middle of each of so many modules."""
    black = picture.point(lambda light: 255 if light < 8 else 0)
    box = black.getbbox()
    assert box is not None
    left, top, right, bottom = box
    assert abs((right - left) - (bottom - top)) <= 1
    step = (right - left) / across

    def dark(x: int, y: int) -> int:
        return int(black.getpixel((int(left + (x + 0.5) * step), int(top + (y + 0.5) * step))) == 255)

    return tuple(tuple(dark(x, y) for x in range(across)) for y in range(across))


def wanted() -> tuple[tuple[int, ...], ...]:
    """The code of the link, made apart."""
    code = segno.make(f"https://t.me/{USERNAME}?start={INVITE.code}", error="q", micro=False)
    return tuple(tuple(map(int, row)) for row in code.matrix)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("ppi", [60, 150])
def test_the_code_on_the_poster_holds_the_link(language: str, ppi: int) -> None:
    assert modules(page(a_poster(language), ppi), len(wanted())) == wanted()


def test_the_code_alone_holds_the_link_too() -> None:
    picture = Image.open(io.BytesIO(reports.png(LINK))).convert("L")

    assert modules(picture, len(wanted())) == wanted()
    assert picture.getpixel((reports.QUIET * reports.PIXELS - 1,) * 2) == 255


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("embargo", [None, date(2013, 9, 3)])
def test_every_word_is_on_one_accessible_page(language: str, embargo: date | None) -> None:
    poster = a_poster(language, confidential=embargo is None, embargo=embargo)
    reader: Any = PdfReader(io.BytesIO(reports.pdf(poster, NOON)))
    text = " ".join("".join(each.extract_text() for each in reader.pages).split())

    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/Lang"] == language
    assert reader.xmp_metadata is not None
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    for told in (poster.first, poster.second):
        for word in (told.call, told.audience, *told.steps, told.privacy):
            assert word in text
    assert poster.embargo in text
    assert poster.kept in text
    (link,) = [each.get_object() for each in reader.pages[0]["/Annots"]]
    assert link["/A"]["/URI"] == LINK


def test_the_longest_names_stay_on_one_page() -> None:
    long = (
        "Landelijke bijeenkomst over mensenhandel en misstanden in de prostitutiebranche voor alle ketenpartners samen"
    )
    view = replace(INVITE, names=Names(long, long + "!"))
    poster = texts.poster(
        view,
        USERNAME,
        language="nl",
        confidential=False,
        controller=Names(long, long),
        kept_until=date(2013, 12, 31),
        embargo_until=date(2013, 9, 3),
        label=Names(long, long),
    )

    assert len(PdfReader(io.BytesIO(reports.pdf(poster, NOON))).pages) == 1
    assert modules(page(poster), len(wanted())) == wanted()
