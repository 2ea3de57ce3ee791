"""The play: a congress and a task force on the demonstration report, and the follow-up until the spring."""

import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bot.rehearsal.company import CONGRESS, CONTACTS, TASKFORCE, Cast, Company, Narrate, Played
from bot.rehearsal.crowd import Crowd
from bot.rehearsal.ledger import Line, delivered
from bot.rehearsal.scenes import (
    congress,
    doors,
    figures,
    files,
    finishing,
    following_up,
    leaving,
    logbook,
    report,
    taskforce,
)
from bot.rehearsal.stage import Stage
from bot.rehearsal.truth import Truth

EXAMPLE = Path(__file__).parent / "data" / "monitor-2012.toml"
SCENES = (
    report.play,
    doors.play,
    congress.play,
    leaving.play,
    finishing.play,
    figures.play,
    files.play,
    taskforce.prepare,
    taskforce.play,
    figures.side_by_side,
    files.small,
    logbook.play,
)


async def gathered(stage: Stage, code: Callable[[str], str], narrate: Narrate, participants: int, seed: int) -> Company:
    """Everybody who has a part."""
    team = ["Coördinator", "Organisator", "Helper", *(f"Contact {each}" for each in CONTACTS)]
    coordinator, organiser, helper, *contacts = await stage.world.people(team)
    second = await stage.world.person("Second organiser", language_code="en")
    crowd = Crowd(stage.world, seed)
    await crowd.gather(participants)
    cast = Cast(coordinator, organiser, second, helper, dict(zip(CONTACTS, contacts, strict=True)))
    played = Played({CONGRESS: Truth(), TASKFORCE: Truth()}, Counter(), following_up.promises())
    return Company(stage, crowd, cast, played, narrate, code, tomllib.loads(EXAMPLE.read_text(encoding="utf-8")))


async def perform(company: Company, end_of_day: Callable[[], None]) -> None:
    """All of it; `end_of_day` looks at what must be seen before it is forgotten."""
    for scene in SCENES:
        await scene(company)
        end_of_day()
    for day in following_up.days():
        await following_up.play(company, day)
        end_of_day()


async def reminders(company: Company) -> Counter[Line]:
    """Those that partners really got."""
    found: Counter[Line] = Counter()
    for contact in company.cast.contacts.values():
        found += delivered(each for each in await contact.sees() if each.id not in company.played.asked_for)
    return found
