"""The coordinator reads what was done, by which role, when; nobody else does."""

from tests.hall.conftest import CONGRESS, Hall


async def test_the_coordinator_reads_what_was_done_newest_first_and_by_kind(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    organiser = await hall.joins("Omar", "organiser")
    for words in ("/presenteer TOE-2", "/telling TOE-2", "/sluit TOE-2", "/besluit TOE-2"):
        await organiser.says(words)
        await hall.calm()
    await organiser.presses("Uitgesteld")
    await hall.calm()

    await coordinator.says("/logboek")
    await hall.calm()
    log = (await coordinator.sees())[-1]
    assert log.text.split("\n\n")[1].split("\n") == [
        "2 sep 2013 10.00 · organisator",
        "TOE-2: Uitgesteld",
        "2 sep 2013 10.00 · organisator",
        "TOE-2 gesloten",
        "2 sep 2013 10.00 · organisator",
        "Beeld van congres-2013",
        "2 sep 2013 10.00 · organisator",
        "TOE-2 gepresenteerd",
    ]
    assert "Omar" not in log.text

    await coordinator.presses("Besluiten")
    await hall.calm()
    assert (
        "1 regel, nieuwste eerst\n\n2 sep 2013 10.00 · organisator\nTOE-2: Uitgesteld"
        in (await coordinator.sees())[-1].text
    )
    await coordinator.presses("Welke bijeenkomst?")
    await hall.calm()
    await coordinator.presses("Taskforce")
    await hall.calm()
    assert "Er is nog niets gedaan." in (await coordinator.sees())[-1].text
    await coordinator.says(f"/audit {CONGRESS}")
    await hall.calm()
    assert "\n4 regels, nieuwste eerst\n" in (await coordinator.sees())[-1].text


async def test_a_long_log_is_paged(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    for _ in range(9):
        await coordinator.says(f"/telling {CONGRESS} TOE-2")
    await coordinator.says("/logboek")
    await hall.calm()

    await coordinator.presses("Volgende ›")
    await hall.calm()

    log = (await coordinator.sees())[-1]
    assert log.text.count("Beeld van") == 1
    assert "‹ Vorige" in [label for row in log.labels for label in row]


async def test_organisers_see_nothing_of_it(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await organiser.says("/logboek")
    await hall.calm()
    refusal = "Het logboek is voor de coördinator."
    assert (await organiser.sees())[-1].text == refusal

    for forged in ("lb:0:all:0", "lg:0"):
        await organiser.presses(forged, on=(await organiser.sees())[-1].id, raw=True)
        await hall.calm()
        assert (await organiser.toasts())[-1].text == refusal
