"""What comes back: due again once it was checked, in its rhythm, for the last time."""

from datetime import UTC, date, datetime
from functools import partial

from sqlalchemy import select, update
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import progress_report, recurring
from models.progress_report import ProgressReport
from models.rules.policy import Policy
from models.tables import Commitment
from models.words import Recurrence
from tests.hall.conftest import Hall
from tests.hall.reminded import FRIDAY, a9, does, moved, reminded, steps, waits
from tests.hall.telling import labels


async def quarterly(hall: Hall, until: date) -> tuple[Person, Person]:
    """The same, but A-9 comes back each quarter."""

    def recur(session: Session) -> None:
        commitment = session.execute(select(Commitment).where(col(Commitment.reference) == "A-9")).scalar_one()
        commitment.every, commitment.every_until = Recurrence.QUARTER, until
        session.add(commitment)

    coordinator, partner = await reminded(hall)
    hall.database(recur)
    return coordinator, partner


async def test_what_comes_back_is_due_again_once_it_was_checked(hall: Hall) -> None:
    coordinator, partner = await quarterly(hall, date(2014, 12, 31))
    await does(hall, partner, "[Later klaar]", "28 februari", "Het overleg is verzet")
    noted = await does(hall, partner, "[Klaar]")
    assert "Over deze keer volgen geen herinneringen meer." in noted
    assert hall.database(a9).status == "done"

    told = await does(hall, coordinator, "[Klopt]")

    assert told.startswith("A-9 is klaar\n")
    assert "De volgende keer: woensdag 14 mei 2014" in told
    assert (await partner.sees())[-1].text == told
    found = hall.database(a9)
    assert (found.status, found.due, found.done_on, found.verified_on) == ("agreed", date(2014, 5, 14), None, None)
    await hall.stage.go_to(datetime(2014, 4, 16, 10, 0, tzinfo=UTC))
    assert (await partner.sees())[-1].text.startswith("A-9 · streefdatum wo 14 mei")
    assert hall.database(steps)[-3:] == ["done", "verified", "next_time"]

    (late,) = [each for each in hall.database(_in_the_report).overdue if each.reference == "A-9"]
    assert late.said is None


def _in_the_report(session: Session) -> ProgressReport:
    report = progress_report.build(session, date(2014, 5, 20), Policy())
    assert report is not None
    return report


async def test_a_rhythm_on_the_thirtieth_stays_there_after_february(hall: Hall) -> None:
    await quarterly(hall, date(2014, 12, 31))
    hall.database(partial(moved, due=date(2014, 1, 30)))
    hall.database(monthly)

    for due in (date(2014, 2, 28), date(2014, 3, 30)):
        hall.database(kept)
        assert hall.database(a9).due == due


def monthly(session: Session) -> None:
    session.execute(update(Commitment).values(every=Recurrence.MONTH, every_until=date(2014, 12, 31)))


def kept(session: Session) -> None:
    commitment = session.execute(select(Commitment).where(col(Commitment.reference) == "A-9")).scalar_one()
    assert recurring.begin_next(session, commitment, 1, FRIDAY)


async def test_what_is_overdue_can_come_back_until_a_day_that_has_yet_to_be(hall: Hall) -> None:
    coordinator, _ = await reminded(hall)
    await hall.stage.go_to(datetime(2014, 9, 17, 10, 0, tzinfo=UTC))

    await does(hall, coordinator, "/afspraak A-9", "[Aanpassen]", "[Herhaling]", "[Elke maand]")
    offered = await labels(coordinator)
    await does(hall, coordinator, f"[{offered[0]}]")

    assert offered[0] == "maandag 3 november 2014"
    assert hall.database(a9).every_until == date(2014, 11, 3)


async def test_what_came_back_for_the_last_time_stays_done(hall: Hall) -> None:
    coordinator, partner = await quarterly(hall, date(2014, 5, 13))
    await does(hall, partner, "[Klaar]")

    told = await does(hall, coordinator, "[Klopt]")

    assert "De volgende keer" not in told
    assert (hall.database(a9).status, hall.database(waits)) == ("done", {})
