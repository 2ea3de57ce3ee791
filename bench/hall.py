"""A congress hall to measure in, filled by the real application: invitations, a linked group, presented cards."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import select, update
from sqlmodel import Session, col

from bench.application import at_rest, look, running
from bot import opening
from bot.config import Config, DatabasePart, PrivacyPart, SendingPart, TelegramPart
from bot.rehearsal.people import JSON, World
from models import joining, presenting
from models.importing import put_report
from models.report_file import ReportFile, read_report
from models.tables import Gathering, Posting
from models.words import RoleKind

REPORT = Path(__file__).parents[1] / "bot" / "rehearsal" / "data" / "monitor-2012.toml"
GATHERING = "congres-2013"
PEOPLE = 2_000
"""Who is in the group and reacts there."""
IN_PRIVATE = 60
"""How many of them opened an invitation, so that their cards hang in private as well."""
ITEMS = 6

HURRIED = SendingPart(per_second=1000, chat_seconds=0.001, per_group_minute=100_000, edits_per_group_minute=100_000)
"""For a stand-in whose limits are off."""


@dataclass(frozen=True)
class Card:
    """A card that hangs in `chat` as `message`, as Telegram repeats it in every press."""

    posting: int
    chat: int
    message: int
    text: str
    buttons: list[list[JSON]]


@dataclass(frozen=True)
class Hall:
    """Ids are Telegram's; `world` is the stand-in's control interface."""

    config: Config
    world: World
    group: int
    organiser: int
    people: list[int]
    in_private: list[int]
    cards: list[Card]
    private_cards: list[Card]


def configuration(api: str, token: str, database_url: str, folder: Path) -> Config:
    return Config(
        telegram=TelegramPart(token=SecretStr(token), api_url=api),
        database=DatabasePart(url=database_url),
        privacy=PrivacyPart(key_file=folder / "key"),
    )


async def prepared(config: Config, world: World) -> Hall:
    """People join, the organiser links the group and presents six items, and every card has arrived."""
    await world.limits(False)
    opening.check_version(config.database.url)
    codes = look(config, begin)
    people = await world.people(f"Persoon {number}" for number in range(PEOPLE))
    organiser, in_private = people[0], people[1 : IN_PRIVATE + 1]
    hurried = config.model_copy(update={"sending": HURRIED})
    async with running(hurried) as bot:
        group = await world.group("Zaal", members=people)
        await organiser.says(f"/start {codes[0]}")
        await at_rest(bot, world)
        await organiser.says(f"/koppel {GATHERING}", in_=group)
        for person in in_private:
            await person.says(f"/start {codes[1]}")
        await at_rest(bot, world)
        for _ in range(ITEMS):
            await organiser.says(f"/presenteer {GATHERING}")
            await at_rest(bot, world)
    cards = await _cards(config, world)
    await world.limits(True)
    numbers = [person.id for person in people]
    return Hall(
        config,
        world,
        group.id,
        organiser.id,
        numbers,
        [person.id for person in in_private],
        [card for card in cards if card.chat == group.id],
        [card for card in cards if card.chat > 0],
    )


def without_pace() -> dict[str, str]:
    """The same for a process, as its environment."""
    return {f"WEERKLANK_SENDING__{name.upper()}": str(value) for name, value in HURRIED.model_dump().items()}


def put_example(session: Session) -> None:
    """The demonstration report, its gatherings moved to today."""
    report = read_report(REPORT.read_bytes(), REPORT.name)
    assert isinstance(report, ReportFile)
    put_report(session, report)
    today = datetime.now(UTC).date()
    session.execute(update(Gathering).values(date=today, kept_until=today + timedelta(days=365)))


def begin(session: Session, *, in_private: int = IN_PRIVATE) -> tuple[str, str]:
    """The report, and two codes: the organiser's, and one for so many participants."""
    put_example(session)
    gathering = presenting.gathering(session, GATHERING)
    assert gathering is not None
    now = datetime.now(UTC)
    until = now + timedelta(days=1)
    organiser = joining.invite(session, RoleKind.ORGANISER, now, until, gathering=gathering.id)
    everybody = joining.invite(
        session, RoleKind.PARTICIPANT, now, until, gathering=gathering.id, audience="police", max_uses=in_private
    )
    return organiser.code, everybody.code


async def _cards(config: Config, world: World) -> list[Card]:
    hanging = look(config, _hanging)
    seen = {(chat, message.id): message for chat in hanging for message in await world.messages(chat)}
    return [
        Card(
            posting,
            chat,
            message,
            seen[chat, message].text,
            [[_button(each.text, each.data, each.url) for each in row] for row in seen[chat, message].keyboard],
        )
        for chat, postings in hanging.items()
        for posting, message in postings
    ]


def _button(text: str, data: str | None, url: str | None) -> JSON:
    return {"text": text, "callback_data": data} if data is not None else {"text": text, "url": url}


def _hanging(session: Session) -> dict[int, list[tuple[int, int]]]:
    """Chat → (posting, message) of each card."""
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    query = select(col(Posting.chat_id), col(Posting.id), col(Posting.message_id)).order_by(col(Posting.id))
    for chat, posting, message in session.execute(query):
        assert posting is not None
        assert message is not None
        found[chat].append((posting, message))
    return found
