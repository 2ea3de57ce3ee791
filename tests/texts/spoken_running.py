"""What is said while a gathering runs: the panel, its questions and steps, announcing, nudging, counting hands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.texts import announcing, hands, panel, running
from bot.texts.message import Message
from models.panels import PanelView, Presented
from models.running import Step
from models.words import POSITIONS, Act, Stance
from tests.texts.values import CONGRESS, CONGRESS_DAY, LARGEST, NOW, TITLES, ZONE

ITEM = Presented(LARGEST, *TITLES[6], open=True, shown=False, reacted=9876, left=None)
STEP = Step(999_999_999, Act.PRESENT, LARGEST, "TOE-2", LARGEST, NOW, {"state": "waiting"})
COUNTED = dict.fromkeys(POSITIONS, 99_999)
VIEW = PanelView(
    gathering=LARGEST,
    names=CONGRESS,
    day=CONGRESS_DAY,
    zone=ZONE,
    open=(replace(ITEM, shown=True, left=timedelta(seconds=58.2)), *[ITEM] * 5),
    current=ITEM,
    coming=(LARGEST, "TOE-222"),
    waiting=18,
    joined=10_000,
    silent=163,
    comments=12,
    deaf=("Congres Korpsmonitor " * 6,) * 3,
    last=STEP,
    finished=False,
    settled=False,
    as_helper=False,
)
CLOSED = replace(ITEM, open=False, shown=True)
QUIET = replace(VIEW, open=(), current=CLOSED, coming=None, comments=1, deaf=(), joined=1)


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield "panel, all at once", panel.panel(language, VIEW)
    yield "panel, a helper's", panel.panel(language, replace(VIEW, as_helper=True))
    yield "panel, one more open", panel.panel(language, replace(VIEW, open=VIEW.open[:5]))
    yield "panel, nothing open", panel.panel(language, QUIET)
    yield "panel, figures hidden", panel.panel(language, replace(QUIET, current=replace(CLOSED, shown=False)))
    yield "panel, one reaction", panel.panel(language, replace(VIEW, open=(replace(ITEM, reacted=1),)))
    yield "panel, finished", panel.panel(language, replace(QUIET, finished=True))
    yield "panel, settled", panel.panel(language, replace(QUIET, settled=True))
    yield "panel, nothing yet", panel.panel(language, replace(QUIET, current=None, last=None))
    for act in Act:
        by = None if act == Act.CLOSE else LARGEST
        yield f"panel, after {act}", panel.panel(language, replace(QUIET, last=replace(STEP, act=act)))
        yield f"panel, after {act} by {by}", panel.panel(language, replace(QUIET, last=replace(STEP, act=act, by=by)))
    for still_open in (0, 1, 18):
        yield f"ask finish, {still_open}", panel.ask_finish(language, LARGEST, CONGRESS, still_open)
    references = [reference for reference, _ in TITLES]
    for people in (1, 163):
        yield f"ask nudge, {people}", panel.ask_nudge(language, LARGEST, references, people)
    for others in (0, 1, 17):
        yield f"nudge, {others}", panel.nudge(language, LARGEST, *TITLES[6], others)
    yield "ask announcement", announcing.ask_text(language, CONGRESS, CONGRESS_DAY)
    lunch = "Lunch is in de foyer. Om 13.30 uur gaan we hier verder met de aanbevelingen over toezicht."
    for number in (1, 243):
        preview = announcing.preview(language, CONGRESS, CONGRESS_DAY, lunch, number, number)
        yield f"preview of an announcement, {number}", preview
    yield "announcement", announcing.announcement(language, CONGRESS, CONGRESS_DAY, lunch)
    yield "ask hands", hands.ask(language, "TOE-2", POSITIONS, [])
    yield "ask hands, the last", hands.ask(language, "TOE-2", POSITIONS, [99_999] * 3)
    yield "hands noted", Message(hands.noted(language, "TOE-2", COUNTED, COUNTED))


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "too much", running.too_much(language, "TOE-222 " * 20)
    yield "gathering gone", running.gathering_gone(language)
    for act in Act:
        yield f"beaten by {act}", panel.beaten(language, replace(STEP, act=act), by_me=False)
        if act not in (Act.UNDO, Act.FINISH):
            yield f"undone, {act}", panel.undone(language, replace(STEP, act=act))
    yield "beaten by oneself", panel.beaten(language, STEP, by_me=True)
    yield "beaten by the clock", panel.beaten(language, replace(STEP, by=None), by_me=False)
    yield "nothing to undo", panel.nothing_to_undo(language)
    for number in (1, 163):
        yield f"finished, {number}", panel.finished(language, number)
        yield f"nudged, {number}", panel.nudged(language, number)
        yield f"announced, {number}", announcing.announced(language, number, number)
    yield "nobody to nudge", panel.nobody_to_nudge(language)
    yield "nothing open", panel.nothing_open(language)
    yield "announcement too long", announcing.too_long(language)
    yield "hands, trouble", hands.trouble(language, 99_999, 4)
    for cards in (0, 1, 243):
        yield f"presented again, {cards}", running.presented_again(language, "TOE-2", cards)
    yield "reopened", running.reopened(language, "TOE-2")
    yield "closes soon", running.closes_soon(language, "TOE-2")
    yield "nobody there", running.nobody_there(language, "TOE-2")
    yield "result shown", running.result_shown(language, "TOE-2")
    yield "result hidden", running.result_hidden(language, "TOE-2")
    yield "stands already", running.stands_already(language, "TOE-2")
    yield "not presented", running.not_presented(language)
    yield "hands noted, the first", hands.noted(language, "TOE-2", {Stance.AGREE: 12}, {})
