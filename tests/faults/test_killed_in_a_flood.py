"""kill -9 in a flood of updates: each is handled once, whatever the moment. `python -m soak` does it at length."""

from pathlib import Path

from tests.faults.killing import flood_and_kill


async def test_a_bot_killed_three_times_handles_each_of_six_thousand_updates_once(
    database_url: str, tmp_path: Path
) -> None:
    await flood_and_kill(database_url, tmp_path, updates=20_000, kills=3, seed=1)
