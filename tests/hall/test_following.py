"""After closing: the result of what one reacted to, once; and more only for who follows an item."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import following, presenting
from models.tables import Item
from tests.hall.conftest import CONGRESS, Hall
from tests.hall.test_reacting import crowd


def _number(session: Session) -> int:
    gathering = presenting.gathering(session, CONGRESS)
    assert gathering is not None
    return gathering.id or 0


def followers(session: Session, reference: str) -> int:
    item = session.execute(select(col(Item.id)).where(col(Item.reference) == reference)).scalar_one()
    return following.followers(session, item)


async def results(person: Person) -> int:
    return sum(message.text.startswith("Uitslag") for message in await person.sees())


async def finished(hall: Hall, *references: str, hidden: str = "") -> tuple[Person, list[Person]]:
    """Ten people; the first agrees with every item, the others with the first only; then the gathering ends."""
    people = await crowd(hall, 10)
    organiser = await hall.joins("Omar", "organiser")
    for reference in references:
        await organiser.says(f"/presenteer {reference}")
        await hall.calm()
        for person in people if reference == references[0] else people[:1]:
            await person.presses("Eens")
        await hall.calm()
    if hidden:
        await organiser.says(f"/sluit {hidden}")
        await organiser.says(f"/verberg {hidden}")
    await organiser.says("/paneel")
    await hall.calm()
    await organiser.presses("🏁")
    await hall.calm()
    await organiser.presses(f"pfy:{hall.database(_number)}", raw=True)
    await hall.calm()
    return organiser, people


async def test_who_reacted_reads_the_result_of_that_once(hall: Hall) -> None:
    silent = await hall.joins("Stil", audience="partner")
    organiser, people = await finished(hall, "ORG-1", "ORG-2")

    assert (await people[0].sees())[-1].text.split("\n")[:7] == [
        "Uitslag · Congres Korpsmonitor ma 2 september",
        "U reageerde op 2 onderwerpen.",
        "",
        "ORG-1 Eén portefeuillehouder per eenheid",
        "  👍 100%",
        "ORG-2 Deskundigheid op peil",
        "  👍 100%",
    ]
    assert "U reageerde op 1 onderwerp." in (await people[1].sees())[-1].text
    await hall.stage.go_to(datetime(2013, 10, 5, 20, 0, tzinfo=UTC))
    await organiser.says("/heropen ORG-1")
    await hall.calm()
    await organiser.presses(f"pfy:{hall.database(_number)}", raw=True)
    await hall.calm()
    assert [await results(person) for person in (people[0], people[1], silent)] == [1, 1, 0]


async def test_a_result_that_is_not_shown_is_not_told(hall: Hall) -> None:
    _, people = await finished(hall, "ORG-1", "ORG-2", hidden="ORG-2")

    told = (await people[0].sees())[-1].text
    assert told.split("\n")[4:7] == ["  👍 100%", "ORG-2 Deskundigheid op peil", "  uitslag niet getoond"]


async def test_an_item_is_followed_from_the_results_and_from_its_card(hall: Hall) -> None:
    _, people = await finished(hall, "ORG-1", "ORG-2")
    anna = people[0]

    await anna.presses("🔔 ORG-2")
    await hall.calm()
    assert (await anna.sees())[-1].labels == [["🔔 ORG-1", "✓ ORG-2"]]
    card = next(message for message in await anna.sees() if "\nORG-2 ·" in message.text)
    assert card.labels == [["✓ U volgt dit · stop"]]
    await people[1].presses("🔔 Vertel mij")
    await hall.calm()
    assert [hall.database(followers, reference) for reference in ("ORG-1", "ORG-2")] == [0, 2]

    await anna.presses("✓ U volgt dit", on=card.id)
    await hall.calm()
    assert hall.database(followers, "ORG-2") == 1
    assert [toast.text for toast in await anna.toasts()][-2:] == [
        "U hoort hier wanneer ORG-2 beweegt. Niemand ziet dat u dit volgt.",
        "U hoort niets meer over ORG-2.",
    ]


async def test_more_than_eight_items_are_paged(hall: Hall) -> None:
    references = ["ORG-1", "ORG-2", "ORG-3", "ORG-4", "ORG-5", "TOE-1", "TOE-2", "TOE-3", "TOE-4"]
    _, people = await finished(hall, *references)
    anna = people[0]
    assert "TOE-3" in (await anna.sees())[-1].text
    assert "TOE-4" not in (await anna.sees())[-1].text

    await anna.presses("Volgende")
    await hall.calm()
    assert (await anna.sees())[-1].labels == [["🔔 TOE-4"], ["‹ Vorige"]]
    await anna.presses("🔔 TOE-4")
    await hall.calm()
    assert (await anna.sees())[-1].labels == [["✓ TOE-4"], ["‹ Vorige"]]


async def test_results_and_follows_of_others_can_not_be_reached(hall: Hall) -> None:
    _, people = await finished(hall, "ORG-1", "ORG-2")
    card = next(message for message in await people[0].sees() if "\nORG-1 ·" in message.text)
    hers = card.keyboard[0][0].data
    assert hers is not None
    stranger = await hall.world.person("Vreemd", language_code="nl")
    await stranger.says("/start")
    await hall.calm()

    for data in (hers, "fp:1:0", "fi:1:0:1:y", "fi:1:5:1:y"):
        await stranger.presses(data, raw=True)
    await hall.calm()

    assert {toast.text[:24] for toast in await stranger.toasts()} == {"Deze knop is niet meer i"}
    assert hall.database(followers, "ORG-1") == 0
