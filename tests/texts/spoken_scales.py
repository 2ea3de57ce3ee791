"""The words of the scales."""

from collections.abc import Iterator

from bot.texts import scales
from bot.texts.message import Message
from bot.texts.tongue import tongue
from models.words import CommitmentKind, CommitmentStatus, Light, RecommendationStatus, Recurrence, ResponseKind


def messages(_language: str) -> Iterator[tuple[str, Message]]:
    yield from ()


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    _ = tongue(language)
    yield from ((f"light {each}", scales.light(each, _)) for each in Light)
    yield from ((f"commitment {each}", scales.commitment_status(each, _)) for each in CommitmentStatus)
    yield from ((f"kind {each}", scales.commitment_kind(each, _)) for each in CommitmentKind)
    yield from ((f"recommendation {each}", scales.recommendation_status(each, _)) for each in RecommendationStatus)
    yield from ((f"response {each}", scales.response(each, _)) for each in ResponseKind)
    yield from ((f"recurrence {each}", scales.recurrence(each, _)) for each in Recurrence)
