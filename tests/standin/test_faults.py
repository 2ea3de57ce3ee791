"""Trouble on demand, and what is written down of it."""

import time

import httpx
import pytest

from bot.rehearsal.people import Chat, Person, Refused, World

from .conftest import NOON, Api


async def texts(anna: Person) -> list[str]:
    return [message.text for message in await anna.sees()]


async def test_too_many_requests_on_demand_happens_before_the_work(api: Api, world: World, anna: Person) -> None:
    await world.fault("429", "sendMessage", retry_after=7)
    answer = (await api.answer("sendMessage", chat_id=anna.id, text="dag")).json()
    assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 7})
    await api("sendMessage", chat_id=anna.id, text="dag")
    assert await texts(anna) == ["dag"]
    state = await world.state()
    assert (state["limit_violations"], state["faults"], state["refused"]) == (0, {"429": 1}, {})


@pytest.mark.parametrize(
    ("kind", "after", "seen"), [("500", False, []), ("502", True, ["dag"]), ("503", True, ["dag"])]
)
async def test_server_errors_come_before_or_after_the_work(
    api: Api, world: World, anna: Person, kind: str, after: bool, seen: list[str]
) -> None:
    await world.fault(kind, "sendMessage", after=after)
    answer = await api.answer("sendMessage", chat_id=anna.id, text="dag")
    assert answer.status_code == answer.json()["error_code"] == int(kind)
    assert await texts(anna) == seen


@pytest.mark.parametrize(("kind", "seen"), [("reset", []), ("swallow", ["dag"])])
async def test_a_connection_is_closed_before_or_after_the_work(
    api: Api, world: World, anna: Person, kind: str, seen: list[str]
) -> None:
    await world.fault(kind, "sendMessage")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await api.answer("sendMessage", chat_id=anna.id, text="dag")
    assert await texts(anna) == seen
    await api("getMe")


async def test_swallowed_updates_are_handed_out_again(api: Api, world: World, anna: Person) -> None:
    await anna.says("een")
    await world.fault("swallow", "getUpdates")
    with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
        await api.updates()
    assert len(await api.updates()) == 1


async def test_a_fault_is_bound_to_methods_chat_and_count(api: Api, world: World, anna: Person, hall: Chat) -> None:
    await world.fault("500", "send*", chat=hall.id, count=2)
    assert (await api.answer("sendMessage", chat_id=anna.id, text="x")).status_code == 200
    assert (await api.answer("getChat", chat_id=hall.id)).status_code == 200
    statuses = [(await api.answer("SENDMESSAGE", chat_id=hall.id, text="x")).status_code for _ in range(3)]
    assert statuses == [500, 500, 200]


async def test_faults_with_a_probability_repeat_with_their_seed(api: Api, world: World) -> None:
    async def pattern(seed: int) -> list[int]:
        await world.fault("503", "getMe", count=None, probability=0.5, seed=seed)
        statuses = [(await api.answer("getMe")).status_code for _ in range(20)]
        await world.clear_faults()
        return statuses

    first = await pattern(1)
    assert set(first) == {200, 503}
    assert await pattern(1) == first != await pattern(2)


async def test_an_unknown_kind_of_fault_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="no kind of fault"):
        await world.fault("418")
    with pytest.raises(Refused, match="colour"):
        await world.fault("500", colour="red")


async def test_a_round_trip_delays_bot_api_calls_alone(api: Api, world: World) -> None:
    await world.round_trip(0.2)
    began = time.monotonic()
    await api("getMe")
    assert time.monotonic() - began >= 0.2
    began = time.monotonic()
    await world.round_trip(0)
    await api("getMe")
    assert time.monotonic() - began < 0.2


async def test_calls_tell_what_was_delivered_and_what_the_bot_heard(api: Api, world: World, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="een")
    await world.fault("502", "sendMessage", after=True)
    await api.answer("sendMessage", chat_id=anna.id, text="twee")
    await world.fault("500", "sendMessage")
    await api.answer("sendMessage", chat_id=anna.id, text="drie")
    await api.answer("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="een")
    await api("getMe")
    calls = await world.calls()
    assert calls[0] == {
        "number": 1,
        "at": NOON,
        "method": "sendMessage",
        "chat_id": anna.id,
        "message_id": sent["message_id"],
        "status": 200,
        "description": "",
        "delivered": True,
        "fault": None,
    }
    assert [(call["status"], call["delivered"], call["fault"]) for call in calls[1:]] == [
        (502, True, "502"),
        (500, False, "500"),
        (400, False, None),
    ]
    assert calls[3]["description"].startswith("Bad Request: message is not modified")
    assert await world.calls(since=4) == calls[3:]
    assert (await world.state())["calls"]["sendMessage"] == 3
