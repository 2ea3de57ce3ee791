"""Monday's digest: what waits and what is late, once a week, to whoever coordinates then."""

import re
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import committing, reminders
from models.rules.policy import Policy
from models.tables import Absence, Commitment, Role
from models.words import RoleKind
from tests.hall.conftest import Hall

FIRST_OF_MARCH = datetime(2014, 3, 1, 10, 0, tzinfo=UTC)


async def test_monday_at_nine_the_coordinator_reads_what_waits_and_what_is_late(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)

    await hall.stage.go_to(datetime(2014, 3, 3, 7, 59, tzinfo=UTC))
    assert await digests(coordinator) == []
    await hall.stage.go_to(datetime(2014, 3, 3, 8, 1, tzinfo=UTC))

    (digest,) = await digests(coordinator)
    assert digest == (
        "Maandag 3 maart · 8 afspraken\n"
        "2 rood · 3 oranje · 1 groen · 2 grijs\n"
        "\n"
        "Wacht op u (1)\n"
        "A-4 Landelijk Informatie- en… · voorstel\n"
        "\n"
        "🔴 Rood: streefdatum voorbij (2)\n"
        "A-1 Voorbeeldgemeente · 14 feb\n"
        "A-7 Openbaar Ministerie · 1 mrt\n"
        "\n"
        "🟠 Oranje: binnenkort of lang stil (3)\n"
        "A-3 RIEC Oost-Nederland · 8 mrt\n"
        "A-2 Voorbeeldgemeente · lang stil\n"
        "A-5 CoMensha · lang stil\n"
        "\n"
        "Om 14.00 uur gaan 3 herinneringen uit."
    )
    await coordinator.presses("Rapport")
    await hall.calm()
    assert (await coordinator.sees())[-1].text.startswith("Voortgangsrapportage · concept\n")


async def test_it_comes_once_also_after_a_restart_and_not_to_who_came_later(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    await hall.stage.go_to(datetime(2014, 3, 3, 8, 1, tzinfo=UTC))

    await hall.restart()
    second = await hall.joins("Cor", "coordinator", gathering=None)
    await hall.stage.go_to(datetime(2014, 3, 9, 22, 0, tzinfo=UTC))
    assert len(await digests(coordinator)) == 1
    await hall.stage.go_to(datetime(2014, 3, 10, 12, 0, tzinfo=UTC))

    assert [text.splitlines()[0][:16] for text in await digests(coordinator)] == [
        "Maandag 3 maart ",
        "Maandag 10 maart",
    ]
    assert await digests(second) == []


async def test_on_a_holiday_it_comes_the_next_working_day(hall: Hall) -> None:
    await hall.stage.jump_to(datetime(2014, 6, 7, 10, 0, tzinfo=UTC))
    coordinator = await hall.joins("Co", "coordinator", gathering=None)

    await hall.stage.go_to(datetime(2014, 6, 10, 6, 59, tzinfo=UTC))
    assert await digests(coordinator) == []
    await hall.stage.go_to(datetime(2014, 6, 10, 7, 1, tzinfo=UTC))

    (digest,) = await digests(coordinator)
    assert digest.startswith("Dinsdag 10 juni · 8 afspraken")


async def test_a_deputy_gets_it_while_the_coordinator_is_away(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    deputy = await hall.joins("Dewi", "coordinator", gathering=None)
    hall.database(_is_away, date(2014, 3, 1), date(2014, 3, 14))

    await hall.stage.go_to(datetime(2014, 3, 3, 12, 0, tzinfo=UTC))
    await hall.stage.go_to(datetime(2014, 3, 10, 12, 0, tzinfo=UTC))
    assert len(await digests(coordinator)) == 0
    assert len(await digests(deputy)) == 2
    await hall.stage.go_to(datetime(2014, 3, 17, 12, 0, tzinfo=UTC))

    assert len(await digests(coordinator)) == 1
    assert len(await digests(deputy)) == 2


async def test_after_downtime_only_this_weeks_comes_while_the_week_lasts(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)

    await hall.stage.jump_to(datetime(2014, 3, 19, 10, 0, tzinfo=UTC))
    await hall.after(minutes=1)

    (digest,) = await digests(coordinator)
    assert digest.startswith("Woensdag 19 maart")

    await hall.stage.jump_to(datetime(2014, 3, 29, 10, 0, tzinfo=UTC))
    await hall.after(minutes=1)
    assert len(await digests(coordinator)) == 1


async def test_a_quiet_week_is_a_short_and_kind_message(hall: Hall) -> None:
    await hall.stage.jump_to(FIRST_OF_MARCH)
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    hall.database(_close_all)

    await hall.stage.go_to(datetime(2014, 3, 3, 12, 0, tzinfo=UTC))

    assert await digests(coordinator) == [
        "Maandag 3 maart · 8 afspraken\n"
        "8 grijs\n"
        "\n"
        "Alles loopt zoals afgesproken en er wacht niets op u.\n"
        "\n"
        "Vandaag gaan er geen herinneringen uit.\n"
        "Een goede week!"
    ]


async def digests(person: Person) -> list[str]:
    """What they read as a digest: it begins with the day."""
    read = [message.text for message in await person.sees()]
    return [text for text in read if re.match(r"(Maan|Dins|Woens|Donder|Vrij|Zater|Zon)dag ", text)]


def _is_away(session: Session, first: date, last: date) -> None:
    """The lead coordinator."""
    leads = select(Role).where(col(Role.kind) == RoleKind.COORDINATOR, col(Role.deputy).is_(False))
    lead = session.execute(leads).scalar_one()
    session.add(Absence(person_id=lead.person_id, first=first, last=last, at=FIRST_OF_MARCH))


def _close_all(session: Session) -> None:
    person = session.execute(select(col(Role.person_id)).limit(1)).scalar_one()
    for commitment in session.execute(select(Commitment)).scalars():
        committing.withdraw(session, commitment, reason="Niet in dit verhaal", person=person, now=FIRST_OF_MARCH)
        reminders.replan(session, commitment, Policy(), FIRST_OF_MARCH)
