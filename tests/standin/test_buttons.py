"""Inline keyboards, presses and the bot's answers to them."""

from typing import Any

import pytest

from bot.rehearsal.people import Chat, Person, Refused, World

from .conftest import NOON, Api

TOO_OLD = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")


def keyboard(*labels: str) -> dict[str, Any]:
    """One row, each button with its label in lower case as data."""
    return {"inline_keyboard": [[{"text": label, "callback_data": label.lower()} for label in labels]]}


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        ({"text": "x", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": "é" * 33}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "url": "javascript:x"}, "BUTTON_URL_INVALID"),
        (
            {"text": "x"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"callback_data": "x"}, 'can\'t parse inline keyboard button: Field "text" must be of type String'),
    ],
)
async def test_an_impossible_button_is_refused(api: Api, anna: Person, button: dict[str, str], reason: str) -> None:
    markup = {"inline_keyboard": [[button]]}
    refused = await api.refusal("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup=markup)
    assert refused == (400, f"Bad Request: {reason}")


async def test_callback_data_of_64_bytes_is_taken(api: Api, anna: Person) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 32}]]}
    await api("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup=markup)


async def test_a_keyboard_has_at_most_100_buttons_and_8_in_a_row(api: Api, anna: Person) -> None:
    def rows(*lengths: int) -> dict[str, Any]:
        return {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * length for length in lengths]}

    await api("sendMessage", chat_id=anna.id, text="x", reply_markup=rows(*[8] * 12, 4))
    too_long = (400, "Bad Request: reply markup is too long")
    for markup in (rows(9), rows(*[8] * 12, 5)):
        assert await api.refusal("sendMessage", chat_id=anna.id, text="x", reply_markup=markup) == too_long


async def test_markup_that_is_no_json_object_is_refused(api: Api, anna: Person) -> None:
    for markup, reason in (
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
    ):
        refused = await api.refusal("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
        assert refused == (400, f"Bad Request: {reason}")


async def test_a_press_reaches_the_bot_with_its_message(api: Api, anna: Person, hall: Chat) -> None:
    card = await api("sendMessage", chat_id=hall.id, text="TOE-1", reply_markup=keyboard("Eens", "Oneens"))
    pressed = await anna.presses("One", in_=hall)
    (update,) = await api.updates()
    query = update["callback_query"]
    assert (query["id"], query["data"], query["from"]["id"]) == (pressed["callback_query_id"], "oneens", anna.id)
    assert query["message"] == card


async def test_the_newest_message_with_the_button_is_pressed_unless_another_is_named(api: Api, anna: Person) -> None:
    first = await api("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup=keyboard("Eens"))
    second = await api("sendMessage", chat_id=anna.id, text="TOE-2", reply_markup=keyboard("Eens"))
    await api("sendMessage", chat_id=anna.id, text="zonder knop")
    await anna.presses("eens")
    await anna.presses("eens", on=first["message_id"])
    pressed = [update["callback_query"]["message"]["message_id"] for update in await api.updates()]
    assert pressed == [second["message_id"], first["message_id"]]


async def test_a_button_that_is_not_there_cannot_be_pressed(api: Api, world: World, anna: Person, hall: Chat) -> None:
    card = await api("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup=keyboard("Eens"))
    with pytest.raises(Refused, match="no button 'Oneens'"):
        await anna.presses("Oneens")
    bram = await world.person("Bram")
    with pytest.raises(Refused, match="is not in chat"):
        await bram.presses("eens", in_=hall)
    await api("deleteMessage", chat_id=anna.id, message_id=card["message_id"])
    with pytest.raises(Refused):
        await anna.presses("eens")


async def test_a_forged_client_sends_any_data_even_on_a_deleted_message(api: Api, anna: Person) -> None:
    card = await api("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup=keyboard("Eens"))
    await api("deleteMessage", chat_id=anna.id, message_id=card["message_id"])
    await anna.presses("admin:1", on=card["message_id"], raw=True)
    (update,) = await api.updates()
    query = update["callback_query"]
    assert query["data"] == "admin:1"
    assert query["message"] == {"chat": card["chat"], "message_id": card["message_id"], "date": 0}


async def test_an_answer_becomes_a_toast(api: Api, anna: Person) -> None:
    await api("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup=keyboard("Eens"))
    id = (await anna.presses("Eens"))["callback_query_id"]
    await api("answerCallbackQuery", callback_query_id=id, text="Eens staat", show_alert=True)
    (toast,) = await anna.toasts()
    assert (toast.callback_query_id, toast.text, toast.show_alert, toast.at) == (id, "Eens staat", True, NOON)


async def test_a_press_is_answered_once_in_time_and_in_200_characters(api: Api, world: World, anna: Person) -> None:
    await world.clock(now=NOON)
    await api("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup=keyboard("Eens"))
    id = (await anna.presses("Eens"))["callback_query_id"]
    too_long = await api.refusal("answerCallbackQuery", callback_query_id=id, text="x" * 201)
    assert too_long == (400, "Bad Request: MESSAGE_TOO_LONG")
    await world.clock(advance=15)
    await api("answerCallbackQuery", callback_query_id=id, text="x" * 200)
    assert await api.refusal("answerCallbackQuery", callback_query_id=id) == TOO_OLD
    late = (await anna.presses("Eens"))["callback_query_id"]
    await world.clock(advance=16)
    assert await api.refusal("answerCallbackQuery", callback_query_id=late) == TOO_OLD
    assert await api.refusal("answerCallbackQuery", callback_query_id="1") == TOO_OLD


@pytest.mark.parametrize(
    "link", ["https://t.me/Weerklank_bot?start=abc_1", "tg://resolve?domain=weerklank_bot&start=abc_1"]
)
async def test_a_link_to_the_bot_starts_it_in_private(api: Api, world: World, link: str) -> None:
    bram = await world.person("Bram")
    hall = await world.group("Congres", members=[bram], announce=False)
    markup = {"inline_keyboard": [[{"text": "Doe mee", "url": link}]]}
    await api("sendMessage", chat_id=hall.id, text="TOE-1", reply_markup=markup)
    await bram.presses("Doe mee", in_=hall)
    (update,) = await api.updates()
    assert (update["message"]["chat"]["id"], update["message"]["text"]) == (bram.id, "/start abc_1")
    await api("sendMessage", chat_id=bram.id, text="welkom")


async def test_any_other_link_is_just_opened_and_an_impossible_payload_refused(api: Api, anna: Person) -> None:
    row = [
        {"text": "Rapport", "url": "https://a.nl/rapport"},
        {"text": "Ander", "url": "https://t.me/andere_bot?start=x"},
        {"text": "Fout", "url": "https://t.me/weerklank_bot?start=a.b"},
    ]
    await api("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup={"inline_keyboard": [row]})
    assert await anna.presses("Rapport") == {"url": "https://a.nl/rapport"}
    assert await anna.presses("Ander") == {"url": "https://t.me/andere_bot?start=x"}
    with pytest.raises(Refused, match="no start payload"):
        await anna.presses("Fout")
    assert await api.updates() == []
