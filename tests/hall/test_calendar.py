"""The due date in somebody's own calendar: a file that adds it, and files that move it and take it out again."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry
from sqlalchemy import insert, select
from sqlmodel import Session, col

from bot.duties import calendars
from bot.rehearsal.people import Person
from models.tables import CalendarEntry, Commitment
from models.tables import Person as Known
from tests.hall.conftest import Hall
from tests.hall.telling import does
from tests.hall.test_following_up import agreed


async def files(hall: Hall, person: Person) -> list[tuple[str, bytes, str]]:
    """Every calendar file somebody has: its name, content and caption."""
    return [
        (message.document["file_name"], await hall.world.file(message.document["file_id"]), message.text)
        for message in await person.sees()
        if message.document and message.document["file_name"].endswith(".ics")
    ]


def opened(content: bytes) -> tuple[Calendar, Entry]:
    file = Calendar.from_ical(content)
    assert isinstance(file, Calendar)
    (entry,) = file.events
    return file, entry


async def taken(hall: Hall) -> tuple[Person, Person]:
    """The municipality's contact and the coordinator both have A-9 in their calendar."""
    coordinator, partner = await agreed(hall)
    for each in (coordinator, partner):
        await each.presses("In mijn agenda")
        await hall.calm()
    return coordinator, partner


async def test_a_contact_puts_the_due_date_in_their_calendar(hall: Hall) -> None:
    _, partner = await taken(hall)

    ((name, content, caption),) = await files(hall, partner)
    file, entry = opened(content)

    assert name == "A-9.ics"
    assert caption.startswith("A-9 voor uw agenda\n")
    assert file["method"] == "PUBLISH"
    assert (entry.start, entry.end) == (date(2014, 2, 14), date(2014, 2, 15))
    assert entry["summary"] == "A-9 · Handhavingsarrangement vaststellen"
    assert "Klaar als: Vastgesteld in de driehoek" in str(entry["description"])
    assert entry["sequence"] == 0
    (alarm,) = entry.alarms.times
    assert alarm.trigger == datetime(2014, 2, 13, 9, 0)  # noqa: DTZ001 - the calendar's own zone
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")


async def test_each_person_has_an_entry_of_their_own_that_tells_nothing_of_them(hall: Hall) -> None:
    coordinator, partner = await taken(hall)
    await partner.presses("In mijn agenda")
    await hall.calm()

    entries = [opened(content)[1] for each in (partner, coordinator) for _, content, _ in await files(hall, each)]

    first, again, other = [entry["uid"] for entry in entries]
    assert first == again != other
    assert [entry["sequence"] for entry in entries] == [0, 1, 0]


async def test_a_new_date_comes_once_as_the_same_entry(hall: Hall) -> None:
    coordinator, partner = await taken(hall)
    await does(hall, coordinator, ">/afspraak A-9", "Aanpassen", "Datum", ">31 maart", "Ja")
    await hall.after(hours=2)

    for each in (coordinator, partner):
        (_, before, _), (_, after, caption) = await files(hall, each)
        (_, first), (file, second) = opened(before), opened(after)
        assert caption.startswith("A-9 · streefdatum nu ma 31 maart\n")
        assert file["method"] == "PUBLISH"
        assert second["uid"] == first["uid"]
        assert (second["sequence"], second.start) == (1, date(2014, 3, 31))


async def test_what_is_done_leaves_the_calendar_in_office_hours(hall: Hall) -> None:
    _, partner = await taken(hall)
    for hour in (10, 18):
        await hall.stage.go_to(datetime(2014, 1, 17, hour, tzinfo=UTC))
    await partner.presses("Klaar")
    await hall.after(hours=2)
    assert len(await files(hall, partner)) == 1

    await hall.stage.go_to(datetime(2014, 1, 20, 8, 30, tzinfo=UTC))
    await hall.after(days=3)

    _, (_, content, caption) = await files(hall, partner)
    file, entry = opened(content)
    assert caption.startswith("A-9 kan uit uw agenda\nStand: klaar\n")
    assert (file["method"], entry["status"], entry["sequence"]) == ("CANCEL", "CANCELLED", 1)
    assert list(entry.alarms.times) == []


async def test_another_owner_takes_it_out_of_the_calendar_of_who_had_it(hall: Hall) -> None:
    coordinator, partner = await taken(hall)
    await coordinator.says("/afspraak A-9")
    await hall.calm()
    await coordinator.presses("Andere actiehouder")
    await hall.calm()
    await coordinator.says("riec")
    await hall.calm()
    await coordinator.presses("RIEC Oost-Nederland")
    await hall.after(hours=2)

    _, (_, _, caption) = await files(hall, partner)
    assert "De afspraak ligt niet meer bij uw organisatie." in caption
    assert len(await files(hall, coordinator)) == 1
    await partner.presses("ics:9", raw=True)
    await hall.calm()
    assert (await partner.toasts())[-1].text.startswith("Dit is voor een contactpersoon")


async def test_a_long_text_in_either_language_is_folded_and_comes_back_whole(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None, language="en")
    await coordinator.says("/commitment A-1")
    await hall.calm()
    await coordinator.presses("In my calendar")
    await hall.calm()

    ((_, content, _),) = await files(hall, coordinator)
    _, entry = opened(content)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert str(entry["description"]).endswith("\n\nTell how it goes in the chat with Weerklank.")
    assert entry.end - entry.start == timedelta(1)


def have_in_their_calendar(session: Session, reference: str, people: int, now: datetime) -> None:
    """So many people with an entry of a commitment that says what stands; they can't be written to."""
    number, due = session.execute(
        select(col(Commitment.id), col(Commitment.due)).where(col(Commitment.reference) == reference)
    ).one()
    rows = [{"pseudonym": f"{reference} {each}", "created_at": now} for each in range(people)]
    made = session.execute(insert(Known).returning(col(Known.id)), rows).scalars()
    entries = [{"commitment_id": number, "person_id": each, "sequence": 0, "due": due} for each in made]
    session.execute(insert(CalendarEntry), entries)


async def test_among_very_many_entries_an_outdated_one_is_found_within_a_round(hall: Hall) -> None:
    coordinator = await hall.joins("Co", "coordinator", gathering=None)
    for reference in ("A-1", "A-3"):
        await does(hall, coordinator, f">/afspraak {reference}", "In mijn agenda")
    for reference in ("A-1", "A-2"):
        hall.database(have_in_their_calendar, reference, calendars.LOOKED_AT, hall.stage.clock.now())

    for reference in ("A-3", "A-1"):
        await does(hall, coordinator, f">/afspraak {reference}", "Aanpassen", "Datum", ">31 maart", "Ja")
        await hall.after(hours=2)

    _, _, *moved = await files(hall, coordinator)
    told = [(name, opened(content)[1].start) for name, content, _ in moved]
    assert told == [("A-3.ics", date(2014, 3, 31)), ("A-1.ics", date(2014, 3, 31))]
