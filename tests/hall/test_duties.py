"""What the follow-up does by itself: one duty that fails keeps no other from being done."""

import asyncio
from datetime import UTC, datetime
from typing import Any, cast

from sqlmodel import Session

from bot.clock import Clock
from bot.coordinating import Coordinating
from bot.database import Database
from bot.duties.duty import Do, Duty, at_once
from models.rules.policy import Policy

NOW = datetime(2014, 3, 4, 9, tzinfo=UTC)


class Still:
    def now(self) -> datetime:
        return NOW


class Door:
    """The database's doors, with nothing behind them; `open` is the one that is gone through."""

    open = ""

    async def run(self, verb: Any, *args: Any) -> Any:
        return self._through("writer", verb, args)

    async def read(self, verb: Any, *args: Any) -> Any:
        return self._through("reader", verb, args)

    def _through(self, door: str, verb: Any, args: Any) -> Any:
        self.open = door
        return verb(cast(Session, None), *args)


def coordinating(door: Door, duties: list[Duty]) -> Coordinating:
    return Coordinating(
        cast(Database, door), cast(Clock, Still()), Policy(), duties, queued=lambda: None, every_seconds=5
    )


def test_a_duty_that_fails_is_tried_again_and_the_others_are_done() -> None:
    done: list[str] = []

    def fails(_session: Session, _policy: Policy, _now: datetime) -> bool:
        raise RuntimeError("broken")

    duties = [
        Duty("broken", fails, at_once(lambda *_: done.append("broken"))),
        Duty("whole", lambda *_: True, at_once(lambda *_: done.append("whole"))),
        Duty("not yet", lambda *_: False, at_once(lambda *_: done.append("not yet"))),
    ]
    clockwork = coordinating(Door(), duties)
    asyncio.run(clockwork.tick())
    assert done == ["whole"]
    assert clockwork.last_tick == 0, "the watch hears of it"


def test_what_takes_long_is_read_beside_the_writer() -> None:
    door, passed = Door(), list[str]()

    def prepare(_session: Session, _policy: Policy, _now: datetime) -> Do:
        passed.append(door.open)
        return lambda *_: passed.append(door.open)

    asyncio.run(coordinating(door, [Duty("digest", lambda *_: True, prepare)]).tick())
    assert passed == ["reader", "writer"]
