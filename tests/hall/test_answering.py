"""What owners answer to their reminders, and what the coordinator decides on it."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import select, update
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import committing, lights, progress_report, recurring, waiting
from models.rules.policy import Policy
from models.tables import Commitment, HandOver, Invite, Outbox, Progress, Reminder
from models.words import OutboxState, Recurrence
from tests.hall.conftest import Hall
from tests.hall.test_following_up import agreed

FRIDAY = datetime(2014, 1, 17, 10, 0, tzinfo=UTC)
"""The first reminder of A-9, which is due on 14 February, has come."""


async def reminded(hall: Hall) -> tuple[Person, Person]:
    """The coordinator, and the partner who has just been reminded of A-9."""
    coordinator, partner = await agreed(hall)
    await hall.stage.go_to(FRIDAY)
    return coordinator, partner


async def does(hall: Hall, person: Person, *steps: str) -> str:
    """Each step, words or a [button]; what is then said last."""
    for step in steps:
        if step.startswith("["):
            await person.presses(step.strip("[]"))
        else:
            await person.says(step)
        await hall.calm()
    return (await person.sees())[-1].text


def a9(session: Session) -> Commitment:
    found: Commitment = session.execute(select(Commitment).where(col(Commitment.reference) == "A-9")).scalar_one()
    session.expunge(found)
    return found


def columns(commitment: Commitment) -> dict[str, Any]:
    """All that is known of it, but for when it was planned."""
    return {name: getattr(commitment, name) for name in type(commitment).model_fields if name != "planned_on"}


def waits(session: Session) -> dict[str, int]:
    """How many commitments wait for the coordinator, by what for."""
    lists = (waiting.unverified, waiting.asked_dates, waiting.help_wanted, waiting.disputed)
    return {each.__name__: len(found) for each in lists if (found := each(session))}


def steps(session: Session) -> list[str]:
    query = select(col(Progress.answer)).where(col(Progress.undone_at).is_(None)).order_by(col(Progress.id))
    return list(session.execute(query).scalars())


async def test_done_is_checked_by_the_coordinator_once(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)

    said = await does(hall, partner, "[Klaar]")
    assert said == "Genoteerd bij A-9: klaar.\nDe coördinator bevestigt het. Er volgen geen herinneringen meer."
    card = (await coordinator.sees())[-1]
    assert card.text.startswith("A-9 · klaar gemeld\nVoorbeeldgemeente · TOE-2")
    assert hall.database(waits) == {"unverified": 1}

    told = await does(hall, coordinator, "[Klopt]")
    assert told.startswith("A-9 is klaar\n")
    assert (await partner.sees())[-1].text == told
    assert (hall.database(waits), hall.database(a9).verified_on) == ({}, FRIDAY.date())

    await coordinator.presses("Nog niet klaar", card.id)
    await hall.calm()
    assert (await coordinator.toasts())[-1].text.startswith("Over A-9 is al besloten")


async def test_what_is_not_done_yet_goes_back_to_its_owner_with_the_reason(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Klaar]")

    await does(hall, coordinator, "[Nog niet klaar]", "De driehoek moet nog tekenen")

    told = (await partner.sees())[-1].text
    assert told.startswith("A-9 is nog niet klaar\n")
    assert "Reden: De driehoek moet nog tekenen" in told
    assert told.endswith("Volgende bericht: vr 31 januari.")
    assert (hall.database(a9).status, hall.database(a9).done_on) == ("in_progress", None)


async def test_what_was_sent_back_can_be_reported_again_on_the_same_day(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    reminder = (await partner.sees())[-1]
    done = reminder.keyboard[0][0].data
    assert done is not None
    await does(hall, partner, "[Klaar]")
    await does(hall, coordinator, "[Nog niet klaar]", "De driehoek moet nog tekenen")

    await partner.presses(done, raw=True)
    await hall.calm()

    assert (await partner.sees())[-1].text.startswith("Genoteerd bij A-9: klaar.")
    assert (hall.database(a9).status, hall.database(waits)) == ("done", {"unverified": 1})


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


async def test_what_was_done_before_anything_was_told_is_shown_to_be_checked(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Klaar]")
    hall.database(untold)
    await does(hall, coordinator, "/afspraak A-9")
    assert "De organisatie meldde het op vr 17 januari klaar. Klopt dat?" in (await coordinator.sees())[-1].text


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


def moved(session: Session, due: date) -> None:
    """The coordinator gives A-9 another date."""
    commitment = session.execute(select(Commitment).where(col(Commitment.reference) == "A-9")).scalar_one()
    committing.change(session, commitment, 1, FRIDAY, due=due)


def untold(session: Session) -> None:
    """A-9 was done before anything was told here, as an imported commitment is."""
    for step in session.execute(select(Progress)).scalars():
        session.delete(step)


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


async def test_much_later_waits_for_the_coordinator_and_reminders_go_on_by_the_old_date(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)

    said = await does(hall, partner, "[Later klaar]", "eind maart", "Er is meer overleg nodig")
    assert said == (
        "Gevraagd voor A-9: klaar op maandag 31 maart 2014.\n"
        "De coördinator beslist. Tot dan blijft het vr 14 februari.\n"
        "Volgende bericht: vr 31 januari."
    )
    assert "Gevraagd: maandag 31 maart 2014\nReden: Er is meer overleg nodig" in (await coordinator.sees())[-1].text
    assert hall.database(waits) == {"asked_dates": 1}
    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))
    assert (await partner.sees())[-1].text.startswith("A-9 · streefdatum vr 14 februari")

    told = await does(hall, coordinator, "[Akkoord]")
    assert told.startswith("A-9 · latere datum akkoord\n")
    assert "Klaar: maandag 31 maart 2014" in told
    assert (await partner.sees())[-1].text == told
    assert (hall.database(waits), hall.database(a9).asked_due) == ({}, None)


async def test_a_later_date_that_is_refused_leaves_the_old_one(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Later klaar]", "eind maart", "Er is meer overleg nodig")

    await does(hall, coordinator, "[Niet akkoord]", "De Taskforce rekent op februari")

    told = (await partner.sees())[-1].text
    assert told.startswith("A-9 · de datum blijft\n")
    assert "Klaar: vrijdag 14 februari 2014\nReden: De Taskforce rekent op februari" in told


async def test_small_steps_do_not_add_up_to_a_date_nobody_agreed_to(hall: Hall) -> None:
    _, partner = await reminded(hall)
    await does(hall, partner, "[Later klaar]", "28 februari", "Het overleg is verzet")

    said = await does(hall, partner, "[Later klaar]", "20 maart", "Nog een keer verzet")

    assert said.startswith("Gevraagd voor A-9: klaar op donderdag 20 maart 2014.")


async def test_help_is_told_at_once_and_over_when_the_coordinator_was_in_touch(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)

    said = await does(hall, partner, "[Hulp nodig]")
    assert said.splitlines() == [
        "Genoteerd bij A-9: hulp nodig.",
        "De coördinator weet het meteen.",
        "Volgende bericht: vr 31 januari.",
    ]
    assert (await coordinator.sees())[-1].text.startswith("A-9 · hulp nodig\n")
    await does(hall, partner, "[Hulp nodig]")
    assert (await partner.toasts())[-1].text == "A-9: hulp nodig, genoteerd op vr 17 januari."

    await does(hall, coordinator, "[Ik heb contact gehad]")
    assert (await partner.sees())[-1].text.startswith("A-9 · de coördinator heeft contact gehad\n")
    assert hall.database(waits) == {}


async def test_what_is_not_theirs_waits_until_the_coordinator_finds_an_owner(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    riec = await hall.joins("Rik", "contact", organisation="riec-on")

    said = await does(hall, partner, "[Niet voor mij]", "[Andere organisatie]", "Het RIEC doet dit al")
    assert said.endswith("De coördinator beslist. Tot dan volgen geen herinneringen.")
    assert "Reden: Het RIEC doet dit al" in (await coordinator.sees())[-1].text
    assert hall.database(waits) == {"disputed": 1}

    await does(hall, coordinator, "[Andere actiehouder]", "riec oost", "[RIEC Oost-Nederland]")
    assert (await partner.sees())[-1].text.startswith("A-9 is niet meer van u\n")
    assert (await riec.sees())[-1].text.startswith("A-9 is vastgelegd voor uw organisatie\n")
    assert hall.database(waits) == {}

    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))
    card = (await riec.sees())[-1].text
    assert card.startswith("A-9 · streefdatum vr 14 februari")
    assert "niet voor ons" not in card


async def test_a_new_owner_is_not_held_to_what_the_one_before_said(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Niet voor mij]", "[Andere organisatie]", "Het RIEC doet dit al")
    await hall.stage.go_to(datetime(2014, 3, 28, 10, 0, tzinfo=UTC))
    assert hall.database(silent) == ["A-9"]

    await does(hall, coordinator, "/afspraak A-9", "[Andere actiehouder]", "riec oost", "[RIEC Oost-Nederland]")

    assert hall.database(silent) == []
    built = hall.database(partial(progress_report.build, day=date(2014, 3, 28), policy=Policy()))
    assert built is not None
    assert [each.said for each in built.commitments if each.reference == "A-9"] == [None]


def silent(session: Session) -> list[str]:
    """Of whom nothing was heard for long on 28 March."""
    quiet = lights.of_day(Policy(), date(2014, 3, 28)).silent
    return list(session.execute(select(col(Commitment.reference)).where(quiet)).scalars())


async def test_the_reason_why_it_is_not_theirs_stays_after_a_note(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    notes = (await partner.sees())[-1]
    await does(hall, partner, "[Niet voor mij]", "[Andere organisatie]", "Het RIEC doet dit al")
    await partner.presses("Notitie", notes.id)
    await hall.calm()
    await does(hall, partner, "kenmerk 2014-031")

    said = await does(hall, coordinator, "/afspraak A-9")

    assert "Reden: Het RIEC doet dit al" in said
    assert "Reden: kenmerk" not in said


async def test_it_may_stay_with_its_owner_after_all(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Niet voor mij]", "[Andere organisatie]", "Het RIEC doet dit al")

    await does(hall, coordinator, "[Toch bij hen]")

    told = (await partner.sees())[-1].text
    assert told.startswith("A-9 blijft bij de actiehouder\n")
    assert told.endswith("Volgende bericht: vr 31 januari.")


async def test_only_the_coordinator_decides_and_only_on_what_waits(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Hulp nodig]")
    number = hall.database(a9).id

    await partner.presses(f"sh:{number}", raw=True)
    await hall.calm()
    assert (await partner.toasts())[-1].text.startswith("Alleen de coördinator")
    for verb in ("sv", "sn", "sa", "sr", "sk"):
        await coordinator.presses(f"{verb}:{number}", raw=True)
        await hall.calm()
        assert (await coordinator.toasts())[-1].text.startswith("Over A-9 is al besloten")
    assert hall.database(waits) == {"help_wanted": 1}


async def test_the_history_tells_who_said_and_who_decided(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Hulp nodig]")
    await does(hall, coordinator, "[Ik heb contact gehad]")
    await does(hall, partner, "[Klaar]")
    await does(hall, coordinator, "[Klopt]")

    assert hall.database(steps)[-4:] == ["help", "helped", "done", "verified"]


async def test_an_answer_is_taken_back_within_a_day(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Klaar]")
    noted = (await partner.sees())[-1]

    said = await does(hall, partner, "[Terugnemen]")

    assert said == "Teruggenomen bij A-9: klaar geldt niet meer.\nVolgende bericht: vr 31 januari."
    assert (await partner.sees())[-1].id == noted.id
    assert (await coordinator.sees())[-1].text.startswith("A-9 · teruggenomen: klaar\n")
    found = hall.database(a9)
    assert (found.status, found.done_on, hall.database(waits)) == ("agreed", None, {})
    await does(hall, coordinator, "[Klopt]")
    assert (await coordinator.toasts())[-1].text.startswith("Over A-9 is al besloten")


async def test_all_that_an_answer_set_is_as_it_was(hall: Hall) -> None:
    _, partner = await reminded(hall)
    before = columns(hall.database(a9))

    for steps_taken in (
        ("[Op schema]",),
        ("[Hulp nodig]",),
        ("[Later klaar]", "28 februari", "Het overleg is verzet"),
        ("[Later klaar]", "eind maart", "Er is meer overleg nodig"),
        ("[Herinner me later]", "[vrijdag 24 januari 2014]"),
        ("[Notitie]", "kenmerk 2014-031"),
        ("[Niet voor mij]", "[Andere organisatie]", "Het RIEC doet dit al"),
    ):
        await does(hall, partner, *steps_taken)
        assert hall.database(steps)[-1] != "agreed"
        await does(hall, partner, "[Terugnemen]")
        assert columns(hall.database(a9)) == before
        assert hall.database(steps)[-1] == "agreed"


async def test_an_answer_stays_after_a_day_or_when_something_newer_happened(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Klaar]")
    undo = (await partner.sees())[-1].keyboard[0][0].data
    assert undo is not None
    await does(hall, coordinator, "[Klopt]")

    await partner.presses(undo, raw=True)
    await hall.calm()
    assert "iets nieuws gemeld" in (await partner.toasts())[-1].text
    assert hall.database(a9).status == "done"

    await hall.after(hours=25)
    await partner.presses(undo, raw=True)
    await hall.calm()
    assert "terugnemen kan een dag lang" in (await partner.toasts())[-1].text


async def test_an_answer_is_taken_back_once_and_by_the_organisation_alone(hall: Hall) -> None:
    _, partner = await reminded(hall)
    other = await hall.joins("Rik", "contact", organisation="riec-on")
    await does(hall, partner, "[Op schema]")
    undo = (await partner.sees())[-1].keyboard[0][0].data
    assert undo is not None

    await other.presses(undo, raw=True)
    await hall.calm()
    assert (await other.toasts())[-1].text.startswith("Alleen een contactpersoon")
    for _ in range(2):
        await partner.presses(undo, raw=True)
        await hall.calm()
    assert (await partner.toasts())[-1].text == "A-9: dat is al teruggenomen."
    assert hall.database(a9).status == "agreed"


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


async def test_reminded_later_never_beyond_the_due_date_nor_on_a_day_off(hall: Hall) -> None:
    _, partner = await reminded(hall)

    await does(hall, partner, "[Herinner me later]")
    shown = [button.text for row in (await partner.sees())[-1].keyboard for button in row]
    assert shown == ["maandag 20 januari 2014", "vrijdag 24 januari 2014", "vrijdag 31 januari 2014", "Stop"]
    assert (await does(hall, partner, "17 februari")).startswith("Kies een werkdag na vandaag")
    said = await does(hall, partner, "26 januari")
    assert said.endswith("U hoort van mij op vrijdag 24 januari 2014.")
    assert hall.database(a9).snoozed_until == date(2014, 1, 24)

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


async def test_who_is_away_says_until_when_and_when_they_are_back(hall: Hall) -> None:
    _, partner = await reminded(hall)

    said = await does(hall, partner, "[Afwezig tot…]", "[vrijdag 31 januari 2014]")
    assert said.splitlines() == [
        "U bent afwezig tot en met vrijdag 31 januari 2014.",
        "",
        "Niemand neemt waar; herinneringen wachten tot u er weer bent:",
        "Voorbeeldgemeente",
    ]
    assert (await does(hall, partner, "[Ik ben er weer]")).startswith("Welkom terug.")
    await hall.joins("Daan", "contact", organisation="gemeente")
    said = await does(hall, partner, "[Afwezig tot…]", "31 januari")
    assert said.endswith("Uw plaatsvervanger neemt waar voor:\nVoorbeeldgemeente")

    await hall.stage.go_to(datetime(2014, 2, 3, 10, 0, tzinfo=UTC))
    await does(hall, partner, "[Ik ben er weer]")
    assert (await partner.toasts())[-1].text == "U staat niet als afwezig."


async def test_a_colleague_comes_in_the_contacts_place(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)

    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    assert said.startswith("Uitnodiging voor uw collega\nVoorbeeldgemeente\n")
    again = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    assert again == said
    code = said.partition("start=")[2].split()[0]
    colleague = await hall.world.person("Chris", language_code="nl")
    taken = await does(hall, colleague, f"/start {code}")

    assert taken.startswith("U neemt 1 afspraak over\nVoorbeeldgemeente\n\nA-9 · vr 14 februari")
    assert (await does(hall, colleague, "[A-9]", "[Antwoord geven]")).endswith("Hoe staat het ervoor?")
    assert (await partner.sees())[-1].text.startswith("Uw collega heeft het overgenomen\n")
    await does(hall, partner, "[Op schema]")
    assert (await partner.toasts())[-1].text == (
        "A-9 heeft nu een andere contactpersoon, bij Voorbeeldgemeente. U hoeft niets meer te doen. Dank u wel."
    )
    assert (await coordinator.sees())[-1].text.startswith("Andere contactpersoon\nVoorbeeldgemeente\n")
    assert hall.database(logged) == ["Contactpersoon van Voorbeeldgemeente"]
    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))
    assert (await colleague.sees())[-1].text.startswith("A-9 · streefdatum vr 14 februari")
    assert (await does(hall, colleague, "[Op schema]")).startswith("Genoteerd bij A-9: op schema.")


async def test_a_reminder_that_waits_to_leave_goes_to_who_came_in_place_meanwhile(hall: Hall) -> None:
    """Telegram asked to wait just then."""
    _, partner = await reminded(hall)
    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    code = said.partition("start=")[2].split()[0]
    await hall.world.fault("429", "sendMessage", chat=partner.id, retry_after=600)
    await hall.stage.pass_to(datetime(2014, 1, 31, 8, 2, tzinfo=UTC))
    colleague = await hall.world.person("Chris", language_code="nl")
    await colleague.says(f"/start {code}")
    await hall.stage.quiet()
    await hall.after(minutes=15)

    assert (await colleague.sees())[-1].text.startswith("A-9 · streefdatum vr 14 februari")
    assert len([each for each in await partner.sees() if each.text.startswith("A-9 · streefdatum")]) == 1


async def test_the_deputy_takes_over_and_the_link_works_once(hall: Hall) -> None:
    _, partner = await reminded(hall)
    deputy = await hall.joins("Daan", "contact", organisation="gemeente")
    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    code = said.partition("start=")[2].split()[0]

    assert (await does(hall, partner, f"/start {code}")).startswith("Welkom bij Weerklank")
    assert (await does(hall, deputy, f"/start {code}")).startswith("U neemt 1 afspraak over")
    assert (await does(hall, deputy, f"/start {code}")).startswith("Welkom bij Weerklank")
    stranger = await hall.world.person("Sam", language_code="nl")
    assert "zo vaak gebruikt" in await does(hall, stranger, f"/start {code}")
    await hall.stage.go_to(datetime(2014, 1, 31, 10, 0, tzinfo=UTC))
    assert (await deputy.sees())[-1].text.startswith("A-9 · streefdatum vr 14 februari")


async def test_after_the_telephone_advice_who_comes_in_place_is_reminded(hall: Hall) -> None:
    _, partner = await reminded(hall)
    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    code = said.partition("start=")[2].split()[0]
    for week in range(6):
        await hall.stage.go_to(datetime(2014, 2, 14, 15, 0, tzinfo=UTC) + timedelta(weeks=week))
    colleague = await hall.world.person("Chris", language_code="nl")
    before = len(await partner.sees())
    hall.database(works_on, code, hall.stage.clock.now())
    await does(hall, colleague, f"/start {code}")
    await hall.after(days=7)

    assert any(each.text.startswith("A-9 · streefdatum") for each in await colleague.sees())
    assert len(await partner.sees()) == before + 1


def works_on(session: Session, code: str, now: datetime) -> None:
    """The link works for another day."""
    invite = session.execute(select(Invite).where(col(Invite.code) == code)).scalar_one()
    invite.expires_at = now + timedelta(days=1)
    session.add(invite)


async def test_a_link_that_was_withdrawn_lets_nobody_in(hall: Hall) -> None:
    _, partner = await reminded(hall)
    said = await does(hall, partner, "[Niet voor mij]", "[Een collega komt in mijn plaats]")
    code = said.partition("start=")[2].split()[0]

    assert (await does(hall, partner, "[Intrekken]")).startswith("De link is ingetrokken.")
    colleague = await hall.world.person("Chris", language_code="nl")
    assert "ingetrokken" in await does(hall, colleague, f"/start {code}")


def logged(session: Session) -> list[str]:
    return list(session.execute(select(col(HandOver.subject))).scalars())


async def quarterly(hall: Hall, until: date) -> tuple[Person, Person]:
    """The same, but A-9 comes back each quarter."""

    def recur(session: Session) -> None:
        commitment = session.execute(select(Commitment).where(col(Commitment.reference) == "A-9")).scalar_one()
        commitment.every, commitment.every_until = Recurrence.QUARTER, until
        session.add(commitment)

    coordinator, partner = await reminded(hall)
    hall.database(recur)
    return coordinator, partner


async def test_what_comes_back_is_due_again_once_it_was_checked(hall: Hall) -> None:
    coordinator, partner = await quarterly(hall, date(2014, 12, 31))
    await does(hall, partner, "[Later klaar]", "28 februari", "Het overleg is verzet")
    await does(hall, partner, "[Klaar]")
    assert hall.database(a9).status == "done"

    told = await does(hall, coordinator, "[Klopt]")

    assert told.startswith("A-9 is klaar\n")
    assert "De volgende keer: woensdag 14 mei 2014" in told
    assert (await partner.sees())[-1].text == told
    found = hall.database(a9)
    assert (found.status, found.due, found.done_on, found.verified_on) == ("agreed", date(2014, 5, 14), None, None)
    await hall.stage.go_to(datetime(2014, 4, 16, 10, 0, tzinfo=UTC))
    assert (await partner.sees())[-1].text.startswith("A-9 · streefdatum wo 14 mei")
    assert hall.database(steps)[-3:] == ["done", "verified", "next_time"]


async def test_a_rhythm_on_the_thirtieth_stays_there_after_february(hall: Hall) -> None:
    await quarterly(hall, date(2014, 12, 31))
    hall.database(partial(moved, due=date(2014, 1, 30)))
    hall.database(monthly)

    for due in (date(2014, 2, 28), date(2014, 3, 30)):
        hall.database(kept)
        assert hall.database(a9).due == due


def monthly(session: Session) -> None:
    session.execute(update(Commitment).values(every=Recurrence.MONTH, every_until=date(2014, 12, 31)))


def kept(session: Session) -> None:
    commitment = session.execute(select(Commitment).where(col(Commitment.reference) == "A-9")).scalar_one()
    assert recurring.begin_next(session, commitment, 1, FRIDAY)


async def test_what_came_back_for_the_last_time_stays_done(hall: Hall) -> None:
    coordinator, partner = await quarterly(hall, date(2014, 5, 13))
    await does(hall, partner, "[Klaar]")

    told = await does(hall, coordinator, "[Klopt]")

    assert "De volgende keer" not in told
    assert (hall.database(a9).status, hall.database(waits)) == ("done", {})


async def test_a_deputy_coordinator_decides_while_the_lead_is_away(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    said = await does(hall, coordinator, "/afwezig", "[vrijdag 31 januari 2014]")
    assert said.splitlines()[2:] == ["Van de coördinatie is niemand anders er; berichten blijven bij u komen."]
    deputy = await hall.joins("Dirk", "coordinator", gathering=None)
    said = await does(hall, coordinator, "/afwezig", "31 januari")
    assert said.endswith("Uw plaatsvervanger neemt waar voor:\nde coördinatie")

    await does(hall, partner, "[Hulp nodig]")

    assert (await deputy.sees())[-1].text.startswith("A-9 · hulp nodig\n")
    assert (await coordinator.sees())[-1].text == said
    await does(hall, deputy, "[Ik heb contact gehad]")
    assert hall.database(waits) == {}
    assert "vrijdag 31 januari 2014" in await does(hall, coordinator, "/afwezig")
    assert (await does(hall, coordinator, "[Ik ben er weer]")).startswith("Welkom terug.")
    await does(hall, partner, "[Klaar]")
    assert (await coordinator.sees())[-1].text.startswith("A-9 · klaar gemeld\n")
