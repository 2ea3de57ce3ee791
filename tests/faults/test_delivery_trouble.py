"""Sending while things break: no reminder is lost, and a doubled one says so in its row."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import Session

from models import outbox
from models.tables import Outbox
from tests.faults.conftest import Scene
from tests.faults.congress import queue
from tests.faults.sending import deliver_and_kill
from tests.hall.conftest import Hall

DUE = datetime(2014, 3, 10, 9, tzinfo=UTC)
"""The Monday after Saturday 8 March, on which RIEC's commitment A-3 is due."""


def letters(session: Session) -> list[Outbox]:
    return list(session.execute(select(Outbox).where(Outbox.dedupe_key.like("reminder:%"))).scalars())  # type: ignore[union-attr]


async def test_kill_9_between_sending_and_settling(database_url: str, tmp_path: Path) -> None:
    await deliver_and_kill(database_url, tmp_path, letters=200, kills=3, seed=2)


@pytest.mark.parametrize(
    ("kind", "more", "times"),
    [
        ("429", {"retry_after": 5}, 1),
        ("502", {}, 1),
        ("502", {"after": True}, 2),
        ("500", {}, 1),
        ("reset", {}, 1),
        ("swallow", {}, 2),
    ],
)
async def test_a_reminder_arrives_whatever_one_fault_does(
    hall: Hall, kind: str, more: dict[str, object], times: int
) -> None:
    contact = await hall.joins("Gea", "contact", organisation="riec-on", gathering=None)
    said = len(await contact.sees())
    await hall.world.fault(kind, "sendMessage", chat=contact.id, **more)
    await hall.stage.jump_to(DUE)
    assert len(await contact.sees()) - said == times
    (row,) = hall.database(letters)
    assert (row.state, row.resends) == ("sent", 0 if kind == "429" else 1)
    assert row.last_error.startswith("Telegram asked to wait" if kind == "429" else "perhaps sent")


async def test_a_reminder_in_doubt_twice_is_left_for_somebody_to_see(hall: Hall) -> None:
    contact = await hall.joins("Gea", "contact", organisation="riec-on", gathering=None)
    await hall.world.fault("reset", "sendMessage", chat=contact.id, count=2)
    await hall.stage.jump_to(DUE)
    (row,) = hall.database(letters)
    assert (row.state, row.resends, row.attempt) == ("uncertain", 1, 2)


async def test_a_group_card_in_doubt_is_not_repeated(scene: Scene) -> None:
    before = len(await scene.group.shows())
    await scene.hall.world.fault("502", "sendMessage", chat=scene.group.id, after=True)
    await scene.organiser.says("/present OPS-2", in_=scene.group)
    await scene.hall.after(minutes=2)
    assert len(await scene.group.shows()) - before == 2, "the command and one card"
    assert scene.hall.database(outbox.counts)["uncertain"] == 1


async def test_hours_of_telegram_asking_to_wait_lose_no_reminder(hall: Hall) -> None:
    """What is surely not sent is tried for as long as a long breakdown lasts."""
    contact = await hall.joins("Gea", "contact", organisation="riec-on", gathering=None)
    said = len(await contact.sees())
    await hall.world.fault("429", "sendMessage", chat=contact.id, count=None, retry_after=300)
    for number in range(24):
        moment = DUE + timedelta(minutes=6) * number
        await hall.world.clock(now=moment.timestamp())
        hall.stage.clock.move_to(moment)
        await hall.stage.quiet()
    await hall.world.clear_faults()
    await hall.stage.calm()
    assert len(await contact.sees()) - said == 1


async def test_a_message_to_one_who_blocked_the_bot_does_not_hold_up_the_others(hall: Hall) -> None:
    gone, here = await hall.joins("Gea"), await hall.joins("Hans")
    await gone.blocks()
    hall.database(queue, [gone.id, here.id], hall.stage.clock.now())
    hall.stage.bot.delivery.wake()
    await hall.calm()
    assert (await here.sees(last=1))[0].text == f"Herinnering {here.id}"
    assert hall.database(outbox.counts)["dead"] == 1
