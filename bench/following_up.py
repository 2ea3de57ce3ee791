"""The follow-up at scale: a tick over very many commitments, ten thousand reminders at nine, answers meanwhile."""

import asyncio
import json
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from sqlalchemy import text
from sqlmodel import Session

from bench import reporting
from bench.application import at_rest, look, running, until
from bench.congress import pressed_by, pressing
from bench.hall import GATHERING, HURRIED, begin, configuration, put_example
from bench.measured import Effort, Figures
from bot import opening
from bot.rehearsal.people import World
from bot.rehearsal.process import standin_process
from bot.rehearsal.simulated import SimulatedClock
from bot.rehearsal.stage import playing

NINE = datetime(2014, 3, 4, 8, tzinfo=UTC)
"""A Tuesday, on which no digest makes reminders wait."""
TICKS = 30
ROUND_TRIP = 0.050
PEOPLE = 200
PRESSES_A_SECOND = 20

CONTACTS = """
CREATE TEMP TABLE n AS
    WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < :organisations) SELECT i FROM c;
INSERT INTO organisation (id, reference, kind, name_nl, name_en, fictitious)
    SELECT 1000 + i, 'partner-' || i, 'partner', 'Partner ' || i, 'Partner ' || i, 1 FROM n;
INSERT INTO person (id, pseudonym, language, created_at) SELECT 1000000 + i, 'partner-' || i, 'nl', :now FROM n;
INSERT INTO contact (person_id, chat_id, unreachable_why) SELECT 1000000 + i, :first_chat + i - 1, '' FROM n;
INSERT INTO role (person_id, kind, organisation_id, deputy, granted_at)
    SELECT 1000000 + i, 'contact', 1000 + i, 0, :now FROM n
"""
COMMITMENTS = """
CREATE TEMP TABLE m AS
    WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < :commitments) SELECT i FROM c;
INSERT INTO commitment (id, reference, organisation_id, kind, urgency, owner_nl, owner_en, text_nl, text_en, measure_nl,
        measure_en, status, agreed_on, due, closed_note_nl, closed_note_en, planned_on, asked_due_reason, every)
    SELECT 1000 + i, 'B-' || i, 1001 + i % :organisations, 'other', 'high', '', '', 'Afspraak ' || i,
        'Commitment ' || i, 'Vastgesteld', 'Adopted', 'agreed', '2013-12-02', :due, '', '', '2014-03-03', '', 'once'
    FROM m;
INSERT INTO commitment_recommendation (commitment_id, recommendation_id)
    SELECT 1000 + i, (SELECT min(item_id) FROM recommendation WHERE status <> 'already_practice') FROM m;
INSERT INTO reminder (commitment_id, step, day, due_at, state, fate)
    SELECT 1000 + i, 'due', :due, :due_at, 'open', '' FROM m;
INSERT INTO calendar_entry (commitment_id, person_id, sequence, due)
    SELECT 1000 + i, 1000001 + i % :organisations, 0, :due FROM m
"""


async def measure(folder: Path, effort: Effort) -> Figures:
    """In ms; the pace is a share of the configured one."""
    return {
        "tick_idle_ms_1m": await _idle(folder, effort.rows),
        **await _drained(folder, effort.reminders),
        "answer_p95_ms_during_drain": await _answered(folder, effort),
        "report_s": reporting.measure(folder),
    }


def _fill(session: Session, organisations: int, commitments: int, first_chat: int, due_at: datetime) -> None:
    """So many open commitments of so many partners, each planned for that moment, and in a calendar."""
    put_example(session)
    given = {
        "organisations": organisations,
        "commitments": commitments,
        "first_chat": first_chat,
        "now": f"{NINE:%Y-%m-%d %H:%M:%S.%f}",
        "due": f"{due_at:%Y-%m-%d}",
        "due_at": f"{due_at:%Y-%m-%d %H:%M:%S.%f}",
    }
    for statement in f"{CONTACTS};{COMMITMENTS}".split(";\n"):
        session.connection().execute(text(statement), given)


async def _idle(folder: Path, commitments: int) -> float:
    """The median of all timers' ticks together, when nothing is due of so many open commitments."""
    async with standin_process() as (api, token), World(api) as world:
        config = configuration(api, token, f"sqlite:///{folder / 'idle.sqlite3'}", folder)
        opening.check_version(config.database.url)
        look(config, partial(_fill, organisations=1000, commitments=commitments, first_chat=1, due_at=_after(30)))
        async with playing(config, SimulatedClock(NINE), world) as stage:
            spent = []
            for _ in range(TICKS):
                began = time.perf_counter()
                await stage.tick()
                spent.append((time.perf_counter() - began) * 1000)
    return median(spent)


def _after(days: int) -> datetime:
    return NINE + timedelta(days)


async def _sent(world: World) -> int:
    return sum((await world.state())["sends"].values())


async def _partners(world: World, count: int) -> int:
    """So many people who opened the bot's chat; the first one's number, after which the others' follow."""
    made = await world.people((f"Partner {number}" for number in range(count)), started=True)
    assert made[-1].id - made[0].id == count - 1
    return made[0].id


async def _drained(folder: Path, reminders: int) -> Figures:
    """All due at nine, one for each partner: how near the configured pace they leave, and whether a limit is broken."""
    async with standin_process() as (api, token), World(api) as world:
        config = configuration(api, token, f"sqlite:///{folder / 'drain.sqlite3'}", folder)
        opening.check_version(config.database.url)
        chats = await _partners(world, reminders)
        look(config, partial(_fill, organisations=reminders, commitments=reminders, first_chat=chats, due_at=NINE))
        async with playing(config, SimulatedClock(NINE - timedelta(minutes=5)), world) as stage:
            await stage.go_to(NINE)
            took = (stage.clock.now() - NINE).total_seconds()
            state = await world.state()
        sent = await _sent(world)
    assert sent >= reminders
    pace = config.sending.per_second
    return {"drain_of_pace": sent / pace / took, "limit_violations": float(state["limit_violations"])}


class Shifted:
    """The time of this machine, moved so that `moment` is now."""

    def __init__(self, moment: datetime) -> None:
        self.move_to(moment)

    def move_to(self, moment: datetime) -> None:
        self._by = moment - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._by

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


async def _answered(folder: Path, effort: Effort) -> float:
    """The p95 from press to answer at a round trip of 50 ms, while reminders leave at the configured pace."""
    async with standin_process() as (api, token), World(api) as world:
        config = configuration(api, token, f"sqlite:///{folder / 'answers.sqlite3'}", folder)
        opening.check_version(config.database.url)
        partners = round(config.sending.per_second * effort.paced_seconds * 2)
        chats = await _partners(world, partners)
        codes = look(config, partial(begin, in_private=PEOPLE))
        clock = Shifted(NINE - timedelta(minutes=30))
        people = await world.people(f"Persoon {number}" for number in range(PEOPLE))
        await world.limits(False)
        async with running(config.model_copy(update={"sending": HURRIED}), clock) as bot:
            group = await world.group("Zaal", members=people)
            await people[0].says(f"/start {codes[0]}")
            await at_rest(bot, world)
            await people[0].says(f"/koppel {GATHERING}", in_=group)
            await people[0].says(f"/presenteer {GATHERING}")
            await at_rest(bot, world)
        await world.limits(True)
        await world.round_trip(ROUND_TRIP)
        look(config, partial(_fill, organisations=partners, commitments=partners, first_chat=chats, due_at=NINE))
        file = folder / "answers.json"
        given = await pressed_by(config, world, people, group, PRESSES_A_SECOND, effort.paced_seconds)
        file.write_text(json.dumps(given))
        before = await _sent(world)

        async def draining() -> bool:
            return await _sent(world) > before

        clock.move_to(NINE)
        async with running(config, clock):
            await until(draining)
            found = await pressing(file)
        assert await _sent(world) - before > config.sending.per_second * effort.paced_seconds / 2
    return quantiles(found["answer_ms"], n=20)[-1]
