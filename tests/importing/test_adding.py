"""A table alone, as a sheet or as CSV, adds to the report that is there: what it doesn't name stays."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.reports.template_workbook import workbook
from models.importing import ReportRefused, brought, current, other_encoding, put_report
from models.report_file import Cell, Fault, Problem, ReportFile
from models.tables import Commitment, Item, Recommendation, Voice
from models.words import Stance, Urgency

from .conftest import SessionFactory, edited, right
from .hall import SPOKEN, alice_agrees, dump
from .sheets import made, report, written

P = Problem


def recommendation(session: Session, reference: str) -> tuple[Item, Recommendation]:
    query = select(Item, Recommendation).where(Item.id == Recommendation.item_id, Item.reference == reference)
    return session.exec(query).one()


def standing(session: Session) -> dict[str, Any]:
    found = current(session)
    assert found is not None
    return found


def take_in(session: Session, content: bytes, name: str) -> ReportFile:
    found = brought(session, content, name)
    assert isinstance(found, ReportFile), found
    put_report(session, found)
    return found


def test_what_the_database_has_written_out_is_the_report_that_was_taken_in(
    session_factory: SessionFactory, example: str
) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        out = {language: workbook(language, standing(session)) for language in ("nl", "en")}
        before = dump(session)
        for language, content in out.items():
            take_in(session, content, f"{language}.xlsx")

        assert dump(session) == before
    stored, again = stored_part(right(example)), stored_part(report(out["en"]))
    assert again == stored


def stored_part(read: ReportFile) -> dict[str, Any]:
    """What of a report the database keeps; lists that have no order there as sets."""
    data = read.model_dump(
        exclude={"meta": {"demo_date"}, "police": {"effective"}, "gathering": {"__all__": {"basis"}}}
    )
    for gathering, said in zip(data["gathering"], read.gathering, strict=True):
        gathering["agenda"] = read.agenda(said)
    for row in data["recommendation"]:
        row["addressee"]["ids"] = set(row["addressee"]["ids"])
    for row in data["commitment"]:
        row["recommendations"] = set(row["recommendations"])
    return data


def test_a_sheet_alone_changes_its_rows_and_no_voice(session_factory: SessionFactory, example: str) -> None:
    rows = [["Reference", "Title (Dutch)", "Urgency"], ["TOE-2", "Afspraken", "low"], ["U-99"]]
    with session_factory() as session:
        put_report(session, right(example))
        card = alice_agrees(session, "congres-2013", "TOE-2", 7)
        said = dump(session, *SPOKEN)
        before = standing(session)

        take_in(session, made({"Recommendations": rows[:2]}), "some.xlsx")

        after = standing(session)
        item, row = recommendation(session, "TOE-2")
        assert (item.title_nl, row.urgency) == ("Afspraken", Urgency.LOW)
        assert item.title_en == "Enforcement agreements with municipalities"
        assert dump(session, *SPOKEN) == said
        session.refresh(card)
        assert card.wanted_revision > card.shown_revision
        changed = [
            old["id"] for old, new in zip(before["recommendation"], after["recommendation"], strict=True) if old != new
        ]
        assert changed == ["TOE-2"]
        assert {key: after[key] for key in after if key != "recommendation"} == {
            key: before[key] for key in before if key != "recommendation"
        }


def test_english_that_said_the_same_follows_the_dutch(session_factory: SessionFactory, example: str) -> None:
    source = edited(example, ('title_en = "National action days"\n', ""))
    with session_factory() as session:
        put_report(session, right(source))
        take_in(session, made({"Recommendations": [["id", "title_nl"], ["TOE-1", "Actiedagen"]]}), "some.xlsx")

        assert recommendation(session, "TOE-1")[0].title_en == "Actiedagen"


def test_a_blank_cell_takes_away_and_a_column_that_is_not_there_does_not(
    session_factory: SessionFactory, example: str
) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        take_in(session, made({"Recommendations": [["id", "outcome"], ["TOE-1", None]]}), "some.xlsx")

        row = recommendation(session, "TOE-1")[1]
        assert (row.outcome_id, row.context_nl) == (
            None,
            "Volgens de brief al onderdeel van het werkproces van de politie.",
        )


def test_new_rows_follow_and_a_sheet_with_every_row_gives_the_order(
    session_factory: SessionFactory, example: str
) -> None:
    new = right(example).model_dump(by_alias=True, exclude_unset=True)
    new["recommendation"] = ({**new["recommendation"][0], "id": "ORG-9"},)
    alone = {"recommendation": new["recommendation"]}
    with session_factory() as session:
        put_report(session, right(example))
        take_in(session, workbook("nl", alone), "some.xlsx")
        references = [row["id"] for row in standing(session)["recommendation"]]
        assert references[-2:] == ["OPS-4", "ORG-9"]

        rows = [["Kenmerk"], *([reference] for reference in reversed(references))]
        take_in(session, made({"Aanbevelingen": rows}), "order.xlsx")
        assert [row["id"] for row in standing(session)["recommendation"]] == references[::-1]


def test_scores_and_agendas_can_be_added_alone(session_factory: SessionFactory, example: str) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "Scores": [["Outcome", "Edition", "Score"], ["U-8", 2010, 40], ["U-1", 2010, None]],
        "Agenda": [["Gathering", "Item"], ["taskforce-2013-09", "U-3"], ["taskforce-2013-09", "TOE-2"]],
    }
    with session_factory() as session:
        put_report(session, right(example))
        take_in(session, made(sheets), "some.xlsx")
        after = standing(session)

        scores = {row["id"]: row.get("scores") for row in after["outcome"]}
        assert (scores["U-8"], scores["U-1"]) == ({"2010": 40, "2012": 54}, {"2012": 71})
        assert [row["agenda"] for row in after["gathering"]][1] == ["U-3", "TOE-2"]
        assert len(after["gathering"][0]["agenda"]) == 26


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        ("recommendations.csv", "id;urgency\nTOE-2;low\n", "utf-8"),
        ("Aanbevelingen.csv", "Kenmerk;Urgentie\r\nTOE-2;laag\r\n", "utf-8-sig"),
        ("export (3).csv", "Reference,Urgency\nTOE-2,low\n\n", "utf-8"),
        ("x.csv", '"Reference"\t"Urgency"\n"TOE-2"\t"low"', "utf-16"),
    ],
)
def test_a_table_may_be_csv(session_factory: SessionFactory, example: str, name: str, text: str, encoding: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        take_in(session, text.encode(encoding), name)

        assert recommendation(session, "TOE-2")[1].urgency == Urgency.LOW


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("organisation", "id,kind,nl\nggd,partner,GGD\n"),
        ("outcome", "id;focus_area;about;nl\nU-9;TOE;samenwerking;Samen\n"),
        ("gathering", "Kenmerk;Naam (Nederlands);Datum;Organisator;Doelgroepen\nnazorg;Nazorg;1-4-2014;knp;partner\n"),
        (
            "commitment",
            'id;recommendations;partner;kind;text_nl;status\nA-77;"TOE-2; TOE-3";gemeente;anders;Doen;voorgesteld\n',
        ),
    ],
)
def test_csv_without_a_telling_name_is_known_by_its_headings(
    session_factory: SessionFactory, example: str, table: str, text: str
) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        before = len(standing(session)[table])
        take_in(session, text.encode(), "download.csv")

        assert len(standing(session)[table]) == before + 1


def test_a_zip_of_csv_files_is_a_workbook(session_factory: SessionFactory, example: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("report/outcomes.csv", "id;focus_area;about;nl\nU-9;TOE;cooperation;Samen\n")
        archive.writestr("report/scores.csv", "outcome;edition;score\nU-9;2012;55\n")
    with session_factory() as session:
        put_report(session, right(example))
        take_in(session, out.getvalue(), "report.zip")

        assert standing(session)["outcome"][-1] == {
            "id": "U-9",
            "focus_area": "TOE",
            "about": "cooperation",
            "nl": "Samen",
            "scores": {"2012": 55},
        }


def test_another_encoding_is_read_and_told(session_factory: SessionFactory, example: str) -> None:
    content = "id;title_nl\nTOE-2;Coördinatie – één\n".encode("cp1252")
    with session_factory() as session:
        put_report(session, right(example))
        take_in(session, content, "recommendations.csv")

        assert recommendation(session, "TOE-2")[0].title_nl == "Coördinatie – één"
    assert other_encoding(content, "recommendations.csv") == "cp1252"
    assert other_encoding(b"id\nTOE-2\n", "recommendations.csv") == ""


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"a;b\n1;2\n", Fault("x.csv", P.UNREADABLE, "unknown headings")),
        (b"id;nl\nx;y\n", Fault("x.csv", P.UNREADABLE, "unknown headings")),
        (b"id;urgency\nTOE-2;\x81\n", Fault("x.csv", P.UNREADABLE, "an unknown encoding")),
        (
            b"id;urgency\nTOE-2;" + b"x" * 200_000,
            Fault("x.csv", P.UNREADABLE, "field larger than field limit (131072)"),
        ),
        (b"id;urgency\nTOE-2;hoogst\n", Fault(Cell("x.csv", 2, "urgency"), P.NOT_ONE_OF, "hoogst")),
        (b"id;urgency\nTOE-22;high\n", Fault(Cell("x.csv", 2, "id"), P.INCOMPLETE, "TOE-22")),
        (
            b"id;urgency\nTOE-2;high\ntoe-2;low\n",
            Fault(Cell("x.csv", 3, "id"), P.DUPLICATE, "toe-2"),
        ),
    ],
)
def test_wrong_csv_is_answered(session_factory: SessionFactory, example: str, content: bytes, fault: Fault) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        found = brought(session, content, "x.csv")

    assert not isinstance(found, ReportFile)
    places = {(each.place, each.problem, each.given) for each in found}
    assert (fault.place, fault.problem, fault.given) in places


def test_a_csv_with_a_heading_that_is_wrong_is_still_known_by_the_others(
    session_factory: SessionFactory, example: str
) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        found = brought(session, b"kenmerk;titel_nl;urgentie\nTOE-2;Afspraken;laag\n", "mijn.csv")

    assert found == (Fault(Cell("mijn.csv", 1, "titel_nl"), P.UNKNOWN_KEY, "titel_nl", "title_nl"),)


def test_a_new_row_is_told_once_with_the_columns_that_it_needs(session_factory: SessionFactory, example: str) -> None:
    rows = [["Kenmerk", "Titel (Nederlands)", "Tekst (Nederlands)", "Urgentie", "Status"]]
    rows += [["TOE-22", "Nieuw", "Een tekst.", "laag", "niet begonnen"], ["", "Zonder kenmerk"]]
    with session_factory() as session:
        put_report(session, right(example))
        found = brought(session, made({"Aanbevelingen": rows}), "x.xlsx")

    lacks = "Editie, Aandachtsveld, Voor, Geadresseerden"
    assert not isinstance(found, ReportFile)
    assert [each for each in found if each.problem == P.INCOMPLETE] == [
        Fault(Cell("Aanbevelingen", 2, "Kenmerk"), P.INCOMPLETE, "TOE-22", lacks)
    ]
    assert {each.place.row for each in found if isinstance(each.place, Cell)} == {2, 3}


def test_what_the_database_has_for_something_else_is_named_where_the_workbook_has_it(
    session_factory: SessionFactory, example: str
) -> None:
    renamed = right(example.replace('"U-8"', '"U-88"').replace('"OPS-4"', '"U-8"'))
    with session_factory() as session:
        put_report(session, right(example))
        found = brought(session, written(renamed, "nl"), "x.xlsx")

    assert found == (Fault(Cell("Aanbevelingen", 19, "Kenmerk"), P.TAKEN, "U-8", "outcome"),)


def test_without_a_report_to_add_to_the_monitor_is_missing(session_factory: SessionFactory) -> None:
    with session_factory() as session:
        found = brought(session, made({"Aanbevelingen": [["Kenmerk", "Urgentie"], ["TOE-2", "laag"]]}), "x.xlsx")

    assert found == (Fault(Cell("Monitor"), P.MISSING, "", "sheet"),)


def test_what_was_led_by_the_chat_since_does_not_stop_an_addition(
    session_factory: SessionFactory, example: str
) -> None:
    """A commitment that was agreed in the chat after its due date would be a fault in a file."""
    with session_factory() as session:
        put_report(session, right(example))
        commitment = session.exec(select(Commitment).where(Commitment.reference == "A-1")).one()
        commitment.agreed_on = date(2015, 1, 1)
        session.flush()
        take_in(session, b"id;urgency\nTOE-2;low\n", "recommendations.csv")

        session.refresh(commitment)
        assert commitment.agreed_on == date(2015, 1, 1)


def test_an_addition_that_takes_anothers_reference_is_refused(session_factory: SessionFactory, example: str) -> None:
    rows = [["Reference", "Focus area", "About", "Name (Dutch)"], ["TOE-2", "TOE", "cooperation", "Nu een uitkomst"]]
    with session_factory() as session:
        put_report(session, right(example))
        found = brought(session, made({"Outcomes": rows}), "x.xlsx")

    assert not isinstance(found, ReportFile)
    assert [(fault.place, fault.problem) for fault in found] == [(Cell("Outcomes", 2, "Reference"), P.DUPLICATE)]


def test_a_voice_stays_with_its_reference_when_the_whole_workbook_comes_again(
    session_factory: SessionFactory, example: str
) -> None:
    changed = right(edited(example, ('title_nl = "Landelijke actiedagen"', 'title_nl = "Actiedagen"')))
    with session_factory() as session:
        put_report(session, right(example))
        alice_agrees(session, "congres-2013", "TOE-1", 7)
        take_in(session, written(changed), "again.xlsx")

        assert recommendation(session, "TOE-1")[0].title_nl == "Actiedagen"
        assert session.exec(select(Voice.stance)).all() == [Stance.AGREE]


def test_a_reference_of_another_kind_in_the_database_is_refused(session_factory: SessionFactory, example: str) -> None:
    renamed = right(example.replace('"U-8"', '"U-88"').replace('"OPS-4"', '"U-8"'))
    with session_factory() as session:
        put_report(session, right(example))
        with pytest.raises(ReportRefused) as refused:
            put_report(session, renamed)

    assert refused.value.faults == (Fault("recommendation[U-8].id", P.TAKEN, "U-8", "outcome"),)
