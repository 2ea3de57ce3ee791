"""Figures by audience, ranked, compared and as a file: what organisers find behind a tally."""

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person, SeenMessage
from models.tables import Outbox
from tests.hall.conftest import Hall


async def shown(organiser: Person, beginning: str) -> SeenMessage:
    return [message for message in await organiser.sees() if message.text.startswith(beginning)][-1]


async def congress(hall: Hall, emoji: int = 0) -> tuple[Person, list[Person], list[Person]]:
    """Twenty-two people of two audiences react to TOE-2, `emoji` of them in the group and seen; then it closes."""
    organiser = await hall.joins("Omar", "organiser")
    police = [await hall.joins(f"Politie {n}", audience="police") for n in range(12)]
    partners = [await hall.joins(f"Partner {n}", audience="partner") for n in range(11)]
    group = await hall.group(organiser, *police)
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    card = (await group.shows())[-1].id
    for person in [*police[:7], *partners[:5]]:
        await person.presses("Eens")
    for person in [*police[7 + emoji :], *partners[5:10]]:
        await person.presses("Oneens")
    for person in police[7 : 7 + emoji]:
        await person.reacts("👎", to=card, in_=group)
    await hall.calm()
    await organiser.says("/telling TOE-2")
    await hall.calm()
    assert "Eens:" not in (await shown(organiser, "Tussenstand TOE-2")).text
    await organiser.says("/sluit TOE-2")
    await organiser.says("/telling TOE-2")
    await hall.calm()
    return organiser, police, partners


async def test_groups_are_told_after_closing_and_stay_as_they_were_when_somebody_chooses_another(hall: Hall) -> None:
    organiser, police, _ = await congress(hall)
    result = await shown(organiser, "Uitslag TOE-2")
    assert "Eens: ketenpartner 50%, politie 58%" in result.text
    await organiser.presses("Per groep")
    await hall.calm()
    before = (await shown(organiser, "Per groep TOE-2")).text
    assert "Politie: 12 kozen\n  👍 58% 👎 42%" in before
    assert "Samen: 👍 12 🤔 0 👎 10 👌 0" in before

    await police[0].presses("a:1:partner", raw=True)
    await hall.calm()
    await organiser.presses("‹ TOE-2")
    await hall.calm()
    assert "Eens: ketenpartner 50%, politie 58%" in (await shown(organiser, "Uitslag TOE-2")).text


async def test_what_is_seen_in_the_group_hides_nobody_else(hall: Hall) -> None:
    organiser, _, _ = await congress(hall, emoji=2)

    assert "Eens:" not in (await shown(organiser, "Uitslag TOE-2")).text


async def test_views_turn_in_place_and_words_lead_to_them(hall: Hall) -> None:
    organiser, _, _ = await congress(hall)
    for word, first in (
        ("steun", "Steun · Congres"),
        ("verschil", "Verschil · Congres"),
        ("aandachtsvelden", "Aandachtsvelden · Congres"),
        ("deelname", "Deelname · Congres"),
        ("groepen", "Per groep · Congres"),
        ("onbelegd", "Onbelegd · Congres"),
        ("toe", "Uitslag · Congres"),
    ):
        await organiser.says(f"/telling {word}")
        await hall.calm()
        assert (await organiser.sees())[-1].text.startswith(first)
    await organiser.presses("Meer cijfers")
    await hall.calm()
    await organiser.presses("Deelname")
    await hall.calm()
    told = (await organiser.sees())[-1].text
    assert "22 reageerden\n1 reageerde niet" in told


async def test_two_gatherings_stand_side_by_side_for_who_organises_both(hall: Hall) -> None:
    organiser, _, _ = await congress(hall)
    await organiser.says("/vergelijk congres-2013 taskforce-2013-09")
    await hall.calm()
    assert "U hebt geen andere bijeenkomst" in (await organiser.sees())[-1].text

    await organiser.says(f"/start {hall.code('organiser', 'taskforce-2013-09')}")
    await organiser.says("/presenteer taskforce-2013-09 TOE-2")
    await organiser.says("/compare congres-2013 taskforce-2013-09")
    await hall.calm()

    text = (await organiser.sees())[-1].text
    assert "1: Congres Korpsmonitor ma 2 september, 23 deelnemers" in text
    assert "TOE-2 Handhavingsafspraken met gemeenten\n 1: 👍 55% 👎 45% · 22 reacties\n 2: cijfers na sluiting" in text
    await organiser.presses("Beeld")
    await hall.calm()
    assert (await organiser.sees())[-1].photo is not None


async def test_a_file_is_asked_for_in_a_form_beside_the_gatherings_of_who_asks(hall: Hall) -> None:
    organiser, _, _ = await congress(hall)
    await organiser.presses("Bestand")
    await hall.calm()
    await organiser.presses("JSON")
    await hall.calm()

    def documents(session: Session) -> list[dict[str, object]]:
        rows = session.execute(select(col(Outbox.payload)).where(col(Outbox.method) == "sendDocument")).scalars()
        return [payload["document"] for payload in rows if payload]

    (wanted,) = hall.database(documents)
    assert wanted == {"kind": "tally_json", "language": "nl", "gathering": 1, "beside": [1]}
