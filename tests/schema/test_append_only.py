"""The audit log can be written and read: nobody changes or removes a line, and a forgotten person leaves all of it."""

from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from models.tables import Audit, Person
from tests.properties.ground import MORNING

LINE = {"at": MORNING, "person_id": 1, "role": "organiser", "action": "present", "subject": "TOE-2"}
CHANGES: list[dict[str, Any]] = [
    {"at": MORNING.replace(year=2014)},
    {"role": "coordinator"},
    {"action": "close"},
    {"subject": "TOE-3"},
    {"details": {"gathering": 2}},
    {"id": 9},
    {"person_id": 2},
    {"person_id": None, "subject": "TOE-3"},
]


def lay(session: Session) -> None:
    people = [{"id": number, "pseudonym": str(number), "created_at": MORNING} for number in (1, 2)]
    session.execute(insert(Person).values(people))
    session.execute(insert(Audit).values({**LINE, "id": 1, "details": {"gathering": 1}}))


def lines(session: Session) -> list[tuple[Any, ...]]:
    kept = select(col(Audit.person_id), col(Audit.subject), col(Audit.details))
    return [tuple(row) for row in session.execute(kept)]


@pytest.mark.parametrize("values", CHANGES, ids=lambda values: ", ".join(values))
def test_no_line_is_changed(engine: Engine, values: dict[str, Any]) -> None:
    with Session(engine) as session:
        lay(session)
        with pytest.raises(IntegrityError, match="append-only"):
            session.execute(update(Audit).values(values))


def test_no_line_is_removed(engine: Engine) -> None:
    with Session(engine) as session:
        lay(session)
        with pytest.raises(IntegrityError, match="append-only"):
            session.execute(delete(Audit))
        session.rollback()
        if engine.dialect.name == "postgresql":
            with pytest.raises(IntegrityError, match="append-only"):
                session.execute(text("TRUNCATE audit"))


def test_who_is_forgotten_leaves_the_lines(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        lay(session)
        session.execute(delete(Person).where(col(Person.id) == 1))
        assert lines(session) == [(None, "TOE-2", {"gathering": 1})]
