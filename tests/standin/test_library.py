"""python-telegram-bot against the stand-in: its requests are understood and its errors are the expected ones."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageReactionUpdated,
    ReactionTypeEmoji,
    ReplyParameters,
    Update,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, MessageReactionHandler, filters

from bot.rehearsal.people import Chat, Person, World
from bot.rehearsal.standin import TOKEN

from .conftest import NOON, poll_arrives
from .test_files import png


def bot_at(url: str, token: str = TOKEN) -> Bot:
    return Bot(token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot")


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    async with bot_at(url) as bot:
        yield bot


async def test_the_library_sends_edits_and_answers(bot: Bot, anna: Person) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Eens", callback_data="eens")]])
    card = await bot.send_message(anna.id, "<b>TOE-1</b>", parse_mode="HTML", reply_markup=keyboard)
    assert (card.text_html, card.reply_markup) == ("<b>TOE-1</b>", keyboard)
    await anna.presses("Eens")
    (update,) = await bot.get_updates()
    assert isinstance(update.callback_query, CallbackQuery)
    await update.callback_query.answer("genoteerd")
    await update.callback_query.edit_message_text("TOE-1: 1 eens")
    await bot.send_message(anna.id, "later", reply_parameters=ReplyParameters(card.message_id))
    assert [toast.text for toast in await anna.toasts()] == ["genoteerd"]
    assert [(seen.text, seen.reply_to) for seen in await anna.sees()] == [
        ("TOE-1: 1 eens", None),
        ("later", card.message_id),
    ]


async def test_the_library_sends_and_fetches_files(bot: Bot, anna: Person) -> None:
    await bot.send_photo(anna.id, png(20, 10), caption="kaart", filename="kaart.png")
    sent = await bot.send_document(anna.id, b"%PDF", filename="verslag.pdf")
    assert sent.document is not None
    file = await sent.document.get_file()
    assert await file.download_as_bytearray() == b"%PDF"
    assert [seen.photo is not None for seen in await anna.sees()] == [True, False]


async def test_the_library_reads_chats_members_and_reactions(bot: Bot, anna: Person, hall: Chat) -> None:
    chat = await bot.get_chat(hall.id)
    assert (chat.title, chat.available_reactions) == ("Congres", ())
    assert (await bot.get_chat_member(hall.id, anna.id)).status == "member"
    assert [each.user.id for each in await bot.get_chat_administrators(hall.id)] == [bot.id]
    card = await bot.send_message(hall.id, "TOE-1")
    await bot.set_message_reaction(hall.id, card.message_id, ReactionTypeEmoji("👀"))
    await bot.get_updates(allowed_updates=[Update.MESSAGE_REACTION])
    await anna.reacts("👍", to=card.message_id, in_=hall)
    (update,) = await bot.get_updates()
    assert isinstance(update.message_reaction, MessageReactionUpdated)
    assert update.message_reaction.new_reaction == (ReactionTypeEmoji("👍"),)


async def test_refusals_become_the_librarys_errors(bot: Bot, url: str, world: World, anna: Person) -> None:
    bram = await world.person("Bram")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(bram.id, "dag")
    card = await bot.send_message(anna.id, "TOE-1")
    with pytest.raises(BadRequest, match="essage is not modified"):
        await bot.edit_message_text("TOE-1", anna.id, card.message_id)
    with pytest.raises(BadRequest, match="an't parse entities"):
        await bot.send_message(anna.id, "a < b", parse_mode="HTML")
    with pytest.raises(BadRequest, match="uery is too old"):
        await bot.answer_callback_query("1")
    group = await world.group("Zaal", kind="group")
    successor = await group.migrates()
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(group.id, "dag")
    assert migrated.value.new_chat_id == successor.id
    with pytest.raises(InvalidToken):
        async with bot_at(url, "7000000001:fout"):
            pass


async def test_too_many_messages_become_retry_after(
    bot: Bot, world: World, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it the error itself warns that seconds are deprecated
    await world.limits(on=True)
    await world.clock(now=NOON)
    for _ in range(3):
        await bot.send_message(anna.id, "x")
    with pytest.raises(RetryAfter) as refused:
        await bot.send_message(anna.id, "x")
    assert refused.value.retry_after == timedelta(seconds=3)


async def test_broken_connections_become_network_errors(bot: Bot, world: World, anna: Person) -> None:
    for kind in ("reset", "swallow", "502"):
        await world.fault(kind, "sendMessage")
        with pytest.raises(NetworkError):
            await bot.send_message(anna.id, kind)
    assert [seen.text for seen in await anna.sees()] == ["swallow"]


async def test_a_second_poller_makes_the_first_one_conflict(bot: Bot, url: str, world: World) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await poll_arrives(world)
    async with bot_at(url) as other:
        await other.get_updates()
    with pytest.raises(Conflict):
        await first


async def test_an_application_polls_and_answers(url: str, anna: Person, hall: Chat) -> None:
    heard: asyncio.Queue[str] = asyncio.Queue()

    async def on_message(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert isinstance(update.effective_message, Message)
        await update.effective_message.reply_text("TOE-1")

    async def on_reaction(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message_reaction is not None
        await heard.put(update.message_reaction.new_reaction[0].to_dict()["emoji"])

    application = ApplicationBuilder().bot(bot_at(url)).build()
    application.add_handler(MessageHandler(filters.COMMAND, on_message))
    application.add_handler(MessageReactionHandler(on_reaction))
    async with application:
        assert application.updater is not None
        await application.updater.start_polling(allowed_updates=Update.ALL_TYPES, timeout=10)
        await application.start()
        await anna.says("/kaart", hall)
        while len(await hall.shows()) < 2:
            pass
        card = (await hall.shows())[-1]
        await anna.reacts("👏", to=card.id, in_=hall)
        assert await asyncio.wait_for(heard.get(), 5) == "👏"
        await application.updater.stop()
        await application.stop()
