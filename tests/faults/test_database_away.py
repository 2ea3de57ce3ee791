"""The database goes away, also in the middle of a batch: no healthy update is set aside, and nothing is lost."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy import event, make_url
from sqlalchemy.engine import Connection

from models import counting, inbox
from tests.faults.conftest import Scene
from tests.faults.updates import JSON, reaction
from tests.postgres import Server

PEOPLE = range(50_000, 50_600)


def is_postgresql(scene: Scene) -> bool:
    return scene.hall.url.startswith("postgresql")


def votes(scene: Scene) -> list[JSON]:
    return [reaction(person, scene.group.id, scene.message, ["👍"]) for person in PEOPLE]


def when_voices_are_written(scene: Scene, strike: Callable[[], None]) -> None:
    """Strike once, in the middle of a batch: after its sets and before its voices are written."""
    struck = False

    def before(_conn: Connection, _cursor: object, statement: str, *_: object) -> None:
        nonlocal struck
        if not struck and statement.startswith("INSERT INTO voice"):
            struck = True
            strike()

    event.listen(scene.hall.stage.bot.database.writing, "before_cursor_execute", before)


async def all_voted(scene: Scene) -> None:
    """Every vote was counted once, and none was set aside."""
    await scene.time_flies(lambda: len(scene.voices()) == len(PEOPLE) and not scene.inbox().get("new"))
    await scene.recovers()
    assert scene.voices() == ["agree"] * len(PEOPLE)
    assert scene.inbox().keys() == {"done"}
    assert scene.hall.database(counting.recount) == 0


async def test_postgresql_crashes_in_the_middle_of_a_batch(scene: Scene, request: pytest.FixtureRequest) -> None:
    if not is_postgresql(scene):
        return
    server: Server = request.getfixturevalue("postgresql")
    when_voices_are_written(scene, server.restart_hard)
    await scene.hall.world.raw(*votes(scene))
    await all_voted(scene)


async def test_connections_are_cut_again_and_again_under_load(
    scene: Scene, request: pytest.FixtureRequest
) -> None:
    if not is_postgresql(scene):
        return
    server: Server = request.getfixturevalue("postgresql")
    name = make_url(scene.hall.url).database
    cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    waiting = votes(scene)
    when_voices_are_written(scene, lambda: server.execute(cut))
    for start in range(0, len(waiting), 100):
        await scene.hall.world.raw(*waiting[start : start + 100])
        await asyncio.to_thread(server.execute, cut)
        await asyncio.sleep(0.02)
    await all_voted(scene)
