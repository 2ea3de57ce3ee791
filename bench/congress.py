"""A congress of five hundred at a round trip of 50 ms, a card to three hundred chats, thirty cards under fire."""

import asyncio
import json
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import quantiles

from bench import papers
from bench.application import at_rest, look, running
from bench.hall import GATHERING, HURRIED, begin, configuration
from bench.measured import Effort, Figures
from bench.pressing import EMOJI
from bot import opening
from bot.config import Config
from bot.rehearsal.people import JSON, Chat, Person, World
from bot.rehearsal.process import standin_process
from bot.rehearsal.simulated import SimulatedClock
from bot.rehearsal.stage import Stage, playing

PEOPLE = 500
IN_PRIVATE = 300
CARDS = 15
GROUPS = 2
"""Thirty cards: fifteen items in two groups."""
ROUND_TRIP = 0.050
PRESSES_A_SECOND = 100
MARKS = ("agree", "doubt", "disagree", "practice", "urgent")


async def measure(folder: Path, effort: Effort) -> Figures:
    """In ms, seconds and numbers; "s" of a card are simulated seconds, at Telegram's pace."""
    return {
        **await _under_load(folder, effort.hall_seconds),
        "present_300_s": await _presented(folder),
        "limit_violations": await _under_fire(folder, effort.fire_minutes),
        **papers.measure(folder, effort.rows),
    }


@asynccontextmanager
async def _world(folder: Path, name: str) -> AsyncIterator[tuple[World, Config, tuple[str, str]]]:
    """A stand-in, a configuration on a database of its own, and the organiser's and everybody's code."""
    async with standin_process() as (api, token), World(api) as world:
        config = configuration(api, token, f"sqlite:///{folder / name}.sqlite3", folder)
        opening.check_version(config.database.url)
        yield world, config, look(config, partial(begin, in_private=PEOPLE))


async def _under_load(folder: Path, seconds: float) -> Figures:
    """Five hundred joined; they press and react in the group while the next card goes out to all of them."""
    async with _world(folder, "load") as (world, config, codes):
        people = await world.people(f"Persoon {number}" for number in range(PEOPLE))
        organiser = people[0]
        await world.limits(False)
        async with running(config.model_copy(update={"sending": HURRIED})) as bot:
            group = await world.group("Zaal", members=people)
            await organiser.says(f"/start {codes[0]}")
            await at_rest(bot, world)
            await organiser.says(f"/koppel {GATHERING}", in_=group)
            for person in people:
                await person.says(f"/start {codes[1]}")
            await at_rest(bot, world)
            await organiser.says(f"/presenteer {GATHERING}")
            await at_rest(bot, world)
        await world.limits(True)
        await world.round_trip(ROUND_TRIP)
        file = folder / "pressing.json"
        file.write_text(json.dumps(await pressed_by(config, world, people, group, PRESSES_A_SECOND, seconds)))
        async with running(config):
            quiet = await pressing(file)
            going_out = asyncio.create_task(pressing(file))
            await asyncio.sleep(1)
            await organiser.says(f"/presenteer {GATHERING}")
            busy = await going_out
    return {
        "tally_p95_ms": _p95(quiet["tally_ms"]),
        "press_p95_ms": _p95(quiet["answer_ms"]),
        "tally_p95_ms_while_presenting": _p95(busy["tally_ms"]),
        "press_p95_ms_while_presenting": _p95(busy["answer_ms"]),
        "unanswered": quiet["unanswered"][0] + busy["unanswered"][0],
    }


async def pressed_by(
    config: Config, world: World, people: list[Person], group: Chat, per_second: float, seconds: float
) -> JSON:
    """What `bench.pressing` is given: these people, the newest card of the group, and a pace."""
    card = [message for message in await group.shows() if message.keyboard][-1]
    data = [button.data for row in card.keyboard for button in row if button.data]
    return {
        "url": world.url,
        "database": config.database.url,
        "people": [person.id for person in people],
        "group": group.id,
        "message": card.id,
        "buttons": [each for each in data if each.rpartition(":")[2] in MARKS],
        "per_second": per_second,
        "seconds": seconds,
    }


async def pressing(file: Path) -> dict[str, list[float]]:
    """What `bench.pressing` found, in a process of its own."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.pressing", str(file), stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    found: dict[str, list[float]] = json.loads(said)
    return found


def _p95(waits: list[float]) -> float:
    return quantiles(waits, n=20)[-1]


@asynccontextmanager
async def _stage(folder: Path, name: str, in_private: int) -> AsyncIterator[tuple[Stage, Person, list[Person]]]:
    """A hall on simulated time: an organiser, and people who joined in private."""
    async with _world(folder, name) as (world, config, codes):
        clock = SimulatedClock(datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0))
        async with playing(config, clock, world) as stage:
            organiser, *people = await world.people(f"Persoon {number}" for number in range(in_private + 1))
            await organiser.says(f"/start {codes[0]}")
            for person in people:
                await person.says(f"/start {codes[1]}")
            await stage.calm()
            yield stage, organiser, people


async def _presented(folder: Path) -> float:
    """Simulated seconds from the organiser's command until the card is in the last of three hundred private chats."""
    async with _stage(folder, "present", IN_PRIVATE) as (stage, organiser, people):
        await stage.go_to(stage.clock.now() + timedelta(minutes=2))
        began = stage.clock.now()
        await organiser.says(f"/presenteer {GATHERING}")
        await stage.calm()
        assert all([any(message.keyboard for message in await person.sees(last=1)) for person in people])
        return (stage.clock.now() - began).total_seconds()


def _reacts(dice: random.Random, people: list[Person], chat: int, card: int) -> JSON:
    person, emoji = dice.choice(people).id, [dice.choice(EMOJI)]
    return {"op": "react", "person": person, "chat": chat, "message": card, "emoji": emoji}


async def _under_fire(folder: Path, minutes: float) -> float:
    """Reactions to thirty cards in two groups for so many simulated minutes: violations that the stand-in counted."""
    dice = random.Random(2)
    async with _stage(folder, "fire", 20) as (stage, organiser, people):
        world = stage.world
        groups = [await world.group(f"Zaal {number}", members=[organiser, *people]) for number in range(GROUPS)]
        await stage.calm()
        for group in groups:
            await organiser.says(f"/koppel {GATHERING}", in_=group)
        await stage.calm()
        for _ in range(CARDS):
            await organiser.says(f"/presenteer {GATHERING}")
            await stage.calm()
        cards = [(group.id, card.id) for group in groups for card in await group.shows() if card.keyboard]
        assert len(cards) >= CARDS * GROUPS
        until = stage.clock.now() + timedelta(minutes=minutes)
        while stage.clock.now() < until:
            await world.batch(_reacts(dice, people, chat, card) for chat, card in cards)
            await stage.pass_to(stage.clock.now() + timedelta(seconds=2))
        return float((await world.state())["limit_violations"])
