"""Whatever happens in the hall, in whatever batches it is written, voices and tallies are what was said."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, or_, select
from sqlmodel import col

from models.tables import Person, ReactionSet, Tally, Voice

from .happenings import Cut, Happening, happenings, runs
from .hearing import Hearing, hanging
from .place import Place, example_in

thorough = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


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
@given(runs, st.data())
def test_what_is_stored_does_not_depend_on_how_a_run_is_cut(
    engine: Engine, run: list[Happening], data: st.DataObject
) -> None:
    def after(cuts: set[int]) -> dict[str, list[Any]]:
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


def stored(place: Place) -> dict[str, list[Any]]:
    """What every source holds, who says what, and how many: all but row numbers and rows that say nothing."""
    sets = select(
        col(ReactionSet.source),
        col(Person.pseudonym),
        *(col(column) for column in (ReactionSet.agenda_item_id, ReactionSet.marks, ReactionSet.dated)),
        *(col(column) for column in (ReactionSet.seq, ReactionSet.stance, ReactionSet.stance_seq, ReactionSet.flags)),
    ).join(Person, col(Person.id) == col(ReactionSet.person_id))
    voices = (
        select(
            col(Voice.agenda_item_id), col(Person.pseudonym), col(Voice.audience), col(Voice.stance), col(Voice.flags)
        )
        .join(Person, col(Person.id) == col(Voice.person_id))
        .where(or_(col(Voice.stance) != "none", col(Voice.flags) != ""))
    )
    tally = select(col(Tally.agenda_item_id), col(Tally.audience), col(Tally.mark), col(Tally.voices))
    queries = {"sets": sets, "voices": voices, "tally": tally.where(col(Tally.voices) > 0)}
    return {name: sorted((tuple(row) for row in place.rows(query)), key=repr) for name, query in queries.items()}
