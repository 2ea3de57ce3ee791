"""Steps by command, telling everybody something, and asking those who are silent."""

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from models.tables import Audit
from tests.hall.conftest import CONGRESS, Hall


def details(session: Session, action: str) -> list[dict[str, object]]:
    return list(session.execute(select(col(Audit.details)).where(col(Audit.action) == action)).scalars())


async def test_an_item_that_is_open_already_says_where_its_card_went(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    await hall.joins("Anna")

    await organiser.says("/presenteer TOE-2")
    await hall.group(organiser)
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    assert [each.text for each in await organiser.sees() if each.text.startswith("TOE-2 is al open")] == [
        "TOE-2 is al open; de kaart hangt overal.",
        "TOE-2 is al open; er gaat 1 kaart uit die ontbrak.",
    ]


@pytest.mark.parametrize(
    ("language", "commands", "answers"),
    [
        (
            "nl",
            ("/heropen", "/heropen", "/toon TOE-2", "/toon", "/verberg", "/terugnemen", "/terugnemen"),
            (
                "TOE-2 is weer open.",
                "Zo staat het al met TOE-2. /agenda toont het.",
                "De kaarten van TOE-2 tonen de stand; cijfers die iemand zouden aanwijzen blijven verborgen.",
                "Zo staat het al met TOE-2. /agenda toont het.",
                "De kaarten van TOE-2 tonen geen stand.",
                "Teruggenomen: de stand van TOE-2 is weer te zien.",
                "Er is geen stap om terug te nemen.",
            ),
        ),
        (
            "en",
            ("/reopen TOE-2", "/reopen TOE-3", "/hide", "/show", "/hide", "/undo"),
            (
                "TOE-2 is open again.",
                "TOE-3 is not open.",
                "That is how it stands with TOE-2 already. /agenda shows it.",
                "The cards of TOE-2 show its result; figures that could tell who said it stay hidden.",
                "The cards of TOE-2 show no result.",
                "Undone: the result of TOE-2 is shown again.",
            ),
        ),
    ],
)
async def test_each_step_has_its_command(
    hall: Hall, language: str, commands: tuple[str, ...], answers: tuple[str, ...]
) -> None:
    organiser = await hall.joins("Omar", "organiser", language=language)
    for command in ("/present TOE-2", "/close TOE-2", *(("/reopen", "/hide", "/close") if language == "en" else ())):
        await organiser.says(command)
    await hall.calm()
    before = len(await organiser.sees())

    for command in commands:
        await organiser.says(command)
    await hall.calm()

    assert [each.text for each in (await organiser.sees())[before:] if each.by_bot] == list(answers)


async def test_who_presents_while_nobody_takes_part_is_told_so(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    alone = (await organiser.sees())[-1].text
    await hall.joins("Anna")
    await organiser.says("/presenteer TOE-3")
    await hall.calm()

    assert alone.startswith("TOE-2 is open, maar nergens te zien: er doet nog niemand mee")
    assert (await organiser.sees())[-1].text == "TOE-3 is open; er gaat 1 kaart uit."


async def test_an_announcement_is_previewed_and_reaches_groups_and_participants_once(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna, ben = await hall.joins("Anna"), await hall.joins("Ben", language="en")
    away = await hall.joins("Weg")
    await away.blocks()
    group = await hall.group(organiser, anna)

    await organiser.says("/meld")
    await hall.calm()
    await hall.restart()
    await organiser.says("Lunch om <b>12.30</b> uur")
    await hall.calm()
    preview = (await organiser.sees())[-1]
    assert "Aan: 1 groep en 2 deelnemers." in preview.text
    await organiser.presses("Aanpassen")
    await hall.calm()
    await organiser.says("Lunch om 13.00 uur")
    await hall.calm()
    await organiser.presses("Verstuur", on=preview.id)
    await hall.calm()
    assert len(await ben.sees()) == 2
    await hall.restart()

    await organiser.presses("Verstuur")
    await organiser.presses("Verstuur")
    await hall.calm()

    said = "Congres Korpsmonitor · ma 2 september\n\nLunch om 13.00 uur"
    assert [each.text for each in await anna.sees()].count(said) == 1
    assert (await group.shows())[-1].text == said
    assert (await ben.sees())[-1].text.endswith("Lunch om 13.00 uur")
    assert (await organiser.sees())[-1].text.startswith("Gemeld aan 1 groep en 2 deelnemers.")
    assert [each["recipients"] for each in hall.database(details, "announce")] == [3]


async def test_an_announcement_keeps_its_lines_as_it_was_typed_with_the_command_or_after_it(hall: Hall) -> None:
    organiser, anna = await hall.joins("Omar", "organiser"), await hall.joins("Anna")
    for said in (["/meld", "Lunch  om 13.00 uur\n\n\n\nZaal  2"], [f"/meld {CONGRESS} Lunch om 13.00 uur\n\nZaal 2"]):
        for words in said:
            await organiser.says(words)
            await hall.calm()
        await organiser.presses("Verstuur")
        await hall.calm()

        assert (await anna.sees())[-1].text == "Congres Korpsmonitor · ma 2 september\n\nLunch om 13.00 uur\n\nZaal 2"

    await organiser.says("/meld")
    await organiser.says("\n".join("een regel" for _ in range(16)))
    await hall.calm()
    assert (await organiser.sees())[-1].text == "Dat is te lang. Zeg het in hoogstens 1000 tekens en 15 regels."


async def test_only_the_silent_are_nudged_in_private_and_once_a_day(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna, ben, carla = [await hall.joins(name, audience="partner") for name in ("Anna", "Ben", "Carla")]
    await carla.blocks()
    await organiser.says("/herinner")
    await hall.calm()
    assert (await organiser.sees())[-1].text == "Er staat niets open."
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    await anna.presses("Eens")
    await hall.calm()
    before = len(await anna.sees())

    await organiser.says("/herinner")
    await hall.calm()
    assert "1 deelnemer die nog niet op TOE-2 reageerde" in (await organiser.sees())[-1].text
    await organiser.presses("Herinner")
    await hall.calm()

    assert (await ben.sees())[-1].text.splitlines()[0] == "TOE-2 staat open"
    assert len(await anna.sees()) == before
    assert (await organiser.toasts())[-1].text == "Herinnerd: 1 deelnemer."
    assert hall.database(details, "nudge") == [{"people": 1, "gathering": 1}]
    await ben.presses("Toon de kaart")
    await hall.calm()
    assert (await ben.sees())[-1].text.splitlines()[1].startswith("TOE-2")

    await organiser.says("/herinner")
    await hall.calm()
    assert (await organiser.sees())[-1].text.startswith("Iedereen die bereikbaar is heeft gereageerd")
    await hall.after(hours=14)
    await organiser.says("/herinner")
    await hall.calm()
    assert "1 deelnemer" in (await organiser.sees())[-1].text
