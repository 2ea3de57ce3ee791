"""A commit may report an error and yet stand: what was being written is written once, and nothing waits for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from models import counting
from tests.faults.conftest import Scene
from tests.faults.updates import JSON, reaction, words


@contextmanager
def lying(scene: Scene, every: int) -> Iterator[list[int]]:
    """Every so many'th commit of the bot stands, and says that the connection broke."""
    engine = scene.hall.stage.bot.database.writing
    commits: list[int] = []

    def after_commit(session: Session) -> None:
        if session.get_bind() is engine:
            commits.append(len(commits) + 1)
            if commits[-1] % every == 0:
                raise OperationalError("COMMIT", {}, Exception("server closed the connection unexpectedly"))

    event.listen(Session, "after_commit", after_commit)
    try:
        yield commits
    finally:
        event.remove(Session, "after_commit", after_commit)


@pytest.mark.parametrize("every", [2, 3, 5])
async def test_updates_are_handled_once_and_answers_sent_once(scene: Scene, every: int) -> None:
    said, handled = len(await scene.anna.sees()), scene.inbox()["done"]
    updates: list[JSON] = []
    for number in range(120):
        updates.append(reaction(40_000 + number, scene.group.id, scene.message, ["👍"]))
        if number % 12 == 0:
            updates.append(words(scene.anna.id, "/help", number + 1))
    with lying(scene, every) as commits:
        await scene.hall.world.raw(*updates)
        await scene.time_flies(lambda: scene.inbox().get("done", 0) == handled + 130)
        await scene.time_flies_for(seconds=20)
    assert len(commits) > 2 * every
    await scene.recovers()
    assert scene.voices() == ["agree"] * 120
    assert (scene.aside(), scene.inbox().get("new")) == ([], None)
    assert len(await scene.anna.sees()) - said == 10
    assert scene.hall.database(counting.recount) == 0


@pytest.mark.parametrize("every", [2, 3])
async def test_a_reminder_goes_once(scene: Scene, every: int) -> None:
    contact = await scene.hall.joins("Gea", "contact", organisation="riec-on", gathering=None)
    said = len(await contact.sees())
    with lying(scene, every) as commits:
        scene.hall.stage.clock.move_to(datetime(2014, 3, 10, 13, tzinfo=UTC))
        await scene.time_flies_for(seconds=20)
    assert len(commits) > every
    await scene.recovers()
    await scene.hall.after(minutes=1)
    assert len(await contact.sees()) - said == 1
