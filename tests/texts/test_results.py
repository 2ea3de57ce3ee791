"""Figures by group on one line."""

from bot.texts.results import by_group
from bot.texts.tongue import tongue
from tests.texts.spoken_tallying import COARSE, item


def test_where_room_is_short_names_are_shortened_and_figures_are_not() -> None:
    told = by_group(item(0, COARSE), tongue("nl"))

    assert told == "politie 76%, ketenpartner/onbekend 59%"
    assert by_group(item(0, COARSE), tongue("nl"), 34) == "politie 76%, ketenpart… 59%"
