"""What owners answer to their reminders, and what the coordinator decides on it."""

from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person
from models import waiting
from models.tables import Commitment, Progress
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

    said = await does(hall, partner, "[Niet voor ons]", "Het RIEC doet dit al")
    assert said.endswith("De coördinator beslist. Tot dan volgen geen herinneringen.")
    assert "Reden: Het RIEC doet dit al" in (await coordinator.sees())[-1].text
    assert hall.database(waits) == {"disputed": 1}

    await does(hall, coordinator, "[Andere actiehouder]", "riec oost", "[RIEC Oost-Nederland]")
    assert (await partner.sees())[-1].text.startswith("A-9 is niet meer van u\n")
    assert (await riec.sees())[-1].text.startswith("A-9 is vastgelegd voor uw organisatie\n")
    assert hall.database(waits) == {}


async def test_it_may_stay_with_its_owner_after_all(hall: Hall) -> None:
    coordinator, partner = await reminded(hall)
    await does(hall, partner, "[Niet voor ons]", "Het RIEC doet dit al")

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
