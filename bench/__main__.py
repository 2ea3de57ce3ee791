"""`python -m bench [--quick] [--only NAME]`: measure, print a table, and write build/bench.json."""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import congress, following_up, intake, memory, start, table, tally
from bench.measured import FULL, QUICK, Effort
from bot import logs

RESULT = Path("build/bench.json")

MEASUREMENTS: dict[str, Callable[[Path, Effort], Any]] = {
    "intake": lambda folder, effort: asyncio.run(intake.measure(folder, effort)),
    "tally_read": lambda folder, effort: tally.measure(folder, effort.rows),
    "start": lambda folder, effort: asyncio.run(start.measure(folder, effort.rows)),
    "hall": lambda folder, effort: asyncio.run(congress.measure(folder, effort)),
    "followup": lambda folder, effort: asyncio.run(following_up.measure(folder, effort)),
    "memory": lambda folder, effort: asyncio.run(memory.measure(folder, effort.pictures)),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="less of everything: under a minute, and less certain")
    parser.add_argument("--only", choices=MEASUREMENTS, help="one measurement; the others in the file stay")
    given = parser.parse_args()
    logs.set_up("error", "text")
    effort = QUICK if given.quick else FULL
    found = json.loads(RESULT.read_text()) if given.only and RESULT.exists() else {}
    for name in [given.only] if given.only else MEASUREMENTS:
        with tempfile.TemporaryDirectory(prefix="weerklank-bench-") as folder:
            found[name] = MEASUREMENTS[name](Path(folder), effort)
    table.show(found)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(found, indent=2) + "\n")


if __name__ == "__main__":
    main()
