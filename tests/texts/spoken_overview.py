"""What the coordinator reads of the state of play."""

from collections.abc import Iterator
from datetime import date

from bot.texts import overview
from bot.texts.message import Message
from models.overview import LIGHTS, Group, Grouped, Line, View
from models.words import CommitmentStatus, Light
from tests.texts.values import LARGEST, ORGANISATION

DAY = date(2013, 9, 30)
COURSES = (
    (CommitmentStatus.IN_PROGRESS, Light.RED, DAY),
    (CommitmentStatus.AGREED, Light.AMBER, DAY),
    (CommitmentStatus.AGREED, Light.GREEN, DAY),
    (CommitmentStatus.DONE, Light.GREEN, DAY),
    (CommitmentStatus.WITHDRAWN, Light.GREY, DAY),
    (CommitmentStatus.PROPOSED, Light.GREY, None),
)
SHOWN = [
    Line(LARGEST - at, f"A-{1000 + at}", ORGANISATION, due, status, light)
    for at, (status, light, due) in enumerate((*COURSES, *COURSES[:2]))
]
GROUPED = [Grouped(LARGEST - at, ORGANISATION, dict.fromkeys(LIGHTS, 100)) for at in range(8)]


def messages(language: str) -> Iterator[tuple[str, Message]]:
    counts = dict.fromkeys(View, 1_000)
    yield "state of play", overview.overview(language, DAY, dict.fromkeys(LIGHTS, 1_000), counts)
    yield (
        "state of play, one",
        overview.overview(language, DAY, {each: int(each == Light.RED) for each in LIGHTS}, counts),
    )
    yield from ((f"view {each}", overview.listed(language, each, SHOWN, 1, 1_000)) for each in View)
    yield "view, empty", overview.listed(language, View.HELP, [], 0, 0)
    yield from ((f"groups, {each}", overview.groups(language, each, GROUPED, 1, 20)) for each in Group)
    yield "groups, none", overview.groups(language, Group.UNIT, [], 0, 0)
    for group in Group:
        yield f"view of a {group}", overview.of_group(language, group, LARGEST, ORGANISATION, SHOWN, 1, 1_000)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "state of play, refused", overview.only_coordinator(language)
