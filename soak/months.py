"""Months of reminding at length: many more examples than the tests have time for."""

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.database import in_transaction, make_engine
from tests.properties.ground import lay
from tests.properties.months import BOTH_AGREED, HAPPENS, TICK, Happens, live


def live_long(url: str, number: int, examples: int) -> str:
    """So many examples of eventful months, drawn from this seed; what they were. Each leaves nothing behind."""
    engine = make_engine(url, writes=True)
    in_transaction(engine, lay)

    @seed(number)
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(HAPPENS, min_size=25, max_size=75))
    def lived(happened: list[Happens]) -> None:
        live(engine, (*BOTH_AGREED, *happened, TICK))

    try:
        with capture_logs():
            lived()
    finally:
        engine.dispose()
    return f"{examples} times some months"
