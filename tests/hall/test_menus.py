"""Telegram's own menu of commands: everybody's at the start, and somebody's own by role and language."""

from typing import Any

import httpx

from bot.rehearsal.people import Person
from bot.rehearsal.standin import TOKEN
from tests.hall.conftest import Hall


async def menu_of(hall: Hall, scope: dict[str, Any], language: str = "") -> list[str]:
    async with httpx.AsyncClient() as telegram:
        asked = {"scope": scope, "language_code": language}
        answer = await telegram.post(f"{hall.world.url}/bot{TOKEN}/getMyCommands", json=asked)
    return [each["command"] for each in answer.json()["result"]]


async def own_menu(hall: Hall, person: Person) -> list[str]:
    return await menu_of(hall, {"type": "chat", "chat_id": person.id})


async def menus_sent(hall: Hall) -> int:
    return sum(call["method"] == "setMyCommands" for call in await hall.world.calls())


async def test_everybody_has_a_menu_in_their_language_and_groups_a_short_one(hall: Hall) -> None:
    assert (await menu_of(hall, {"type": "default"}))[-1] == "help"
    assert (await menu_of(hall, {"type": "default"}, "nl"))[-1] == "hulp"
    assert await menu_of(hall, {"type": "all_group_chats"}) == ["help"]
    assert await menu_of(hall, {"type": "all_group_chats"}, "nl") == ["hulp"]


async def test_a_menu_of_ones_own_comes_with_a_role_or_another_language_and_only_then(hall: Hall) -> None:
    anna = await hall.joins("Anna")
    organiser = await hall.joins("Omar", "organiser")
    helper = await hall.joins("Hanna", "helper", language="en")
    begun = await menus_sent(hall)

    assert await own_menu(hall, anna) == []
    assert {"paneel", "meld", "telling"} < set(await own_menu(hall, organiser))
    assert "panel" in await own_menu(hall, helper)
    assert not {"announce", "tally"} & set(await own_menu(hall, helper))

    await organiser.says("/start")
    await anna.says("/start")
    await hall.calm()
    assert await menus_sent(hall) == begun

    await anna.presses("English")
    await hall.calm()
    assert (await own_menu(hall, anna))[-1] == "help"
    await hall.restart()
    await anna.presses("Nederlands")
    await hall.calm()
    assert (await own_menu(hall, anna))[-1] == "hulp"
