"""Sending, editing, deleting and pinning."""

from bot.rehearsal.people import Chat, Person, World

from .conftest import NOON, Api

NOT_MODIFIED = (
    400,
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message",
)


async def test_a_person_sees_what_was_sent(api: Api, anna: Person) -> None:
    sent = await api(
        "sendMessage",
        chat_id=anna.id,
        text="<b>TOE-1</b> & meer",
        parse_mode="HTML",
        disable_notification=True,
        protect_content=True,
    )
    (seen,) = await anna.sees()
    assert (seen.id, seen.text, seen.html) == (sent["message_id"], "TOE-1 & meer", "<b>TOE-1</b> &amp; meer")
    assert (seen.silent, seen.protected, seen.by_bot, seen.date) == (True, True, True, int(NOON))


async def test_a_text_has_1_to_4096_characters_after_parsing(api: Api, anna: Person) -> None:
    empty = (400, "Bad Request: message text is empty")
    assert await api.refusal("sendMessage", chat_id=anna.id) == empty
    assert await api.refusal("sendMessage", chat_id=anna.id, text=" \n") == empty
    assert await api.refusal("sendMessage", chat_id=anna.id, text="<b></b>", parse_mode="HTML") == empty
    await api("sendMessage", chat_id=anna.id, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")
    await api("sendMessage", chat_id=anna.id, text="👍" * 2048)
    too_long = (400, "Bad Request: message is too long")
    assert await api.refusal("sendMessage", chat_id=anna.id, text="x" * 4097) == too_long
    assert await api.refusal("sendMessage", chat_id=anna.id, text="👍" * 2048 + "x") == too_long


async def test_an_edit_changes_text_and_keyboard(api: Api, anna: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Eens", "callback_data": "a"}]]}
    sent = await api("sendMessage", chat_id=anna.id, text="0 eens", reply_markup=keyboard)
    edited = await api("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="1 eens")
    (seen,) = await anna.sees()
    assert (seen.text, seen.keyboard, seen.edits) == ("1 eens", [], 1)
    assert "reply_markup" not in edited
    assert edited["edit_date"] == seen.edit_date == int(NOON)


async def test_an_edit_that_changes_nothing_is_refused(api: Api, anna: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Eens", "callback_data": "a"}]]}
    sent = await api("sendMessage", chat_id=anna.id, text="TOE-1", reply_markup=keyboard)
    same = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert await api.refusal("editMessageText", **same, text="TOE-1\n", reply_markup=keyboard) == NOT_MODIFIED
    assert await api.refusal("editMessageReplyMarkup", **same, reply_markup=keyboard) == NOT_MODIFIED
    await api("editMessageText", **same, text="<b>TOE-1</b>", parse_mode="HTML", reply_markup=keyboard)


async def test_an_edit_may_change_the_keyboard_alone(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="TOE-1")
    same = {"chat_id": anna.id, "message_id": sent["message_id"]}
    keyboard = {"inline_keyboard": [[{"text": "Eens", "callback_data": "a"}]]}
    await api("editMessageText", **same, text="TOE-1", reply_markup=keyboard)
    assert (await anna.sees())[0].labels == [["Eens"]]
    await api("editMessageReplyMarkup", **same)
    assert (await anna.sees())[0].labels == []


async def test_only_the_bots_own_messages_can_be_edited(api: Api, anna: Person) -> None:
    said = await anna.says("van mij")
    assert await api.refusal("editMessageText", chat_id=anna.id, message_id=said, text="x") == (
        400,
        "Bad Request: message can't be edited",
    )
    assert await api.refusal("editMessageText", chat_id=anna.id, message_id=999, text="x") == (
        400,
        "Bad Request: message to edit not found",
    )
    assert await api.refusal("editMessageText", chat_id=anna.id, text="x") == (
        400,
        "Bad Request: message identifier is not specified",
    )


async def test_text_and_caption_are_edited_each_by_its_own_method(api: Api, anna: Person) -> None:
    said = await api("sendMessage", chat_id=anna.id, text="tekst")
    wrong = await api.refusal("editMessageCaption", chat_id=anna.id, message_id=said["message_id"], caption="x")
    assert wrong == (400, "Bad Request: there is no caption in the message to edit")


async def test_a_reply_shows_what_it_replies_to(api: Api, anna: Person) -> None:
    asked = await anna.says("wanneer?")
    sent = await api("sendMessage", chat_id=anna.id, text="mei", reply_parameters={"message_id": asked})
    assert sent["reply_to_message"]["text"] == "wanneer?"
    assert (await anna.sees())[-1].reply_to == asked


async def test_a_reply_to_nothing_is_refused_unless_that_was_allowed(api: Api, anna: Person) -> None:
    reply = {"message_id": 999}
    assert await api.refusal("sendMessage", chat_id=anna.id, text="mei", reply_parameters=reply) == (
        400,
        "Bad Request: message to be replied not found",
    )
    allowed = {**reply, "allow_sending_without_reply": True}
    sent = await api("sendMessage", chat_id=anna.id, text="mei", reply_parameters=allowed)
    assert "reply_to_message" not in sent


async def test_threads_exist_only_in_forums(api: Api, world: World, anna: Person, hall: Chat) -> None:
    forum = await world.group("Forum", members=[anna], threads=[12])
    sent = await api("sendMessage", chat_id=forum.id, text="in het onderwerp", message_thread_id=12)
    assert (sent["message_thread_id"], sent["is_topic_message"], sent["chat"]["is_forum"]) == (12, True, True)
    assert await api.refusal("sendMessage", chat_id=hall.id, text="x", message_thread_id=12) == (
        400,
        "Bad Request: message thread not found",
    )
    await anna.says("ook daar", forum, thread=12)
    assert (await api.updates())[-1]["message"]["message_thread_id"] == 12


async def test_a_deleted_message_is_gone(api: Api, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="weg")
    assert await api("deleteMessage", chat_id=anna.id, message_id=sent["message_id"]) is True
    assert [message.deleted for message in await anna.sees()] == [True]
    again = await api.refusal("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    assert again == (400, "Bad Request: message to delete not found")
    edit = await api.refusal("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="x")
    assert edit == (400, "Bad Request: message to edit not found")


async def test_others_messages_are_deleted_by_administrators_alone(api: Api, anna: Person, hall: Chat) -> None:
    said = await anna.says("/start", hall)
    await hall.bot_becomes("member")
    assert await api.refusal("deleteMessage", chat_id=hall.id, message_id=said) == (
        400,
        "Bad Request: message can't be deleted",
    )
    await hall.bot_becomes("administrator")
    await api("deleteMessage", chat_id=hall.id, message_id=said)


async def test_after_two_days_a_private_message_stays(api: Api, world: World, anna: Person) -> None:
    await world.clock(now=NOON)
    sent = await api("sendMessage", chat_id=anna.id, text="blijft")
    await world.clock(advance=48 * 3600 + 1)
    assert await api.refusal("deleteMessage", chat_id=anna.id, message_id=sent["message_id"]) == (
        400,
        "Bad Request: message can't be deleted",
    )


async def test_pinning_in_a_group_needs_an_administrator(api: Api, hall: Chat) -> None:
    sent = await api("sendMessage", chat_id=hall.id, text="TOE-1")
    here = {"chat_id": hall.id, "message_id": sent["message_id"]}
    await api("pinChatMessage", **here)
    assert (await hall.shows())[0].pinned
    assert (await api("getChat", chat_id=hall.id))["pinned_message"]["text"] == "TOE-1"
    await api("unpinChatMessage", chat_id=hall.id)
    assert not (await hall.shows())[0].pinned
    assert await api.refusal("unpinChatMessage", **here) == (400, "Bad Request: message to unpin not found")
    await hall.bot_becomes("member")
    assert await api.refusal("pinChatMessage", **here) == (
        400,
        "Bad Request: not enough rights to manage pinned messages in the chat",
    )


async def test_chat_actions_are_written_down(api: Api, world: World, anna: Person) -> None:
    await api("sendChatAction", chat_id=anna.id, action="typing")
    assert await world.do("chat_actions", chat=anna.id) == [{"at": NOON, "chat": anna.id, "action": "typing"}]
    assert await api.refusal("sendChatAction", chat_id=anna.id, action="dansen") == (
        400,
        "Bad Request: wrong parameter action in request",
    )


async def test_private_chats_and_groups_share_numbers_and_supergroups_have_their_own(
    api: Api, world: World, anna: Person, hall: Chat
) -> None:
    group = await world.group("Werkgroep", kind="group", announce=False)
    ids = [(await api("sendMessage", chat_id=chat, text="x"))["message_id"] for chat in (anna.id, group.id, hall.id)]
    assert ids == [1, 2, 1]
