"""How long reading a gathering's tally takes, at a hundred times as many reactions."""

import time
from pathlib import Path
from statistics import median

from bench.filling import filled
from bench.measured import Figures
from bot.database import in_transaction, make_engine
from models import tallying

READS = 50


def measure(folder: Path, rows: int) -> Figures:
    """The median of fifty reads on a connection of its own, in ms, at `rows` reactions and at a hundredth of them."""
    many, few = (_read(*filled(folder, reactions)) for reactions in (rows, rows // 100))
    named = "1m" if rows == 1_000_000 else str(rows)
    return {f"ms_{named}": many, f"ms_{rows // 100}": few, f"ratio_{named}_to_{_short(rows // 100)}": many / few}


def _short(rows: int) -> str:
    return f"{rows // 1000}k"


def _read(url: str, gathering: int) -> float:
    engine = make_engine(url, writes=False)
    took = []
    for _ in range(READS):
        began = time.perf_counter()
        in_transaction(engine, tallying.of_gathering, gathering)
        took.append((time.perf_counter() - began) * 1000)
    engine.dispose()
    return median(took)
