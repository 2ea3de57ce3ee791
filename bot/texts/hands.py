"""Counting hands in the hall: what is asked, and what was noted."""

from collections.abc import Mapping, Sequence

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import MARKS, marked
from models.words import Stance

EXAMPLE = ("12", "3", "1", "2")


def ask(language: str | None, reference: str, positions: Sequence[Stance], counted: Sequence[int]) -> Message:
    """The hands for the next position; the first question also takes all numbers at once."""
    _ = tongue(language)
    position = positions[len(counted)]
    optional = position == Stance.PRACTICE
    return Message(
        lines(
            _("Hands · {reference}", reference=reference),
            _so_far(dict(zip(positions, counted, strict=False))) or None,
            _("How many hands for {position}?", position=marked(position, _)),
            None
            if counted
            else _(
                "Or type all at once: {positions}. For example {example}.",
                positions=_.listed(MARKS[each] for each in positions),
                example=" ".join(EXAMPLE[: len(positions)]),
            ),
        ),
        [[*([Button(_("Not counted"), "hs")] if optional else []), stop(_)]],
    )


def _so_far(hands: Mapping[Stance, int]) -> str:
    return " · ".join(f"{MARKS[stance]} {number}" for stance, number in hands.items())


def trouble(language: str | None, most: int, numbers: int) -> str:
    _ = tongue(language)
    return _("Type whole numbers up to {most}, at most {numbers} of them.", most=most, numbers=numbers)


def noted(language: str | None, reference: str, hands: Mapping[Stance, int], before: Mapping[Stance, int]) -> str:
    _: Tongue = tongue(language)
    return lines(
        _("Hands noted for {reference}: {hands}.", reference=reference, hands=_so_far(hands)),
        _("Before it was {hands}.", hands=_so_far(before)) if before else None,
        _("They are shown beside the reactions and never added to them."),
    )
