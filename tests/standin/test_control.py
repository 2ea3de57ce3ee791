"""The control interface itself."""

import pytest

from bot.rehearsal.people import Person, Refused, World

from .conftest import NOON, Api


async def test_an_unknown_operation_and_wrong_arguments_are_explained(world: World) -> None:
    with pytest.raises(Refused, match="no operation 'dance'"):
        await world.do("dance")
    with pytest.raises(Refused, match="missing a required argument: 'first_name'"):
        await world.do("person")
    with pytest.raises(Refused, match="shoe_size"):
        await world.person("Anna", shoe_size=38)
    with pytest.raises(Refused, match="there is no person 404"):
        await world.do("say", person=404, text="dag")


async def test_ids_can_be_given_or_chosen_and_are_taken_once(world: World) -> None:
    chosen = await world.person("Anna")
    given = await world.person("Bram", id=12)
    hall = await world.group("Congres", id=-1001234567890)
    assert (given.id, hall.id) == (12, -1001234567890)
    assert chosen.id not in (12, hall.id)
    with pytest.raises(Refused, match="already is a person 12"):
        await world.person("Rika", id=12)
    with pytest.raises(Refused, match="already is a chat"):
        await world.group("Nog een", id=hall.id)


async def test_a_batch_does_all_and_raises_the_first_refusal(world: World, api: Api, anna: Person) -> None:
    said = {"op": "say", "person": anna.id, "text": "dag"}
    assert await world.batch([said, {"op": "clock", "now": NOON + 5}]) == [1, NOON + 5]
    with pytest.raises(Refused, match="no person 404"):
        await world.batch([{"op": "say", "person": 404, "text": "wie?"}, said])
    assert len(await api.updates()) == 2


async def test_a_crowd_arrives_in_one_call(world: World) -> None:
    crowd = await world.people([f"P{n}" for n in range(200)])
    await world.batch({"op": "say", "person": person.id, "text": "/start"} for person in crowd)
    assert len({person.id for person in crowd}) == 200
    assert (await world.state())["pending"] == 200


async def test_reading_works_with_plain_get(api: Api, anna: Person) -> None:
    await anna.says("dag")
    seen = await api.http.get(f"{api.url}/control/sees", params={"chat": anna.id, "last": 1})
    assert [message["text"] for message in seen.json()] == ["dag"]
    state = await api.http.get(f"{api.url}/control/state")
    assert state.json()["bot"]["username"] == "weerklank_bot"


async def test_the_clock_runs_stands_still_and_moves(world: World, api: Api, anna: Person) -> None:
    assert await world.clock() == NOON
    assert await world.clock(advance=60) == NOON + 60
    assert await world.clock(now=5) == 5
    assert await world.clock(advance=2.5) == 7.5
    sent = await api("sendMessage", chat_id=anna.id, text="laat")
    assert sent["date"] == 7
    assert await world.clock(run=True) == NOON


async def test_what_a_person_sees_can_be_limited_to_the_last_messages(anna: Person) -> None:
    for text in ("een", "twee", "drie"):
        await anna.says(text)
    assert [message.text for message in await anna.sees(last=2)] == ["twee", "drie"]


async def test_a_body_that_is_no_json_object_is_refused(api: Api) -> None:
    for body, reason in ((b"[]", "not a JSON object"), (b"{", "not JSON")):
        answer = await api.http.post(f"{api.url}/control/state", content=body)
        assert answer.status_code == 400
        assert answer.json()["error"].startswith(reason)


async def test_documents_need_a_name_and_content_in_base64(world: World, anna: Person) -> None:
    with pytest.raises(Refused, match="base64"):
        await world.do("say", person=anna.id, document={"name": "x", "content": "é"})
