"""A congress hall to measure in, filled by the real application: invitations, a linked group, presented cards."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import Engine, select, update
from sqlmodel import Session, col

from bot import app, opening
from bot.app import Weerklank
from bot.clock import SystemClock
from bot.config import Config, DatabasePart, PrivacyPart, SendingPart, TelegramPart
from bot.database import in_transaction, make_engine
from bot.rehearsal.people import JSON, Person, World
from models import joining, presenting
from models.importing import put_report
from models.report_file import ReportFile, read_report
from models.tables import Outbox, Posting
from models.words import OutboxState, RoleKind

REPORT = Path(__file__).parents[1] / "bot" / "rehearsal" / "data" / "monitor-2012.toml"
GATHERING = "congres-2013"
PEOPLE = 2_000
"""Who is in the group and reacts there."""
IN_PRIVATE = 200
"""How many of them opened an invitation, so that their cards hang in private as well."""
ITEMS = 6

HURRIED = SendingPart(per_second=1000, chat_seconds=0.001, per_group_minute=100_000, edits_per_group_minute=100_000)
"""For a stand-in whose limits are off."""


@dataclass(frozen=True)
class Card:
    """A card that hangs in `chat`, with its keyboard as Telegram repeats it in every press."""

    posting: int
    chat: int
    message: int
    text: str
    reply_markup: JSON


@dataclass(frozen=True)
class Hall:
    """Ids are Telegram's. `world` is the stand-in's control interface."""

    config: Config
    world: World
    group: int
    organiser: int
    people: list[int]
    in_private: list[int]
    group_cards: list[Card]
    private_cards: list[Card]


@contextmanager
def opened(config: Config) -> "AsyncIterator[Engine]":  # type: ignore[misc]
    engine = make_engine(config.database.url, writes=True)
    try:
        yield engine  # type: ignore[misc]
    finally:
        engine.dispose()
