"""A rehearsal from beginning to end: prepare, play, compare what was counted with what was done, write it down."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import Session

from bot import opening
from bot.config import Config, DatabasePart, PrivacyPart, RemindersPart, SendingPart, TelegramPart
from bot.database import in_transaction, make_engine
from bot.rehearsal import transcripts
from bot.rehearsal.company import Narrate, at
from bot.rehearsal.comparing import Journal, compare
from bot.rehearsal.people import World
from bot.rehearsal.play import gathered, perform, reminders
from bot.rehearsal.process import standin_process
from bot.rehearsal.simulated import SimulatedClock
from bot.rehearsal.stage import Stage, playing
from models import joining
from models.words import RoleKind

MORNING = at(date(2013, 9, 2), 9)


@dataclass(frozen=True)
class Outcome:
    """What the rehearsal came to. `differences` are sentences; none means that all agrees."""

    summary: dict[str, Any]
    differences: tuple[str, ...]
    files: tuple[Path, ...]


async def rehearse(participants: int, seed: int, out: Path, database: str, narrate: Narrate) -> Outcome:
    """Play it all, and write DIR/summary.json, the pictures and files, and what each role read.

    `database`: its address; an empty one, or "" for a throw-away SQLite file in `out`.
    """
    began = time.monotonic()
    url = database or fresh_file(out)
    opening.check_version(url)
    engine = make_engine(url, writes=True)
    clock = SimulatedClock(MORNING)
    try:
        async with standin_process() as (address, token), World(address) as world:
            config = configured(address, token, url, out)
            async with playing(config, clock, world) as stage:
                journal = Journal(engine)
                company = await gathered(stage, _inviter(engine, stage), narrate, participants, seed)
                await perform(company, journal.read_on)
                files = await transcripts.write(company, out)
                lines = await reminders(company)
                state = await world.state()
        summary = in_transaction(engine, compare, company, lines, state, journal.reactions)
    finally:
        engine.dispose()
    summary |= {"participants": participants, "seed": seed, "seconds": round(time.monotonic() - began, 1)}
    (out / "summary.json").write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return Outcome(summary, tuple(summary["differences"]), (out / "summary.json", *files))


def fresh_file(out: Path) -> str:
    for old in [*out.glob("rehearsal.sqlite3*"), out / "rehearsal.key", out / "rehearsal.forgotten"]:
        old.unlink(missing_ok=True)
    return f"sqlite:///{out / 'rehearsal.sqlite3'}"


def configured(address: str, token: str, url: str, out: Path) -> Config:
    """The defaults, whatever the environment of this machine says."""
    return Config.model_construct(
        telegram=TelegramPart(token=SecretStr(token), api_url=address, poll_seconds=1),
        database=DatabasePart(url=url),
        privacy=PrivacyPart(key_file=out / "rehearsal.key", forgotten_file=Path("rehearsal.forgotten")),
        reminders=RemindersPart(),
        sending=SendingPart(),
    )


def _inviter(engine: Engine, stage: Stage) -> Callable[[str], str]:
    """What `weerklank invite` prints: the /start of a role that needs no gathering."""

    def code(role: str) -> str:
        return f"/start {in_transaction(engine, _invite, role, stage)}"

    return code


def _invite(session: Session, role: str, stage: Stage) -> str:
    now = stage.clock.now()
    return joining.invite(session, RoleKind(role), now, now + timedelta(days=30)).code
