"""A report is put in the database by its references: twice is once, and all or nothing."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from models.importing import Count, ReportRefused, put_report
from models.report_file import Fault, Problem
from models.tables import (
    Item,
    Monitor,
    Organisation,
    Recommendation,
    RecommendationOrganisation,
    RecommendationUnit,
    Region,
    RegionAlias,
    Unit,
)

from .conftest import SessionFactory, edited, right, without
from .hall import dump

EDITS = [
    ('title_nl = "Landelijke actiedagen"', 'title_nl = "Actiedagen"'),
    ('status = "no_longer_applicable"', 'status = "on_hold"'),
    ('type = "partner", ids = ["taskforce"]', 'type = "unit", ids = ["LB", "ON"]'),
    ("origin_regions = [23, 24]", "origin_regions = [24, 26]"),
    ("scores = { 2012 = 54 }", "scores = { 2010 = 30 }"),
    ("2010 = 58, ", ""),
    ('audience = ["partner", "police"]', 'audience = ["police", "guest"]'),
    ('audience = ["member"]', 'audience = ["member"]\nagenda = ["U-3", "TOE-2"]'),
    ('recommendations = ["OPS-2", "ORG-4"]', 'recommendations = ["ORG-4", "TOE-1"]'),
    ('aliases = ["Fryslân"]', 'aliases = ["It Heitelân"]'),
    ('units = ["ON"]', 'units = ["NN", "LE"]'),
    ('nl = "Drenthe", unit = "NN"', 'nl = "Groningen", unit = "ON"'),
    ('nl = "Groningen", unit = "NN"', 'nl = "Drenthe", unit = "NN"'),
    ("weight = 20", "weight = 25"),
]


def test_the_example_lands_in_every_table(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        imported = put_report(session, right(example))

        monitor = session.exec(select(Monitor)).one()

    assert imported.counts["recommendation"] == Count(added=18)
    assert imported.counts["agenda_item"] == Count(added=52)
    assert imported.counts["region"] == Count(added=26)
    assert imported.counts["commitment"] == Count(added=8)
    assert (imported.kept, imported.cards) == ({}, 0)
    assert monitor.label_nl == "Demonstratiegegevens: illustratief, naar de brief van 24 oktober 2013"
    assert [band["from"] for band in monitor.bands] == [70, 50, 0]


def test_importing_twice_changes_nothing(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        first = put_report(session, right(example))
        session.commit()
        before = dump(session)
    with session_factory() as session:
        second = put_report(session, right(example))
        session.commit()
        after = dump(session)

    assert after == before
    assert second.counts == {table: Count(unchanged=count.added) for table, count in first.counts.items()}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.sets(st.sampled_from(EDITS), min_size=1))
def test_any_edit_lands_once(session_factory: SessionFactory, example: str, edits: set[tuple[str, str]]) -> None:
    both = {EDITS[11], EDITS[12]}
    chosen = edits - both if both & edits and not both <= edits else edits
    report = right(edited(example, *sorted(chosen, reverse=True)))
    with session_factory() as session:
        put_report(session, right(example))
        changed = put_report(session, report)
        before = dump(session)
        again = put_report(session, report)

        assert dump(session) == before
        assert all(replace(count, unchanged=0) == Count() for count in again.counts.values())
        touched = any(replace(count, unchanged=0) != Count() for count in changed.counts.values())
        assert touched == bool(chosen)


def test_links_follow_the_file(session_factory: SessionFactory, example: str) -> None:
    old, new = EDITS[2]
    with session_factory() as session:
        put_report(session, right(example))
        put_report(session, right(edited(example, (old, new))))
        item = session.exec(select(Item).where(Item.reference == "ORG-5")).one()
        organisations = select(Organisation.reference).join(RecommendationOrganisation)
        units = select(Unit.reference).join(RecommendationUnit)

        assert session.exec(organisations.where(RecommendationOrganisation.recommendation_id == item.id)).all() == []
        assert set(session.exec(units.where(RecommendationUnit.recommendation_id == item.id))) == {"LB", "ON"}


def test_regions_may_swap_their_names(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        put_report(session, right(edited(example, EDITS[11], EDITS[12])))
        names = dict(session.exec(select(Region.number, Region.name)).all())
        aliases = dict(session.exec(select(RegionAlias.name, Region.number).join(Region)).all())

    assert (names[1], names[3]) == ("Drenthe", "Groningen")
    assert aliases["KLPD"] == 26


def test_what_the_file_no_longer_has_stays(session_factory: SessionFactory, example: str) -> None:
    shorter = without(example, '[[recommendation]]\nid = "ORG-2"')
    with session_factory() as session:
        put_report(session, right(example))
        imported = put_report(session, right(shorter))

        assert imported.kept == {"item": ("ORG-2",)}
        assert len(session.exec(select(Recommendation)).all()) == 18


def test_a_refused_report_names_every_conflict_and_writes_nothing(
    session_factory: SessionFactory, example: str
) -> None:
    recommendation_becomes_outcome = edited(
        without(example, '[[recommendation]]\nid = "ORG-2"'), ('id = "U-8"', 'id = "ORG-2"'), ('outcome = "U-8"', "")
    )
    source = edited(
        recommendation_becomes_outcome,
        ("nr = 1,", "nr = 40,"),
        ("origin_regions = [1,", "origin_regions = [40,"),
        ('title_nl = "Landelijke actiedagen"', 'title_nl = "Actiedagen"'),
    )
    with session_factory() as session:
        put_report(session, right(example))
        session.commit()
        before = dump(session)
        with pytest.raises(ReportRefused) as refused:
            put_report(session, right(source))
        session.commit()

        assert refused.value.faults == (
            Fault("outcome[ORG-2].id", Problem.TAKEN, "ORG-2", "recommendation"),
            Fault("police.regions[40].nl", Problem.TAKEN, "Groningen", "region 1"),
        )
        assert dump(session) == before


def test_gatherings_and_commitments_of_another_monitor_are_not_taken(
    session_factory: SessionFactory, example: str
) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        with pytest.raises(ReportRefused) as refused:
            put_report(session, right(edited(example, ('id = "KM"', 'id = "KM-2"'))))

    places = [(fault.place, fault.expected) for fault in refused.value.faults]
    assert places[:3] == [
        ("gathering[congres-2013].id", "monitor KM"),
        ("gathering[taskforce-2013-09].id", "monitor KM"),
        ("commitment[A-1].id", "monitor KM"),
    ]
    assert len(places) == 10


def test_an_import_that_is_rolled_back_leaves_nothing(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        empty = dump(session)
        session.rollback()
        put_report(session, right(example))
        session.rollback()

        assert dump(session) == empty


def test_two_thousand_recommendations_are_taken_in(session_factory: SessionFactory, example: str) -> None:
    row = """
[[recommendation]]
id = "X-{}"
edition = 2012
focus_area = "ORG"
outcome = "U-2"
title_nl = "Vast overleg"
text_nl = "Spreek een vast overleg af."
addressee = {{ type = "partner", ids = ["om", "gemeente", "riec-on"] }}
origin_regions = [4, 5, 6]
urgency = "medium"
status = "in_progress"
"""
    source = example + "".join(row.format(number) for number in range(2_000))
    with session_factory() as session:
        imported = put_report(session, right(source))
        session.commit()

    assert imported.counts["recommendation"].added == 2_018
