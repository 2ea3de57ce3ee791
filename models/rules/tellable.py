"""Which audiences may be named beside a comment, so that the name does not point at a few people."""

from collections.abc import Mapping

from models.rules.suppression import THRESHOLD
from models.words import UNKNOWN_AUDIENCE


def tellable(sizes: Mapping[str, int], threshold: int = THRESHOLD) -> frozenset[str]:
    """The audiences of at least `threshold` participants that may be named; `sizes` is audience → participants.

    Those that are not named are told apart from the named ones all the same, so together they are none or at least
    `threshold`: where they would be fewer, the smallest named one joins them.
    """
    named = sorted(
        (size, audience) for audience, size in sizes.items() if size >= threshold and audience != UNKNOWN_AUDIENCE
    )
    unnamed = sum(sizes.values()) - sum(size for size, _ in named)
    if 0 < unnamed < threshold:
        named = named[1:]
    return frozenset(audience for _, audience in named)
