"""An audience is named only where neither it nor those that are left unnamed are a few people."""

from hypothesis import given
from hypothesis import strategies as st

from models.rules.tellable import tellable

K = 5
SIZES = st.dictionaries(st.sampled_from(["police", "partner", "member", "press", "unknown"]), st.integers(0, 12))


@given(SIZES)
def test_named_are_k_or_more_and_the_others_none_or_k_or_more(sizes: dict[str, int]) -> None:
    named = tellable(sizes)
    unnamed = sum(size for audience, size in sizes.items() if audience not in named)

    assert all(sizes[audience] >= K for audience in named)
    assert "unknown" not in named
    assert not named or unnamed == 0 or unnamed >= K


@given(SIZES)
def test_no_more_is_left_unnamed_than_needed(sizes: dict[str, int]) -> None:
    could_be = {audience for audience, size in sizes.items() if size >= K and audience != "unknown"}

    assert len(could_be - tellable(sizes)) <= 1
