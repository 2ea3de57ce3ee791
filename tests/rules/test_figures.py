"""Intervals, controversy, divergence and means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.figures import WELL_SUPPORTED, controversy, divergence, mean, weighted, wilson


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(15, 148, 0.062, 0.161), (0, 10, 0, 0.278), (10, 10, 0.722, 1)]
)
def test_the_interval_is_the_published_one(part: int, whole: int, low: float, high: float) -> None:
    found = wilson(part, whole)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.001)


@given(st.integers(1, 10_000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_holds_the_share_and_narrows_with_more_of_the_same(counted: tuple[int, int]) -> None:
    part, whole = counted
    few, many = wilson(part, whole), wilson(10 * part, 10 * whole)
    assert few is not None
    assert many is not None
    assert -1e-9 <= few.low <= part / whole + 1e-9
    assert part / whole - 1e-9 <= few.high <= 1 + 1e-9
    assert many.low >= few.low - 1e-9


def test_nobody_has_no_interval_and_no_controversy() -> None:
    assert (wilson(0, 0), controversy(0, 0, 0), mean([]), weighted([(0.5, 0)])) == (None,) * 4


@pytest.mark.parametrize(("part", "whole", "well"), [(4, 4, True), (14, 18, True), (3, 3, False), (13, 18, False)])
def test_a_few_of_one_mind_are_not_much_support(part: int, whole: int, well: bool) -> None:
    found = wilson(part, whole)
    assert found is not None
    assert (found.low >= WELL_SUPPORTED) is well


def test_halves_against_each_other_are_most_disputed() -> None:
    assert controversy(10, 10, 20) == 1
    assert controversy(20, 0, 20) == 0
    assert controversy(5, 5, 20) == 0.25


def test_audiences_are_apart_by_the_widest_difference() -> None:
    assert divergence([0.76, 0.61, 0.7]) == pytest.approx(0.15)
    assert divergence([0.76]) is None


def test_means_are_by_weight_or_alike() -> None:
    assert mean([0.2, 0.6]) == pytest.approx(0.4)
    assert weighted([(0.2, 30), (0.6, 10)]) == pytest.approx(0.3)
