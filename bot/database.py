"""The database's two doors: one writer thread with one transaction at a time, and readers beside it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlmodel import Session

P = ParamSpec("P")
T = TypeVar("T")

WAIT_FOR_WRITER_MS = 30_000
READ_ONLY = "25006"
"""What PostgreSQL says to a writer after a failover, for as long as this server is the replica."""

SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""PostgreSQL's transactions that only read."""


def is_away(error: BaseException) -> bool:
    """Whether the database could not be reached or could not write now: worth the same work again, later."""
    if isinstance(error, OperationalError | InterfaceError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or getattr(error.orig, "sqlstate", None) == READ_ONLY


def make_engine(
    url: str,
    *,
    writes: bool,
    connections: int = 1,
    on_connect: Callable[[Any], None] | None = None,
    foreign_keys: bool = True,
) -> Engine:
    """An engine for `url` ("sqlite:///file" or "postgresql://…").

    SQLite: WAL, synchronous=FULL, foreign keys; a writer begins IMMEDIATE, so that it never deadlocks halfway.
    What doesn't write can't, and each of its transactions sees one snapshot, on both.
    `on_connect` gets each new DBAPI connection, after the pragmas. Without `foreign_keys`, SQLite can make a table anew
    without removing what points to it.
    """
    address = make_url(url)
    sqlite = address.get_backend_name() == "sqlite"
    if address.drivername in ("postgresql", "postgres"):
        address = address.set(drivername="postgresql+psycopg")
    engine = create_engine(
        address,
        pool_size=connections,
        max_overflow=0,
        pool_pre_ping=not sqlite,
        connect_args={"check_same_thread": False} if sqlite else {"connect_timeout": 10},
        execution_options={} if sqlite or writes else SNAPSHOT,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        if sqlite:
            connection.isolation_level = None
            for pragma in (
                f"busy_timeout={WAIT_FOR_WRITER_MS}",
                "journal_mode=WAL",
                "synchronous=FULL",
                f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
                f"query_only={'OFF' if writes else 'ON'}",
            ):
                connection.execute(f"PRAGMA {pragma}")
        if on_connect is not None:
            on_connect(connection)

    if sqlite:

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def in_transaction(
    engine: Engine, verb: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs
) -> T:
    """`verb(session, …)` in a transaction of its own: committed when it returns, rolled back when it raises."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        return verb(session, *args, **kwargs)


class Database:
    """Runs verbs: `await run(verb, …)` in a transaction of the writer thread, `await read(query, …)` beside it."""

    def __init__(self, url: str, *, on_connect: Callable[[Any], None] | None = None) -> None:
        self.url = url
        self.writing = make_engine(url, writes=True, on_connect=on_connect)
        self.reading = make_engine(url, writes=False, connections=4)
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(4, thread_name_prefix="reader")

    async def run(self, verb: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """`verb(session, …)` in one transaction, after all that was queued before; committed when this returns."""
        job = partial(in_transaction, self.writing, verb, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._writer, job)

    async def read(self, query: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """`query(session, …)` on a connection that can't write, in one snapshot."""
        job = partial(in_transaction, self.reading, query, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._readers, job)

    async def close(self) -> None:
        """Finish what is queued, then let the connections go."""
        await asyncio.to_thread(self._writer.shutdown)
        await asyncio.to_thread(self._readers.shutdown)
        self.writing.dispose()
        self.reading.dispose()
