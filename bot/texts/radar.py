"""The orphan radar in words: what nobody took on, and what hardly anybody asked for."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.overview import line, opening
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import urgency
from models.overview import Line
from models.radar import Orphan

TITLE = 38


class Way(StrEnum):
    """Which way the radar looks."""

    MUCH = "much"
    NONE = "none"
    LITTLE = "little"


def name(way: Way, _: Tongue) -> str:
    return {
        Way.MUCH: _("Much support, no commitment"),
        Way.NONE: _("No commitment"),
        Way.LITTLE: _("Commitment, little support"),
    }[way]


def much(language: str | None, shown: Sequence[tuple[Orphan, float]], page: int, total: int) -> Message:
    """Eight recommendations that the hall supports well and nobody took on."""
    _ = tongue(language)
    told = (f"{each.reference} · {_share(share, _)}\n   {_title(each, _)}" for each, share in shown)
    return _radar(Way.MUCH, told, _open(each for each, _share in shown), page, total, _)


def none(language: str | None, shown: Sequence[Orphan], page: int, total: int) -> Message:
    """Eight recommendations without any commitment."""
    _ = tongue(language)
    return _radar(
        Way.NONE, (f"{_marked(each, _)}\n   {_title(each, _)}" for each in shown), _open(shown), page, total, _
    )


def little(language: str | None, shown: Sequence[Line], page: int, total: int) -> Message:
    """Eight commitments that serve nothing the hall supports well."""
    _ = tongue(language)
    return _radar(Way.LITTLE, (line(each, _) for each in shown), opening(shown), page, total, _)


def _radar(way: Way, told: Iterable[str], buttons: list[list[Button]], page: int, total: int, _: Tongue) -> Message:
    text = lines(f"{name(way, _)} · {total}", "", *told, _("There are none.") if not total else None)
    ways = [[Button(name(each, _), f"yr:{each}:0")] for each in Way if each != way]
    return Message(text, [*buttons, pages(f"yr:{way}", page, total, _), *ways, [Button(_("‹ State of play"), "yo")]])


def _open(shown: Iterable[Orphan]) -> list[list[Button]]:
    buttons = [Button(each.reference, f"xr:{each.item}") for each in shown]
    return [buttons[at : at + 3] for at in range(0, len(buttons), 3)]


def _share(share: float, _: Tongue) -> str:
    return _("{share} agree", share=_.percent(share))


def _title(of: Orphan, _: Tongue) -> str:
    return shortened(_.of(of.title), TITLE)


def _marked(of: Orphan, _: Tongue) -> str:
    marks = [of.reference, urgency(of.urgency, _)]
    return " · ".join([*marks, _("special")] if of.special_attention else marks)
