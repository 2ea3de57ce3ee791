"""What the follow-up does by itself: one duty that fails keeps no other from being done."""

import asyncio
from datetime import UTC, datetime
from typing import Any, cast

from sqlmodel import Session

from bot.clock import Clock
from bot.coordinating import Coordinating
from bot.database import Database
from bot.duties.duty import Duty
from models.rules.policy import Policy

NOW = datetime(2014, 3, 4, 9, tzinfo=UTC)


class Still:
    def now(self) -> datetime:
        return NOW


class Door:
    """The database's door, with nothing behind it."""

    async def run(self, verb: Any, *args: Any) -> Any:
        return verb(cast(Session, None), *args)

    read = run


def test_a_duty_that_fails_is_tried_again_and_the_others_are_done() -> None:
    done: list[str] = []

    def fails(_session: Session, _policy: Policy, _now: datetime) -> bool:
        raise RuntimeError("broken")

    duties = [
        Duty("broken", fails, lambda *_: done.append("broken")),
        Duty("whole", lambda *_: True, lambda *_: done.append("whole")),
        Duty("not yet", lambda *_: False, lambda *_: done.append("not yet")),
    ]
    coordinating = Coordinating(
        cast(Database, Door()), cast(Clock, Still()), Policy(), duties, queued=lambda: None, every_seconds=5
    )
    asyncio.run(coordinating.tick())
    assert done == ["whole"]
    assert coordinating.last_tick == 0, "the watch hears of it"
