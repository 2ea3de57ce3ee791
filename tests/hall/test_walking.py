"""/reageer: one card after another in one message; stop, go on another day; a late press counts where it was."""

from datetime import datetime

from sqlmodel import Session

from bot.rehearsal.people import JSON, Person
from models import outbox
from tests.hall.conftest import Hall
from tests.hall.test_reacting import crowd, figures


def _delete(session: Session, chat: int, message: int, now: datetime) -> None:
    outbox.say(session, chat, {"message_id": message}, now, method="deleteMessage")


def _emoji(person: Person, message: int, emoji: str) -> JSON:
    """Of a private chat, where the stand-in tells of none."""
    user = {"id": person.id, "first_name": person.first_name, "is_bot": False}
    chat = {"id": person.id, "type": "private", "first_name": person.first_name}
    reaction = {"chat": chat, "message_id": message, "user": user, "date": 1378108800, "old_reaction": []}
    return {"message_reaction": {**reaction, "new_reaction": [{"type": "emoji", "emoji": emoji}]}}


async def opened(hall: Hall, *references: str) -> Person:
    """An organiser presents these; in the agenda's order of the demonstration report they are ORG-1, ORG-2, ORG-3."""
    organiser = await hall.joins("Omar", "organiser")
    for reference in references:
        await organiser.says(f"/presenteer {reference}")
    await hall.calm()
    return organiser


async def card(person: Person) -> list[str]:
    """The heading line and the last row of buttons of the newest message."""
    newest = (await person.sees())[-1]
    return [newest.text.split("\n")[1], *newest.labels[-1]]


async def test_one_message_shows_one_open_item_after_another(hall: Hall) -> None:
    await opened(hall, "ORG-1", "ORG-2", "OPS-1")
    anna = await hall.joins("Anna", audience="partner")
    await anna.says("/reageer")
    await hall.calm()
    count = len(await anna.sees())

    seen = [await card(anna)]
    for button in ("Volgende", "Volgende", "‹ Vorige"):
        await anna.presses(button)
        await hall.calm()
        seen.append(await card(anna))

    assert [each[0][:11] for each in seen] == ["ORG-1 · 1 v", "ORG-2 · 2 v", "OPS-1 · 3 v", "ORG-2 · 2 v"]
    assert [each[1:] for each in seen] == [
        ["Stop", "Volgende ›"],
        ["‹ Vorige", "Stop", "Volgende ›"],
        ["‹ Vorige", "Stop", "Klaar ›"],
        ["‹ Vorige", "Stop", "Volgende ›"],
    ]
    assert len(await anna.sees()) == count


async def test_a_reaction_stays_in_place_and_every_card_of_the_item_shows_it(hall: Hall) -> None:
    await opened(hall, "ORG-1", "ORG-2")
    anna = await hall.joins("Anna", audience="partner")
    await anna.says("/react")
    await hall.calm()

    await anna.presses("Eens")
    await hall.calm()

    cards = [message for message in await anna.sees() if "ORG-1" in message.text]
    assert [message.labels[0][0] for message in cards] == ["✓ Eens", "✓ Eens"]
    assert all("Bewaard op ma 2 september om 10.00 uur" in message.text for message in cards)
    assert (await card(anna))[0].startswith("ORG-1 · 1 van 2")


async def test_who_stops_goes_on_there_another_day_past_what_has_a_reaction(hall: Hall) -> None:
    await opened(hall, "ORG-1", "ORG-2", "OPS-1")
    anna = await hall.joins("Anna", audience="partner")
    await anna.says("/reageer")
    await hall.calm()
    await anna.presses("Volgende")
    await hall.calm()
    await anna.presses("Twijfel")
    await anna.presses("Stop")
    await hall.calm()
    stopped = (await anna.sees())[-1]
    assert stopped.text == (
        "Gestopt bij ORG-2\nU reageerde op 1 van 3 open onderwerpen.\n/reageer gaat hier verder, ook een andere dag."
    )

    await hall.after(days=1)
    await hall.restart()
    await anna.says("/reageer")
    await hall.calm()

    assert (await card(anna))[0].startswith("OPS-1 · 3 van 3")


async def test_at_the_end_is_said_what_came_of_it_and_what_was_skipped_can_be_done(hall: Hall) -> None:
    await opened(hall, "ORG-1", "ORG-2")
    anna = await hall.joins("Anna", audience="partner")
    await anna.says("/reageer")
    await hall.calm()
    await anna.presses("Volgende")
    await hall.calm()
    await anna.presses("Eens")
    await anna.presses("Klaar")
    await hall.calm()

    ended = (await anna.sees())[-1]
    assert ended.text.split("\n")[:2] == ["U bent alles langsgelopen", "U reageerde op 1 van 2 open onderwerpen."]
    await anna.presses("Wat ik oversloeg")
    await hall.calm()
    assert (await card(anna))[0].startswith("ORG-1 · 1 van 2")

    await anna.presses("Oneens")
    await hall.calm()
    await anna.says("/reageer")
    await hall.calm()
    assert (await anna.sees())[-1].labels == [["Nog eens"]]


async def test_a_button_pressed_late_counts_for_the_item_it_was_shown_under(hall: Hall) -> None:
    people = await crowd(hall, 10)
    anna = people[0]
    await opened(hall, "ORG-1", "ORG-2", "OPS-1")
    await anna.says("/reageer")
    await hall.calm()
    first = (await anna.sees())[-1]
    late, on = first.keyboard[0][0].data, first.keyboard[-1][-1].data
    assert late is not None
    assert on is not None
    for button in (on, "Volgende"):
        await anna.presses(button, on=first.id)
        await hall.calm()

    await anna.presses(late, on=first.id, raw=True)
    await anna.presses(on, on=first.id, raw=True)
    await hall.calm()

    assert (await anna.toasts())[-2].text == "👍 Eens staat bij ORG-1. Anders? Tik op een andere knop."
    assert [figures(hall, each).people for each in ("ORG-1", "ORG-2", "OPS-1")] == [1, 0, 0]
    assert (await card(anna))[0].startswith("OPS-1 · 3 van 3")


async def test_an_emoji_on_a_card_that_walks_counts_for_nothing(hall: Hall) -> None:
    people = await crowd(hall, 10)
    anna = people[0]
    await opened(hall, "ORG-1", "ORG-2")
    await anna.says("/reageer")
    await hall.calm()
    message = (await anna.sees())[-1].id

    await hall.world.raw(_emoji(anna, message, "👍"))
    await anna.presses("Volgende", on=message)
    await hall.calm()
    await hall.world.raw(_emoji(anna, message, "👎"))
    await hall.calm()

    assert (figures(hall, "ORG-1").people, figures(hall, "ORG-2").people) == (0, 0)


async def test_what_closes_meanwhile_says_so_and_one_can_walk_on(hall: Hall) -> None:
    organiser = await opened(hall, "ORG-1", "ORG-2", "OPS-1")
    anna = await hall.joins("Anna", audience="partner")
    await anna.says("/reageer")
    await hall.calm()
    await anna.presses("Volgende")
    await hall.calm()

    await organiser.says("/sluit ORG-2")
    await hall.calm()
    closed = (await anna.sees())[-1]
    assert closed.text.split("\n")[1] == "ORG-2"
    assert "Gesloten" in closed.text
    assert closed.labels == [["🔔 Vertel mij als dit beweegt"], ["‹ Vorige", "Stop", "Volgende ›"]]

    await anna.presses("Volgende")
    await hall.calm()
    assert (await card(anna))[0].startswith("OPS-1 · 2 van 2")


async def test_when_the_message_is_gone_the_card_comes_as_a_new_one(hall: Hall) -> None:
    await opened(hall, "ORG-1", "ORG-2")
    anna = await hall.joins("Anna", audience="partner")
    await anna.says("/reageer")
    await hall.calm()
    message = (await anna.sees())[-1]
    on = message.keyboard[-1][-1].data
    assert on is not None

    hall.database(_delete, anna.id, message.id, hall.stage.clock.now())
    await anna.presses(on, on=message.id, raw=True)
    await hall.calm()

    newest = (await anna.sees())[-1]
    assert newest.id != message.id
    assert newest.text.split("\n")[1].startswith("ORG-2 · 2 van 2")
    await anna.presses("‹ Vorige", on=newest.id)
    await hall.calm()
    assert (await card(anna))[0].startswith("ORG-1 · 1 van 2")


async def test_a_card_presented_while_somebody_walks_arrives_by_itself(hall: Hall) -> None:
    organiser = await opened(hall, "ORG-1", "ORG-2")
    anna = await hall.joins("Anna", audience="partner")
    await anna.says("/reageer")
    await hall.calm()
    await organiser.says("/sluit ORG-1")
    await organiser.says("/presenteer OPS-1")
    await hall.calm()

    newest = (await anna.sees())[-1]
    assert newest.text.split("\n")[1].startswith("OPS-1")
    assert not any("Stop" in row for row in newest.labels)


async def test_asked_in_a_group_it_is_answered_in_private_and_of_several_gatherings_one_is_chosen(hall: Hall) -> None:
    organiser = await opened(hall, "ORG-1")
    secretary = await hall.joins("Sofie", "organiser", gathering="taskforce-2013-09")
    anna = await hall.joins("Anna", audience="partner")
    await secretary.says(f"/start {hall.code(audience='member', gathering='taskforce-2013-09')}")
    await anna.says(f"/start {hall.code(audience='member', gathering='taskforce-2013-09')}")
    await secretary.says("/presenteer TOE-2")
    await hall.calm()
    group = await hall.group(organiser, anna)
    said = len(await group.shows())

    await anna.says("/reageer", in_=group)
    await hall.calm()
    assert len(await group.shows()) == said + 1
    assert (await card(anna))[0].startswith("ORG-1 · 1 van 1")

    await anna.says("/reageer")
    await hall.calm()
    assert (await anna.sees())[-1].labels == [["Congres Korpsmonitor"], ["Taskforce Mensenhandel"]]
    await anna.presses("Taskforce")
    await hall.calm()
    assert (await card(anna))[0].startswith("TOE-2 · 1 van 1")


async def test_another_persons_walk_can_not_be_walked(hall: Hall) -> None:
    await opened(hall, "ORG-1", "ORG-2")
    anna = await hall.joins("Anna", audience="partner")
    ben = await hall.joins("Ben", audience="police")
    await anna.says("/reageer")
    await hall.calm()
    on = (await anna.sees())[-1].keyboard[-1][-1].data
    assert on is not None

    await ben.presses(on, raw=True)
    await ben.presses("wg:2", raw=True)
    await hall.calm()

    assert [toast.text[:24] for toast in await ben.toasts()] == ["Deze knop is niet meer i"] * 2
    assert (await card(anna))[0].startswith("ORG-1 · 1 van 2")


async def test_where_nothing_is_open_that_is_said(hall: Hall) -> None:
    anna = await hall.joins("Anna", audience="partner")

    await anna.says("/reageer")
    await hall.calm()

    assert (await anna.sees())[-1].text.startswith("Waar u meedoet is nu niets open.")
