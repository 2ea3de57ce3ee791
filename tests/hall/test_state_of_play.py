"""The state of play: by light, as a picture, by partner, unit and area, and what nobody took on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import delete, event, select, update
from sqlmodel import Session, col

from models import outbox
from models.tables import Gathering, Outbox, Role
from tests.hall.conftest import Hall
from tests.hall.telling import does, labels, last

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
    assert (await coordinator.sees())[-1].text.startswith(
        "A-1 · streefdatum voorbij: vr 14 februari\nVoorbeeldgemeente · TOE-2"
    )


async def test_the_lights_come_as_a_picture(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await coordinator.says("/overzicht")
    await hall.calm()

    await coordinator.presses("Beeld")
    await hall.calm()

    shown = (await coordinator.sees())[-1]
    assert shown.text == "Stand van zaken · zaterdag 1 maart 2014"
    assert shown.photo is not None
    assert Image.open(BytesIO(await hall.world.file(shown.photo))).width == 1080


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

    told = (await partner.sees())[-1].text
    assert told == FOR_READERS


FOR_READERS = "De stand van zaken is voor de coördinator en de lezers van de rapportage."


@pytest.mark.parametrize(
    ("step", "method", "seen", "fate"),
    [
        (">/overzicht", "sendMessage", FOR_READERS, "sent"),
        ("Partners", "editMessageText", FOR_READERS, "sent"),
        ("Zonder afspraak", "editMessageText", "Dit is voor de coördinator.", "sent"),
        ("Beeld", "sendPhoto", None, "dead"),
    ],
)
async def test_whoever_lost_the_role_while_it_waited_does_not_see_it(
    hall: Hall, step: str, method: str, seen: str | None, fate: str
) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    shown = await does(hall, coordinator, ">/overzicht")
    await hall.world.fault("429", method, chat=coordinator.id, retry_after=20)

    await (coordinator.says(step[1:]) if step.startswith(">") else coordinator.presses(step))
    await hall.stage.pass_to(hall.stage.clock.now() + timedelta(seconds=5))
    hall.database(_nobody_has_a_role)
    await hall.after(seconds=40)

    assert await last(coordinator) == (seen or shown)
    assert hall.database(_fate) == fate


async def test_what_was_queued_before_it_was_noted_who_asked_shows_nothing(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    asked = {"language": "nl", "steers": True, "shown": []}
    for payload, method in (
        ({"document": {"kind": "lights_png", **asked}, "caption": "Stand van zaken"}, "sendPhoto"),
        ({"later": {"kind": "state_of_play", **asked}}, "sendMessage"),
    ):
        hall.database(partial(outbox.say, method=method), coordinator.id, payload, hall.stage.clock.now())
    await hall.after(minutes=1)
    assert (await last(coordinator), (await coordinator.sees())[-2].photo) == (FOR_READERS, None)


def _nobody_has_a_role(session: Session) -> None:
    session.execute(delete(Role))


def _fate(session: Session) -> str:
    return str(session.execute(select(col(Outbox.state)).order_by(col(Outbox.id).desc()).limit(1)).scalar_one())


async def test_the_radar_finds_what_nobody_took_on_and_what_hardly_anybody_asked_for(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    hall.database(_on_record)
    people = [await hall.joins(f"Anna {number}", audience="police") for number in range(4)]
    for reference, position in (("OPS-1", "Eens"), ("TOE-2", "Eens"), ("TOE-3", "Oneens")):
        await coordinator.says(f"/presenteer {reference}")
        await hall.calm()
        for each in people:
            await each.presses(position)
        await hall.calm()
        await coordinator.says(f"/sluit {reference}")
        await hall.calm()
    await coordinator.says("/overzicht")
    await hall.calm()

    await coordinator.presses("Zonder afspraak")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Veel steun, geen afspraak · 1\n\nOPS-1 · 100% eens\n")
    await coordinator.presses("Afspraak, weinig steun")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Afspraak, weinig steun · 2\n")
    shown = await labels(coordinator)
    assert {"A-3", "A-4"} <= set(shown)
    assert not {"A-1", "A-5"} & set(shown)
    await coordinator.presses("Geen afspraak")
    await hall.calm()
    assert "OPS-1" in (await coordinator.sees())[-1].text


def _on_record(session: Session) -> None:
    session.execute(update(Gathering).values(confidential=False))


async def test_all_commitments_are_looked_through_beside_the_writer(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    asked: list[str] = []

    def hears(who: str) -> Callable[..., None]:
        def before(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if "count(" in statement and "FROM commitment" in statement:
                asked.append(who)

        return before

    database = hall.stage.bot.database
    event.listen(database.writing, "before_cursor_execute", hears("writer"))
    event.listen(database.reading, "before_cursor_execute", hears("reader"))
    await does(hall, coordinator, ">/afspraken", ">/overzicht", "Beeld", "Lang stil", "‹ Stand van zaken", "Partners")
    assert set(asked) == {"reader"}
