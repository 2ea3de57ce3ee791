"""A right file is read whole; what it leaves out has a meaning."""

from datetime import date

from models.report_file import Fault, Problem, ReportFile, read_report
from models.words import Results, Urgency

from .conftest import edited, right, wrong


def test_the_example_is_right(example: str) -> None:
    report = right(example)

    assert len(report.recommendation) == 18
    assert len(report.outcome) == 8
    assert report.meta.demo_date == date(2014, 3, 1)
    assert report.recommendation[6].id == "TOE-2"
    assert report.recommendation[6].urgency is Urgency.HIGH
    assert report.recommendation[6].special_attention is True


def test_bytes_with_a_byte_order_mark_read_the_same(example: str) -> None:
    assert read_report(b"\xef\xbb\xbf" + example.encode(), "report.toml") == right(example)


def test_a_gathering_says_little_and_gets_the_rest(example: str) -> None:
    congress = right(example).gathering[0]

    assert (congress.language, congress.zone) == ("nl", "Europe/Amsterdam")
    assert (congress.confidential, congress.by_invitation) == (True, False)
    assert congress.results is Results.HIDDEN
    assert congress.kept_until == date(2013, 12, 31)


def test_an_agenda_left_out_has_recommendations_then_outcomes(example: str) -> None:
    report = right(example)

    agenda = report.agenda(report.gathering[0])

    assert agenda[0] == "ORG-1"
    assert agenda[17:19] == ("OPS-4", "U-1")
    assert agenda[-1] == "U-8"


def test_an_agenda_of_its_own_is_kept_in_order(example: str) -> None:
    source = edited(example, ('audience = ["member"]', 'audience = ["member"]\nagenda = ["U-3", "TOE-2"]'))
    report = right(source)

    assert report.agenda(report.gathering[1]) == ("U-3", "TOE-2")


def test_english_left_out_reads_as_the_dutch(example: str) -> None:
    report = right(edited(example, ('title_en = "One portfolio holder per unit"\n', "")))

    assert report.recommendation[0].title_en == "Eén portefeuillehouder per eenheid"


def test_a_file_that_is_no_toml_says_where() -> None:
    assert wrong("[meta]\nlabel_nl = \n") == (Fault("line 2, column 12", Problem.UNREADABLE, "Invalid value", "TOML"),)


def test_a_file_that_ends_too_early_says_so_at_its_end() -> None:
    (fault,) = wrong('[meta]\nlabel_nl = "x"\nlist = [')

    assert (fault.place, fault.problem) == ("line 3, column 9", Problem.UNREADABLE)


def test_a_file_in_another_encoding_says_at_which_byte() -> None:
    assert wrong('[meta]\nlabel_nl = "é"\n'.encode("latin-1")) == (
        Fault("line 2, column 13", Problem.UNREADABLE, "byte 0xe9", "UTF-8"),
    )


def test_a_file_made_to_hurt_is_unreadable() -> None:
    assert wrong("a = " + "[" * 5_000) == (Fault("report.toml", Problem.UNREADABLE, "lists in lists", "fewer levels"),)
    assert wrong("a = " + "9" * 5_000) == (
        Fault("report.toml", Problem.UNREADABLE, "a very large number", "a smaller number"),
    )


def test_a_file_over_five_megabytes_is_refused(example: str) -> None:
    room = 5_000_000 - len(example.encode())

    assert isinstance(read_report(example + "#" * room, "report.toml"), ReportFile)
    assert wrong(example + "#" * (room + 1)) == (Fault("report.toml", Problem.TOO_LONG, "5000001", "5000000"),)


def test_an_empty_file_misses_its_three_tables() -> None:
    assert [(fault.place, fault.problem) for fault in wrong("")] == [
        ("meta", Problem.MISSING),
        ("monitor", Problem.MISSING),
        ("organisation", Problem.MISSING),
    ]
