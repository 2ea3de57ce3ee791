"""A preview says what an import would do, and does nothing."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.importing import Count, ReportRefused, preview, put_report
from models.report_file import tables

from .conftest import SessionFactory, edited, right, without
from .hall import alice_agrees, dump
from .test_importing import EDITS


def test_a_first_report_is_all_new(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        before = dump(session)
        found = preview(session, right(example))

        assert dump(session) == before
    assert (found.monitor, found.changes, found.stays, found.kept, found.cards) == ("KM", (), 0, (), 0)
    assert found.new[tables.FOCUS_AREAS] == ("ORG", "TOE", "INF", "OPS")
    assert len(found.new[tables.RECOMMENDATIONS]) == 18


def test_what_would_change_is_told_as_the_file_says_it(session_factory: SessionFactory, example: str) -> None:
    shorter = without(example, '[[recommendation]]\nid = "ORG-2"')
    source = edited(
        shorter,
        ('urgency = "high"\nstatus = "implemented"', 'urgency = "low"\nstatus = "implemented"'),
        ('type = "partner", ids = ["taskforce"]', 'type = "partner", ids = ["om", "taskforce"]'),
        ("2010 = 58", "2010 = 59"),
        ('audience = ["member"]', 'audience = ["member"]\nagenda = ["U-3"]'),
    )
    with session_factory() as session:
        put_report(session, right(example))
        alice_agrees(session, "congres-2013", "ORG-1", 7)
        found = preview(session, right(source))

    told = {(change.reference, change.column.en): (change.old, change.new) for change in found.changes}
    assert told["ORG-1", "Urgency"] == ("high", "low")
    assert told["ORG-5", "Addressees"] == (["taskforce"], ["taskforce", "om"])
    assert told["U-1 2010", "Score"] == (58, 59)
    assert told["taskforce-2013-09", "Agenda"][1] == ["U-3"]
    assert "ORG-2" in found.kept
    assert found.cards == 1
    assert found.new == {}


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.sets(st.sampled_from(EDITS[:11]), max_size=4))
def test_a_preview_promises_what_the_import_does(
    session_factory: SessionFactory, example: str, edits: set[tuple[str, str]]
) -> None:
    changed = right(edited(example, *sorted(edits, reverse=True)))
    with session_factory() as session:
        put_report(session, right(example))
        before = dump(session)
        promised = preview(session, changed)
        assert dump(session) == before

        done = put_report(session, changed)
        touched = any(replace(count, unchanged=0) != Count() for count in done.counts.values())
        assert bool(promised.changes or promised.new) == touched
        after = preview(session, changed)
        assert (after.changes, after.new) == ((), {})


def test_a_conflict_is_refused_in_the_preview_too(session_factory: SessionFactory, example: str) -> None:
    other = example.replace('"U-8"', '"U-88"').replace('"OPS-4"', '"U-8"')
    with session_factory() as session:
        put_report(session, right(example))
        before = dump(session)
        with pytest.raises(ReportRefused):
            preview(session, right(other))

        assert dump(session) == before
