"""The picture of the lights for the chat, read from its pixels."""

from collections import Counter
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from bot.reports import lights
from bot.texts import lights_picture
from models.names import Names
from models.overview import LIGHTS, Grouped
from models.words import Light

COLOURS = {
    Light.RED: (0xB3, 0x26, 0x1E),
    Light.AMBER: (0xF2, 0xB1, 0x34),
    Light.GREEN: (0x2E, 0x7D, 0x4F),
    Light.GREY: (0x9A, 0xA5, 0xB1),
}
ALL = dict(zip(LIGHTS, (10, 20, 30, 40), strict=True))


def drawn(language: str, *areas: Grouped) -> Image.Image:
    picture = lights_picture.picture(language, date(2014, 3, 3), ALL, areas, Names("", ""))
    return Image.open(BytesIO(lights.card(picture).content)).convert("RGB")


def runs(image: Image.Image) -> dict[Light, int]:
    """The widest run of each colour on any line."""
    widest: Counter[Light] = Counter()
    pixels = image.load()
    assert pixels is not None
    for y in range(0, image.height, 4):
        row = Counter(pixels[x, y] for x in range(image.width))
        for light, colour in COLOURS.items():
            widest[light] = max(widest[light], row[colour])
    return dict(widest)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_bars_are_as_long_as_their_figures(language: str) -> None:
    image = drawn(language)

    shown = runs(image)
    assert image.width == 1080
    for light, figure in ALL.items():
        assert shown[light] == pytest.approx(figure * (1080 - 110) / 100, abs=8)


def test_an_area_adds_a_bar_and_its_figures_in_words() -> None:
    area = Grouped(1, Names("Toezicht", "Supervision"), dict(zip(LIGHTS, (0, 0, 3, 0), strict=True)))
    picture = lights_picture.picture("nl", date(2014, 3, 3), ALL, [area], Names("", ""))

    assert [(bar["label"], bar["told"]) for bar in picture["bars"]] == [
        ("Alle afspraken", "10 rood · 20 oranje · 30 groen · 40 grijs"),
        ("Toezicht", "3 groen"),
    ]
    assert drawn("nl", area).height > drawn("nl").height + 100
