"""Whatever happens in the hall, in whatever batches it is written, voices and tallies are what was said."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from models.tables import ReactionSet, Tally, Voice

from .happenings import Button, Cut, Emoji, Happening, happenings, reactions
from .hearing import Hearing, hanging
from .place import Place, example_in

thorough = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@settings(thorough, max_examples=60)
@given(happenings)
def test_voices_and_tallies_equal_what_was_said(engine: Engine, happened: list[Happening]) -> None:
    with example_in(engine) as place:
        hearing = Hearing(place)
        for happening in happened:
            hearing.hear(happening)
        hearing.flush()
        assert hanging(place) == {n: (card.chat, card.message) for n, card in hearing.hall.cards.items()}


@settings(thorough, max_examples=40)
@given(st.lists(reactions, min_size=2, max_size=25), st.data())
def test_what_is_stored_does_not_depend_on_how_a_run_is_cut(
    engine: Engine, run: list[Happening], data: st.DataObject
) -> None:
    def after(cuts: set[int]) -> list[Any]:
        with example_in(engine) as place:
            hearing = Hearing(place)
            for number, happening in enumerate(run):
                if number in cuts:
                    hearing.hear(Cut())
                    hearing.seq -= 1
                hearing.hear(happening)
            hearing.flush()
            return stored(place)

    cuts = data.draw(st.sets(st.integers(1, len(run) - 1)), label="cuts")
    assert after(cuts) == after(set())


def stored(place: Place) -> list[Any]:
    """Every set, voice and tally row, without the numbers the database gave them."""
    tables = (ReactionSet, Voice, Tally)
    kept: list[Any] = []
    for table in tables:
        columns = [column for column in table.__table__.columns if column.name != "id"]  # type: ignore[attr-defined]
        kept.append(sorted((tuple(row) for row in place.rows(select(*columns))), key=repr))
    return kept
