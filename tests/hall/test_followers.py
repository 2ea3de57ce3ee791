"""Who follows an item hears what moved of it, once a week and of nothing but that; organisers see a number."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import following
from models.tables import Item, Recommendation, RecommendationChange
from models.tables import Person as Known
from models.words import RecommendationStatus
from tests.hall.conftest import Hall
from tests.hall.test_following_up import agreed, offered
from tests.hall.test_preparing import does

THURSDAY = datetime(2013, 9, 5, 8, 0, tzinfo=UTC)
"""Ten o'clock here."""


def _follow(session: Session, reference: str, now: datetime) -> None:
    """Whoever came last follows it."""
    item = session.execute(select(col(Item.id)).where(col(Item.reference) == reference)).scalar_one()
    person = session.execute(select(col(Known.id)).order_by(col(Known.id).desc()).limit(1)).scalar_one()
    following.follow(session, item or 0, person or 0, now)


async def follower(hall: Hall, *references: str, language: str = "nl") -> Person:
    """Somebody who takes part and follows these."""
    anna = await hall.joins("Anna", audience="partner", language=language)
    for reference in references:
        hall.database(_follow, reference, hall.stage.clock.now())
    return anna


async def news(person: Person) -> list[str]:
    return [each.text for each in await person.sees() if each.text.startswith(("Wat u volgt", "What you follow"))]


def _status(session: Session, reference: str, status: RecommendationStatus, now: datetime) -> None:
    item = session.execute(select(Item).where(col(Item.reference) == reference)).scalar_one()
    row = session.get_one(Recommendation, item.id)
    was, row.status = {"status": row.status}, status
    change = RecommendationChange(
        recommendation_id=item.id or 0, at=now, what="status", status=status, was=was, now={"status": status}
    )
    session.add(change)


async def test_an_agreement_is_told_on_thursday_at_ten_and_never_again(hall: Hall) -> None:
    anna = await follower(hall, "TOE-2")
    await agreed(hall)
    await hall.stage.go_to(THURSDAY.replace(hour=7, minute=59))
    assert await news(anna) == []

    await hall.after(minutes=2)
    (told,) = await news(anna)

    assert told.split("\n") == [
        "Wat u volgt · do 5 september",
        "",
        "TOE-2 Handhavingsafspraken met gemeenten",
        "  A-9 Voorbeeldgemeente: afgesproken, streefdatum vr 14 februari",
        "",
        "Niemand ziet wat u volgt.",
    ]
    for day in (6, 12, 19):
        await hall.stage.go_to(datetime(2013, 9, day, 9, 0, tzinfo=UTC))
    assert await news(anna) == [told]


async def test_a_proposal_is_told_to_nobody(hall: Hall) -> None:
    anna = await follower(hall, "TOE-2")
    await offered(hall)
    await hall.stage.go_to(THURSDAY.replace(hour=9))

    assert await news(anna) == []


async def test_all_that_moved_is_one_message_and_each_item_can_be_left(hall: Hall) -> None:
    anna = await follower(hall, "TOE-2", "ORG-1", "OPS-1", language="en")
    coordinator, _ = await agreed(hall)
    await coordinator.says("/besluit congres-2013 TOE-2")
    await hall.calm()
    await coordinator.presses("Aangenomen")
    await hall.calm()
    hall.database(_status, "ORG-1", RecommendationStatus.IN_PROGRESS, hall.stage.clock.now())
    await hall.stage.go_to(THURSDAY.replace(hour=9))

    (told,) = await news(anna)
    assert "  Status: in progress" in told
    assert "  A-9 Example municipality: agreed, due Fri 14 February\n" in told
    assert ", Mon 2 September: adopted" in told
    assert [button.text for row in (await anna.sees())[-1].keyboard for button in row] == ["🔕 ORG-1", "🔕 TOE-2"]

    await anna.presses("🔕 TOE-2")
    await hall.calm()
    assert (await anna.toasts())[-1].text == "You hear no more of TOE-2."
    await coordinator.presses("Uitgesteld")
    await hall.stage.go_to(datetime(2013, 9, 12, 9, 0, tzinfo=UTC))
    assert await news(anna) == [told]


async def test_what_was_decided_under_embargo_is_told_once_that_is_over(hall: Hall) -> None:
    anna = await follower(hall, "TOE-2")
    omar = await hall.joins("Omar", "organiser")
    await does(hall, omar, ">/bijeenkomst", "Embargo", ">10 september", "Klopt", ">/besluit congres-2013 TOE-2")
    await does(hall, omar, "Aangenomen")
    await hall.stage.go_to(THURSDAY.replace(hour=9))
    assert await news(anna) == []

    for day in (10, 12):
        await hall.stage.go_to(datetime(2013, 9, day, 9, 0, tzinfo=UTC))

    (told,) = await news(anna)
    assert told.splitlines()[3].endswith(", ma 2 september: aangenomen")
    await does(hall, omar, ">/bijeenkomst", "Embargo", ">20 september", "Klopt")
    for day in (19, 20, 26):
        await hall.stage.go_to(datetime(2013, 9, day, 9, 0, tzinfo=UTC))
    assert await news(anna) == [told]


async def test_what_happens_on_the_day_itself_waits_a_week(hall: Hall) -> None:
    anna = await follower(hall, "ORG-1")
    await hall.stage.go_to(THURSDAY.replace(hour=6))
    hall.database(_status, "ORG-1", RecommendationStatus.ON_HOLD, hall.stage.clock.now())
    await hall.stage.go_to(THURSDAY.replace(hour=12))
    assert await news(anna) == []

    await hall.stage.go_to(datetime(2013, 9, 12, 9, 0, tzinfo=UTC))

    assert len(await news(anna)) == 1


async def test_on_a_holiday_it_comes_the_next_working_day_of_that_week(hall: Hall) -> None:
    anna = await follower(hall, "ORG-1")
    await hall.stage.go_to(datetime(2013, 12, 23, 9, 0, tzinfo=UTC))
    hall.database(_status, "ORG-1", RecommendationStatus.ON_HOLD, hall.stage.clock.now())
    await hall.stage.go_to(datetime(2013, 12, 26, 12, 0, tzinfo=UTC))
    assert await news(anna) == []

    await hall.stage.go_to(datetime(2013, 12, 27, 12, 0, tzinfo=UTC))

    assert len(await news(anna)) == 1


async def test_an_organiser_sees_a_number_of_followers_and_no_small_one(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    for number in (4, 1):
        for _ in range(number):
            await follower(hall, "ORG-1")
        await organiser.says("/bijeenkomst")
        await hall.calm()
        await organiser.presses("Agenda")
        await hall.calm()
        await organiser.presses("ORG-1")
        await hall.calm()
        few = "Minder dan 5" if number == 4 else "5"
        assert (await organiser.sees())[-1].text.endswith(f"\n{few} mensen volgen dit onderwerp.")
