"""What can be seen in the picture of a tally, read from its pixels."""

import asyncio
import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image

from bot.reports.picture import WIDTH, compiler, drawing, picture, render
from bot.texts.picture import MOST_ROWS, Bar, Picture, Row

AGREE = (0x1F, 0x4E, 0x86)
DOUBT = (0xF3, 0xD6, 0x8F)
DISAGREE = (0xD9, 0x73, 0x3A)
WHITE = (255, 255, 255)
MARGIN = 56
STACKED = WIDTH - 2 * MARGIN
LARGE = 638
LARGEST_BADGE = 84

LONG_TITLE = "Handhavingsafspraken met gemeenten over vergunningverlening en bestuurlijke rapportages"


def bars(*voices: int) -> tuple[Bar, ...]:
    words = {"agree": "Eens", "doubt": "Twijfel", "disagree": "Oneens", "practice": "Doen we al"}
    total = sum(voices)
    return tuple(
        Bar(mark, word, count, count / total if total else None)
        for (mark, word), count in zip(words.items(), voices, strict=False)
    )


def row(*voices: int, title: str = "Landelijke actiedagen") -> Row:
    return Row("TOE-1", title, bars(*voices), (("urgent", "Urgent 96"), ("offer", "Aanbod 7")), "214 reacties")


def tally(*rows: Row) -> Picture:
    return Picture(
        heading="Uitslag",
        subheading="Congres Korpsmonitor · 2 september",
        rows=rows,
        footer="11.04 uur · versie 412 · geen steekproef",
        label="Demonstratiegegevens",
        hidden="verborgen",
        language="nl",
    )


def seen(content: Picture) -> Image.Image:
    return Image.open(io.BytesIO(render(content))).convert("RGB")


def longest(image: Image.Image, colour: tuple[int, int, int], left: int = 0) -> int:
    """The widest distance, on one line right of `left`, between two pixels of exactly this colour."""
    width, height = image.size
    pixels = image.load()
    assert pixels is not None
    found = ([x for x in range(left, width) if pixels[x, y] == colour] for y in range(height))
    return max((places[-1] - places[0] + 1 for places in found if places), default=0)


def test_picture_is_a_png_as_wide_as_a_phone_wants() -> None:
    png = render(tally(row(148, 31, 14, 21)))
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert Image.open(io.BytesIO(png)).width == WIDTH


@pytest.mark.parametrize("agreed", [10, 25, 50, 90])
def test_large_bar_is_as_long_as_its_share(agreed: int) -> None:
    image = seen(tally(row(agreed, 100 - agreed, 0, 0)))
    assert longest(image, AGREE, left=160) == pytest.approx(LARGE * agreed / 100, abs=2)


@pytest.mark.parametrize("agreed", [10, 25, 50, 90])
def test_stacked_bar_gives_each_stance_its_share(agreed: int) -> None:
    image = seen(tally(row(agreed, 0, 100 - agreed, 0), row(0, 0, 0, 1)))
    gap = 3
    assert longest(image, AGREE) == pytest.approx(STACKED * agreed / 100, abs=2)
    assert longest(image, DISAGREE) == pytest.approx(STACKED * (100 - agreed) / 100 - gap, abs=2)


def test_one_voice_in_thousands_can_still_be_seen() -> None:
    image = seen(tally(row(9999, 0, 1, 0), row(9999, 0, 1, 0)))
    corner = image.crop((WIDTH - MARGIN - 4, 0, WIDTH - MARGIN, image.height))
    assert longest(corner, DISAGREE) > 0


@pytest.mark.parametrize("rows", [1, 2])
def test_without_voices_the_bars_are_empty(rows: int) -> None:
    image = seen(tally(*[row(0, 0, 0, 0)] * rows))
    for colour in (AGREE, DOUBT, DISAGREE):
        assert 0 < longest(image, colour) <= LARGEST_BADGE


@pytest.mark.parametrize("others", [(), (row(1, 1, 1, 1),)])
def test_a_hidden_figure_does_not_show_in_its_bar(others: tuple[Row, ...]) -> None:
    shown = row(5, 90, 3, 2)
    agree, *rest = shown.bars
    told = replace(shown, bars=(replace(agree, voices=None), *rest))
    untold = replace(shown, bars=(replace(agree, voices=None, share=None), *rest))
    assert render(tally(told, *others)) == render(tally(untold, *others))
    assert render(tally(told, *others)) != render(tally(shown, *others))


def test_hidden_text_count_and_percentage_are_written_in_the_readers_language() -> None:
    thousands = replace(row(1500, 0, 500, 0), bars=(*bars(1500, 0, 500), Bar("practice", "Al", None, None)))
    dutch, english = (
        drawing(replace(tally(thousands), language=language))["rows"][0]["bars"] for language in ("nl", "en")
    )
    assert [bar["figure"] for bar in dutch] == ["75%", "0%", "25%", "verborgen"]
    assert [bar["count"] for bar in dutch] == ["1.500", "0", "500", ""]
    assert [bar["count"] for bar in english] == ["1,500", "0", "500", ""]


@pytest.mark.parametrize("rows", [1, 2, 5, MOST_ROWS])
@pytest.mark.parametrize("title", [LONG_TITLE, "W" * 200, "verantwoordelijkheid" * 9])
def test_no_title_runs_off_the_picture(rows: int, title: str) -> None:
    item = replace(row(33, 33, 33, 1, title=title), note="214 van 243 deelnemers kozen " + title)
    image = seen(tally(*[item] * rows))
    for edge in (0, WIDTH - MARGIN + 8):
        strip = image.crop((edge, 0, edge + MARGIN - 8, image.height))
        assert strip.getcolors() == [(strip.width * strip.height, WHITE)]


@pytest.mark.parametrize("others", [(), (row(1, 1, 1, 1),)])
def test_each_line_of_a_title_makes_room_for_itself(others: tuple[Row, ...]) -> None:
    words = ["Handhavingsafspraken"] * 8
    heights = [seen(tally(row(1, 1, 1, 1, title=" ".join(words[:n])), *others)).height for n in range(1, 9)]
    steps = {later - earlier for earlier, later in pairwise(heights)} - {0}
    assert heights[-1] > heights[0]
    assert max(steps) - min(steps) <= 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("*vet*", "vet"),
        ("_vet_", "vet"),
        ("#emph[vet]", "vet"),
        ("$v$", "v"),
        ("vet <b>", "vet"),
        (r"\u{41}", "A"),
    ],
)
def test_markup_in_a_title_stays_text(written: str, meant: str) -> None:
    assert render(tally(row(1, 0, 0, 0, title=written))) != render(tally(row(1, 0, 0, 0, title=meant)))


@pytest.mark.parametrize("title", ["#panic()", '#read("/etc/passwd")', "= # $ [ ] @ref // `", "שלום مرحبا", ""])
def test_no_title_stops_the_picture(title: str) -> None:
    assert seen(tally(row(1, 0, 0, 0, title=title), row(1, 0, 0, 0, title=title))).width == WIDTH


@pytest.mark.parametrize(
    "title",
    ["🔥 Vet", "Vet 👩‍👩‍👧", "🇳🇱 Vet", "\u202eVet", "V\x00et", "Vet\ud800", " Vet\n", "✔️ Vet"],
)
def test_what_has_no_letter_is_left_out(title: str) -> None:
    assert render(tally(row(1, 0, 0, 0, title=title))) == render(tally(row(1, 0, 0, 0, title="Vet")))


@pytest.mark.parametrize("rows", [1, 2])
def test_heading_footer_and_label_are_printed(rows: int) -> None:
    content = tally(*[row(1, 0, 0, 0)] * rows)
    without = [
        replace(content, heading=""),
        replace(content, subheading=""),
        replace(content, footer=""),
        replace(content, label=""),
    ]
    assert len({render(content), *map(render, without)}) == 5


@pytest.mark.parametrize("rows", [1, 3, MOST_ROWS])
def test_template_finds_its_font_and_warns_of_nothing(rows: int) -> None:
    values = {"picture": json.dumps(drawing(tally(*[row(1, 2, 3, 4)] * rows)))}
    _, warnings = compiler().compile_with_warnings(format="png", ppi=72, sys_inputs=values)
    assert warnings == []


def test_picture_travels_as_json() -> None:
    content = tally(row(148, 31, 14, 21), Row("TOE-2", "Toezicht", (Bar("doubt", "Twijfel", None, None),), (), ""))
    assert Picture.from_json(json.loads(json.dumps(content.to_json()))) == content


@pytest.mark.parametrize("count", [0, MOST_ROWS + 1])
def test_picture_holds_one_to_nine_rows(count: int) -> None:
    with pytest.raises(ValueError, match=str(count)):
        tally(*[row(1, 0, 0, 0)] * count)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_lies_between_nothing_and_all(share: float) -> None:
    with pytest.raises(ValueError, match=str(share)):
        Bar("agree", "Eens", 1, share)


def test_unknown_marks_and_more_than_everything_are_refused() -> None:
    with pytest.raises(ValueError, match="maybe"):
        Bar("maybe", "Misschien", 1, 1.0)
    with pytest.raises(ValueError, match="agree"):
        replace(row(1, 0, 0, 0), flags=(("agree", "Eens"),))
    with pytest.raises(ValueError, match=r"1\.2"):
        replace(row(1, 0, 0, 0), bars=(Bar("agree", "Eens", 6, 0.6), Bar("doubt", "Twijfel", 6, 0.6)))


async def test_event_loop_goes_on_while_pictures_are_drawn() -> None:
    contents = [tally(*[row(1, n, 0, 0)] * MOST_ROWS) for n in range(4)]
    drawn = asyncio.gather(*(picture(content) for content in contents))
    turns = 0
    while not drawn.done():
        turns += 1
        await asyncio.sleep(0)
    assert turns > 10
    assert await drawn == [render(content) for content in contents]


def test_threads_take_turns_at_the_compiler() -> None:
    contents = [tally(*[row(1, n, 0, 0)] * MOST_ROWS) for n in range(4)]
    with ThreadPoolExecutor(max_workers=4) as threads:
        assert list(threads.map(render, contents)) == [render(content) for content in contents]
