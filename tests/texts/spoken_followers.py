"""What is said to who follows items, and of how many there are."""

from collections.abc import Iterator
from datetime import date

from bot.texts import followers, following
from bot.texts.message import Message
from models.moving import Change, Decided, Moved, Promised, Stands, What
from models.words import DecisionKind, RecommendationStatus
from tests.texts.values import CONGRESS, CONGRESS_DAY, FRIDAY, LARGEST, ORGANISATION, TITLES

EVERY: tuple[Change, ...] = (
    *(Promised(what, "A-123", ORGANISATION, FRIDAY) for what in What),
    Promised(What.MOVED, "A-123", ORGANISATION, None),
    *(Stands(status) for status in RecommendationStatus),
    *(Decided(CONGRESS, CONGRESS_DAY, kind) for kind in DecisionKind),
)
ITEMS = [
    Moved(LARGEST, reference, title, EVERY[at : at + 2] if at % 3 else (EVERY[2], *EVERY))
    for at, (reference, title) in enumerate(TITLES)
]


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield "moved, all of it", followers.moved(language, ITEMS, date(2014, 3, 6))
    yield "moved, one item", followers.moved(language, ITEMS[1:2], date(2014, 3, 6))
    for at in range(0, len(EVERY), 2):
        item = Moved(LARGEST, *TITLES[6], EVERY[at : at + 2])
        yield f"moved, {at}", followers.moved(language, [item], date(2014, 3, 6))
    for number in (0, 4, 5, 1_000):
        yield f"{number} followers", Message(followers.how_many(language, number, 5))
    yield "one follower", Message(followers.how_many(language, 1, 1))


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "not followed", following.not_followed(language)
