"""One queued message or question as one call of the library's Bot."""

from typing import Any

from telegram import Bot, BotCommand, BotCommandScopeChat, InlineKeyboardMarkup, Message, MessageEntity

from bot.reports.documents import Documents
from bot.reports.picture import picture
from bot.texts.picture import Picture
from models.letters import TOPIC, Letter, Sent


async def call(bot: Bot, letter: Letter, documents: Documents) -> Sent:
    """Send it, or ask it; what came of it. Raises the library's TelegramError."""
    payload = letter.payload or {}
    if "later" in payload:
        payload = {**payload, **await documents.put_in_words(payload["later"])}
    match letter.method:
        case "sendMessage":
            sent = await bot.send_message(
                letter.chat_id,
                payload["text"],
                disable_notification=payload.get("disable_notification"),
                protect_content=payload.get("protect_content"),
                message_thread_id=payload.get(TOPIC),
                **_looks(bot, payload),
            )
            return Sent(sent.message_id)
        case "sendPhoto":
            drawn = await _drawn(payload, documents)
            shown = await bot.send_photo(
                letter.chat_id,
                drawn,
                caption=payload["caption"],
                filename="weerklank.png",
                protect_content=payload.get("protect_content"),
            )
            return Sent(shown.message_id)
        case "sendDocument":
            written = await documents.write_out(payload["document"])
            handed = await bot.send_document(
                letter.chat_id,
                written.content,
                filename=written.name,
                caption=payload.get("caption"),
                protect_content=payload.get("protect_content"),
            )
            return Sent(handed.message_id)
        case "editMessageText":
            edited: Any = await bot.edit_message_text(
                payload["text"], chat_id=letter.chat_id, message_id=payload["message_id"], **_looks(bot, payload)
            )
            return Sent(edited.message_id if isinstance(edited, Message) else None)
        case "deleteMessage":
            await bot.delete_message(letter.chat_id, payload["message_id"])
            return Sent()
        case "setMyCommands":
            commands = [BotCommand(name, description) for name, description in payload["commands"]]
            await bot.set_my_commands(commands, BotCommandScopeChat(letter.chat_id))
            return Sent()
        case "getChat":
            return Sent(answer=await _ask(bot, letter.method, chat_id=letter.chat_id))
        case "getChatMember":
            return Sent(answer=await _ask(bot, letter.method, chat_id=letter.chat_id, user_id=bot.id))
        case "getFile":
            file = await bot.get_file(payload["file_id"])
            return Sent(answer={}, content=bytes(await file.download_as_bytearray()))
    raise ValueError(letter.method)


async def _drawn(payload: dict[str, Any], documents: Documents) -> bytes:
    """The picture of a tally, which travels with the message, or another one that is made when it is sent."""
    if "document" in payload:
        return (await documents.write_out(payload["document"])).content
    return await picture(Picture.from_json(payload["picture"]))


async def _ask(bot: Bot, method: str, **parameters: int) -> dict[str, Any]:
    """The answer as it came: the library drops empty lists, and one of emoji says that none is allowed.

    It warns of methods that it knows itself by this very name; Telegram takes names in any case.
    """
    answer: dict[str, Any] = await bot.do_api_request(method.upper(), api_kwargs=parameters)
    return answer


def _looks(bot: Bot, payload: dict[str, Any]) -> dict[str, Any]:
    """The entities and the keyboard of a text."""
    return {
        "entities": MessageEntity.de_list(payload["entities"], bot) if "entities" in payload else None,
        "reply_markup": InlineKeyboardMarkup.de_json(payload["reply_markup"], bot)
        if "reply_markup" in payload
        else None,
    }
