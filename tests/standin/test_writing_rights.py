"""To whom the bot may write, and in which words it is refused."""

import pytest

from bot.rehearsal.people import Person, World

from .conftest import Api


async def test_nobody_can_be_written_to_before_writing_to_the_bot(api: Api, world: World) -> None:
    bram = await world.person("Bram")
    assert await api.refusal("sendMessage", chat_id=bram.id, text="dag") == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    await bram.says("/start")
    await api("sendMessage", chat_id=bram.id, text="dag")
    assert [message.text for message in await bram.sees()] == ["/start", "dag"]


async def test_an_account_that_was_deleted_is_not_written_to(api: Api, anna: Person) -> None:
    await anna.deletes_account()
    assert await api.refusal("sendMessage", chat_id=anna.id, text="dag") == (403, "Forbidden: user is deactivated")


async def test_who_blocks_the_bot_is_not_written_to_until_unblocking(api: Api, anna: Person) -> None:
    await anna.blocks()
    assert await api.refusal("sendMessage", chat_id=anna.id, text="dag") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    await anna.unblocks()
    await api("sendMessage", chat_id=anna.id, text="dag")
    changes = [update["my_chat_member"] for update in await api.updates()]
    assert [(each["old_chat_member"]["status"], each["new_chat_member"]["status"]) for each in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]
    assert changes[0]["chat"]["id"] == changes[0]["from"]["id"] == anna.id


@pytest.mark.parametrize("chat_id", [404, -404, "@nergens"])
async def test_an_unknown_chat_is_not_found(api: Api, chat_id: int | str) -> None:
    refused = await api.refusal("sendMessage", chat_id=chat_id, text="dag")
    assert refused == (400, "Bad Request: chat not found")


async def test_a_chat_must_be_named(api: Api) -> None:
    assert await api.refusal("sendMessage", text="dag") == (400, "Bad Request: chat_id is empty")


@pytest.mark.parametrize(
    ("kind", "bot", "refusal"),
    [
        ("group", "kicked", (403, "Forbidden: bot was kicked from the group chat")),
        ("supergroup", "kicked", (403, "Forbidden: bot was kicked from the supergroup chat")),
        ("supergroup", "left", (403, "Forbidden: bot is not a member of the supergroup chat")),
        ("channel", "left", (403, "Forbidden: bot is not a member of the channel chat")),
        ("channel", "member", (400, "Bad Request: need administrator rights in the channel chat")),
        ("supergroup", "restricted", (400, "Bad Request: not enough rights to send text messages to the chat")),
    ],
)
async def test_a_chat_refuses_a_bot_without_the_right_to_write(
    api: Api, world: World, kind: str, bot: str, refusal: tuple[int, str]
) -> None:
    chat = await world.group("Zaal", kind=kind, bot=bot)
    assert await api.refusal("sendMessage", chat_id=chat.id, text="dag") == refusal


async def test_a_group_that_became_a_supergroup_names_its_new_id(api: Api, world: World, anna: Person) -> None:
    group = await world.group("Zaal", kind="group", members=[anna], announce=False)
    card = await api("sendMessage", chat_id=group.id, text="TOE-1")
    successor = await group.migrates()
    for method in ("sendMessage", "editMessageText", "getChat"):
        answer = await api.answer(method, chat_id=group.id, text="nieuw", message_id=card["message_id"])
        assert answer.status_code == 400
        assert answer.json() == {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": successor.id},
        }
    assert await api.refusal(
        "editMessageText", chat_id=successor.id, message_id=card["message_id"] + 100, text="nieuw"
    ) == (400, "Bad Request: message to edit not found")
    await api("sendMessage", chat_id=successor.id, text="verder")


async def test_both_sides_of_a_migration_have_a_service_message(api: Api, world: World) -> None:
    group = await world.group("Zaal", kind="group", announce=False)
    successor = await group.migrates()
    old, new = [update["message"] for update in await api.updates()]
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (group.id, successor.id)
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (successor.id, group.id)
    assert new["chat"]["type"] == "supergroup"
    assert str(successor.id).startswith("-100")
