"""A year from beginning to end: cast, play every day, and reconcile what came with what was expected."""

import json
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Engine

from bot import opening
from bot.database import in_transaction, make_engine
from bot.rehearsal import rehearsing
from bot.rehearsal.company import Narrate, at
from bot.rehearsal.ledger import works
from bot.rehearsal.people import World
from bot.rehearsal.play import EXAMPLE
from bot.rehearsal.process import standin_process
from bot.rehearsal.rehearsing import Outcome
from bot.rehearsal.simulated import SimulatedClock
from bot.rehearsal.stage import Stage, playing
from bot.rehearsal.year import reading
from bot.rehearsal.year.acting import TRAITS, Actor, Troupe
from bot.rehearsal.year.casting import FIRST_DAY, LAST_DAY, Cast, cast, invite_coordinator
from bot.rehearsal.year.ledger import Came, reconciled
from bot.rehearsal.year.office import TELEPHONE, Heard, Office, Promise
from models.report_file import ReportFile, read_report

BEGINS = at(FIRST_DAY, 9, 30)
WEDNESDAY = 2
EARLY, LATE = 8, 15
"""When the clock stops on a working day: before anything may leave, and after all that is due has left."""


async def rehearse_year(
    partners: int, commitments: int, seed: int, out: Path, database: str, narrate: Narrate
) -> Outcome:
    """Play the year 2014 with so many partners, and write DIR/summary.json.

    `database`: its address; an empty one, or "" for a throw-away SQLite file in `out`.
    """
    began = time.monotonic()
    url = database or rehearsing.fresh_file(out)
    opening.check_version(url)
    engine = make_engine(url, writes=True)
    clock = SimulatedClock(BEGINS)
    try:
        async with (
            standin_process() as (address, token),
            World(address) as world,
            playing(rehearsing.configured(address, token, url, out), clock, world) as stage,
        ):
            troupe = await _gather(stage, engine, partners, commitments, Random(seed))
            for day in _days():
                await _live(troupe, day, narrate)
            summary = await _reconcile(troupe, await world.state())
    finally:
        engine.dispose()
    summary |= {"partners": partners, "commitments": commitments, "seed": seed}
    summary["seconds"] = round(time.monotonic() - began, 1)
    path = out / "summary.json"
    path.write_text(json.dumps(summary, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return Outcome(summary, tuple(summary["differences"]), (path,))


def _days() -> list[date]:
    return [FIRST_DAY + timedelta(number) for number in range((LAST_DAY - FIRST_DAY).days + 1)]


async def _gather(stage: Stage, engine: Engine, partners: int, commitments: int, dice: Random) -> Troupe:
    """Everybody joins by their invitation."""
    now = stage.clock.now()
    coordinator = await stage.world.person("Coördinator")
    report = read_report(EXAMPLE.read_bytes(), EXAMPLE.name)
    assert isinstance(report, ReportFile)
    code = in_transaction(engine, invite_coordinator, report, now)
    await coordinator.says(f"/start {code}")
    await stage.calm()
    made: Cast = in_transaction(engine, cast, partners, commitments, dice, now)
    actors = {}
    for partner, codes in zip(made.partners, made.codes, strict=True):
        people = await stage.world.people(f"{partner.name}, contact {number}" for number, _ in enumerate(codes, 1))
        for person, code in zip(people, codes, strict=True):
            await person.says(f"/start {code}")
            await stage.quiet()
        traits = dice.choices(tuple(TRAITS), (6, 3, 1), k=len(people))
        actors[partner.name] = [Actor(person, trait) for person, trait in zip(people, traits, strict=True)]
    await stage.calm()
    return Troupe(stage, Office(made.promises), coordinator, actors, dice)


async def _live(troupe: Troupe, day: date, narrate: Narrate) -> None:
    """One day: what is due comes, and is answered on a working day; nothing is due on any other."""
    if day.day == 1 or day == FIRST_DAY:
        narrate(f"{day:%B %Y}")
    for moment in _stops(day):
        if moment > troupe.stage.clock.now():
            await troupe.stage.jump_to(moment)
    if not works(day):
        return
    expected = troupe.office.begins(day)
    if expected:
        await troupe.answer(day, _reminded(troupe, expected))
    await troupe.decide(day)
    if day.weekday() == WEDNESDAY:
        await troupe.go_away(day)


def _stops(day: date) -> list[datetime]:
    """On a day of the digest the first is in the morning: nothing may leave before it was looked at."""
    if not works(day):
        return [at(day, LATE)]
    return [at(day, 10 if reading.is_digest_day(day) else EARLY), at(day, LATE)]


def _reminded(troupe: Troupe, expected: Iterable[tuple[Promise, Heard]]) -> list[Actor]:
    """Who got a reminder, each once."""
    found: dict[int, Actor] = {}
    for promise, line in expected:
        if line.kind != TELEPHONE:
            actor = troupe.actors[promise.partner.name][0 if line.by_lead else 1]
            found[actor.person.id] = actor
    return list(found.values())


async def _reconcile(troupe: Troupe, state: dict[str, Any]) -> dict[str, Any]:
    """What the office expected against what the chats hold."""
    promises = troupe.office.promises
    came = [Came(line, moment) for line, moment in reading.of_coordinator(await troupe.coordinator.sees())]
    for lead, *deputies in troupe.actors.values():
        for line, moment in reading.of_partner(await lead.person.sees()):
            came.append(Came(line, moment, promises[line[0]].partner.lead_left(line[2])))
        for deputy in deputies:
            came += [Came(line, moment) for line, moment in reading.of_partner(await deputy.person.sees())]
    ledger, differences = reconciled(troupe.office, came)
    if state["limit_violations"]:
        differences.append(f"Telegram's limits were violated {state['limit_violations']} times")
    return {
        "ledger": ledger,
        "kinds": dict(sorted(Counter(kind for _, kind, _ in troupe.office.planned).items())),
        "absences": troupe.absences,
        "messages_sent": sum(state["sends"].values()),
        "limit_violations": state["limit_violations"],
        "differences": differences,
    }
