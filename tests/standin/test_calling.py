"""How a call reaches the stand-in, and what the bot says of itself."""

import json

import pytest

from bot.rehearsal.people import Person
from bot.rehearsal.standin import TOKEN

from .conftest import Api


async def test_a_wrong_token_is_unauthorized(api: Api) -> None:
    response = await api.http.get(f"{api.url}/bot7000000001:fout/getMe")
    assert response.status_code == 401
    assert response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_an_unknown_method_is_not_found(api: Api) -> None:
    assert await api.refusal("sendTelegram") == (404, "Not Found")


async def test_names_of_methods_may_have_any_case(api: Api) -> None:
    me = await api("GETME")
    assert (me["id"], me["username"], me["is_bot"]) == (int(TOKEN.split(":")[0]), "weerklank_bot", True)
    assert me["can_read_all_group_messages"] is False


async def test_parameters_come_in_the_address_as_a_form_in_parts_or_as_json(api: Api, anna: Person) -> None:
    url = f"{api.url}/bot{TOKEN}/sendMessage"
    markup = {"inline_keyboard": [[{"text": "Eens", "callback_data": "a"}]]}
    fields = {"chat_id": str(anna.id), "text": "dag", "reply_markup": json.dumps(markup)}
    answers = [
        await api.http.get(url, params=fields),
        await api.http.post(url, data=fields),
        await api.http.post(url, files={name: (None, value) for name, value in fields.items()}),
        await api.http.post(url, json={"chat_id": anna.id, "text": "dag", "reply_markup": markup}),
    ]
    assert [answer.json()["result"]["reply_markup"] for answer in answers] == [markup] * 4
    assert [message.labels for message in await anna.sees()] == [[["Eens"]]] * 4


async def test_a_body_that_is_no_json_is_refused(api: Api) -> None:
    for body in (b"{", b"5"):
        answer = await api.http.post(
            f"{api.url}/bot{TOKEN}/getMe", content=body, headers={"content-type": "application/json"}
        )
        assert answer.json()["description"] == "Bad Request: can't parse JSON object"


async def test_commands_are_kept_by_scope_and_language(api: Api) -> None:
    start = [{"command": "start", "description": "Begin"}]
    help_ = [{"command": "help", "description": "Hulp"}]
    private = {"type": "all_private_chats"}
    await api("setMyCommands", commands=start)
    await api("setMyCommands", commands=help_, scope=private, language_code="nl")
    assert await api("getMyCommands") == start
    assert await api("getMyCommands", scope=private, language_code="nl") == help_
    assert await api("getMyCommands", scope=private) == []
    await api("deleteMyCommands")
    assert await api("getMyCommands") == []


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([{"command": "Start", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "a-b", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "a" * 33, "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "start", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "start", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_impossible_commands_are_refused(api: Api, commands: list[dict[str, str]], reason: str) -> None:
    assert await api.refusal("setMyCommands", commands=commands) == (400, f"Bad Request: {reason}")


async def test_a_webhook_needs_https_and_is_remembered(api: Api) -> None:
    assert (await api.refusal("setWebhook", url="http://a.nl"))[0] == 400
    await api("setWebhook", url="https://a.nl/x", allowed_updates=["message"])
    info = await api("getWebhookInfo")
    assert (info["url"], info["allowed_updates"]) == ("https://a.nl/x", ["message"])
    await api("deleteWebhook")
    assert (await api("getWebhookInfo"))["url"] == ""


async def test_a_private_chat_is_described_by_its_person(api: Api, anna: Person) -> None:
    chat = await api("getChat", chat_id=anna.id)
    assert (chat["id"], chat["type"], chat["first_name"], chat["username"]) == (anna.id, "private", "Anna", "anna")
