"""What became of the last edition's recommendations, and how the outcomes moved, like for like."""

from datetime import UTC, datetime

from tests.hall.conftest import Hall
from tests.hall.telling import does, last

PUBLISHED = datetime(2013, 9, 9, 8, 0, tzinfo=UTC)


async def test_before_the_second_edition_is_out_there_is_one(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await does(hall, coordinator, ">/edities")
    assert await last(coordinator) == "Er is tot nu toe één editie."


async def test_earlier_recommendations_are_carried_over_closed_and_reopened(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await hall.stage.go_to(PUBLISHED)
    await does(hall, coordinator, ">/aanbevelingen TOE-4", "Verwerken", "Uitgevoerd", ">/edities")
    assert await last(coordinator) == (
        "Van editie 2010 naar 2012\n2 aanbevelingen uit eerdere edities\n"
        "loopt door 1 · gesloten 1 · heropend 0\n\n"
        "ORG-5 Bredere monitor van de keten\n   loopt door · uitgesteld\n"
        "TOE-4 Zicht op niet-locatiegebonden prost…\n   gesloten · uitgevoerd"
    )
    await does(hall, coordinator, ">/aanbevelingen TOE-4", "Verwerken", "Loopt", ">/edities")
    assert "   heropend · loopt" in await last(coordinator)


async def test_outcomes_move_like_for_like(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await hall.stage.go_to(PUBLISHED)
    await does(hall, organiser, ">/edities", "Uitkomsten")
    told = (await last(organiser)).split("\n")
    assert told[3:5] == ["U-1 Borging van taken en deskundigheid", "   58 → 71 (+13)"]
    assert "   55 → 48 (−7)" in told
    assert "   63 → 63 (gelijk gebleven)" in told
    assert "   54 · nieuw" in told
    assert told[-4:] == [
        "Gelijk vergeleken, 7 uitkomsten:",
        "aandachtsvelden even zwaar 56,2 → 62,6",
        "naar hun weging 56,8 → 63,2",
        "Demonstratiegegevens: illustratief, naar de brief van 24 oktober 2013",
    ]

    anna = await hall.joins("Anna")
    await does(hall, anna, ">/edities")
    assert (await last(anna)).startswith("De aanbevelingen in de opvolging zijn voor organisatoren")
