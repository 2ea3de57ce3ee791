"""Gatherings are made, set, copied and removed in the chat; what people were told who joined only gets stricter."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Person, SeenMessage
from bot.rehearsal.play import EXAMPLE
from models import audit, presenting
from models.agenda_editing import order
from models.importing import preview, put_report
from models.tables import Gathering, Item
from tests.hall.conftest import CONGRESS, Hall
from tests.importing.conftest import edited, right


async def reads(person: Person) -> SeenMessage:
    """The newest message with buttons that is still there."""
    return [each for each in await person.sees() if each.keyboard and not each.deleted][-1]


async def does(hall: Hall, person: Person, *steps: str, restarts: bool = False) -> SeenMessage:
    """Press each of these buttons, or say it after a ">"; what then is on the message."""
    for step in steps:
        if step.startswith(">"):
            await person.says(step.removeprefix(">"))
        else:
            await person.presses(step, on=(await reads(person)).id)
        await hall.calm()
        if restarts:
            await hall.restart()
    return await reads(person)


async def toast(person: Person) -> str:
    return (await person.toasts())[-1].text


def settings_of(session: Session, reference: str, *names: str) -> list[Any]:
    gathering = presenting.gathering(session, reference)
    return [getattr(gathering, name) for name in names]


def agenda_of(session: Session, reference: str) -> list[str]:
    gathering = presenting.gathering(session, reference)
    assert gathering is not None
    names = {row.id: row.reference for row in session.execute(select(Item)).scalars()}
    return [names[item] for item in order(session, gathering.id or 0)]


async def test_a_coordinator_prepares_a_gathering_and_the_bot_may_restart_at_every_step(hall: Hall) -> None:
    cora = await hall.joins("Cora", "coordinator", gathering=None)

    made = await does(
        hall,
        cora,
        ">/bijeenkomst",
        "➕",
        ">Najaarscongres Mensenhandel",
        "Hetzelfde",
        "Gebruik deze",
        ">4-10",
        ">10 oktober",
        "Klopt",
        restarts=True,
    )
    assert made.text.splitlines()[:2] == ["najaarscongres · do 10 oktober 2013", "Najaarscongres Mensenhandel"]
    await does(hall, cora, "Bewaartermijn", ">1 december", "Klopt", restarts=True)
    agenda = await does(hall, cora, "Agenda", ">TOE-2, OPS-1 ; ORG-1", restarts=True)
    await does(hall, cora, ">OPS-1 1", restarts=True)

    assert "2. OPS-1" not in agenda.text
    assert hall.database(agenda_of, "najaarscongres") == ["OPS-1", "ORG-1", "TOE-2"]
    assert hall.database(settings_of, "najaarscongres", "date", "kept_until", "confidential", "by_invitation") == [
        date(2013, 10, 10),
        date(2013, 12, 1),
        True,
        False,
    ]
    assert sum(bool(each.keyboard) and "OPS-1" in each.text and not each.deleted for each in await cora.sees()) == 1


async def test_every_setting_is_changed_in_one_message(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")

    await does(hall, omar, ">/bijeenkomst", "Naam", ">Congres Politie / Police congress")
    await does(hall, omar, "Datum", ">5 september", "Klopt", "Tijdzone", ">america/curacao", "Taal", "Engels")
    await does(hall, omar, "Privacy", "Op naam", "Toegang", "Op uitnodiging", "Uitslag", "Meteen")
    await does(hall, omar, "Quorum", ">50", "Embargo", ">6 september", "Klopt", "Organisatie", "Openbaar Ministerie")
    shown = await does(hall, omar, "Rollen", "+ lid", ">Zorg en Veiligheid", "✕ politie", "‹ Instellingen")

    assert shown.text == (
        "congres-2013 · do 5 september 2013\n"
        "Congres Politie\n"
        "Police congress\n"
        "\n"
        "Datum: donderdag 5 september 2013\n"
        "Tijdzone: America/Curacao · Engels\n"
        "Rollen: ketenpartner, lid en Zorg-en-Veiligheid\n"
        "op naam · op uitnodiging · tussenstand zichtbaar\n"
        "Openbaar Ministerie bewaart tot dinsdag 31 december 2013\n"
        "Quorum: 50\n"
        "Niet delen vóór vrijdag 6 september 2013\n"
        "\n"
        "26 onderwerpen op de agenda · 0 deelnemers"
    )
    assert sum(bool(each.keyboard) and not each.deleted for each in await omar.sees()) == 2, "the welcome, and this"
    log = hall.database(audit.entries, actions=["set"])
    assert [entry.details["setting"] for entry in log][-2:] == ["date", "name"]
    assert len(log) == 13
    await does(hall, omar, "Quorum", "Geen", "Embargo", "Geen")
    assert hall.database(settings_of, CONGRESS, "quorum", "embargo_until") == [None, None]


async def test_what_is_typed_wrong_is_answered_with_what_would_be_right(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    await does(hall, omar, ">/bijeenkomst")

    async def answered(setting: str, *typed: str) -> list[str]:
        asked = await does(hall, omar, setting)
        assert "bijvoorbeeld" in asked.text
        said = []
        for each in typed:
            await does(hall, omar, f">{each}")
            said.append((await omar.sees())[-1].text)
        await does(hall, omar, ">/bijeenkomst")
        return said

    assert await answered("Quorum", "de helft", "0") == ["Typ een heel getal vanaf 1, bijvoorbeeld 60."] * 2
    assert await answered("Tijdzone", "Europe/Amsterdm") == [
        "Er is geen tijdzone Europe/Amsterdm. Typ er een, bijvoorbeeld Europe/Amsterdam."
    ]
    assert await answered("Rollen", "onbekend", "wie er verder nog allemaal komt") == [
        "Dat woord staat voor wie nog geen rol koos en kan dus geen rol zijn. Typ een ander.",
        "Een rol heeft hoogstens 20 letters, cijfers en streepjes, bijvoorbeeld pers. Typ een kortere of eenvoudigere.",
    ]
    await does(hall, omar, "Naam", ">Congres politie/keten")
    assert hall.database(settings_of, CONGRESS, "name_nl", "name_en") == ["Congres politie/keten"] * 2


async def test_what_people_were_told_when_they_joined_stays(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    await hall.joins("Anna", audience="partner")
    await does(hall, omar, ">/bijeenkomst")
    settings = (await reads(omar)).keyboard[0][0].data
    assert settings is not None
    number = settings.split(":")[1]

    async def refused(press: str) -> str:
        await omar.presses(press, raw=True)
        await hall.calm()
        return await toast(omar)

    assert [
        (await refused(f"ev:{number}:{setting}"))[:49]
        for setting in (
            "confidential:0",
            "organiser_id:3",
            "audiences:-partner",
            "zone:Europe/Atlantis",
            "language:fr",
            "results:never",
            "date:2013-09-09",
        )
    ] == [
        "Wie meedoet, las dat reacties vertrouwelijk zijn.",
        "Wie meedoet, las welke organisatie de gegevens be",
        "Iemand doet mee in deze rol, dus die blijft.",
        *["Daar kan ik niets mee. Typ het opnieuw, of kies e"] * 4,
    ]
    assert (await refused(f"ev:{number}:audiences:-police")) == "Ingesteld."
    assert (await refused(f"ev:{number}:audiences:-partner"))[:8] == "Iemand d"
    await does(hall, omar, ">/bijeenkomst", "Bewaartermijn", ">1 januari 2014")
    assert (await omar.sees())[-1].text.startswith("Wie meedoet, las tot wanneer")
    await does(hall, omar, ">1 oktober", "Klopt")
    assert hall.database(settings_of, CONGRESS, "confidential", "kept_until") == [True, date(2013, 10, 1)]


async def test_a_gathering_does_not_close_on_who_reacted_uninvited_nor_open_on_who_was(hall: Hall) -> None:
    cora = await hall.joins("Cora", "coordinator", gathering=None)
    anna = await hall.joins("Anna", audience="partner")
    await hall.joins("Lena", gathering="taskforce-2013-09", audience="member")
    await cora.says("/presenteer congres-2013 TOE-2")
    await hall.calm()
    await anna.presses("Eens")
    await hall.calm()

    await does(hall, cora, ">/bijeenkomst congres-2013", "Toegang", "Op uitnodiging")
    assert (await toast(cora)).startswith("Er reageerden mensen zonder uitnodiging")
    await does(hall, cora, ">/bijeenkomst taskforce-2013-09", "Toegang", "Open")
    assert (await toast(cora)).startswith("Wie meedoet, las dat deze bijeenkomst op uitnodiging is.")
    await does(hall, cora, ">/bijeenkomst congres-2013", "Verwijderen")
    assert (await toast(cora)).startswith("Er is daar al iets gezegd")


async def test_the_agenda_is_put_together_with_taps(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    await omar.says("/presenteer ORG-1")
    await hall.calm()

    await does(hall, omar, ">/bijeenkomst", "Agenda", "ORG-2", "↓", "↓", "‹ Agenda", "ORG-3", "↑")
    assert hall.database(agenda_of, CONGRESS)[:5] == ["ORG-3", "ORG-1", "ORG-4", "ORG-2", "ORG-5"]
    shown = await does(hall, omar, "Van de agenda", "Van de agenda")
    assert await toast(omar) == "ORG-3 is van de agenda."
    assert "25 onderwerpen" in shown.text
    await does(hall, omar, "ORG-1", "Van de agenda")
    assert await toast(omar) == "ORG-1 is gepresenteerd of besproken en blijft dus op de agenda."

    await does(hall, omar, "‹ Agenda", "➕", "Opsporing", "✓ OPS-1")
    assert await toast(omar) == "OPS-1 is van de agenda."
    again = await does(hall, omar, "Al deze")
    assert await toast(omar) == "1 onderwerp is toegevoegd."
    assert "✓ OPS-1" in again.text
    await does(hall, omar, "‹ Aandachtsvelden", "Het hele rapport", ">TOE-99")
    assert (await omar.sees())[-1].text.startswith("TOE-99 staat niet in het rapport.")
    assert len(hall.database(agenda_of, CONGRESS)) == 26
    actions = {"add_items", "take_off", "move"}
    assert {entry.action for entry in hall.database(audit.entries, actions=actions)} == actions


async def test_a_copy_has_the_settings_and_the_agenda_and_an_empty_gathering_goes(hall: Hall) -> None:
    cora = await hall.joins("Cora", "coordinator", gathering=None)
    lena = await hall.joins("Lena", gathering="taskforce-2013-09", audience="member")
    tess = await hall.joins("Tess", "organiser", gathering="taskforce-2013-09", language="en")
    group = await hall.group(tess, gathering="taskforce-2013-09")

    await does(hall, cora, ">/bijeenkomst taskforce-2013-09", "Kopiëren", ">Taskforce", ">Task force")
    await does(hall, cora, ">taskforce-2013-09", ">Te lange naam!", ">taskforce-2", ">woensdag", "Klopt")
    assert hall.database(settings_of, "taskforce-2", "by_invitation", "name_en") == [True, "Task force"]
    assert hall.database(agenda_of, "taskforce-2") == hall.database(agenda_of, "taskforce-2013-09")

    left = await does(hall, cora, ">/bijeenkomst taskforce-2013-09", "Verwijderen", "Verwijderen")
    assert await toast(cora) == "taskforce-2013-09 is verwijderd."
    assert left.labels == [["congres-2013"], ["taskforce-2"], ["➕ Nieuwe bijeenkomst"]]
    assert hall.database(lambda session: presenting.gathering(session, "taskforce-2013-09")) is None
    gone = "De coördinator heeft deze bijeenkomst verwijderd. Er was niets gezegd, en er is niets van u bewaard."
    for place in (await lena.sees(), await group.shows()):
        assert place[-1].text == f"Taskforce Mensenhandel · wo 25 september\n{gone}"
    assert "The coordinator removed this gathering." in (await tess.sees())[-1].text


async def test_two_organisers_at_once_set_what_they_see_and_the_last_stands(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    olga = await hall.joins("Olga", "organiser", language="en")
    cora = await hall.joins("Cora", "coordinator", gathering=None)
    await does(hall, omar, ">/bijeenkomst", "Uitslag")
    await does(hall, olga, ">/gathering", "Result")

    await omar.presses("Meteen")
    await olga.presses("Live")
    await hall.calm()
    assert hall.database(settings_of, CONGRESS, "results") == ["live"]
    assert [each.subject for each in hall.database(audit.entries, actions=["set"])] == [CONGRESS]

    await does(hall, omar, "Quorum")
    await does(hall, cora, ">/bijeenkomst congres-2013", "Verwijderen", "Verwijderen")
    await omar.says("12")
    await hall.calm()
    assert (await omar.sees())[-1].text.startswith("Dit is voor organisatoren")
    assert (await does(hall, olga, "Date")).text.startswith("congres-2013")
    assert (await toast(olga)).startswith("This is for organisers")


@pytest.mark.parametrize("role", ["participant", "helper", "organiser"])
async def test_who_may_not_prepare_is_refused_by_words_and_by_forged_buttons(hall: Hall, role: str) -> None:
    """An organiser of the congress prepares that, and makes and removes nothing."""
    await hall.joins("Omar", "organiser")
    person = await hall.joins("Anna", role)
    theirs: tuple[str, ...] = (
        "e:1",
        "ef:1:name",
        "ev:1:results:live",
        "eo:1:0",
        "ea:1:0",
        "eg:1:0",
        "ei:1",
        "eu:1",
        "ery:1",
        "ep:1:1:0",
    )
    theirs += ("et:1:1:1", "eh:1:0", "u:1", "un:1:helper", "ul:1:0")
    coordinators = ("en", "ec:1", "exy:1", "un:1:organiser", "u:0", "un:0:coordinator", "uO:1:0", "uo:1:1")
    others = ("e:2", "ev:2:confidential:0", "ery:27", "eh:2:0", "un:2:p-member", "exy:2")
    forged = (*coordinators, *others, *(() if role == "organiser" else theirs))
    before = hall.database(snapshot)

    for data in forged:
        await person.presses(data, raw=True)
    if role != "organiser":
        await person.says("/bijeenkomst")
        await person.says("/uitnodigen")
    await hall.calm()

    answers = [each.text for each in await person.toasts()]
    assert len(answers) == len(forged)
    assert {text.partition(" ")[0] for text in answers} <= {"Dit", "Alleen"}, answers
    assert hall.database(snapshot) == before
    if role != "organiser":
        assert [each.text[:11] for each in (await person.sees())[-2:]] == ["Dit is voor", "Dit is voor"]


def snapshot(session: Session) -> list[Any]:
    """What preparing changes."""
    rows = session.execute(select(Gathering).order_by(col(Gathering.id))).scalars()
    return [(row.reference, row.results, row.confidential, order(session, row.id or 0)) for row in rows]


async def test_under_embargo_cards_stay_inside_until_the_day_has_come(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    anna = await hall.joins("Anna", audience="partner")
    stranger = await hall.world.person("Vreemd", language_code="nl")
    group = await hall.group(omar, anna, stranger)
    await does(hall, omar, ">/bijeenkomst", "Embargo", ">2 september")
    assert (await omar.sees())[-1].text.startswith("Die dag is er al.")
    await does(hall, omar, ">3 september", "Klopt")
    await omar.says("/presenteer TOE-2")
    await omar.says("/meld")
    await omar.says("Koffie")
    await hall.calm()
    await omar.presses("Verstuur")
    await hall.calm()

    card = [each for each in await group.shows() if each.keyboard][-1]
    assert card.protected
    assert "Niet delen vóór dinsdag 3 september 2013" in card.text.splitlines()
    assert [each.protected for each in (await anna.sees())[-2:]] == [True, True]
    await stranger.presses("🔒", in_=group)
    await hall.calm()
    assert (await stranger.sees())[-1].text.startswith(
        "Van deze bijeenkomst mag vóór dinsdag 3 september 2013 niets worden gedeeld. Tot dan doet u mee met een"
    )

    await hall.after(hours=20)
    card = [each for each in await group.shows() if each.keyboard][-1]
    assert "Niet delen" not in card.text
    assert hall.database(settings_of, CONGRESS, "embargo_until") == [None]
    await omar.says("/presenteer TOE-3")
    await hall.calm()
    assert not (await group.shows())[-1].protected
    await stranger.presses("🔒", in_=group)
    await hall.calm()
    assert "Welkom" in "".join(each.text for each in await stranger.sees())


async def test_a_report_that_comes_again_leaves_what_was_changed_in_the_chat(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    await does(hall, omar, ">/bijeenkomst", "Datum", ">5 september", "Klopt", "Agenda", ">TOE-2 1")
    changed = hall.database(agenda_of, CONGRESS)
    source = EXAMPLE.read_text(encoding="utf-8")

    foreseen = hall.database(preview, right(source))
    imported = hall.database(put_report, right(edited(source, ("Taskforce Mensenhandel", "De Taskforce"))))

    assert foreseen.kept == (CONGRESS,)
    assert [change.reference for change in foreseen.changes] == []
    assert imported.kept == {"gathering": (CONGRESS,)}
    assert hall.database(settings_of, CONGRESS, "date") == [date(2013, 9, 5)]
    assert hall.database(agenda_of, CONGRESS) == changed
