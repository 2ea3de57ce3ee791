"""Nobody's reaction can be told from what is shown, not even by who knows the rule and the sum."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlmodel import Session

from models import cards, joining, presenting, reacting, tallying
from models.ground import know
from models.reacting import Press
from models.rules.suppression import THRESHOLD, shown, totals_are_shown
from models.tables import AgendaItem

from .ground import BOARD, MORNING, TASK_FORCE
from .place import Place, example_in

POSITIONS = ("agree", "doubt", "disagree", "practice")
FEW = 2 * THRESHOLD - 1

Figures = tuple[int, ...]
Display = tuple[int | None, ...]


def display(figures: Figures, joined: int, *, confidential: bool = True) -> Display:
    shown_figures = shown(dict(zip(POSITIONS, figures, strict=True)), joined, confidential=confidential)
    return tuple(shown_figures[position] for position in POSITIONS)


figures_of_many = st.tuples(*[st.integers(0, 30)] * 4)


@given(figures_of_many, st.integers(0, 40), st.booleans())
def test_what_is_shown_is_true(figures: Figures, joined: int, confidential: bool) -> None:
    seen = display(figures, joined, confidential=confidential)
    assert all(each in (None, figure) for each, figure in zip(seen, figures, strict=True))


@given(figures_of_many, st.integers(0, 40))
def test_on_the_record_or_among_many_all_is_shown(figures: Figures, joined: int) -> None:
    assert display(figures, joined, confidential=False) == figures
    assert display(figures, FEW + 1 + joined) == figures


@given(figures_of_many, st.integers(0, FEW))
def test_among_few_no_small_figure_is_shown_nor_left_over(figures: Figures, joined: int) -> None:
    seen = display(figures, joined)
    assert not [each for each in seen if each is not None and 0 < each < THRESHOLD]
    assert seen.count(None) != 1


def test_among_few_a_small_figure_can_be_several_numbers_to_whoever_knows_rule_and_sum() -> None:
    possible: defaultdict[tuple[int, Display], list[Figures]] = defaultdict(list)
    for figures in product(range(FEW + 1), repeat=4):
        if sum(figures) <= FEW:
            possible[sum(figures), display(figures, FEW)].append(figures)
    told = [
        (candidates, POSITIONS[place])
        for (_, seen), candidates in possible.items()
        for place in range(4)
        if seen[place] is None and len({figures[place] for figures in candidates}) == 1
    ]
    assert told == []


@pytest.mark.parametrize(("joined", "confidential", "closed", "visible"), [
    (FEW, True, False, False),
    (FEW, True, True, True),
    (FEW, False, False, True),
    (FEW + 1, True, False, True),
])  # fmt: skip
def test_before_closing_a_small_confidential_gathering_shows_nothing(
    joined: int, confidential: bool, closed: bool, visible: bool
) -> None:
    assert totals_are_shown(joined, confidential=confidential, closed=closed) is visible


def members_press(place: Place, *marks: str) -> None:
    """As many members as marks, each presses one on the task force's card."""
    for number, mark in enumerate(marks):
        person = place.run(know, [f"member-{number}"], MORNING)[f"member-{number}"][0]
        place.run(joining.join, TASK_FORCE, person, MORNING)
        place.run(reacting.record, [Press(number + 1, f"member-{number}", BOARD, 16, 6, mark)], MORNING)


def close(session: Session) -> None:
    presenting.close(session, session.get_one(AgendaItem, 3), MORNING)


@pytest.mark.parametrize("marks", [("agree", "doubt"), ("agree",) * 6 + ("doubt",), ("agree",) * 3])
def test_the_card_of_a_small_confidential_gathering_hides_what_the_tally_hides(
    engine: Engine, marks: tuple[str, ...]
) -> None:
    with example_in(engine) as place:
        members_press(place, *marks)
        card = place.run(cards.card, 6)
        assert card is not None
        assert card.counts is None

        place.run(close)

        card = place.run(cards.card, 6)
        (item,) = place.run(tallying.of_gathering, TASK_FORCE).items
        assert card is not None
        assert item.counts is not None
        assert None in item.counts.values()
        assert card.counts is None
