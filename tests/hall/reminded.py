"""A partner who has been reminded of A-9: what is done about it, and what is then known."""

from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import committing, waiting
from models.tables import Commitment, Progress
from tests.hall.conftest import Hall
from tests.hall.test_following_up import agreed

FRIDAY = datetime(2014, 1, 17, 10, 0, tzinfo=UTC)
"""The first reminder of A-9, which is due on 14 February, has come."""


async def reminded(hall: Hall) -> tuple[Person, Person]:
    """The coordinator, and the partner who has just been reminded of A-9."""
    coordinator, partner = await agreed(hall)
    await hall.stage.go_to(FRIDAY)
    return coordinator, partner


async def does(hall: Hall, person: Person, *steps: str) -> str:
    """Each step, words or a [button]; what is then said last."""
    for step in steps:
        if step.startswith("["):
            await person.presses(step.strip("[]"))
        else:
            await person.says(step)
        await hall.calm()
    return (await person.sees())[-1].text


def moved(session: Session, due: date) -> None:
    """The coordinator gives A-9 another date."""
    commitment = session.execute(select(Commitment).where(col(Commitment.reference) == "A-9")).scalar_one()
    committing.change(session, commitment, 1, FRIDAY, due=due)


def a9(session: Session) -> Commitment:
    found: Commitment = session.execute(select(Commitment).where(col(Commitment.reference) == "A-9")).scalar_one()
    session.expunge(found)
    return found


def waits(session: Session) -> dict[str, int]:
    """How many commitments wait for the coordinator, by what for."""
    lists = (waiting.unverified, waiting.asked_dates, waiting.help_wanted, waiting.disputed)
    return {each.__name__: len(found) for each in lists if (found := each(session))}


def steps(session: Session) -> list[str]:
    query = select(col(Progress.answer)).where(col(Progress.undone_at).is_(None)).order_by(col(Progress.id))
    return list(session.execute(query).scalars())
