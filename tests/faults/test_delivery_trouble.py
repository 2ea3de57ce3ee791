"""Sending while things break: no reminder is lost, and a doubled one says so in its row."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import World
from models import outbox, people
from models.letters import Sent
from models.tables import Outbox, Posting
from models.words import RoleKind
from tests.faults.conftest import Scene, postings
from tests.faults.congress import FIRST_PERSON, Congress, convene, queue
from tests.faults.processes import BotProcess, standing_in, until
from tests.faults.sending import deliver_and_kill
from tests.hall.conftest import Hall

DUE = datetime(2014, 3, 11, 9, tzinfo=UTC)
"""The Tuesday after Saturday 8 March, on which RIEC's commitment A-3 is due."""


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


async def test_two_cards_deleted_at_once_both_come_back_and_are_told_once(scene: Scene) -> None:
    await scene.organiser.says("/present OPS-2", in_=scene.group)
    await scene.hall.calm()
    for posting, chat, message in scene.hall.database(postings):
        if chat == scene.group.id and message is not None:
            await scene.anna.presses(f"r:{posting}:agree", in_=scene.group, raw=True)
            await scene.group.loses(message)
    await scene.hall.calm()

    assert len([message for message in await scene.group.shows() if message.keyboard and not message.deleted]) == 2
    told = [message.text for message in await scene.organiser.sees() if "was verwijderd" in message.text]
    assert len(told) == 1


async def test_a_card_that_arrived_in_a_group_that_moved_meanwhile_hangs_in_the_new_one(scene: Scene) -> None:
    """The message is known to have arrived after the service message of the move was handled."""

    def sent_and_moved(session: Session) -> list[int]:
        card = Posting(agenda_item_id=1, chat_id=-5, wanted_revision=1, token="t")
        card.agenda_item_id = session.get_one(Posting, scene.posting).agenda_item_id
        session.add(card)
        session.flush()
        now = scene.hall.stage.clock.now()
        letter = outbox.say(session, -5, {}, now, posting_id=card.id)
        outbox.begin(session, letter, now)
        outbox.move_chat(session, -5, -1006, now)
        outbox.settle(session, letter, Sent(9), now)
        session.refresh(card)
        assert (card.chat_id, card.message_id) == (-1006, None)
        waiting = select(col(Outbox.chat_id)).where(col(Outbox.posting_id) == card.id, outbox.IS_READY)
        return list(session.execute(waiting).scalars())

    assert scene.hall.database(sent_and_moved) == [-1006]


async def test_kill_9_between_hanging_a_deleted_card_anew_and_knowing_that_it_hangs(
    tmp_path: Path, sqlite_url: str
) -> None:
    """It is not hung twice; who organises hears that it perhaps did not arrive."""
    async with standing_in() as world:
        bot = BotProcess(tmp_path, world.url, sqlite_url)
        congress = await convene(world, sqlite_url, bot.key, persons=2, cards=1)
        congress.change(_organises, congress)
        try:
            await bot.start()
            await until("the card hangs", lambda: _hangs(congress))
            ((posting, _, message),) = congress.hung()
            await world.do("delete", chat=congress.group, message=message)
            await world.do("member_becomes", chat=congress.group, person=FIRST_PERSON, status="member")
            await world.round_trip(2)
            since = (await world.state())["recorded_calls"]
            await world.do("press", person=FIRST_PERSON, chat=congress.group, button=f"r:{posting}:agree", raw=True)
            await until("it is sent again", lambda: _sent(world, congress.group, since))
            await bot.kill()
            await world.round_trip(0)
            await bot.start()
            await until("who organises is told", lambda: _told(world))
            assert await bot.stop() == 0
        finally:
            await bot.kill()
        seen = await world.messages(congress.group)
        assert [message.deleted for message in seen if message.by_bot] == [True, False]


def _organises(session: Session, congress: Congress) -> None:
    person = people.recognise(session, congress.pseudonyms(congress.persons[0]), "nl", DUE)
    people.can_be_written_to(session, person.id or 0, congress.persons[0])
    people.grant(session, person.id or 0, RoleKind.ORGANISER, DUE, gathering=1)


async def _hangs(congress: Congress) -> bool:
    return bool(congress.hung())


async def _sent(world: World, group: int, since: int) -> bool:
    calls = await world.calls(since + 1)
    return any(call["method"] == "sendMessage" and call["chat_id"] == group and call["delivered"] for call in calls)


async def _told(world: World) -> bool:
    return any("misschien niet aangekomen" in message.text for message in await world.messages(FIRST_PERSON))
