"""What a chat allows: members hidden or silenced, topics, a channel's discussion group, messages that are deleted."""

import pytest

from bot.rehearsal.people import Chat, Person, Refused, World

from .conftest import Api


async def test_settings_are_told_when_the_chat_is_asked_for(api: Api, world: World, hall: Chat) -> None:
    before = await api("getChat", chat_id=hall.id)
    assert before["permissions"]["can_send_messages"] is True
    assert {"available_reactions", "has_hidden_members", "linked_chat_id", "is_forum"}.isdisjoint(before)
    channel = await world.group("Nieuws", kind="channel", announce=False)

    await hall.hides_members()
    await hall.silences()
    await channel.discusses(hall)
    await world.do("allow_reactions", chat=hall.id, reactions=[])

    after = await api("getChat", chat_id=hall.id)
    assert after["has_hidden_members"] is True
    assert set(after["permissions"].values()) == {False}
    assert after["linked_chat_id"] == channel.id
    assert after["available_reactions"] == []
    channel_told = await api("getChat", chat_id=channel.id)
    assert channel_told["linked_chat_id"] == hall.id
    assert "permissions" not in channel_told
    with pytest.raises(Refused, match="no setting 'colour'"):
        await world.do("settings", chat=hall.id, colour="red")


async def test_in_a_silenced_group_only_administrators_write(api: Api, hall: Chat) -> None:
    await hall.silences()
    await api("sendMessage", chat_id=hall.id, text="als beheerder")
    await hall.bot_becomes("member")
    assert await api.refusal("sendMessage", chat_id=hall.id, text="als lid") == (
        400,
        "Bad Request: not enough rights to send text messages to the chat",
    )


async def test_settings_go_along_when_a_group_becomes_a_supergroup(api: Api, world: World) -> None:
    group = await world.group("Zaal", kind="group", announce=False)
    await group.silences()
    larger = await group.migrates()
    assert (await api("getChat", chat_id=larger.id))["permissions"]["can_send_messages"] is False


async def test_an_administrator_of_a_channel_may_post(api: Api, world: World, hall: Chat) -> None:
    channel = await world.group("Nieuws", kind="channel", announce=False)
    me = (await api("getMe"))["id"]
    assert (await api("getChatMember", chat_id=channel.id, user_id=me))["can_post_messages"] is True
    assert "can_post_messages" not in await api("getChatMember", chat_id=hall.id, user_id=me)


async def test_a_press_in_a_channel_carries_the_person(api: Api, world: World, anna: Person) -> None:
    channel = await world.group("Nieuws", kind="channel", members=[anna], announce=False)
    markup = {"inline_keyboard": [[{"text": "Eens", "callback_data": "e"}]]}
    sent = await api("sendMessage", chat_id=channel.id, text="TOE-1", reply_markup=markup)
    await anna.presses("Eens", in_=channel)
    (update,) = await api.updates()
    query = update["callback_query"]
    assert (query["from"]["id"], query["message"]["message_id"]) == (anna.id, sent["message_id"])
    assert query["message"]["chat"]["type"] == "channel"


async def test_a_topic_closes_opens_and_goes_with_all_that_is_in_it(api: Api, world: World, anna: Person) -> None:
    forum = await world.group("Forum", members=[anna], threads=[12], announce=False)
    await api("sendMessage", chat_id=forum.id, text="in het onderwerp", message_thread_id=12)
    await api("sendMessage", chat_id=forum.id, text="in Algemeen")

    await forum.topic(12, "closed")
    assert await api.refusal("sendMessage", chat_id=forum.id, text="x", message_thread_id=12) == (
        400,
        "Bad Request: TOPIC_CLOSED",
    )
    await forum.topic(12, "open")
    await api("sendMessage", chat_id=forum.id, text="weer", message_thread_id=12)
    told = [list(update["message"])[-1] for update in await api.updates()]
    assert told == ["forum_topic_closed", "forum_topic_reopened"]
    await forum.topic(12, "deleted")

    assert [message.text for message in await forum.shows() if not message.deleted] == ["in Algemeen"]
    assert await api.refusal("sendMessage", chat_id=forum.id, text="x", message_thread_id=12) == (
        400,
        "Bad Request: message thread not found",
    )
    assert (await api("getChat", chat_id=forum.id))["is_forum"] is True
    for thread, state, why in ((12, "open", "no thread 12"), (15, "open", "no thread 15")):
        with pytest.raises(Refused, match=why):
            await forum.topic(thread, state)


async def test_of_a_deleted_message_the_bot_hears_when_it_edits(api: Api, anna: Person, hall: Chat) -> None:
    card = await api("sendMessage", chat_id=hall.id, text="TOE-1")
    with pytest.raises(Refused, match="can't delete message"):
        await anna.deletes(card["message_id"], in_=hall)
    await anna.becomes("administrator", hall)
    await api.updates(-1)

    await anna.deletes(card["message_id"], in_=hall)

    assert await api.updates() == []
    assert await api.refusal("editMessageText", chat_id=hall.id, message_id=card["message_id"], text="nieuw") == (
        400,
        "Bad Request: message to edit not found",
    )
