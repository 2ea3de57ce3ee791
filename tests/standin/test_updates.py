"""getUpdates: what an offset confirms, which kinds come, how long a poll waits, and what becomes of old updates."""

import asyncio
import time

import pytest

from bot.rehearsal.people import Chat, Person, Refused, World
from bot.rehearsal.standin import StandIn
from bot.rehearsal.standin.updates import UpdateQueue

from .conftest import NOON, Api, poll_arrives

CONFLICT = (
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)


async def test_updates_come_again_until_an_offset_confirms_them(api: Api, anna: Person) -> None:
    for text in ("een", "twee", "drie"):
        await anna.says(text)
    first = await api.updates()
    again = await api.updates()
    rest = await api.updates(first[1]["update_id"])
    assert [each["message"]["text"] for each in first] == ["een", "twee", "drie"]
    assert again == first
    assert rest == first[1:]
    assert await api.updates(first[2]["update_id"] + 1) == []
    assert await api.updates() == []


async def test_update_ids_follow_each_other_from_a_seeded_start(api: Api, anna: Person) -> None:
    for text in ("een", "twee"):
        await anna.says(text)
    first, second = await api.updates()
    assert first["update_id"] == StandIn(seed=1).updates.next_id != StandIn(seed=2).updates.next_id
    assert second["update_id"] == first["update_id"] + 1


async def test_a_negative_offset_keeps_the_last_ones_and_forgets_the_rest(api: Api, anna: Person) -> None:
    for text in ("een", "twee", "drie"):
        await anna.says(text)
    assert [each["message"]["text"] for each in await api.updates(-2)] == ["twee", "drie"]
    assert [each["message"]["text"] for each in await api.updates()] == ["twee", "drie"]


async def test_an_offset_far_beyond_the_newest_update_confirms_nothing(api: Api, anna: Person) -> None:
    await anna.says("een")
    (only,) = await api.updates()
    assert await api.updates(only["update_id"] + 12) == [only]
    assert await api.updates(only["update_id"] + 11) == []


async def test_a_poll_hands_out_no_more_than_its_limit(api: Api, world: World) -> None:
    await world.flood([{"message": {"n": n}} for n in range(150)])
    assert len(await api.updates(limit=7)) == 7
    assert len(await api.updates(limit=0)) == 1
    assert len(await api.updates(limit=1000)) == 100
    assert len(await api.updates()) == 100


async def test_a_long_poll_answers_as_soon_as_an_update_arrives(api: Api, anna: Person) -> None:
    began = time.monotonic()
    poll = asyncio.create_task(api.updates(timeout=10))
    await poll_arrives(anna.world)
    await anna.says("daar ben ik")
    (update,) = await poll
    assert update["message"]["text"] == "daar ben ik"
    assert time.monotonic() - began < 10


async def test_a_long_poll_without_updates_ends_empty_after_its_seconds(api: Api) -> None:
    began = time.monotonic()
    assert await api.updates(timeout=1) == []
    assert 0.9 < time.monotonic() - began < 10


async def test_a_second_poll_ends_the_first_with_a_conflict(api: Api, world: World, anna: Person) -> None:
    first = asyncio.create_task(api.refusal("getUpdates", timeout=10))
    await poll_arrives(world)
    second = asyncio.create_task(api.updates(timeout=10))
    assert await first == CONFLICT
    await anna.says("voor de tweede")
    assert len(await second) == 1


async def test_a_webhook_ends_polling_until_it_is_deleted(api: Api, world: World, anna: Person) -> None:
    poll = asyncio.create_task(api.refusal("getUpdates", timeout=10))
    await poll_arrives(world)
    await api("setWebhook", url="https://weerklank.example/hook")
    assert await poll == (409, "Conflict: terminated by setWebhook request")
    await anna.says("bewaard")
    assert await api.refusal("getUpdates") == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    assert (await api("getWebhookInfo"))["pending_update_count"] == 1
    await api("deleteWebhook")
    assert len(await api.updates()) == 1


async def test_dropping_pending_updates_forgets_them(api: Api, anna: Person) -> None:
    await anna.says("weg")
    await api("deleteWebhook", drop_pending_updates=True)
    assert await api.updates() == []


async def test_reactions_come_only_after_they_were_asked_for(api: Api, anna: Person, hall: Chat) -> None:
    card = await api("sendMessage", chat_id=hall.id, text="TOE-1")
    assert await anna.reacts("👍", to=card["message_id"], in_=hall) is False
    await api.updates(allowed_updates=["message", "message_reaction"])
    assert await api.updates() == []
    assert await anna.reacts("👎", to=card["message_id"], in_=hall) is True
    assert [list(each) for each in await api.updates()] == [["update_id", "message_reaction"]]


async def test_allowed_updates_are_remembered_and_an_empty_list_restores_the_default(
    api: Api, world: World, anna: Person
) -> None:
    default = (await world.state())["allowed_updates"]
    await api.updates(allowed_updates=["callback_query"])
    await anna.says("niet gevraagd")
    assert await api.updates() == []
    assert (await world.state())["allowed_updates"] == ["callback_query"]
    await api.updates(allowed_updates=[])
    assert (await world.state())["allowed_updates"] == default
    assert not {"message_reaction", "message_reaction_count", "chat_member"} & set(default)
    assert {"message", "callback_query", "my_chat_member"} < set(default)


async def test_unreadable_allowed_updates_are_refused(api: Api) -> None:
    assert await api.refusal("getUpdates", allowed_updates="message") == (
        400,
        "Bad Request: can't parse allowed updates JSON object",
    )


async def test_updates_expire_after_a_day_and_presses_after_150_seconds(api: Api, world: World, anna: Person) -> None:
    await world.clock(now=NOON)
    keyboard = {"inline_keyboard": [[{"text": "Eens", "callback_data": "a"}]]}
    await api("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup=keyboard)
    await anna.says("blijft een dag")
    await anna.presses("Eens")
    await world.clock(advance=149)
    assert len(await api.updates()) == 2
    await world.clock(advance=1)
    assert [list(each)[1] for each in await api.updates()] == ["message"]
    await world.clock(advance=86_250)
    assert await api.updates() == []
    assert (await world.state())["pending"] == 0


async def test_a_full_queue_drops_what_comes_after() -> None:
    queue = UpdateQueue(lambda: NOON, limit=2)
    assert [queue.push("message", {"n": n}) is not None for n in range(3)] == [True, True, False]
    assert queue.dropped == 1
    assert len(await queue.poll(0, 100, 0)) == 2


async def test_ids_can_jump_and_go_back_only_when_all_is_confirmed(api: Api, world: World, anna: Person) -> None:
    await anna.says("voor de sprong")
    (before,) = await api.updates()
    assert await world.do("jump", by=5_000) == before["update_id"] + 5_001
    with pytest.raises(Refused):
        await world.do("jump", to=17)
    await api.updates(before["update_id"] + 1)
    assert await world.do("jump", to=17) == 17
    await anna.says("na de sprong")
    (after,) = await api.updates()
    assert after["update_id"] == 17


async def test_a_raw_update_is_queued_as_it_is(api: Api, world: World) -> None:
    strange = {"poll_answer": {"option_ids": [1]}}
    (id,) = await world.raw(strange)
    assert await api.updates() == [{"update_id": id, **strange}]


async def test_a_raw_update_with_an_old_id_is_repeated_once(api: Api, world: World, anna: Person) -> None:
    await anna.says("een keer")
    (update,) = await api.updates()
    await world.raw(update)
    assert await api.updates(update["update_id"] + 1) == [update]
    assert await api.updates(update["update_id"] + 1) == []


async def test_the_state_tells_what_is_pending_and_what_was_handed_out(api: Api, world: World, anna: Person) -> None:
    for text in ("een", "twee", "drie"):
        await anna.says(text)
    handed = await api.updates(limit=2)
    state = await world.state()
    assert (state["pending"], state["handed_out_max"]) == (3, handed[1]["update_id"])
    await api.updates(handed[1]["update_id"] + 1)
    assert (await world.state())["pending"] == 1
