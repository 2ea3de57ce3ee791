"""Organisers ask for the tally and get words and a picture; asked in a group, it is answered in private."""

import io

from PIL import Image

from tests.hall.conftest import Hall
from tests.hall.test_reacting import crowd, opened


async def test_the_tally_of_an_item_comes_in_words_and_as_a_picture_with_one_revision(hall: Hall) -> None:
    people = await crowd(hall, 12)
    organiser, group, card = await opened(hall, *people)
    for person in people[:7]:
        await person.presses("Eens")
    for person in people[7:10]:
        await person.reacts("👎", to=card, in_=group)
    await people[0].presses("Urgent")
    await hall.calm()

    await organiser.says("/telling TOE-2", in_=group)
    await hall.calm()

    words, picture = (await organiser.sees())[-2:]
    assert "10 reageerden · 12 deelnemers" in words.text
    assert "👍 Eens 7 · 70%" in words.text
    assert "👎 Oneens 3 · 30%" in words.text
    assert "🔥 Urgent: 1 deelnemer" in words.text
    revision = words.text.split("versie ")[1].split(" ")[0]
    assert f"versie {revision}" in picture.text
    assert picture.photo is not None
    assert Image.open(io.BytesIO(await hall.world.file(picture.photo))).size[0] == 1080
    assert (await group.shows())[-1].text.startswith("/telling")


async def test_the_whole_gathering_is_listed_and_an_item_opens_with_a_tap(hall: Hall) -> None:
    people = await crowd(hall, 12)
    organiser, group, _ = await opened(hall, *people)
    await organiser.says("/presenteer U-4", in_=group)
    await hall.calm()
    for person in people[:5]:
        await person.presses("Eens")
    await hall.calm()

    await organiser.says("/tally")
    await hall.calm()
    listed = (await organiser.sees())[-2]
    assert "TOE-2 Handhavingsafspraken met gemeenten" in listed.text
    assert "👍 100% · 5 reacties" in listed.text

    await organiser.presses("U-4")
    await hall.calm()
    opened_item = next(message for message in await organiser.sees() if message.id == listed.id)
    assert "Zicht op de niet-vergunde branche" in opened_item.text
    assert "Doen we al" not in opened_item.text


async def test_equal_revision_means_equal_numbers(hall: Hall) -> None:
    people = await crowd(hall, 12)
    organiser, _, _ = await opened(hall, *people)
    seen: dict[str, str] = {}
    for person in people[:6]:
        await person.presses("Twijfel")
        await hall.calm()
        for _again in range(2):
            await organiser.says("/telling TOE-2")
            await hall.calm()
            figures, _, rest = (await organiser.sees())[-2].text.partition("versie ")
            revision = rest.split(" ")[0]
            assert seen.setdefault(revision, figures) == figures
    assert len(seen) == 6


async def test_an_item_that_is_not_on_the_agenda_is_named(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")

    await organiser.says("/telling XYZ-9")
    await hall.calm()

    assert (await organiser.sees())[-1].text.startswith("XYZ-9 staat niet op de agenda")
