"""What is said of one edition beside the one before it."""

from collections.abc import Iterator
from dataclasses import replace

from bot.texts import editions
from bot.texts.message import Message
from models.editions import Became, Between, Earlier
from models.names import Names
from models.progress_report.content import Editions, Means, Movement
from models.words import RecommendationStatus
from tests.texts.values import LABEL, LARGEST, REPORT, TITLES

_scores = ((58, 71), (55, 48), (63, 63), (None, 54), (44, None))
MOVEMENTS = tuple(
    Movement(each.id, Names(each.nl, each.en), each.focus_area, *_scores[at % len(_scores)])
    for at, each in enumerate(REPORT.outcome)
)
COMPARED = Editions(2010, 2012, MOVEMENTS, (), Means("", 7, 55.3, 62.66), Means("", 7, 56.0, 63.0))
EARLIER = tuple(
    Earlier(LARGEST, reference, title, list(Became)[at % 3], RecommendationStatus.NO_LONGER_APPLICABLE)
    for at, (reference, title) in enumerate(TITLES)
)
BETWEEN = Between(COMPARED, EARLIER, LABEL)


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield "editions, recommendations", editions.recommendations(language, BETWEEN, 1)
    one = replace(BETWEEN, earlier=EARLIER[:1])
    yield "editions, one recommendation", editions.recommendations(language, one, 0)
    yield "editions, no recommendations", editions.recommendations(language, replace(BETWEEN, earlier=()), 0)
    yield "editions, outcomes", editions.outcomes(language, BETWEEN, 0)
    alone = replace(COMPARED, unweighted=Means("", 1, 58.0, 71.0), weighted=Means("", 1, 58.0, 71.0))
    yield "editions, one outcome", editions.outcomes(language, replace(BETWEEN, compared=alone), 0)
    unscored = replace(COMPARED, movements=(), unweighted=Means("", 0, None, None))
    yield "editions, no outcomes", editions.outcomes(language, replace(BETWEEN, compared=unscored), 0)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "one edition", editions.one_edition(language)
