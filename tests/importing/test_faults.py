"""A wrong file is answered with every fault at once, each with its place and what would be right."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rehearsal.play import EXAMPLE
from models.report_file import Fault, Problem, ReportFile, read_report

from .conftest import edited, wrong

P = Problem

ONE_FAULT = [
    # the shape
    (
        'urgency = "high"\nstatus = "implemented"',
        'urgency = "hihg"\nstatus = "implemented"',
        Fault("recommendation[ORG-1].urgency", P.NOT_ONE_OF, "hihg", "high, medium, low"),
    ),
    (
        'basis = "letter"\n[[recommendation]]',
        'bassis = "x"\n[[recommendation]]',
        Fault("recommendation[TOE-1].bassis", P.UNKNOWN_KEY, "bassis", "basis"),
    ),
    ("released = 2011-06-02, ", "", Fault("monitor.editions[2010].released", P.MISSING, "", "date")),
    (
        "special_attention = true",
        'special_attention = "ja"',
        Fault("recommendation[TOE-2].special_attention", P.WRONG_TYPE, "ja", "true or false"),
    ),
    ("date = 2013-09-02", 'date = "2 sept"', Fault("gathering[congres-2013].date", P.WRONG_TYPE, "2 sept", "date")),
    ("2010 = 58", "2010 = 58.5", Fault("outcome[U-1].scores.2010", P.WRONG_TYPE, "58.5", "whole number")),
    ('id = "KM"', 'id = "K M"', Fault("monitor.id", P.IMPOSSIBLE, "K M", "letters, digits and hyphens")),
    ('id = "KM"', 'id = "' + "K" * 21 + '"', Fault("monitor.id", P.TOO_LONG, "21", "20")),
    ('nl = "Noord-Nederland"', 'nl = " "', Fault("police.units[NN].nl", P.EMPTY, "", "text")),
    (
        'title_nl = "Landelijke actiedagen"',
        'title_nl = "' + "a" * 121 + '"',
        Fault("recommendation[TOE-1].title_nl", P.TOO_LONG, "121", "120"),
    ),
    (
        'title_nl = "Landelijke actiedagen"',
        'title_nl = "Landelijke\\nactiedagen"',
        Fault("recommendation[TOE-1].title_nl", P.IMPOSSIBLE, "Landelijke\nactiedagen", "one line of printable text"),
    ),
    (
        'text_nl = "Houd landelijke actiedagen, gezamenlijk met ketenpartners."',
        'text_nl = "' + "a" * 1501 + '"',
        Fault("recommendation[TOE-1].text_nl", P.TOO_LONG, "1501", "1500"),
    ),
    ("weight = 20", "weight = -1", Fault("monitor.focus_areas[ORG].weight", P.IMPOSSIBLE, "-1", "at least 0")),
    ('ids = ["taskforce"]', "ids = []", Fault("recommendation[ORG-5].addressee.ids", P.EMPTY, "", "list")),
    ('id = "ind"\n', "", Fault("organisation[#11].id", P.MISSING, "", "text")),
    # references
    (
        'focus_area = "ORG"',
        'focus_area = "OGR"',
        Fault("outcome[U-1].focus_area", P.UNKNOWN_REFERENCE, "OGR", "ORG"),
    ),
    ("2010 = 58", "2011 = 58", Fault("outcome[U-1].scores.2011", P.UNKNOWN_REFERENCE, "2011", "2010, 2012")),
    (
        "edition = 2012",
        "edition = 1999",
        Fault("recommendation[ORG-1].edition", P.UNKNOWN_REFERENCE, "1999", "2010, 2012"),
    ),
    ('outcome = "U-1"', 'outcome = "u-1"', Fault("recommendation[ORG-1].outcome", P.UNKNOWN_REFERENCE, "u-1", "U-1")),
    (
        'ids = ["gemeente"]',
        'ids = ["gemente"]',
        Fault("recommendation[TOE-2].addressee.ids", P.UNKNOWN_REFERENCE, "gemente", "gemeente"),
    ),
    (
        'type = "unit", ids = ["LB"]',
        'type = "unit", ids = ["liec"]',
        Fault("recommendation[TOE-5].addressee.ids", P.UNKNOWN_REFERENCE, "liec", "LE"),
    ),
    (
        'type = "partner", ids = ["taskforce"]',
        'type = "partner", ids = ["OMN"]',
        Fault("recommendation[ORG-5].addressee.ids", P.UNKNOWN_REFERENCE, "OMN", "om"),
    ),
    ("[23, 24]", "[23, 240]", Fault("recommendation[TOE-5].origin_regions", P.UNKNOWN_REFERENCE, "240", "1 to 26")),
    (
        'organiser = "knp"',
        'organiser = "kpn"',
        Fault("gathering[congres-2013].organiser", P.UNKNOWN_REFERENCE, "kpn", "knp"),
    ),
    (
        'audience = ["member"]',
        'audience = ["member"]\nagenda = ["TOE-22"]',
        Fault("gathering[taskforce-2013-09].agenda", P.UNKNOWN_REFERENCE, "TOE-22", "TOE-2"),
    ),
    ('units = ["ON"]', 'units = ["ONN"]', Fault("organisation[gemeente].units", P.UNKNOWN_REFERENCE, "ONN", "ON")),
    (
        'recommendations = ["TOE-2"]',
        'recommendations = ["U-3"]',
        Fault("commitment[A-1].recommendations", P.UNKNOWN_REFERENCE, "U-3", ""),
    ),
    ('partner = "kmar"', 'partner = "kmr"', Fault("commitment[A-6].partner", P.UNKNOWN_REFERENCE, "kmr", "kmar")),
    ('unit = "LE"', 'unit = "LEE"', Fault("police.regions[26].unit", P.UNKNOWN_REFERENCE, "LEE", "LE")),
    ('coordinator = "ecvm"', 'coordinator = "ecmv"', Fault("meta.coordinator", P.UNKNOWN_REFERENCE, "ecmv", "ecvm")),
    ('coordinator = "ecvm"', 'coordinator = "knp"', Fault("meta.coordinator", P.IMPOSSIBLE, "knp", "ecvm")),
    ('focus_area = "ORG"', 'focus_area = ""', Fault("outcome[U-1].focus_area", P.EMPTY, "", "text")),
    # twice
    (
        'id = "TOE-1"',
        'id = "org-1"',
        Fault("recommendation[org-1].id", P.DUPLICATE, "org-1", "recommendation 1"),
    ),
    ('id = "A-3"', 'id = "A-1"', Fault("commitment[A-1].id", P.DUPLICATE, "A-1", "commitment 1")),
    ("nr = 9,", "nr = 1,", Fault("police.regions[1].nr", P.DUPLICATE, "1", "police.regions 1")),
    (
        'aliases = ["KLPD"]',
        'aliases = ["Drenthe"]',
        Fault("police.regions[26].aliases", P.DUPLICATE, "Drenthe", "police.regions 3"),
    ),
    (
        'ids = ["riec-on", "liec"]',
        'ids = ["liec", "liec"]',
        Fault("recommendation[TOE-3].addressee.ids", P.DUPLICATE, "liec", "recommendation 8"),
    ),
    # what must fit
    ("2010 = 58", "2010 = 101", Fault("outcome[U-1].scores.2010", P.IMPOSSIBLE, "101", "0 to 100")),
    ("from = 0", "from = 10", Fault("monitor.bands", P.IMPOSSIBLE, "from 10", "from 0")),
    ("from = 70", "from = 170", Fault("monitor.bands[norm].from", P.IMPOSSIBLE, "170", "0 to 100")),
    ("score_max = 100", "score_max = 0", Fault("monitor.score_max", P.IMPOSSIBLE, "0", "at least 1")),
    (
        'kind = "body"',
        'kind = "coordinator"',
        Fault("organisation[taskforce].kind", P.IMPOSSIBLE, "coordinator", "one coordinator"),
    ),
    (
        'audience = ["member"]',
        'audience = ["member"]\nzone = "Europe/Amsterdm"',
        Fault("gathering[taskforce-2013-09].zone", P.UNKNOWN_REFERENCE, "Europe/Amsterdm", "Europe/Amsterdam"),
    ),
    (
        'audience = ["member"]',
        'audience = ["member"]\nkept_until = 2013-09-24',
        Fault("gathering[taskforce-2013-09].kept_until", P.IMPOSSIBLE, "2013-09-24", "2013-09-25 or later"),
    ),
    (
        'audience = ["member"]',
        'audience = ["unknown"]',
        Fault("gathering[taskforce-2013-09].audience", P.IMPOSSIBLE, "unknown", "a name for those who belong to it"),
    ),
    ("due = 2014-02-14\n", "", Fault("commitment[A-1].due", P.MISSING, "", "date")),
    (
        'measure_nl = "Vier overzichten in 2014."',
        'measure_nl = " "',
        Fault("commitment[A-5].measure_nl", P.MISSING, "", "text"),
    ),
    ("done_on = 2014-01-24\n", "", Fault("commitment[A-6].done_on", P.MISSING, "", "date")),
    (
        'closed_note_nl = "Opgegaan in een landelijke afspraak."',
        'closed_note_nl = ""',
        Fault("commitment[A-8].closed_note_nl", P.MISSING, "", "the reason"),
    ),
    (
        "due = 2014-02-14",
        "due = 2013-02-14",
        Fault("commitment[A-1].due", P.IMPOSSIBLE, "2013-02-14", "2013-11-14 or later"),
    ),
    (
        'context_nl = "Achterhaald door de vorming van de eenheid."\n',
        "",
        Fault("recommendation[OPS-4].context_nl", P.MISSING, "", "the reason"),
    ),
]


@pytest.mark.parametrize(("old", "new", "fault"), ONE_FAULT)
def test_one_mistake_gives_one_fault(example: str, old: str, new: str, fault: Fault) -> None:
    answer = read_report(edited(example, (old, new)), "report.toml")

    assert answer == (fault,)


def test_an_outcome_and_a_recommendation_do_not_share_a_reference(example: str) -> None:
    faults = wrong(edited(example, ('id = "U-8"', 'id = "ORG-1"')))

    assert Fault("outcome[ORG-1].id", P.DUPLICATE, "ORG-1", "recommendation 1") in faults


def test_a_proposed_commitment_may_be_without_measure(example: str) -> None:
    source = edited(example, ('measure_nl = "Voorbeeld verzonden aan tien RIEC\'s."\n', ""))

    assert isinstance(read_report(source, "report.toml"), ReportFile)


def test_every_fault_is_listed_in_the_order_of_the_file(example: str) -> None:
    mistakes = {
        'coordinator = "ecvm"': 'coordinator = "ecmv"',
        "weight = 30": "weight = -30",
        "2010 = 66": "2010 = 660",
        'urgency = "low"': 'urgency = "lo"',
        'ids = ["comensha", "kmar"]': 'ids = ["comensa", "kmar"]',
        'organiser = "taskforce"': 'organizer = "taskforce"',
        'id = "A-2"': 'id = "A-1"',
    }

    faults = wrong(edited(example, *mistakes.items()))

    assert [(fault.place, fault.problem) for fault in faults] == [
        ("meta.coordinator", P.UNKNOWN_REFERENCE),
        ("monitor.focus_areas[TOE].weight", P.IMPOSSIBLE),
        ("outcome[U-3].scores.2010", P.IMPOSSIBLE),
        ("recommendation[ORG-5].urgency", P.NOT_ONE_OF),
        ("recommendation[INF-4].addressee.ids", P.UNKNOWN_REFERENCE),
        ("gathering[taskforce-2013-09].organizer", P.UNKNOWN_KEY),
        ("gathering[taskforce-2013-09].organiser", P.MISSING),
        ("commitment[A-1].id", P.DUPLICATE),
    ]


def test_one_wrong_row_shows_both_its_shape_and_its_references(example: str) -> None:
    faults = wrong(edited(example, ('outcome = "U-6"\ntitle_nl', 'outcome = "U-66"\ntitel_nl')))

    assert [(fault.place, fault.expected) for fault in faults] == [
        ("recommendation[INF-1].outcome", "U-6"),
        ("recommendation[INF-1].titel_nl", "title_nl"),
        ("recommendation[INF-1].title_nl", "text"),
    ]


def test_weights_that_add_up_to_nothing_weigh_nothing(example: str) -> None:
    source = example.replace("weight = 20", "weight = 0").replace("weight = 30", "weight = 0")

    assert wrong(source) == (Fault("monitor.focus_areas", P.IMPOSSIBLE, "0", "a weight above 0"),)


def test_an_unreadable_list_is_one_fault_not_one_for_each_that_names_it(example: str) -> None:
    source = edited(example, ("focus_areas = [", "focus_areas = 5\nareas = ["))

    assert [fault.place for fault in wrong(source)] == ["monitor.focus_areas", "monitor.areas"]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_with_any_line_spoiled_is_read_or_answered(data: st.DataObject) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    index = data.draw(st.integers(0, len(lines) - 1))
    key = lines[index].partition("=")[0] if "=" in lines[index] else "x "
    value = data.draw(st.sampled_from(["5", "-1", '""', "[]", "[[1]]", "{}", "true", "2013-01-01", '"x"', "1e99"]))
    lines[index] = f"{key}= {value}"

    answer = read_report("\n".join(lines), "report.toml")

    assert isinstance(answer, ReportFile) or answer
