"""kill -9 at every commit of a reminder's life: planned, due, on its way, arrived, answered, planned anew."""

from pathlib import Path

from tests.faults.reminding import kill_at_every_commit


async def test_a_reminder_is_planned_sent_and_answered_once_whenever_the_bot_dies(
    tmp_path: Path, database_url: str
) -> None:
    deaths = await kill_at_every_commit(database_url, tmp_path)
    for when in ("before", "after"):
        died = [set(death.removeprefix(f"{when}: ").split(", ")) for death in deaths if death.startswith(when)]
        for step in (
            {"INSERT reminder"},
            {"INSERT outbox", "INSERT reminder", "UPDATE reminder"},
            {"UPDATE outbox", "UPDATE reminder"},
            {"INSERT inbox"},
            {"INSERT progress"},
        ):
            assert any(step <= death for death in died), f"never {when} {step}: {died}"
        assert died.count({"UPDATE outbox"}) >= 3, "on its way, and its answer"
