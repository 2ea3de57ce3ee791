"""What comes in is made fit to be kept and said, and is otherwise left as it was."""

import json

from hypothesis import given
from hypothesis import strategies as st

from bot.characters import MARK, parsed

ANY = st.text(st.characters(codec=None))
FITTING = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\r\t"))


@given(FITTING)
def test_what_is_fit_stays(text: str) -> None:
    update = {"message": {"text": text, "entities": [{"offset": 0}], "photo": None}}

    assert parsed(json.dumps(update)) == update


@given(ANY)
def test_what_no_database_keeps_is_marked_in_its_place(text: str) -> None:
    (kept,) = parsed(json.dumps([text]))

    kept.encode()
    assert "\x00" not in kept
    assert len(kept) == len(json.loads(json.dumps(text)))
    assert all(now in (before, MARK) for now, before in zip(kept, json.loads(json.dumps(text)), strict=True))


def test_half_an_emoji_and_a_zero() -> None:
    assert parsed('{"text":"a\\ud83db\\u0000c \\ud83d\\ude00"}') == {"text": f"a{MARK}b{MARK}c 😀"}
