"""What the coordinator reads of the state of play."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import digest, holding, ladder, lights_picture, matters, offers, overview, own_commitments, radar
from bot.texts.message import Message
from models.digesting import Digest, Section
from models.holding import Gets, Leaving
from models.matters import START, Matter, Why
from models.overview import LIGHTS, READING, Group, Grouped, Line, View
from models.radar import Orphan
from models.rules.plan import Step
from models.words import CommitmentStatus, Light, Urgency
from tests.texts.values import LARGEST, NOW, ORGANISATION, TITLES, ZONE, commitment

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
THREE = Section(tuple(SHOWN[:3]), 40)
DIGEST = Digest(
    today=DAY,
    soon=DAY,
    lights=dict(zip(LIGHTS, (40, 30, 250, 80), strict=True)),
    waiting=tuple((why, line) for why, line in zip([*Why] * 4, SHOWN[:3], strict=False)),
    waits=40,
    red=THREE,
    amber=THREE,
    orphans=tuple(f"TOE-{number}" for number in range(1, 9)),
    leaving=12,
    leaving_at=NOW,
)
NOTHING = Section((), 0)
QUIET = replace(
    DIGEST,
    waiting=(),
    waits=0,
    red=NOTHING,
    amber=NOTHING,
    orphans=(),
    leaving=0,
    lights={**dict.fromkeys(LIGHTS, 0), Light.GREEN: 6},
)
GROUPED = [Grouped(LARGEST - at, ORGANISATION, dict.fromkeys(LIGHTS, 100)) for at in range(8)]


def messages(language: str) -> Iterator[tuple[str, Message]]:
    counts = dict.fromkeys(View, 1_000)
    yield "state of play", overview.overview(language, DAY, dict.fromkeys(LIGHTS, 1_000), counts)
    yield (
        "state of play, one",
        overview.overview(language, DAY, {each: int(each == Light.RED) for each in LIGHTS}, counts),
    )
    read = {view: counts[view] for view in READING.views}
    yield "state of play, read", overview.overview(language, DAY, dict.fromkeys(LIGHTS, 1_000), read, steers=False)
    yield from ((f"view {each}", overview.listed(language, each, SHOWN, 1, 1_000)) for each in View)
    yield "view, empty", overview.listed(language, View.HELP, [], 0, 0)
    yield from ((f"groups, {each}", overview.groups(language, each, GROUPED, 1, 20)) for each in Group)
    yield "groups, none", overview.groups(language, Group.UNIT, [], 0, 0)
    for group in Group:
        yield f"view of a {group}", overview.of_group(language, group, LARGEST, ORGANISATION, SHOWN, 1, 1_000)
    yield "digest", digest.digest(language, DIGEST, ZONE)
    yield "digest, late", digest.digest(language, replace(DIGEST, leaving=1, leaving_at=None), ZONE)
    far = replace(DIGEST, soon=date(2013, 9, 1), leaving=1)
    yield "digest, silent and one reminder", digest.digest(language, far, ZONE)
    yield "digest, quiet week", digest.digest(language, QUIET, ZONE)
    yield from _one_by_one(language)
    yield from _radar(language)
    yield from _owned(language)
    yield from _held_back(language)


def _one_by_one(language: str) -> Iterator[tuple[str, Message]]:
    proposal = offers.proposal(language, commitment())
    for why in Why:
        yield f"taken, {why}", matters.taken(language, proposal, Matter(why, LARGEST), START, 200, 1_000)
    for left in (0, 1, 20):
        yield f"all taken, {left} left", matters.all_taken(language, left)
        yield f"stopped, {left} left", matters.stopped(language, left, 200, START)
    yield "decided, and more waits", matters.onward(language, offers.agreed(language, commitment(), DAY), 100)


def _radar(language: str) -> Iterator[tuple[str, Message]]:
    orphans = [Orphan(LARGEST, reference, title, Urgency.MEDIUM, True) for reference, title in TITLES[:8]]
    yield "radar, much support", radar.much(language, [(each, 1.0) for each in orphans], 1, 20)
    yield (
        "radar, no commitment",
        radar.none(language, [*orphans[1:], replace(orphans[0], special_attention=False)], 1, 20),
    )
    yield "radar, little support", radar.little(language, SHOWN, 1, 20)
    yield "radar, nothing", radar.none(language, [], 0, 0)


def _held_back(language: str) -> Iterator[tuple[str, Message]]:
    today = [
        Leaving(LARGEST - at, f"A-{1000 + at}", ORGANISATION, DAY, gets, held=at == 2)
        for at, gets in enumerate([*Gets] * 2)
    ]
    yield "today's reminders", holding.listed(language, today, 1, 1_000, NOW, ZONE)
    yield "today's reminders, none", holding.listed(language, [], 0, 0, NOW, ZONE)


def _owned(language: str) -> Iterator[tuple[str, Message]]:
    view, days = commitment(), [DAY] * 9
    closed = replace(view, last=None, status=CommitmentStatus.WITHDRAWN)
    yield "own commitments", own_commitments.listed(language, SHOWN, 1, 20)
    yield "own commitment, one", own_commitments.listed(language, SHOWN[:1], 0, 1)
    yield "own commitments, none", own_commitments.listed(language, [], 0, 0)
    yield "own commitment", own_commitments.card(language, view, SHOWN[0], days)
    yield "own commitment, closed", own_commitments.card(language, closed, SHOWN[4], [])
    codes = ("before-14", "before-1", "due", "deputy", "snoozed", "overdue-3", "telephone")
    yield "plan", ladder.preview(language, view, [Step(code, DAY) for code in (*codes, *codes)], 0)
    yield "plan, empty", ladder.preview(language, view, [], 0)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "state of play, refused", overview.only_readers(language)
    yield "view for the coordinator, refused", overview.only_coordinator(language)
    yield "own commitments, refused", own_commitments.only_contacts(language)
    yield "picture of the lights", lights_picture.caption(language, DAY)
    yield "held back", holding.held(language, "A-1000")
    yield "let go after all", holding.let_go(language, "A-1000")
    yield "too late to hold back", holding.too_late(language)
