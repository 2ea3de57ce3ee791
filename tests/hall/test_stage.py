"""What is queued at once leaves at the configured pace on the simulated clock, no slower and no faster."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from models import outbox
from tests.hall.conftest import Hall

LETTERS = 120


def queue(session: Session, chats: Sequence[int], now: datetime) -> None:
    letter = {"method": "sendMessage", "payload": {"text": "Goedemorgen"}, "available_at": now}
    outbox.put(session, [letter | {"chat_id": chat} for chat in chats])


async def test_a_queue_leaves_at_the_pace_of_sending(hall: Hall) -> None:
    people = await hall.world.people((f"Partner {number}" for number in range(LETTERS)), started=True)
    begins = hall.stage.clock.now()
    hall.database(queue, [person.id for person in people], begins)
    hall.stage.bot.delivery.wake()

    await hall.stage.go_to(begins + timedelta(seconds=1))

    at_the_pace = timedelta(seconds=LETTERS / hall.config.sending.per_second)
    assert at_the_pace * 0.9 <= hall.stage.clock.now() - begins <= at_the_pace * 1.1
    assert (await hall.world.state())["limit_violations"] == 0
    assert [message.text for message in await people[-1].sees()] == ["Goedemorgen"]
