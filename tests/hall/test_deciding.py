"""What the coordinator decides on what owners answered: done or not, a later date, help, another owner."""

from datetime import UTC, date, datetime
from functools import partial

from sqlalchemy import select
from sqlmodel import Session, col

from models import lights, progress_report
from models.rules.policy import Policy
from models.tables import Commitment, Progress
from tests.hall.conftest import Hall
from tests.hall.reminded import FRIDAY, a9, does, reminded, steps, waits


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


async def test_what_was_done_before_anything_was_told_is_shown_to_be_checked(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Klaar]")
    hall.database(untold)
    await does(hall, coordinator, "/afspraak A-9")
    assert "De organisatie meldde het op vr 17 januari klaar. Klopt dat?" in (await coordinator.sees())[-1].text


def untold(session: Session) -> None:
    """A-9 was done before anything was told here, as an imported commitment is."""
    for step in session.execute(select(Progress)).scalars():
        session.delete(step)


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
