"""What a bot is shown in groups, who is in them, and who speaks without a name."""

import pytest

from bot.rehearsal.people import Chat, Person, Refused, World

from .conftest import Api


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("zomaar", False),
        ("/start", True),
        ("/start@weerklank_bot", True),
        ("/start@Weerklank_Bot nu", True),
        ("/start@andere_bot", False),
        ("kijk: /start", False),
        ("/", False),
    ],
)
async def test_privacy_mode_shows_a_member_bot_commands_alone(
    api: Api, anna: Person, hall: Chat, text: str, shown: bool
) -> None:
    await hall.bot_becomes("member")
    await api.updates(-1)
    (change,) = await api.updates()
    await anna.says(text, hall)
    assert len(await api.updates(change["update_id"] + 1)) == shown


async def test_privacy_mode_shows_a_member_bot_replies_to_it(api: Api, anna: Person, hall: Chat) -> None:
    await hall.bot_becomes("member")
    asked = await api("sendMessage", chat_id=hall.id, text="Wanneer?")
    said = await anna.says("zomaar", hall)
    await anna.says("in mei", hall, reply_to=asked["message_id"])
    await anna.says("op een ander", hall, reply_to=said)
    texts = [update["message"]["text"] for update in await api.updates() if "message" in update]
    assert texts == ["in mei"]


async def test_an_administrator_bot_sees_everything(api: Api, anna: Person, hall: Chat) -> None:
    said = await anna.says("zomaar", hall)
    await anna.edits(said, "toch anders", hall)
    new, edited = await api.updates()
    assert (new["message"]["text"], edited["edited_message"]["text"]) == ("zomaar", "toch anders")
    assert edited["edited_message"]["edit_date"]


async def test_a_bot_that_is_out_of_a_group_sees_nothing_of_it(api: Api, anna: Person, hall: Chat) -> None:
    await hall.bot_becomes("kicked", by=anna)
    await anna.says("/start", hall)
    (update,) = await api.updates()
    assert update["my_chat_member"]["from"]["id"] == anna.id
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_commands_are_marked_in_what_people_write(api: Api, anna: Person) -> None:
    await anna.says("/start abc")
    (update,) = await api.updates()
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_an_anonymous_administrator_writes_as_the_group_and_presses_as_a_person(
    api: Api, anna: Person, hall: Chat
) -> None:
    with pytest.raises(Refused, match="is member in chat"):
        await anna.says("/open", hall, anonymous=True)
    await anna.becomes("administrator", hall)
    await anna.says("/open", hall, anonymous=True)
    (update,) = await api.updates()
    message = update["message"]
    assert (message["from"]["id"], message["from"]["username"]) == (1087968824, "GroupAnonymousBot")
    assert message["sender_chat"]["id"] == hall.id
    markup = {"inline_keyboard": [[{"text": "Open", "callback_data": "o"}]]}
    await api("sendMessage", chat_id=hall.id, text="Zeker?", reply_markup=markup)
    await anna.presses("Open", in_=hall)
    assert (await api.updates())[-1]["callback_query"]["from"]["id"] == anna.id


async def test_adding_the_bot_is_told_and_announced(api: Api, world: World, anna: Person) -> None:
    hall = await world.group("Congres", administrators=[anna], bot="administrator")
    change, announced = await api.updates()
    member = change["my_chat_member"]
    assert (member["old_chat_member"]["status"], member["new_chat_member"]["status"]) == ("left", "administrator")
    assert member["from"]["id"] == anna.id
    assert announced["message"]["new_chat_members"][0]["username"] == "weerklank_bot"
    assert announced["message"]["chat"]["id"] == hall.id


async def test_leaving_a_chat_is_told_to_the_bot_as_its_own_doing(api: Api, hall: Chat) -> None:
    assert await api("leaveChat", chat_id=hall.id) is True
    (update,) = await api.updates()
    assert update["my_chat_member"]["from"]["username"] == "weerklank_bot"
    assert (await api.refusal("getChat", chat_id=hall.id))[0] == 403


async def test_members_coming_and_going_are_told_to_an_administrator_that_asked(
    api: Api, world: World, hall: Chat
) -> None:
    bram = await world.person("Bram")
    await bram.becomes("member", hall)
    await api.updates(allowed_updates=["chat_member"])
    await bram.becomes("left", hall)
    (update,) = await api.updates()
    change = update["chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "left")
    assert change["new_chat_member"]["user"]["id"] == bram.id


async def test_channel_posts_carry_no_person(api: Api, world: World, anna: Person) -> None:
    channel = await world.group("Kanaal", kind="channel", administrators=[anna], announce=False)
    await anna.says("nieuws", channel)
    (update,) = await api.updates()
    assert update["channel_post"]["sender_chat"]["id"] == channel.id
    assert "from" not in update["channel_post"]


async def test_members_and_administrators_can_be_asked_for(api: Api, world: World, anna: Person, hall: Chat) -> None:
    bram = await world.person("Bram")
    await bram.becomes("creator", hall)
    rika = await world.person("Rika")
    await rika.becomes("left", hall)

    async def status(user_id: int) -> str:
        return str((await api("getChatMember", chat_id=hall.id, user_id=user_id))["status"])

    me = (await api("getMe"))["id"]
    assert [await status(user) for user in (anna.id, bram.id, rika.id, me)] == [
        "member",
        "creator",
        "left",
        "administrator",
    ]
    administrators = await api("getChatAdministrators", chat_id=hall.id)
    assert [each["user"]["id"] for each in administrators] == [bram.id, me]
    assert await api("getChatMemberCount", chat_id=hall.id) == 3
    assert await api.refusal("getChatMember", chat_id=hall.id, user_id=404) == (400, "Bad Request: user not found")
    assert (await api.refusal("getChatMember", chat_id=hall.id))[1] == "Bad Request: invalid user_id specified"
    assert (await api.refusal("getChatAdministrators", chat_id=anna.id))[1] == (
        "Bad Request: there are no administrators in the private chat"
    )


async def test_people_can_only_write_where_they_are(world: World, anna: Person, hall: Chat) -> None:
    bram = await world.person("Bram")
    with pytest.raises(Refused, match="is left in chat"):
        await bram.says("dag", hall)
    await anna.blocks()
    with pytest.raises(Refused, match="has blocked the bot"):
        await anna.says("dag")
