"""A helper counts hands in the hall: at once or one after another, and a new count replaces the old one."""

from sqlalchemy import select
from sqlmodel import Session, col

from models import hands
from models.tables import Audit, HandCount
from models.words import Stance
from tests.hall.conftest import Hall


def counted(session: Session) -> list[dict[Stance, int]]:
    items = set(session.execute(select(col(HandCount.agenda_item_id))).scalars())
    return list(hands.of(session, items).values())


async def test_a_helper_enters_hands_at_once_and_a_second_count_replaces_the_first(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    helper = await hall.joins("Hanna", "helper")
    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    await helper.says("/handen TOE-2")
    await hall.calm()
    await hall.restart()
    assert "Of typ alles ineens: 👍, 🤔, 👎 en 👌. Bijvoorbeeld 12 3 1 2." in (await helper.sees())[-1].text
    await helper.says("12, 3 en 1")
    await helper.says("12 3 1")
    await hall.calm()
    assert [each.text.splitlines()[0] for each in (await helper.sees())[-2:]] == [
        "Typ hele getallen tot 99999, hoogstens 4.",
        "Handen genoteerd bij TOE-2: 👍 12 · 🤔 3 · 👎 1.",
    ]
    assert hall.database(counted) == [{Stance.AGREE: 12, Stance.DOUBT: 3, Stance.DISAGREE: 1}]

    await helper.says("/handen")
    for number in ("10", "0", "2"):
        await helper.says(number)
        await hall.calm()
        await hall.restart()
    await helper.presses("Niet geteld")
    await hall.calm()

    assert "Eerder was het 👍 12 · 🤔 3 · 👎 1." in (await helper.sees())[-1].text
    assert hall.database(counted) == [{Stance.AGREE: 10, Stance.DOUBT: 0, Stance.DISAGREE: 2}]
    kept = hall.database(
        lambda session: session.execute(select(Audit).where(col(Audit.action) == "hands")).scalars().all()
    )
    assert [(row.role, row.details["hands"], row.details["before"]) for row in kept] == [
        ("helper", {"agree": 12, "doubt": 3, "disagree": 1}, {}),
        ("helper", {"agree": 10, "doubt": 0, "disagree": 2}, {"agree": 12, "doubt": 3, "disagree": 1}),
    ]


async def test_a_point_between_thousands_is_no_end_of_a_number(hall: Hall) -> None:
    helper = await hall.joins("Hanna", "helper")
    await helper.says("/presenteer U-4")
    await helper.says("/handen")
    await hall.calm()

    for typed in ("1.00", "12.345.6", "1.000 20 3"):
        await helper.says(typed)
        await hall.calm()

    assert [each.text.splitlines()[0] for each in await helper.sees() if each.by_bot][-3:] == [
        "Typ hele getallen tot 99999, hoogstens 3.",
        "Typ hele getallen tot 99999, hoogstens 3.",
        "Handen genoteerd bij U-4: 👍 1000 · 🤔 20 · 👎 3.",
    ]


async def test_hands_are_refused_before_presenting_and_to_participants(hall: Hall) -> None:
    helper = await hall.joins("Hanna", "helper")
    anna = await hall.joins("Anna")

    for person in (helper, anna):
        await person.says("/handen TOE-2")
    await hall.calm()

    assert (await helper.sees())[-1].text.startswith("Er is nog niets gepresenteerd.")
    assert (await anna.sees())[-1].text.startswith("Dit is voor organisatoren")
