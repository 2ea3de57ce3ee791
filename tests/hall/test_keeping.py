"""What the welcome promises about keeping is kept: after that day nobody can be told from the database any more."""

from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlmodel import Session, SQLModel, col

from models import counting, following
from models.tables import Contact, Item, Participant, Person, Posting, ReactionSet, Voice
from tests.hall.conftest import Hall
from tests.hall.test_reacting import crowd, figures, opened


def rows(session: Session, table: type[SQLModel]) -> int:
    number: int = session.execute(select(func.count()).select_from(table)).scalar_one()
    return number


async def test_after_the_day_of_keeping_voices_and_people_are_gone_and_figures_stand(hall: Hall) -> None:
    people = await crowd(hall, 12)
    organiser, group, card = await opened(hall, *people)
    for person in people[:7]:
        await person.presses("Eens")
    await people[8].reacts("👎", to=card, in_=group)
    await hall.calm()
    before = figures(hall)

    await hall.stage.go_to(datetime(2013, 12, 31, 20, 0, tzinfo=UTC))
    assert hall.database(rows, Voice) == 8
    await hall.stage.go_to(datetime(2014, 1, 1, 20, 0, tzinfo=UTC))

    assert [hall.database(rows, table) for table in (Voice, ReactionSet, Posting, Participant)] == [0, 0, 0, 0]
    assert hall.database(rows, Person) == hall.database(rows, Contact) == 1
    assert (figures(hall).counts, figures(hall).people) == (before.counts, before.people)
    assert hall.database(counting.recount) == 0

    await organiser.says("/presenteer TOE-3")
    await hall.calm()
    assert (await organiser.sees())[-1].text.startswith("De cijfers van deze bijeenkomst staan vast")


async def test_who_follows_stays_known_until_they_follow_nothing_any_more(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")
    hall.database(_follows, anna.id, hall.stage.clock.now(), True)
    await hall.stage.go_to(datetime(2014, 1, 1, 20, 0, tzinfo=UTC))
    await hall.after(days=3)
    assert hall.database(rows, Contact) == 1

    hall.database(_follows, anna.id, hall.stage.clock.now(), False)
    await hall.after(days=3)

    assert [hall.database(rows, table) for table in (Contact, Person)] == [0, 0]


def _follows(session: Session, chat: int, now: datetime, on: bool) -> None:
    """Or not any more."""
    person = session.execute(select(col(Contact.person_id)).where(col(Contact.chat_id) == chat)).scalar_one()
    item = session.execute(select(col(Item.id)).where(col(Item.reference) == "TOE-2")).scalar_one() or 0
    if on:
        following.follow(session, item, person, now)
    else:
        following.unfollow(session, item, person)


async def test_a_card_that_was_perhaps_missed_can_be_presented_again(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser)
    await hall.world.fault("reset", "sendMessage", chat=group.id)
    await organiser.says("/presenteer TOE-2")
    await hall.calm()
    cards = [message for message in await group.shows() if message.keyboard]
    assert cards == []

    await organiser.says("/presenteer TOE-2")
    await hall.calm()

    cards = [message for message in await group.shows() if message.keyboard]
    assert [card.text.splitlines()[0] for card in cards] == ["Handhavingsafspraken met gemeenten"]
