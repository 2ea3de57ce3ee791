"""One connection, one transaction that never ends: what an example wrote is rolled back before the next begins."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine
from sqlmodel import Session

P = ParamSpec("P")
T = TypeVar("T")


class Place:
    """Runs verbs, each in a session of its own as the bot does, inside the example's transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def run(self, verb: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        with Session(self.connection, join_transaction_mode="rollback_only", expire_on_commit=False) as session:
            done = verb(session, *args, **kwargs)
            session.commit()
            return done

    def crash(self, verb: Callable[Concatenate[Session, P], object], /, *args: P.args, **kwargs: P.kwargs) -> None:
        """Run it in a session whose process dies before the commit."""
        with Session(self.connection, join_transaction_mode="create_savepoint") as session:
            verb(session, *args, **kwargs)
            session.flush()
            session.rollback()

    def rows(self, query: Any) -> list[Any]:
        return list(self.connection.execute(query).all())


@contextmanager
def example_in(engine: Engine) -> Iterator[Place]:
    """A place that leaves nothing behind."""
    with engine.connect() as connection:
        transaction = connection.begin()
        try:
            yield Place(connection)
        finally:
            if transaction.is_active:
                transaction.rollback()
