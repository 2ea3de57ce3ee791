"""One message from which a gathering is run: it stays up to date, and what an old one asks happens once."""

import httpx
from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person, SeenMessage
from bot.rehearsal.standin import TOKEN
from models import presenting
from models.tables import AgendaItem, Audit, Panel
from models.words import AgendaState
from tests.hall.conftest import CONGRESS, Hall


async def panel_of(person: Person) -> SeenMessage:
    """The newest panel that is there."""
    return [each for each in await person.sees() if not each.deleted and "Agenda" in str(each.labels)][-1]


def not_waiting(session: Session) -> list[tuple[str, str]]:
    """(reference, state) of what has been presented."""
    gathering = presenting.gathering(session, CONGRESS)
    assert gathering is not None
    lines = presenting.agenda(session, gathering.id or 0)
    return [(line.reference, str(line.state)) for line in lines if line.state != AgendaState.WAITING]


def audited(session: Session) -> list[tuple[str, str, str]]:
    """(role, action, subject) of each act."""
    query = select(col(Audit.role), col(Audit.action), col(Audit.subject)).order_by(col(Audit.id))
    return [(role, action, subject) for role, action, subject in session.execute(query)]


async def test_a_whole_item_is_run_from_one_message_and_the_bot_may_restart_between_any_two_steps(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    await organiser.says("/paneel")
    await hall.calm()

    for button in ("▶ ORG-1", "👁 Toon", "🙈 Verberg", "⏹ Sluit", "↺ Heropen ORG-1", "↶ Terugnemen"):
        await organiser.presses(button)
        await hall.calm()
        await hall.restart()

    assert [toast.text for toast in await organiser.toasts()] == [
        "ORG-1 is open; er gaat 1 kaart uit.",
        "De kaarten van ORG-1 tonen de stand; cijfers die iemand zouden aanwijzen blijven verborgen.",
        "De kaarten van ORG-1 tonen geen stand.",
        "ORG-1 is gesloten.",
        "ORG-1 is weer open.",
        "Teruggenomen: ORG-1 is weer gesloten.",
    ]
    panel = await panel_of(organiser)
    assert panel.text.splitlines()[1:4] == ["Er staat niets open.", "Hierna: ORG-2 (25 in de wacht)", ""]
    assert [each.edits for each in await organiser.sees() if each.by_bot] == [0, 6]
    assert "Gesloten" in (await anna.sees())[-1].text
    assert hall.database(audited) == [
        ("organiser", action, "ORG-1") for action in ("present", "show", "hide", "close", "reopen", "undo")
    ]


async def test_two_organisers_who_press_next_at_once_present_one_item(hall: Hall) -> None:
    omar, olga = [await hall.joins(name, "organiser") for name in ("Omar", "Olga")]
    for each in (omar, olga):
        await each.says("/paneel")
    await hall.calm()

    for each in (omar, olga):
        await each.presses("▶ ORG-1")
    await hall.calm()

    assert hall.database(not_waiting) == [("ORG-1", "open")]
    assert (await olga.toasts())[-1].text == "Een collega was u net voor: ORG-1 gepresenteerd."
    assert "▶ ORG-1" in (await panel_of(olga)).text
    assert [row[0] for row in (await panel_of(olga)).labels] == ["▶ ORG-2", "⏱ 60 s", "Meld", "↶ Terugnemen"]


async def test_an_undo_that_a_colleague_was_before_takes_nothing_back(hall: Hall) -> None:
    omar, olga = [await hall.joins(name, "organiser") for name in ("Omar", "Olga")]
    await omar.says("/presenteer ORG-1")
    await hall.calm()
    for each in (omar, olga):
        await each.says("/paneel")
    await hall.calm()

    await omar.presses("⏹ Sluit")
    await olga.presses("↶ Terugnemen")
    await hall.calm()

    assert hall.database(not_waiting) == [("ORG-1", "closed")]
    assert (await olga.toasts())[-1].text == "Een collega was u net voor: ORG-1 gesloten."


async def test_what_was_presented_by_mistake_is_taken_away_everywhere(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    group = await hall.group(organiser, anna)
    await organiser.says("/paneel")
    await hall.calm()
    await organiser.presses("▶ ORG-1")
    await hall.calm()

    await organiser.presses("↶ Terugnemen")
    await hall.calm()

    assert [(await group.shows())[-1].deleted, (await anna.sees())[-1].deleted] == [True, True]
    assert hall.database(not_waiting) == []
    await organiser.presses("▶ ORG-1")
    await hall.calm()
    assert [(await group.shows())[-1].deleted, (await anna.sees())[-1].deleted] == [False, False]


async def test_sixty_seconds_pass_for_everybody_also_while_the_bot_is_away(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await organiser.says("/paneel")
    await hall.calm()
    await organiser.presses("▶ ORG-1")
    await hall.calm()
    await organiser.presses("⏱ 60 s")
    await hall.calm()
    assert "nog 60 s" in (await panel_of(organiser)).text

    await hall.after(seconds=35)
    assert "nog 25 s" in (await panel_of(organiser)).text
    assert hall.database(not_waiting) == [("ORG-1", "open")]
    await organiser.presses("Agenda")
    await hall.calm()
    await hall.restart()
    await hall.after(seconds=25)

    assert hall.database(not_waiting) == [("ORG-1", "closed")]
    await organiser.presses("‹ Paneel")
    await hall.calm()
    assert "ORG-1 is vanzelf gesloten." in (await panel_of(organiser)).text
    assert hall.database(audited)[-1] == ("clock", "close", "ORG-1")


async def test_undo_stops_the_countdown(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await organiser.says("/paneel")
    await hall.calm()
    for button in ("▶ ORG-1", "⏱ 60 s", "↶ Terugnemen"):
        await organiser.presses(button)
        await hall.calm()

    await hall.after(seconds=90)

    assert hall.database(not_waiting) == [("ORG-1", "open")]
    assert "nog" not in (await panel_of(organiser)).text


async def test_a_panel_follows_what_others_do_with_few_edits_and_none_when_nothing_changed(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    people = [await hall.joins(name, audience="partner") for name in ("Anna", "Ben", "Carla")]
    await organiser.says("/paneel")
    await hall.calm()
    await organiser.presses("▶ ORG-1")
    await hall.calm()
    await hall.after(seconds=10)
    before = (await panel_of(organiser)).edits

    for person in people[:2]:
        await person.presses("Eens")
    await hall.after(seconds=10)
    panel = await panel_of(organiser)
    assert "3 deelnemers: 2 met reactie, 1 stil" in panel.text
    assert panel.edits <= before + 2

    before = (await hall.world.state())["calls"]["editMessageText"]
    await people[0].presses("Twijfel")
    await hall.after(minutes=2)
    assert (await hall.world.state())["calls"]["editMessageText"] == before + 1, "only Anna's own card"


async def test_a_panel_that_was_made_again_or_deleted_is_replaced(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await organiser.says("/paneel")
    await hall.calm()
    first = await panel_of(organiser)

    await organiser.says("/paneel")
    await hall.calm()
    second = await panel_of(organiser)
    assert second.id != first.id
    assert [each.id for each in await organiser.sees() if each.deleted] == [first.id]

    async with httpx.AsyncClient() as telegram:
        gone = {"chat_id": organiser.id, "message_id": second.id}
        await telegram.post(f"{hall.world.url}/bot{TOKEN}/deleteMessage", json=gone)
    await hall.joins("Anna")
    for _ in range(2):
        await hall.after(seconds=10)
    assert hall.database(lambda session: session.execute(select(col(Panel.person_id))).all()) == []
    await organiser.says("/paneel")
    await hall.calm()
    assert (await panel_of(organiser)).id > second.id


async def test_the_agenda_opens_in_the_panel_and_leads_back(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    await organiser.says("/paneel")
    await hall.calm()
    number = (await panel_of(organiser)).id

    await organiser.presses("Agenda")
    await hall.calm()
    await organiser.presses("▶ ORG-3")
    await hall.calm()
    await hall.after(seconds=10)
    assert "ORG-3" in (await organiser.sees())[-1].text
    await organiser.presses("‹ Paneel")
    await hall.calm()

    panel = await panel_of(organiser)
    assert panel.id == number
    assert panel.text.splitlines()[1].startswith("▶ ORG-3")


async def test_finishing_asks_first_closes_what_is_open_and_says_so_to_a_colleague(hall: Hall) -> None:
    omar, olga = [await hall.joins(name, "organiser") for name in ("Omar", "Olga")]
    for each in (omar, olga):
        await each.says("/paneel")
        await hall.calm()
    await omar.presses("▶ ORG-1")
    await hall.calm()
    for each in (omar, olga):
        await each.presses("🏁 Afronden")
        await hall.calm()
    assert hall.database(not_waiting) == [("ORG-1", "open")]

    for each in (omar, olga):
        await each.presses("🏁 Afronden")
        await hall.calm()

    assert hall.database(not_waiting) == [("ORG-1", "closed")]
    assert (await omar.toasts())[-1].text == "Afgerond. Er is 1 onderwerp gesloten."
    assert (await olga.toasts())[-1].text == "Een collega was u net voor: bijeenkomst afgerond."
    assert "De bijeenkomst is afgerond." in (await panel_of(omar)).text


async def test_a_helper_runs_the_agenda_and_nothing_that_is_the_organisers(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    helper = await hall.joins("Hanna", "helper")
    anna = await hall.joins("Anna", audience="partner")
    await helper.says("/paneel")
    await hall.calm()
    await helper.presses("▶ ORG-1")
    await hall.calm()

    labels = [label for row in (await panel_of(helper)).labels for label in row]
    assert labels == ["▶ ORG-2", "Agenda", "↻ Ververs", "⏱ 60 s", "⏹ Sluit", "👁 Toon", "✋ Handen", "↶ Terugnemen"]
    assert hall.database(audited) == [("helper", "present", "ORG-1")]
    assert "ORG-1" in (await anna.sees())[-1].text

    gathering = hall.database(lambda session: presenting.gathering(session, CONGRESS))
    assert gathering is not None
    for data in (f"pm:{gathering.id}", f"pg:{gathering.id}", f"pgy:{gathering.id}", f"pf:{gathering.id}"):
        await helper.presses(data, raw=True)
    await helper.presses(f"pfy:{gathering.id}", raw=True)
    for command in ("/telling", "/meld", "/herinner"):
        await helper.says(command)
    await hall.calm()
    refused = [toast.text for toast in await helper.toasts()][-5:] + [each.text for each in (await helper.sees())[-3:]]
    assert all(text.startswith("Dit is voor organisatoren") for text in refused), refused
    assert [each.by_bot for each in await organiser.sees()] == [False, True]


async def test_the_panels_buttons_do_nothing_for_others_nor_in_a_group(hall: Hall) -> None:
    organiser = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    group = await hall.group(organiser, anna)
    item = hall.database(lambda session: session.execute(select(col(AgendaItem.id)).limit(1)).scalar_one())
    buttons = [*(f"{verb}:{item}" for verb in ("pn", "pt", "px", "po", "pv", "ph", "pz")), "pu:1:1"]
    buttons += [f"{verb}:1" for verb in ("pb", "pm", "pg", "pgy", "pf", "pfy")]

    for data in buttons:
        await anna.presses(data, raw=True)
        await organiser.presses(data, raw=True, in_=group)
    await hall.calm()

    assert {toast.text[:25] for toast in await anna.toasts()} == {"Dit is voor organisatoren"}
    assert {toast.text[:11] for toast in await organiser.toasts()} == {"Deze knop i"}
    assert hall.database(not_waiting) == []
    assert len(await anna.toasts()) == len(await organiser.toasts()) == 14
