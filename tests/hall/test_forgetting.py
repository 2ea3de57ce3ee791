"""Somebody asks to be forgotten: what goes, what stays, what is told, and that a restored copy forgets them again."""

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select
from sqlmodel import Session, SQLModel, col

from bot.opening import backup
from bot.rehearsal.people import Person
from bot.rehearsal.stage import playing
from models import counting, forgetting
from models.tables import Comment, Commitment, Contact, Outbox, Participant, Posting, Progress, ReactionSet, Role
from models.tables import Person as PersonRow
from tests.hall.conftest import CONGRESS, Hall
from tests.hall.test_following_up import agreed
from tests.hall.test_reacting import crowd, figures, opened

ERASE, LEAVE = "Alles wissen", "Laat mijn reacties staan"


async def is_forgotten(hall: Hall, person: Person, how: str = ERASE) -> None:
    await person.says("/vergeetmij")
    await hall.calm()
    await person.presses(how)
    await hall.calm()


def rows(session: Session, table: type[SQLModel], *conditions: object) -> int:
    number: int = session.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one()  # type: ignore[arg-type]
    return number


def everything(url: str) -> str:
    """All that an SQLite database holds, as text."""
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        return "\n".join(connection.iterdump())


def ledger(hall: Hall) -> list[dict[str, object]]:
    lines = hall.config.privacy.ledger.read_text().splitlines()
    return [json.loads(line) for line in lines]


async def test_it_asks_first_and_says_what_can_not_be_undone(hall: Hall) -> None:
    people = await crowd(hall, 10)
    await opened(hall, *people)
    await people[0].presses("Eens")
    await hall.calm()

    await people[0].says("/vergeetmij")
    await hall.calm()
    question = (await people[0].sees())[-1]
    assert question.labels == [[ERASE], [LEAVE], ["Stop"]]
    assert "niet worden teruggenomen" in question.text
    assert "U kunt dan niet opnieuw meedoen aan: Congres Korpsmonitor." in question.text

    await people[0].says("ja hoor")
    await people[0].presses("Stop")
    await hall.calm()
    await people[0].presses(ERASE, on=question.id)
    await hall.calm()
    assert (await people[0].toasts())[-1].text == "Dat is al afgehandeld."
    assert figures(hall).people == 1


async def test_who_said_nothing_has_nothing_to_leave(hall: Hall) -> None:
    anna = await hall.joins("Anna", language="en")

    await anna.says("/forgetme")
    await hall.calm()

    assert (await anna.sees())[-1].labels == [["Erase everything"], ["Stop"]]


async def test_erasing_everything_leaves_nothing_and_the_figures_follow(hall: Hall) -> None:
    people = await crowd(hall, 10)
    anna = people[0]
    _, group, card = await opened(hall, *people)
    for person in people[:3]:
        await person.presses("Eens")
    await anna.reacts("🔥", to=card, in_=group)
    await anna.presses("Toelichten")
    await anna.says("Een toelichting van Anna")
    await hall.calm()
    persons = hall.database(rows, PersonRow)

    await is_forgotten(hall, anna)

    assert (await anna.toasts())[-1].text == "U bent vergeten."
    assert (await anna.sees())[-1].text.startswith("U bent vergeten\n\nUw reacties zijn weg.")
    assert {mark: n for (_, _, mark), n in hall.database(counting.kept).items()} == {"agree": 2, "people": 2}
    assert hall.database(counting.recount) == 0
    assert hall.database(rows, PersonRow) == persons - 1
    for table, chat in ((Contact, col(Contact.chat_id)), (Posting, col(Posting.chat_id))):
        assert hall.database(rows, table, chat == anna.id) == 0
    assert hall.database(rows, Comment) == 0
    assert hall.database(rows, Participant) == 9
    assert "2 van 9 reageerden" in (await group.shows())[-1].text
    (entry,) = hall.database(forgetting.entries)
    assert [(each["pseudonym"], each["closed"]) for each in ledger(hall)] == [(entry.pseudonym, [])]


async def test_reactions_that_stay_count_on_and_close_the_gathering(hall: Hall) -> None:
    people = await crowd(hall, 10)
    anna = people[0]
    _, group, card = await opened(hall, *people)
    await anna.presses("Eens")
    await anna.reacts("🔥", to=card, in_=group)
    await hall.calm()
    private = (await anna.sees())[-1]
    before = figures(hall)

    await is_forgotten(hall, anna, LEAVE)
    assert "Uw reacties blijven, los van u." in (await anna.sees())[-1].text
    assert (figures(hall).people, figures(hall).counts, figures(hall).urgent) == (
        before.people,
        before.counts,
        before.urgent,
    )

    await anna.says(f"/start {hall.code(audience='partner')}")
    await hall.calm()
    assert (await anna.sees())[-1].text.endswith("U kunt er niet opnieuw aan meedoen.")
    await anna.presses("👎 Oneens", in_=group)
    await anna.reacts("👎", to=card, in_=group)
    await hall.calm()
    assert (await anna.toasts())[-1].text.endswith("Nieuwe reacties van u tellen hier niet mee.")
    told = [message.text for message in await anna.sees() if "tellen hier niet mee" in message.text]
    assert len(told) == 1
    await anna.presses(private.keyboard[0][0].data or "", on=private.id, raw=True)
    await hall.calm()
    assert figures(hall).people == 1
    assert hall.database(counting.recount) == 0
    assert [each["closed"] for each in ledger(hall)] == [[CONGRESS]]


@pytest.mark.parametrize("report_url", ["sqlite"], indirect=True)
async def test_nothing_in_the_database_tells_whose_the_reactions_were(hall: Hall) -> None:
    people = await crowd(hall, 5)
    anna = people[0]
    await opened(hall, *people)
    await anna.presses("Eens")
    await hall.world.raw(
        {
            "message_reaction": {
                "chat": {"id": anna.id, "type": "private", "first_name": "Anna"},
                "user": {"id": anna.id, "is_bot": False, "first_name": "Anna"},
                "message_id": (await anna.sees())[-1].id,
                "date": 1378108800,
                "old_reaction": [],
                "new_reaction": [{"type": "emoji", "emoji": "👍"}],
            }
        }
    )
    await hall.calm()
    assert hall.database(rows, ReactionSet) == 2
    named = select(col(PersonRow.pseudonym)).join(Contact).where(col(Contact.chat_id) == anna.id)
    pseudonym = hall.database(lambda session: str(session.execute(named).scalar_one()))

    await is_forgotten(hall, anna, LEAVE)
    await hall.after(days=1)

    kept = everything(hall.url)
    assert str(anna.id) not in kept
    assert kept.count(pseudonym) == 1
    assert 'INSERT INTO "forgotten" VALUES(\'' + pseudonym in kept


async def test_somebody_forgotten_who_comes_back_is_new(hall: Hall) -> None:
    people = await crowd(hall, 10)
    anna = people[0]
    await opened(hall, *people)
    await anna.presses("Eens")
    await hall.calm()
    await is_forgotten(hall, anna)

    await anna.says("hallo")
    await hall.calm()
    assert "typ of plak hier de code" in (await anna.sees())[-1].text
    await anna.says(hall.code(audience="police"))
    await hall.calm()
    assert any("U doet mee als politie." in message.text for message in await anna.sees())
    await anna.presses("Twijfel")
    await hall.calm()

    assert figures(hall).counts == {"agree": 0, "doubt": 1, "disagree": 0, "practice": 0}


async def test_roles_go_and_what_an_organisation_promised_stays(hall: Hall) -> None:
    coordinator, partner = await agreed(hall)

    await is_forgotten(hall, partner)

    assert hall.database(rows, Role) == 2
    assert hall.database(rows, Commitment, col(Commitment.reference) == "A-9") == 1
    assert hall.database(rows, Commitment, col(Commitment.proposed_by).is_not(None)) == 0
    assert hall.database(rows, Outbox, col(Outbox.chat_id) == partner.id) == 2, "the goodbye, and the menu of nobody"
    others = hall.database(lambda s: set(s.execute(select(col(Progress.reported_by))).scalars()))
    assert len(others - {None}) == 1

    await coordinator.says("/vergeetmij")
    await hall.calm()
    assert "weerklank invite coordinator" in (await coordinator.sees())[-1].text
    second = await hall.joins("Carla", "coordinator", gathering=None)
    await is_forgotten(hall, coordinator)
    assert (await coordinator.sees())[-1].text.startswith("U bent vergeten")
    assert hall.database(rows, Contact, col(Contact.chat_id) == second.id) == 1


async def test_the_deputy_leads_once_the_lead_is_forgotten_and_their_link_lets_nobody_in(hall: Hall) -> None:
    _, partner = await agreed(hall)
    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))
    deputy = await hall.joins("Daan", "contact", organisation="gemeente")
    for button in ("Niet voor mij", "Een collega komt in mijn plaats"):
        await partner.presses(button)
        await hall.calm()
    code = (await partner.sees())[-1].text.partition("start=")[2].split()[0]

    await is_forgotten(hall, partner)
    stranger = await hall.world.person("Sam", language_code="nl")
    await stranger.says(f"/start {code}")
    await hall.calm()

    assert "ingetrokken" in (await stranger.sees())[-1].text
    assert hall.database(leads) == [deputy.id]
    await hall.joins("Eva", "contact", organisation="gemeente")
    assert hall.database(leads) == [deputy.id]


async def test_who_comes_where_only_deputies_are_left_leads(hall: Hall) -> None:
    await hall.joins("Petra", "contact", organisation="gemeente")
    await hall.joins("Daan", "contact", organisation="gemeente")
    hall.database(lambda session: session.execute(delete(Role).where(col(Role.deputy).is_(False))))
    third = await hall.joins("Eva", "contact", organisation="gemeente")

    assert hall.database(leads) == [third.id]


async def test_a_link_of_who_is_no_contact_any_more_lets_nobody_in(hall: Hall) -> None:
    _, partner = await agreed(hall)
    await hall.stage.go_to(datetime(2014, 1, 17, 10, 0, tzinfo=UTC))
    for button in ("Niet voor mij", "Een collega komt in mijn plaats"):
        await partner.presses(button)
        await hall.calm()
    code = (await partner.sees())[-1].text.partition("start=")[2].split()[0]
    hall.database(lambda session: session.execute(delete(Role).where(col(Role.kind) == "contact")))

    for person in (await hall.world.person("Sam", language_code="nl"), partner):
        await person.says(f"/start {code}")
        await hall.calm()
        assert "ingetrokken" in (await person.sees())[-1].text


def leads(session: Session) -> list[int]:
    """The chats of who leads for an organisation."""
    query = select(col(Contact.chat_id)).join(Role, col(Role.person_id) == col(Contact.person_id))
    led = query.where(col(Role.kind) == "contact", col(Role.deputy).is_(False))
    return list(session.execute(led).scalars())


@pytest.mark.parametrize("report_url", ["sqlite"], indirect=True)
async def test_a_restored_older_copy_forgets_again(hall: Hall, tmp_path: Path) -> None:
    people = await crowd(hall, 10)
    anna, ben = people[:2]
    await opened(hall, *people)
    for person in people[:3]:
        await person.presses("Eens")
    await hall.calm()
    copy = backup(hall.url, tmp_path / "copy.sqlite3", hall.stage.clock.now())
    await is_forgotten(hall, anna, LEAVE)
    await is_forgotten(hall, ben)
    known = hall.database(forgetting.entries)
    assert figures(hall).people == 2

    await hall.stage.stop()
    present = Path(hall.url.removeprefix("sqlite:///"))
    for extra in ("-wal", "-shm"):
        present.with_name(present.name + extra).unlink(missing_ok=True)
    copy.replace(present)
    assert figures(hall).people == 3
    hall.stage = await hall.plays.enter_async_context(playing(hall.config, hall.stage.clock, hall.world))

    assert hall.database(forgetting.entries) == known
    assert figures(hall).people == 2
    assert hall.database(counting.recount) == 0
    assert hall.database(rows, ReactionSet) == 2
    for person in (anna, ben):
        assert hall.database(rows, Contact, col(Contact.chat_id) == person.id) == 0
    await anna.says(f"/start {hall.code()}")
    await hall.calm()
    assert (await anna.sees())[-1].text.endswith("U kunt er niet opnieuw aan meedoen.")


async def test_a_lost_ledger_is_written_again_from_the_database(hall: Hall) -> None:
    anna = await hall.joins("Anna")
    await is_forgotten(hall, anna)
    before = ledger(hall)
    hall.config.privacy.ledger.unlink()

    await hall.restart()

    assert ledger(hall) == before
    assert hall.config.privacy.ledger.stat().st_mode & 0o077 == 0
    assert set(before[0]) == {"pseudonym", "at", "closed"}
