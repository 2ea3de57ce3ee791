"""A coordinator steers the follow-up: the state of play, Monday's digest, what waits, what is held back."""

from datetime import UTC, datetime

from tests.hall.conftest import Hall

FIRST_OF_MARCH = datetime(2014, 3, 1, 10, 0, tzinfo=UTC)


async def test_the_state_of_play_counts_by_light_and_leads_to_each_card(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)

    await coordinator.says("/overzicht")
    await hall.calm()

    assert (await coordinator.sees())[-1].text == (
        "Stand van zaken · zaterdag 1 maart 2014\n"
        "8 afspraken\n"
        "\n"
        "🔴 Rood, streefdatum voorbij: 1\n"
        "🟠 Oranje, aandacht nodig: 4\n"
        "🟢 Groen, op koers: 1\n"
        "⚪ Grijs, afgesloten of zonder datum: 2\n"
        "\n"
        "Binnenkort: 2\n"
        "Lang stil: 5\n"
        "Wacht op de coördinator: 1\n"
        "Wacht op een partner: 0\n"
        "Hulp gevraagd: 0"
    )

    await coordinator.presses("Streefdatum voorbij")
    await hall.calm()
    assert (await coordinator.sees())[-1].text == (
        "Streefdatum voorbij · 1\n\n🔴 A-1 Voorbeeldgemeente\n   streefdatum voorbij · 14 feb 2014"
    )

    await coordinator.presses("A-1")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("A-1 · streefdatum vr 14 februari\nVoorbeeldgemeente · TOE-2")


async def test_views_by_partner_unit_and_area(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await coordinator.says("/overzicht")
    await hall.calm()

    await coordinator.presses("Eenheden")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.splitlines()[3:5] == ["Oost-Nederland", "   🔴 1 · 🟠 2 · 🟢 0 · ⚪ 0"]
    await coordinator.presses("Oost-Nederland")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Oost-Nederland · 3\n\n🔴 A-1 Voorbeeldgemeente")

    await coordinator.presses("‹ Eenheden")
    await hall.calm()
    await coordinator.presses("‹ Stand van zaken")
    await hall.calm()
    await coordinator.presses("Partners")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Partners · 7\n")


async def test_somebody_else_does_not_see_it(hall: Hall) -> None:
    partner = await hall.joins("Petra", "contact", organisation="gemeente")

    await partner.says("/overzicht")
    await hall.calm()

    assert (await partner.sees())[-1].text == "De stand van zaken is voor de coördinator."
