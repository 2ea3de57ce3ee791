"""A task force by invitation: one voice for each seat, of a member and a substitute, and none for anyone else."""

from sqlmodel import Session

from bot.rehearsal.people import Chat, Person
from models import counting, joining, presenting, reporting, seats
from models.words import RoleKind
from tests.hall.conftest import Hall
from tests.hall.telling import does

TASKFORCE = "taskforce-2013-09"


def _seat(session: Session, hall: Hall, name: str) -> str:
    now = hall.stage.clock.now()
    found = presenting.gathering(session, TASKFORCE)
    assert found is not None
    seat = seats.make(session, found.id or 0, name)
    expires = now.replace(year=now.year + 1)
    return joining.invite(
        session, RoleKind.PARTICIPANT, now, expires, gathering=found.id, audience="member", seat=seat.id
    ).code


async def sits(hall: Hall, name: str, code: str) -> Person:
    person = await hall.world.person(name, language_code="nl")
    await person.says(f"/start {code}")
    await hall.calm()
    return person


async def presented(hall: Hall, *people: Person) -> tuple[Chat, int]:
    organiser = await hall.joins("Omar", "organiser", gathering=TASKFORCE)
    group = await hall.group(organiser, *people, gathering=TASKFORCE)
    await organiser.says("/presenteer TOE-2", in_=group)
    await hall.calm()
    return group, (await group.shows())[-1].id


def marks(hall: Hall) -> set[str]:
    return {mark for _, _, mark in hall.database(counting.kept)}


async def test_a_member_and_a_substitute_have_one_voice(hall: Hall) -> None:
    code = hall.database(_seat, hall, "Openbaar Ministerie")
    mila, piet = await sits(hall, "Mila", code), await sits(hall, "Piet", code)
    assert "Uw zetel: Openbaar Ministerie." in (await piet.sees())[-1].text
    third = await sits(hall, "Thea", code)
    assert "zo vaak gebruikt" in (await third.sees())[-1].text
    await presented(hall, mila, piet)

    await mila.presses("Eens")
    await hall.calm()
    await piet.presses("Urgent")
    await piet.presses("Twijfel")
    await hall.calm()

    assert [toast.text for toast in await piet.toasts()][-1].startswith("🤔 Twijfel staat bij TOE-2.")
    for person in (mila, piet):
        assert "Uw reactie: 🤔 Twijfel, 🔥 Urgent" in (await person.sees())[-1].text
    assert marks(hall) == {"doubt", "urgent", "people"}
    assert set(hall.database(counting.kept).values()) == {1}
    assert hall.database(counting.recount) == 0

    await mila.presses("Wissen")
    await hall.calm()
    assert hall.database(counting.kept) == {}
    assert "Nog geen reactie" in (await piet.sees())[-1].text


async def test_a_seat_counts_once_among_those_who_can_react(hall: Hall) -> None:
    code = hall.database(_seat, hall, "Openbaar Ministerie")
    await sits(hall, "Mila", code)
    await sits(hall, "Piet", code)
    await hall.joins("Gast", gathering=TASKFORCE, audience="member")

    def population(session: Session) -> int:
        found = presenting.gathering(session, TASKFORCE)
        assert found is not None
        return seats.population(session, found.id or 0)

    assert hall.database(population) == 2


async def test_who_is_not_invited_is_told_so_once(hall: Hall) -> None:
    mila = await sits(hall, "Mila", hall.database(_seat, hall, "OM"))
    oscar = await hall.joins("Oscar", audience="partner")
    shy = await hall.world.person("Verlegen", language_code="nl")
    group, card = await presented(hall, mila, oscar, shy)

    for emoji in ("👍", "👎"):
        await oscar.reacts(emoji, to=card, in_=group)
        await shy.reacts(emoji, to=card, in_=group)
        await hall.calm()
    for _ in range(2):
        await oscar.presses("👎 Oneens", in_=group)
        await hall.calm()

    told = [message.text for message in await oscar.sees() if "op uitnodiging" in message.text]
    assert told == [
        "Taskforce Mensenhandel\n\n"
        "Deze bijeenkomst is op uitnodiging, dus uw reactie telt niet mee. Vraag de organisator om een eigen link."
    ]
    assert ["op uitnodiging" in toast.text for toast in await oscar.toasts()] == [True, True]
    assert await shy.sees() == []
    assert marks(hall) == set()


async def test_an_emoji_from_before_joining_is_heard_at_joining(hall: Hall) -> None:
    oscar = await hall.world.person("Oscar", language_code="nl")
    group, card = await presented(hall, oscar)
    await oscar.reacts("👍", to=card, in_=group)
    await hall.calm()
    assert marks(hall) == set()

    await oscar.says(f"/start {hall.database(_seat, hall, 'OM')}")
    await hall.calm()

    assert marks(hall) == {"agree", "people"}
    assert "Uw reactie: 👍 Eens" in (await oscar.sees())[-1].text


async def test_a_substitute_keeps_the_seat_when_the_member_is_forgotten(hall: Hall) -> None:
    code = hall.database(_seat, hall, "OM")
    mila, piet = await sits(hall, "Mila", code), await sits(hall, "Piet", code)
    await presented(hall, mila, piet)
    await piet.presses("Eens")
    await hall.calm()
    await mila.presses("Oneens")
    await hall.calm()

    await mila.says("/vergeetmij")
    await hall.calm()
    await mila.presses("Alles wissen")
    await hall.calm()

    assert marks(hall) == {"agree", "people"}
    assert hall.database(counting.recount) == 0
    assert "Uw reactie: 👍 Eens" in (await piet.sees())[-1].text


async def test_a_seat_that_says_nothing_is_silent_though_others_speak(hall: Hall) -> None:
    mila = await sits(hall, "Mila", hall.database(_seat, hall, "OM"))
    await sits(hall, "Sam", hall.database(_seat, hall, "Gemeenten"))
    await presented(hall, mila)
    await mila.presses("Eens")
    await hall.calm()

    def took_part(session: Session) -> tuple[int | None, int | None]:
        found = presenting.gathering(session, TASKFORCE)
        assert found is not None
        part = reporting.participation(session, found.id or 0)
        return part.reacted, part.silent

    assert hall.database(took_part) == (1, 1)


async def test_on_the_record_organisers_read_what_each_seat_chose_and_its_members_know(hall: Hall) -> None:
    hall.database(lambda session: setattr(presenting.gathering(session, TASKFORCE), "confidential", False))
    codes = [hall.database(_seat, hall, name) for name in ("Openbaar Ministerie", "Inspectie")]
    mila, thea, piet = [
        await sits(hall, name, code) for name, code in (("Mila", codes[0]), ("Thea", codes[1]), ("Piet", codes[1]))
    ]
    assert "op naam: organisatoren zien wat uw zetel koos" in (await mila.sees())[-1].text
    await presented(hall, mila, thea)
    assert "Op naam: organisatoren zien wat uw zetel koos." in (await mila.sees())[-1].text
    await mila.presses("Eens")
    await mila.presses("Urgent")
    await hall.calm()

    organiser = await hall.joins("Olga", "organiser", gathering=TASKFORCE)
    await does(hall, organiser, f">/telling {TASKFORCE} TOE-2", "Per zetel")
    told = (await organiser.sees())[-2]
    assert "\nInspectie: geen reactie\nOpenbaar Ministerie: 👍 Eens 🔥\n" in told.text

    await piet.presses("Oneens")
    await does(hall, piet, ">/vergeetmij", "Laat")
    await does(hall, organiser, "‹ TOE-2", "Per zetel")
    assert "\nInspectie: niet getoond" in (await organiser.sees())[-2].text

    helper = await hall.joins("Henk", "helper", gathering=TASKFORCE)
    item = (told.keyboard[0][0].data or "").split(":")[1]
    await helper.presses(f"tx:{item}:0", on=(await helper.sees())[-1].id, raw=True)
    await hall.calm()
    assert "Openbaar Ministerie" not in str([each.text for each in await helper.sees()])


async def test_a_confidential_gathering_tells_of_no_seat_also_when_the_button_is_forged(hall: Hall) -> None:
    mila = await sits(hall, "Mila", hall.database(_seat, hall, "Openbaar Ministerie"))
    await presented(hall, mila)
    await mila.presses("Eens")
    organiser = await hall.joins("Olga", "organiser", gathering=TASKFORCE)
    await does(hall, organiser, f">/telling {TASKFORCE} TOE-2")
    message = next(
        each for each in await organiser.sees() if "Per" in str(each.labels) or "Bestand" in str(each.labels)
    )
    assert "Per zetel" not in str(message.labels)
    picture = next(button for row in message.keyboard for button in row if button.text == "Beeld").data or ""

    await organiser.presses(f"tx:{picture.split(':')[2]}:0", on=message.id, raw=True)
    await hall.calm()

    assert not any("Openbaar Ministerie" in each.text for each in await organiser.sees())
