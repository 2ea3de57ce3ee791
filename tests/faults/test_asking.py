"""Questions to Telegram, and calls that may be made twice: answered once, whatever fails in between."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from bot.database import make_engine
from models import outbox
from models.letters import Dead, Moved, Perhaps, Sent
from models.tables import Chat, Download, Inbox, Outbox, Person
from tests.faults.conftest import Scene
from tests.faults.congress import NOW, convene
from tests.faults.processes import BotProcess, standing_in, until
from tests.hall.conftest import Hall

GROUP = -1001


@pytest.fixture
def session(database_url: str) -> Iterator[Session]:
    engine = make_engine(database_url, writes=True)
    with Session(engine) as session, session.begin():
        yield session
    engine.dispose()


def answers(session: Session) -> list[str]:
    """What was heard and not handled yet, in the order in which it came."""
    rows = session.execute(select(Inbox).where(col(Inbox.kind) == "answer").order_by(col(Inbox.seq))).scalars()
    return [row.body or "" for row in rows]


def ask(session: Session, method: str = "getChat", chat_id: int = GROUP, **more: Any) -> int:
    number = outbox.ask(session, method, chat_id, NOW, {"for": "test", **more})
    assert outbox.begin(session, number, NOW)
    return number


def state(session: Session, number: int) -> str:
    return str(session.get_one(Outbox, number).state)


def test_what_becomes_of_a_message_is_settled_as_it_is_now_whatever_was_read_before(session: Session) -> None:
    number = ask(session)
    outbox.settle(session, number, Perhaps("timed out"), NOW)
    seen = session.get_one(Outbox, number)
    assert outbox.begin(session, number, NOW)
    assert outbox.settle(session, number, Dead("gone"), NOW)
    assert (seen.state, seen.attempt) == ("dead", 2)


def test_an_answer_is_heard_once_although_the_question_went_twice(session: Session) -> None:
    number = ask(session)
    outbox.settle(session, number, Perhaps("timed out"), NOW)
    assert outbox.begin(session, number, NOW)

    assert outbox.settle(session, number, Sent(answer={"type": "group"}), NOW)
    assert not outbox.settle(session, number, Sent(answer={"type": "channel"}), NOW)

    (answer,) = answers(session)
    assert '"type": "group"' in answer


def test_a_question_on_its_way_when_the_process_ended_is_asked_again(session: Session) -> None:
    number = ask(session)

    (row,) = outbox.doubt_unsettled(session, NOW)

    assert (row.id, state(session, number), answers(session)) == (number, "ready", [])


@pytest.mark.parametrize("method", ["editMessageText", "deleteMessage", "setMyCommands"])
def test_what_may_be_called_twice_is_never_left_in_doubt(session: Session, method: str) -> None:
    number = outbox.say(session, GROUP, {}, NOW, method=method)
    for _ in range(3):
        assert outbox.begin(session, number, NOW)
        outbox.doubt_unsettled(session, NOW)
    assert state(session, number) == "ready"


def test_a_refusal_is_an_answer_too(session: Session) -> None:
    number = ask(session, "getFile", 77, person=1, name="x.csv")
    outbox.settle(session, number, Dead("file is too big"), NOW)
    (answer,) = answers(session)
    assert '"error": "file is too big"' in answer
    assert '"result": {}' in answer


def test_what_waits_for_a_chat_that_is_gone_is_answered_by_that(session: Session) -> None:
    session.add(Chat(telegram_id=GROUP, kind="group", bot_status="member"))
    first = ask(session)
    second = outbox.ask(session, "getChatMember", GROUP, NOW, {"for": "test"})

    outbox.settle(session, first, Dead("bot was kicked", unreachable=True), NOW)

    assert [state(session, number) for number in (first, second)] == ["dead", "dead"]
    assert [('getChat"' in said, "bot was kicked" in said) for said in sorted(answers(session))] == [
        (True, True),
        (False, True),
    ]


def test_a_question_follows_its_group_when_that_moves(session: Session) -> None:
    number = ask(session)
    outbox.settle(session, number, Moved(-1009), NOW)
    row = session.get_one(Outbox, number)
    assert (row.state, row.chat_id) == ("ready", -1009)


def test_a_file_is_kept_for_who_sent_it_unless_they_were_forgotten(session: Session) -> None:
    person = Person(pseudonym="p", created_at=NOW)
    session.add(person)
    session.flush()
    for sender in (person.id, 999):
        number = ask(session, "getFile", 77, person=sender, name="monitor.toml")
        outbox.settle(session, number, Sent(answer={}, content=b"[monitor]"), NOW)

    (kept,) = session.execute(select(Download)).scalars()
    assert (kept.person_id, kept.name, kept.content) == (person.id, "monitor.toml", b"[monitor]")
    (answer,) = answers(session)
    assert f'"download": {kept.id}' in answer


@pytest.mark.parametrize(
    ("kind", "more"),
    [("429", {"retry_after": 5}), ("502", {}), ("502", {"after": True}), ("reset", {}), ("swallow", {})],
)
async def test_a_check_is_told_once_whatever_a_fault_does(scene: Scene, kind: str, more: dict[str, Any]) -> None:
    before = len(await scene.organiser.sees())
    for method in ("getChat", "getChatMember"):
        await scene.hall.world.fault(kind, method, **more)

    await scene.organiser.says("/check", in_=scene.group)
    await scene.hall.after(minutes=1)

    told = [message.text for message in (await scene.organiser.sees())[before:]]
    assert [text.splitlines()[0] for text in told] == ["Zaal"]


async def test_a_check_of_a_chat_that_is_gone_says_so(scene: Scene) -> None:
    await scene.hall.world.do("bot_becomes", chat=scene.group.id, status="kicked")
    await scene.hall.calm()

    await scene.organiser.says("/check")
    await scene.hall.calm()

    assert "zit er niet meer in" in (await scene.organiser.sees())[-1].text


async def test_a_message_that_is_gone_counts_as_deleted_and_one_that_stays_bothers_nobody(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    group = await hall.group(organiser, bot="member")
    command = await organiser.says("zomaar", in_=group)
    before = len(await organiser.sees())

    def delete(session: Session) -> list[int]:
        return [
            outbox.say(session, group.id, {"message_id": each}, NOW, method="deleteMessage") for each in (9999, command)
        ]

    numbers = hall.database(delete)
    hall.stage.bot.delivery.wake()
    await hall.calm()

    assert [hall.database(state, number) for number in numbers] == ["sent", "dead"]
    assert len(await organiser.sees()) == before


async def test_kill_9_while_a_question_is_being_answered(tmp_path: Path, sqlite_url: str) -> None:
    """Asked before the kill and again after it; the chat is looked at once."""
    async with standing_in() as world:
        bot = BotProcess(tmp_path, world.url, sqlite_url)
        congress = await convene(world, sqlite_url, bot.key, persons=1, cards=0)

        def question(session: Session) -> None:
            outbox.ask(session, "getChat", congress.group, NOW, {"for": "chat", "by": None})

        def checked(session: Session) -> list[bool]:
            rows = session.execute(select(col(Chat.checked_at)).where(col(Chat.telegram_id) == congress.group))
            return [moment is not None for moment in rows.scalars()]

        async def asked() -> bool:
            return bool((await world.state())["calls"].get("getChat"))

        async def known() -> bool:
            return congress.look(checked) == [True]

        try:
            congress.change(question)
            await world.round_trip(1)
            await bot.start()
            await until("it is asked", asked)
            await asyncio.sleep(0.1)
            await bot.kill()
            assert congress.look(checked) == [False]
            await world.round_trip(0)
            await bot.start()
            await until("the chat is known", known)
            assert await bot.stop() == 0
        finally:
            await bot.kill()
        assert (await world.state())["calls"]["getChat"] == 2
