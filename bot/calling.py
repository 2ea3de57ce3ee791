"""One queued message as one call of the library's Bot."""

from typing import Any

from telegram import Bot, InlineKeyboardMarkup, Message, MessageEntity

from bot.reports.picture import picture
from bot.texts.picture import Picture
from models.outbox import Letter


async def call(bot: Bot, letter: Letter) -> int | None:
    """Send it; the message's id where it made one. Raises the library's TelegramError."""
    payload = letter.payload or {}
    markup = InlineKeyboardMarkup.de_json(payload["reply_markup"], bot) if "reply_markup" in payload else None
    entities = MessageEntity.de_list(payload["entities"], bot) if "entities" in payload else None
    match letter.method:
        case "sendMessage":
            sent = await bot.send_message(
                letter.chat_id,
                payload["text"],
                entities=entities,
                reply_markup=markup,
                disable_notification=payload.get("disable_notification"),
            )
            return sent.message_id
        case "sendPhoto":
            drawn = await picture(Picture.from_json(payload["picture"]))
            shown = await bot.send_photo(letter.chat_id, drawn, caption=payload["caption"], filename="weerklank.png")
            return shown.message_id
        case "editMessageText":
            edited: Any = await bot.edit_message_text(
                payload["text"],
                chat_id=letter.chat_id,
                message_id=payload["message_id"],
                entities=entities,
                reply_markup=markup,
            )
            return edited.message_id if isinstance(edited, Message) else None
    raise ValueError(letter.method)
