"""The limits on sending, by a clock that the test moves."""

import pytest

from bot.rehearsal.people import Chat, Person, World
from bot.rehearsal.standin import StandIn

from .conftest import NOON, Api


@pytest.fixture(autouse=True)
async def _limited(world: World) -> None:
    await world.limits(on=True)
    await world.clock(now=NOON)


async def send(api: Api, chat: int, times: int = 1) -> list[int]:
    """The status of each of some messages."""
    return [(await api.answer("sendMessage", chat_id=chat, text="x")).status_code for _ in range(times)]


async def test_a_fourth_message_in_a_chat_within_three_seconds_is_refused(api: Api, world: World, anna: Person) -> None:
    assert await send(api, anna.id, 4) == [200, 200, 200, 429]
    answer = (await api.answer("sendMessage", chat_id=anna.id, text="x")).json()
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }
    await world.clock(advance=3)
    assert await send(api, anna.id) == [200]


async def test_one_message_a_second_goes_on_for_ever(api: Api, world: World, anna: Person) -> None:
    for _ in range(100):
        assert await send(api, anna.id) == [200]
        await world.clock(advance=1)
    state = await world.state()
    assert (state["limit_violations"], state["bursts"], state["sends"]) == (0, 0, {str(anna.id): 100})


async def test_bursts_that_pass_are_counted_apart_from_violations(api: Api, world: World, anna: Person) -> None:
    await send(api, anna.id, 5)
    state = await world.state()
    assert (state["bursts"], state["limit_violations"]) == (2, 2)
    assert state["refused"] == {"Too Many Requests": 2}


async def test_a_group_takes_20_messages_a_minute(api: Api, world: World, hall: Chat) -> None:
    for _ in range(20):
        assert await send(api, hall.id) == [200]
        await world.clock(advance=1)
    answer = (await api.answer("sendMessage", chat_id=hall.id, text="x")).json()
    assert answer["parameters"] == {"retry_after": 40}
    await world.clock(advance=40)
    assert await send(api, hall.id, 2) == [200, 429]


async def test_all_chats_together_take_30_messages_a_second(api: Api, world: World) -> None:
    people = await world.people([f"P{n}" for n in range(31)], started=True)
    statuses = [(await send(api, person.id))[0] for person in people]
    assert statuses == [200] * 30 + [429]
    await world.clock(advance=1)
    assert await send(api, people[-1].id) == [200]


async def test_edits_count_and_answers_to_presses_do_not(api: Api, anna: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "Eens", "callback_data": "a"}]]}
    sent = await api("sendMessage", chat_id=anna.id, text="0", reply_markup=markup)
    here = {"chat_id": anna.id, "message_id": sent["message_id"]}
    for _ in range(10):
        id = (await anna.presses("Eens"))["callback_query_id"]
        await api("answerCallbackQuery", callback_query_id=id)
        await api("getChat", chat_id=anna.id)
        await api("setMyCommands", commands=[])
    await api("editMessageText", **here, text="1")
    await api("editMessageText", **here, text="2")
    assert await api.refusal("editMessageText", **here, text="3") == (429, "Too Many Requests: retry after 3")
    assert [message.text for message in await anna.sees()] == ["2"]


async def test_a_message_that_is_refused_for_another_reason_is_not_counted(api: Api, anna: Person) -> None:
    for _ in range(5):
        assert (await api.answer("sendMessage", chat_id=anna.id, text="")).status_code == 400
    assert await send(api, anna.id, 3) == [200, 200, 200]


def test_limits_hold_unless_they_are_switched_off() -> None:
    assert StandIn().limits.on
