"""What owners answer to their reminders, and what then counts."""

from datetime import UTC, date, datetime
from functools import partial

from sqlalchemy import select
from sqlmodel import Session, col

from models.tables import Outbox, Reminder
from models.words import OutboxState
from tests.hall.conftest import Hall
from tests.hall.reminded import a9, does, moved, reminded, steps, waits
from tests.hall.telling import labels


async def test_on_schedule_counts_again_once_the_coordinator_changed_something(hall: Hall) -> None:
    _, partner = await reminded(hall)
    schedule = (await partner.sees())[-1].keyboard[0][1].data
    assert schedule is not None
    for _press in range(2):
        await partner.presses(schedule, raw=True)
        await hall.calm()
    assert hall.database(steps).count("on_schedule") == 1

    hall.database(partial(moved, due=date(2014, 2, 28)))
    await partner.presses(schedule, raw=True)
    await hall.calm()

    assert hall.database(steps)[-3:] == ["on_schedule", "changed", "on_schedule"]


async def test_a_day_that_the_coordinator_moved_beyond_meanwhile_is_asked_again(hall: Hall) -> None:
    _, partner = await reminded(hall)
    await does(hall, partner, "[Later klaar]", "28 februari")
    hall.database(partial(moved, due=date(2014, 3, 14)))

    said = await does(hall, partner, "Het overleg is verzet")

    assert said.startswith("De streefdatum van A-9 is")
    assert hall.database(a9).due == date(2014, 3, 14)
    await does(hall, partner, "21 maart", "Het overleg is verzet")
    assert hall.database(a9).due == date(2014, 3, 21)


async def test_a_new_date_ends_what_was_put_off(hall: Hall) -> None:
    _, partner = await reminded(hall)
    await does(hall, partner, "[Herinner me later]", "[vrijdag 31 januari 2014]")

    hall.database(partial(moved, due=date(2014, 1, 24)))

    assert hall.database(a9).snoozed_until is None


async def test_only_whom_a_message_was_for_shows_that_it_arrived(hall: Hall) -> None:
    _, partner = await reminded(hall)
    other = await hall.joins("Rik", "contact", organisation="riec-on")
    schedule = (await partner.sees())[-1].keyboard[0][1].data
    assert schedule is not None
    assert hall.database(partial(letter, state=OutboxState.UNCERTAIN)) == "uncertain"

    await other.presses(schedule, raw=True)
    await hall.calm()
    assert hall.database(letter) == "uncertain"
    await partner.presses(schedule, raw=True)
    await hall.calm()
    assert hall.database(letter) == "sent"


def letter(session: Session, state: OutboxState | None = None) -> str:
    """The state of the message with the last reminder, which may become this one first."""
    newest = select(Outbox).join(Reminder, col(Reminder.outbox_id) == col(Outbox.id)).order_by(col(Reminder.id).desc())
    row = session.execute(newest.limit(1)).scalar_one()
    row.state = state or row.state
    session.add(row)
    return str(row.state)


async def test_a_little_later_counts_at_once_and_the_coordinator_reads_why(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)

    await does(hall, partner, "[Later klaar]", "7 februari")
    assert "Welke latere dag bedoelt u?" in (await partner.sees())[-1].text
    said = await does(hall, partner, "[vrijdag 28 februari 2014]", "Het overleg is verzet")

    assert said == "Genoteerd: A-9 is uiterlijk vrijdag 28 februari 2014 klaar.\nVolgende bericht: vr 31 januari."
    told = (await coordinator.sees())[-1].text
    assert told.startswith("A-9 · later klaar\n")
    assert "Reden: Het overleg is verzet" in told
    assert hall.database(waits) == {}


async def test_small_steps_do_not_add_up_to_a_date_nobody_agreed_to(hall: Hall) -> None:
    _, partner = await reminded(hall)
    await does(hall, partner, "[Later klaar]", "28 februari", "Het overleg is verzet")

    said = await does(hall, partner, "[Later klaar]", "20 maart", "Nog een keer verzet")

    assert said.startswith("Gevraagd voor A-9: klaar op donderdag 20 maart 2014.")


async def test_two_contacts_answer_one_reminder_and_the_second_hears_what_stands(hall: Hall) -> None:
    _, partner = await reminded(hall)
    deputy = await hall.joins("Daan", "contact", organisation="gemeente")
    card = (await partner.sees())[-1]
    schedule, done = card.keyboard[0][1].data, card.keyboard[0][0].data
    assert schedule is not None
    assert done is not None
    await does(hall, partner, "[Op schema]")

    await deputy.presses(schedule, raw=True)
    await hall.calm()
    assert (await deputy.toasts())[-1].text == "A-9: op schema, genoteerd op vr 17 januari."
    await deputy.presses(done, raw=True)
    await hall.calm()
    said = (await deputy.sees())[-1].text
    assert said == (
        "A-9 is al beantwoord\n"
        "Iemand anders van uw organisatie meldde op vr 17 januari: op schema.\n"
        "Volgende bericht: vr 31 januari."
    )
    assert hall.database(a9).status == "in_progress"

    await does(hall, deputy, "[Toch antwoorden]", "[Klaar]")
    assert hall.database(a9).status == "done"


async def test_who_types_a_later_date_hears_once_what_a_colleague_answered_meanwhile(hall: Hall) -> None:
    _, partner = await reminded(hall)
    deputy = await hall.joins("Daan", "contact", organisation="gemeente")
    schedule = (await partner.sees())[-1].keyboard[0][1].data
    assert schedule is not None
    await does(hall, partner, "[Later klaar]")
    await hall.after(minutes=1)
    await deputy.presses(schedule, raw=True)
    await hall.after(minutes=1)

    why = await does(hall, partner, "28 februari")

    meanwhile = (await partner.sees())[-2].text
    await hall.after(minutes=1)
    assert meanwhile == (
        "Iemand anders van uw organisatie meldde intussen bij A-9: op schema.\n"
        "U kunt doorgaan: het laatste antwoord telt."
    )
    assert why.startswith("A-9 · klaar op vrijdag 28 februari 2014")
    said = await does(hall, partner, "Het overleg is verzet")
    assert said.startswith("Genoteerd: A-9 is uiterlijk vrijdag 28 februari 2014 klaar.")
    assert [message.text for message in await partner.sees()].count(meanwhile) == 1
    assert hall.database(a9).due == date(2014, 2, 28)


async def test_an_old_and_a_doubled_copy_act_on_the_same_commitment(hall: Hall) -> None:
    _, partner = await reminded(hall)
    old = (await partner.sees())[-1].keyboard[0][1].data
    assert old is not None
    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))

    for _ in range(2):
        await partner.presses(old, raw=True)
        await hall.calm()

    assert (await partner.sees())[-1].text == "Genoteerd bij A-9: op schema.\nVolgende bericht: vr 7 februari."
    assert hall.database(steps)[-2:] == ["agreed", "on_schedule"]


async def test_reminded_later_never_beyond_the_due_date_nor_on_a_day_off_nor_once_more_is_said(hall: Hall) -> None:
    _, partner = await reminded(hall)

    await does(hall, partner, "[Herinner me later]")
    assert await labels(partner) == [
        "maandag 20 januari 2014",
        "vrijdag 24 januari 2014",
        "vrijdag 31 januari 2014",
        "Stop",
    ]
    assert (await does(hall, partner, "17 februari")).startswith("Kies een werkdag na vandaag")
    said = await does(hall, partner, "26 januari")
    assert said.endswith("U hoort van mij op vrijdag 24 januari 2014.")
    assert hall.database(a9).snoozed_until == date(2014, 1, 24)
    assert (await does(hall, partner, "[Op schema]")).endswith("Volgende bericht: vr 31 januari.")

    await hall.stage.go_to(datetime(2014, 2, 14, 10, 0, tzinfo=UTC))
    said = await does(hall, partner, "[Herinner me later]")
    assert said.startswith("De streefdatum van A-9 is vr 14 februari: later herinneren past niet meer.")


async def test_a_note_holds_a_reference_and_never_a_file_or_a_number_plate(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Hulp nodig]")

    await does(hall, partner, "[Notitie]")
    await partner.sends("bewijs.pdf", b"%PDF-1.4")
    await hall.calm()
    assert (await partner.sees())[-1].text.startswith("Ik bewaar geen bestanden.")
    assert "lijkt op een kenteken" in await does(hall, partner, "Auto 12-ABC-3 gezien")
    said = await does(hall, partner, "Stand van zaken: kenmerk 2014-031")

    assert said.startswith("Uw notitie bij A-9 is bewaard\nStand van zaken: kenmerk 2014-031")
    told = (await coordinator.sees())[-1].text
    assert told.endswith("Stand van zaken: kenmerk 2014-031")
