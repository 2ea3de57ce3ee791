"""The roof: it builds the parts, joins them, and runs them until they are told to stop."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import httpx
import structlog
from sqlmodel import Session
from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeDefault, User
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, ExtBot
from telegram.request import HTTPXRequest

import handlers
from bot import keys, opening, tls
from bot.answering import Answering
from bot.clock import Clock
from bot.config import Config
from bot.coordinating import Coordinating
from bot.database import Database
from bot.decider import Batch as Handled
from bot.decider import Decider
from bot.delivery import Delivery
from bot.duties import duties
from bot.hall import Hall
from bot.intake import Intake
from bot.leadership import FileLock, hold_advisory_lock, is_sqlite, until_led
from bot.ledger import Ledger
from bot.offline import Offline
from bot.pacing import Pacer
from bot.problems import NoToken, TelegramUnreachable, WrongToken
from bot.reminding import Reminding
from bot.reports.documents import Documents
from bot.reports.kinds import KINDS, TEXTS
from bot.texts import menu
from bot.ticking import Ticking
from bot.watching import Watch
from handlers.batch import Batch, Setting
from handlers.context import Context
from models import installation, reminders
from models.people import Pseudonyms
from models.rules.policy import Policy
from models.words import RoleKind

log = structlog.get_logger()

SEND_SECONDS = 20.0
HALL_SECONDS = 1.0
"""An item closes to the second."""
CONNECTIONS, KEPT_OPEN = 32, 8
"""At most, and idle ones: each request looks at every idle connection, and the pace keeps fewer than eight busy."""


class Deciding(Application[Any, Any, Any, Any, Any, Any]):
    """The library's application, whose handler errors reach the decider instead of a log."""

    async def process_error(self, update: object, error: Exception, *_: Any, **__: Any) -> bool:  # noqa: ARG002
        raise error


@dataclass
class Weerklank:
    """The running bot, part by part."""

    database: Database
    intake: Intake
    decider: Decider
    delivery: Delivery
    answering: Answering
    reminding: Reminding
    timers: tuple[Ticking, ...]
    """All that ticks, reminding among it."""
    ledger: Ledger
    watch: Watch
    username: str

    async def run(self, *, carefully: bool) -> None:
        """Run until cancelled, or until a part meets a problem that only a person can solve."""
        for each in self.timers:
            each.start()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.answering.run())
                group.create_task(self.delivery.run())
                group.create_task(self.decider.run(carefully=carefully))
                group.create_task(self.intake.run())
                group.create_task(self.watch.run())
                group.create_task(self.ledger.run())
        finally:
            for each in self.timers:
                each.stop()


async def who_is(config: Config, api: str) -> User:
    """Ask Telegram which bot this token is. Raises NoToken, WrongToken and TelegramUnreachable."""
    token = config.telegram.token.get_secret_value()
    if not token:
        raise NoToken
    try:
        async with Bot(token, base_url=f"{api}/bot", request=_request(1), get_updates_request=_request(1)) as bot:
            return await bot.get_me()
    except InvalidToken as error:
        raise WrongToken from error
    except (TelegramError, httpx.InvalidURL) as error:
        raise TelegramUnreachable(api, str(error)) from error


def _request(connections: int) -> HTTPXRequest:
    return HTTPXRequest(
        connection_pool_size=connections,
        read_timeout=SEND_SECONDS,
        write_timeout=SEND_SECONDS,
        pool_timeout=SEND_SECONDS,
        httpx_kwargs={
            "verify": tls.context(),
            "limits": httpx.Limits(max_connections=connections, max_keepalive_connections=min(connections, KEPT_OPEN)),
        },
    )


def deciding(me: User, token: str) -> Deciding:
    """The application that handlers are registered with: it decides, and can't reach Telegram."""
    bot: ExtBot[None] = ExtBot(token, request=Offline(me), get_updates_request=Offline(me))
    application = (
        ApplicationBuilder()
        .application_class(Deciding)
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    handlers.register(application)
    assert isinstance(application, Deciding)
    return application


@asynccontextmanager
async def opened(config: Config, clock: Clock, *, tick_seconds: float | None = None) -> AsyncIterator[Weerklank]:
    """Everything built and checked, with the lead held; closed in order at the end."""
    api = config.telegram.api_url.rstrip("/")
    me = await who_is(config, api)
    url = config.database.url
    await asyncio.to_thread(opening.check_version, url)
    lock = FileLock(url) if is_sqlite(url) else None
    if lock is not None:
        await lock.acquire()
    database = Database(url, on_connect=None if lock is not None else hold_advisory_lock)
    pseudonyms = keys.pseudonyms_from(config.privacy.key_file)
    token = config.telegram.token.get_secret_value()
    bot = Bot(
        token,
        base_url=f"{api}/bot",
        base_file_url=f"{api}/file/bot",
        request=_request(CONNECTIONS),
        get_updates_request=_request(1),
    )
    try:
        await until_led(partial(database.run, keys.check, pseudonyms, config.privacy.key_file))
        ledger = Ledger(database, clock, config.privacy.ledger)
        await ledger.open()
        async with bot:
            await _offer_menus(bot)
            yield _joined(config, clock, database, ledger, bot, me, pseudonyms, api, tick_seconds)
    finally:
        await database.close()
        if lock is not None:
            lock.release()


async def _offer_menus(bot: Bot) -> None:
    """Everybody's commands, in Dutch to those whose Telegram is Dutch; without them the bot works as well."""
    try:
        for language, code in (("en", None), ("nl", "nl")):
            for scope, commands in (
                (BotCommandScopeDefault(), menu.menu(language, {RoleKind.PARTICIPANT})),
                (BotCommandScopeAllGroupChats(), menu.in_groups(language)),
            ):
                named = [BotCommand(name, does) for name, does in commands]
                await bot.set_my_commands(named, scope, language_code=code)
    except TelegramError as error:
        log.warning("the menu of commands could not be offered", error=repr(error))


def _joined(
    config: Config,
    clock: Clock,
    database: Database,
    ledger: Ledger,
    bot: Bot,
    me: User,
    pseudonyms: Pseudonyms,
    api: str,
    tick_seconds: float | None,
) -> Weerklank:
    """The parts, each given what it needs."""
    username = me.username or ""
    policy = config.policy()
    setting = Setting(username, pseudonyms, policy, config.emoji.meanings(), config.privacy.threshold)
    token = config.telegram.token.get_secret_value()

    def begin(session: Session, now: datetime) -> Batch:
        return Batch(setting, session, now)

    answering: Answering

    def committed(batch: Handled) -> None:
        answering.put(batch.answers)
        delivery.wake()
        if batch.forgot:
            ledger.wake()

    decider = Decider(database, clock, deciding(me, token), begin, committed)
    documents = Documents(database, clock, username, KINDS, TEXTS, policy, threshold=config.privacy.threshold)
    delivery = Delivery(
        database,
        clock,
        bot,
        Pacer(config.sending.limits()),
        documents,
        username=username,
        heard=decider.wake,
        threshold=config.privacy.threshold,
    )
    answering = Answering(bot, clock, decider.rest)
    intake = Intake(
        database,
        clock,
        api=f"{api}/bot{token}",
        bot_id=me.id,
        arrived=decider.wake,
        poll_seconds=config.telegram.poll_seconds,
    )
    reminding = Reminding(
        database,
        clock,
        policy,
        per_second=config.sending.per_second,
        queued=delivery.wake,
        every_seconds=tick_seconds or config.reminders.tick_seconds,
        threshold=config.privacy.threshold,
    )
    hall = Hall(database, clock, queued=delivery.wake, every_seconds=tick_seconds or HALL_SECONDS)
    coordinating = Coordinating(
        database,
        clock,
        policy,
        duties(config.privacy.threshold),
        queued=delivery.wake,
        every_seconds=tick_seconds or config.reminders.tick_seconds,
    )
    timers = (reminding, hall, coordinating)
    watch = Watch(intake, *timers)
    return Weerklank(database, intake, decider, delivery, answering, reminding, timers, ledger, watch, username)


async def run(
    config: Config,
    clock: Clock,
    *,
    ready: Callable[[Weerklank], None] = lambda _: None,
    tick_seconds: float | None = None,
) -> None:
    """Open, run until cancelled or told to stop, and leave a note that the stop was clean."""
    async with opened(config, clock, tick_seconds=tick_seconds) as app:
        unclean = await app.database.run(installation.begin, app.username, clock.now())
        if unclean:
            log.warning("the last stop was not clean; the first updates are handled one by one")
        await app.database.run(_remind_by, config.policy())
        ready(app)
        try:
            await app.run(carefully=unclean)
        finally:
            await app.delivery.close()
            await app.decider.close()
            await app.database.run(installation.end)


def _remind_by(session: Session, policy: Policy) -> None:
    """Ladders, hours or terms that were changed since the last start hold for what is planned already, too."""
    if installation.is_other_policy(session, policy.fingerprint):
        reminders.ask_plan(session)
