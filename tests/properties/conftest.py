"""A database of each kind with the small report of these tests in it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from bot.database import in_transaction, make_engine

from .ground import lay


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """Holds what `ground.lay` wrote; examples roll back what they add."""
    engine = make_engine(database_url, writes=True)
    try:
        in_transaction(engine, lay)
        yield engine
    finally:
        engine.dispose()
