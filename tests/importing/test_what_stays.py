"""Changed texts never touch voices; what the chat leads stays with the chat."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, col, select

from models import committing, endorsing, rechecking
from models.importing import ReportRefused, put_report
from models.importing.bringing import brought
from models.report_file import ReportFile
from models.tables import AgendaItem, Commitment, Gathering, GatheringAudience, Item, Person, Posting, Recommendation
from models.words import AgendaState, CommitmentKind, CommitmentStatus, RecommendationStatus, Results, Urgency

from .conftest import SessionFactory, edited, right, without
from .hall import SPOKEN, agenda_item, alice_agrees, dump

NOW = datetime(2014, 3, 3, 9, 0, tzinfo=UTC)
NEW_TEXT = ("Maak met gemeenten afspraken over", "Spreek met gemeenten af")


def gathering(session: Session, reference: str) -> Gathering:
    return session.exec(select(Gathering).where(Gathering.reference == reference)).one()


def commitment(session: Session, reference: str) -> Commitment:
    return session.exec(select(Commitment).where(Commitment.reference == reference)).one()


def agenda(session: Session, reference: str) -> list[str]:
    statement = select(Item.reference).join(AgendaItem).join(Gathering).where(Gathering.reference == reference)
    return list(session.exec(statement.order_by(col(AgendaItem.position))))


def test_a_changed_text_leaves_voices_and_refreshes_its_card_alone(
    session_factory: SessionFactory, example: str
) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        changed_card = alice_agrees(session, "congres-2013", "TOE-2", 1)
        other_card = alice_agrees(session, "congres-2013", "TOE-3", 2)
        session.commit()
        spoken = dump(session, *SPOKEN)
        source = edited(example, NEW_TEXT, ('status = "in_progress"\nspecial', 'status = "implemented"\nspecial'))

        imported = put_report(session, right(source))
        session.commit()
        session.expire_all()

        row = session.exec(select(Recommendation).join(Item).where(Item.reference == "TOE-2")).one()
        assert row.text_nl.startswith("Spreek met gemeenten af wie")
        assert row.status == RecommendationStatus.IMPLEMENTED
        assert dump(session, *SPOKEN) == spoken
        assert imported.cards == 1
        assert gathering(session, "congres-2013").revision == 1
        assert agenda_item(session, "congres-2013", "TOE-2").revision == 1
        assert agenda_item(session, "congres-2013", "TOE-3").revision == 0
        assert (changed_card.wanted_revision, changed_card.shown_revision) == (1, 0)
        assert (other_card.wanted_revision, other_card.shown_revision) == (0, 0)


def test_a_changed_name_of_a_partner_refreshes_every_card(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        alice_agrees(session, "congres-2013", "TOE-2", 1)
        alice_agrees(session, "taskforce-2013-09", "TOE-3", 2)
        imported = put_report(session, right(edited(example, ("Voorbeeldgemeente", "Gemeente Voorbeeld"))))

    assert imported.cards == 2


def test_a_changed_text_refreshes_a_card_in_a_private_chat_too(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        card = alice_agrees(session, "congres-2013", "TOE-2", 1)
        card.person_id = session.exec(select(Person.id)).one()
        session.flush()
        put_report(session, right(edited(example, NEW_TEXT)))
        session.expire_all()

        assert card.wanted_revision == 1


def test_a_changed_name_of_a_gathering_refreshes_its_own_cards(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        here = alice_agrees(session, "congres-2013", "TOE-2", 1)
        there = alice_agrees(session, "taskforce-2013-09", "TOE-2", 2)
        put_report(session, right(edited(example, ('name_nl = "Congres ', 'name_nl = "Het congres '))))
        session.expire_all()

        assert (here.wanted_revision, there.wanted_revision) == (1, 0)


def test_another_order_of_the_file_leaves_an_agenda_of_its_own_in_peace(
    session_factory: SessionFactory, example: str
) -> None:
    own_agenda = ('audience = ["member"]', 'audience = ["member"]\nagenda = ["TOE-2"]')
    first = edited(example, own_agenda)
    shorter = without(first, '[[recommendation]]\nid = "ORG-2"')
    with session_factory() as session:
        put_report(session, right(first))
        alice_agrees(session, "taskforce-2013-09", "TOE-2", 1)

        assert put_report(session, right(shorter)).cards == 0


def test_an_import_that_changes_nothing_refreshes_nothing(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        alice_agrees(session, "congres-2013", "TOE-2", 1)
        before = dump(session)
        imported = put_report(session, right(example))

        assert imported.cards == 0
        assert dump(session) == before


def test_a_presented_item_stays_on_the_agenda_and_an_unseen_one_goes(
    session_factory: SessionFactory, example: str
) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        alice_agrees(session, "taskforce-2013-09", "TOE-2", 1)
        spoken = dump(session, *SPOKEN)
        own_agenda = ('audience = ["member"]', 'audience = ["member"]\nagenda = ["U-3", "ORG-1"]')
        imported = put_report(session, right(edited(example, own_agenda)))

        assert agenda(session, "taskforce-2013-09") == ["U-3", "ORG-1", "TOE-2"]
        assert len(agenda(session, "congres-2013")) == 26
        assert imported.kept == {"agenda_item": ("taskforce-2013-09/TOE-2",)}
        assert imported.counts["agenda_item"].removed == 23
        assert dump(session, *SPOKEN) == spoken


def test_an_item_that_is_only_shown_or_only_presented_stays_too(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        shown = agenda_item(session, "taskforce-2013-09", "TOE-2")
        assert shown.id is not None
        session.add(Posting(agenda_item_id=shown.id, chat_id=1, token="walking-through"))
        agenda_item(session, "taskforce-2013-09", "TOE-3").state = AgendaState.CLOSED
        session.flush()
        own_agenda = ('audience = ["member"]', 'audience = ["member"]\nagenda = ["U-3"]')
        put_report(session, right(edited(example, own_agenda)))

        assert agenda(session, "taskforce-2013-09") == ["U-3", "TOE-2", "TOE-3"]


def test_an_item_that_left_the_file_keeps_its_place_where_it_was_discussed(
    session_factory: SessionFactory, example: str
) -> None:
    shorter = without(example, '[[recommendation]]\nid = "ORG-2"')
    with session_factory() as session:
        put_report(session, right(example))
        alice_agrees(session, "congres-2013", "ORG-2", 1)
        imported = put_report(session, right(shorter))

        assert imported.kept == {"item": ("ORG-2",), "agenda_item": ("congres-2013/ORG-2",)}
        assert agenda(session, "congres-2013")[-1] == "ORG-2"
        assert "ORG-2" not in agenda(session, "taskforce-2013-09")


def test_an_audience_that_somebody_chose_stays(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        alice_agrees(session, "congres-2013", "TOE-2", 1)
        imported = put_report(session, right(edited(example, ('"partner", "police"', '"guest"'))))
        congress = gathering(session, "congres-2013")
        statement = select(GatheringAudience).where(GatheringAudience.gathering_id == congress.id)
        audiences = {row.audience: row.position for row in session.exec(statement)}

    assert audiences == {"guest": 1, "police": 2}
    assert imported.kept == {"gathering_audience": ("congres-2013/police",)}


def test_a_known_gathering_keeps_what_the_file_leaves_out(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        gathering(session, "congres-2013").results = Results.LIVE
        put_report(session, right(example))
        assert gathering(session, "congres-2013").results == Results.LIVE

        said = ("date = 2013-09-02", 'date = 2013-09-02\nresults = "hidden"')
        put_report(session, right(edited(example, said)))
        assert gathering(session, "congres-2013").results == Results.HIDDEN


def test_a_known_commitment_is_led_by_the_chat(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        led = commitment(session, "A-1")
        led.status, led.due, led.done_on = CommitmentStatus.DONE, date(2014, 3, 14), date(2014, 3, 3)
        session.flush()
        source = edited(
            example,
            ("due = 2014-02-14", "due = 2014-02-28"),
            ("Handhavingsarrangement vaststellen", "Arrangement vaststellen"),
            ('recommendations = ["TOE-2"]', 'recommendations = ["OPS-3", "TOE-5"]'),
        )
        put_report(session, right(source))
        session.expire_all()
        now = commitment(session, "A-1")

    assert now.text_nl == "Arrangement vaststellen in de lokale driehoek."
    assert now.urgency == Urgency.LOW
    assert (now.status, now.due, now.done_on) == (CommitmentStatus.DONE, date(2014, 3, 14), date(2014, 3, 3))


def test_another_owner_kind_and_urgency_from_the_chat_stay_and_are_named(
    session_factory: SessionFactory, example: str
) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        handed, changed, untouched = (commitment(session, reference) for reference in ("A-1", "A-2", "A-4"))
        person = Person(pseudonym="coordinator", created_at=NOW)
        session.add(person)
        session.flush()
        other, by = untouched.organisation_id, person.id or 0
        endorsing.hand_on(session, handed, other, by, NOW)
        kind, urgency = CommitmentKind.ENFORCEMENT_AGREEMENT, Urgency.LOW
        committing.change(session, changed, by, NOW, kind=kind, urgency=urgency)
        imported = put_report(session, right(example))
        session.expire_all()

        assert (handed.organisation_id, handed.owner_nl) == (other, "")
        assert (changed.kind, changed.urgency) == (kind, urgency)
        assert untouched.owner_nl == "adviseur LIEC"
        assert imported.kept == {"commitment": ("A-1", "A-2")}


def test_a_measure_agreed_in_the_chat_survives_a_file_without_one(
    session_factory: SessionFactory, example: str
) -> None:
    vague = edited(
        example,
        ('measure_nl = "Voorbeeld verzonden aan tien RIEC\'s."\n', ""),
        ('measure_en = "Model sent to ten RIECs."\n', ""),
    )
    with session_factory() as session:
        put_report(session, right(vague))
        agreed = commitment(session, "A-4")
        agreed.status, agreed.due = CommitmentStatus.AGREED, date(2014, 5, 1)
        agreed.measure_nl = agreed.measure_en = "Tien keer verzonden"
        session.flush()
        put_report(session, right(vague))

        assert commitment(session, "A-4").measure_nl == "Tien keer verzonden"


def test_the_urgency_of_a_commitment_is_the_highest_it_serves(session_factory: SessionFactory, example: str) -> None:
    source = edited(example, ('recommendations = ["OPS-2", "ORG-4"]', 'recommendations = ["OPS-2", "TOE-1"]'))
    with session_factory() as session:
        put_report(session, right(source))

        assert commitment(session, "A-7").urgency == Urgency.HIGH


def test_a_commitment_from_the_chat_is_not_overwritten(session_factory: SessionFactory, example: str) -> None:
    with session_factory() as session:
        put_report(session, right(without(example, '[[commitment]]\nid = "A-3"')))
        congress = gathering(session, "congres-2013")
        promise = Commitment(
            reference="A-3",
            organisation_id=commitment(session, "A-1").organisation_id,
            gathering_id=congress.id,
            kind=CommitmentKind.OTHER,
            urgency=Urgency.LOW,
            text_nl="Wij pakken dit op.",
            text_en="We take this on.",
            status=CommitmentStatus.PROPOSED,
        )
        session.add(promise)
        session.flush()
        with pytest.raises(ReportRefused) as refused:
            put_report(session, right(example))

    assert [(fault.place, fault.expected) for fault in refused.value.faults] == [
        ("commitment[A-3].id", "a commitment from the chat")
    ]


def test_what_the_chat_closed_keeps_its_reason_where_a_table_is_added(
    session_factory: SessionFactory, example: str
) -> None:
    with session_factory() as session:
        put_report(session, right(example))
        found = session.exec(select(Recommendation).join(Item).where(Item.reference == "TOE-5")).one()
        person = Person(pseudonym="co", created_at=NOW)
        session.add(person)
        session.flush()
        closed, reason = RecommendationStatus.NOT_ACCEPTED, "Valt weg"
        rechecking.set_status(session, found, closed, person.id or 0, NOW, reason=reason)

        added = brought(session, b"Reference;Title (Dutch)\nTOE-5;Nieuwe titel\n", "recommendations.csv")
        assert isinstance(added, ReportFile), added
        imported = put_report(session, added)

        assert imported.kept.get("recommendation", ()) == ()
        assert (found.status, found.context_nl) == (closed, reason)
