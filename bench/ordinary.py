"""An ordinary bot: the library's own polling, and each update written and committed by itself through the ORM."""

import asyncio
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy.orm import registry
from sqlmodel import Field, Session, SQLModel
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, CallbackQueryHandler, ContextTypes, MessageHandler, MessageReactionHandler
from telegram.ext.filters import ALL

from bench.hall import Hall
from bot.database import make_engine


class Base(SQLModel, registry=registry()):
    """Apart from Weerklank's own tables."""


class Heard(Base, table=True):
    chat: int = Field(primary_key=True)
    message: int = Field(primary_key=True)
    person: int = Field(primary_key=True)
    mark: str


async def rate(hall: Hall, number: int, folder: Path) -> float:
    """Updates a second, from the start of polling until the last of `number` was handled.

    SQLite with synchronous=FULL. It is spared the pace of sending: the stand-in's limits are off.
    """
    engine = make_engine(f"sqlite:///{folder / 'ordinary.sqlite3'}", writes=True)
    Base.metadata.create_all(engine)
    done = asyncio.Event()
    left = number

    def one_less() -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            done.set()

    def keep(chat: int, message: int, person: int, mark: str) -> None:
        with Session(engine) as session:
            session.merge(Heard(chat=chat, message=message, person=person, mark=mark))
            session.commit()

    async def reacted(update: Update, _: Any) -> None:
        reaction = update.message_reaction
        assert reaction is not None
        assert reaction.user is not None
        marks = " ".join(getattr(each, "emoji", "") for each in reaction.new_reaction)
        keep(reaction.chat.id, reaction.message_id, reaction.user.id, marks)
        one_less()

    async def pressed(update: Update, _: Any) -> None:
        query = update.callback_query
        assert query is not None
        assert query.message is not None
        keep(query.message.chat.id, query.message.message_id, query.from_user.id, query.data or "")
        with suppress(TelegramError):
            await query.answer("Genoteerd.")
        one_less()

    async def said(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text("Kies een knop onder een kaart.")
        one_less()

    telegram = hall.config.telegram
    token = telegram.token.get_secret_value()
    application = ApplicationBuilder().token(token).base_url(f"{telegram.api_url}/bot").build()
    application.add_handler(MessageReactionHandler(reacted))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(MessageHandler(ALL, said))
    async with application:
        await application.start()
        assert application.updater is not None
        began = time.perf_counter()
        await application.updater.start_polling(poll_interval=0, allowed_updates=Update.ALL_TYPES)
        await done.wait()
        took = time.perf_counter() - began
        await application.updater.stop()
        await application.stop()
    engine.dispose()
    return number / took
