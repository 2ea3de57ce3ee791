"""Invitations: made in the chat for each role, shown as a link, a QR code and a poster, listed and withdrawn."""

import io
import re
from typing import Any

from PIL import Image
from pypdf import PdfReader

from bot.rehearsal.people import Person
from bot.reports import poster
from models import audit
from tests.hall.conftest import Hall
from tests.hall.test_preparing import does, reads, toast
from tests.reports.test_poster import modules


async def link(person: Person) -> str:
    """The link on the message that is open."""
    found = re.search(r"https://t\.me/\S+\?start=(\w+)", (await reads(person)).text)
    assert found is not None
    return found[0]


async def opens(hall: Hall, name: str, address: str, **more: str) -> Person:
    """Somebody new follows a link."""
    person = await hall.world.person(name, language_code=more.get("language", "nl"))
    await person.says(f"/start {address.partition('=')[2]}")
    await hall.calm()
    return person


async def document(hall: Hall, person: Person) -> tuple[str, bytes]:
    """The newest file, with its name."""
    sent = (await person.sees())[-1].document
    assert sent is not None
    return sent["file_name"], await hall.world.file(sent["file_id"])


async def test_from_the_first_code_to_a_reaction_from_the_poster(hall: Hall) -> None:
    """The bot restarts between the steps; the participant scans what came out of the printer."""
    cora = await hall.joins("Cora", "coordinator", gathering=None)
    await does(
        hall, cora, ">/bijeenkomst", "➕", ">Voorjaarscongres", "Hetzelfde", "Gebruik deze", ">4 oktober", "Klopt"
    )
    await does(hall, cora, "Agenda", "➕", "Het hele rapport", "‹ Instellingen")
    await hall.restart()
    await does(hall, cora, "Uitnodigen", "Deelnemer: ketenpartner")
    await hall.restart()
    await does(hall, cora, ">250")
    await hall.restart()
    shown = await does(hall, cora, "vrijdag 4 oktober 2013")
    assert shown.text.splitlines()[:2] == ["voorjaarscongres · uitnodigen", "Deelnemer: ketenpartner"]
    assert "0 van 250 keer gebruikt\nGeldt tot en met vrijdag 4 oktober 2013" in shown.text
    address = await link(cora)

    await cora.presses("QR")
    await hall.calm()
    name, picture = await document(hall, cora)
    matrix = tuple(tuple(map(int, row)) for row in poster.code_of(address).matrix)
    assert name == "qr-voorjaarscongres-partner.png"
    assert modules(Image.open(io.BytesIO(picture)).convert("L"), len(matrix)) == matrix
    await cora.presses("Poster")
    await hall.restart()
    await hall.calm()
    name, paper = await document(hall, cora)
    page: Any = PdfReader(io.BytesIO(paper)).pages[0]
    assert name == "poster-voorjaarscongres-partner.pdf"
    scanned = page["/Annots"][0].get_object()["/A"]["/URI"]
    assert scanned == address

    anna = await opens(hall, "Anna", scanned)
    await cora.says("/presenteer voorjaarscongres TOE-2")
    await hall.calm()
    await anna.presses("Eens")
    await hall.calm()
    assert await toast(anna) == "👍 Eens staat bij TOE-2. Anders? Tik op een andere knop."
    assert "1 van 250" in (await does(hall, cora, "‹ Lijst")).text
    assert [entry.action for entry in hall.database(audit.entries, actions=["invite", "poster"])] == [
        "poster",
        "poster",
        "invite",
    ]


async def test_invitations_are_listed_with_what_became_of_them_and_withdrawn_after_a_question(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    await does(hall, omar, ">/uitnodigen", "Helper", "1", "maandag 2 september 2013")
    helper = await opens(hall, "Hilde", await link(omar))
    assert "U helpt bij Congres Korpsmonitor" in (await helper.sees())[-1].text
    await does(hall, omar, "‹ Uitnodigen", "Deelnemer: politie", ">0", ">3", ">over drie weken")
    police = await link(omar)
    await does(hall, omar, "‹ Uitnodigen", "Deelnemer, kiest", "50", "maandag 2 september 2013")

    listed = await does(hall, omar, "‹ Lijst")
    assert listed.text == (
        "congres-2013 · uitnodigen\n"
        "3 uitnodigingen\n"
        "\n"
        "1. Deelnemer\n    0 van 50 · ma 2 september\n"
        "2. Deelnemer: politie\n    0 van 3 · ma 23 september\n"
        "3. Helper\n    1 van 1 · opgebruikt"
    )
    asked = await does(hall, omar, "2", "Intrekken")
    assert asked.text.startswith("Deze uitnodiging intrekken?")
    assert (await does(hall, omar, "‹ Terug", "Intrekken", "Intrekken")).labels == [["‹ Lijst", "‹ Uitnodigen"]]
    piet = await opens(hall, "Piet", police)
    assert (await piet.sees())[-1].text.startswith("Deze code is ingetrokken.")

    await hall.after(days=2)
    assert "0 van 50 · verlopen" in (await does(hall, omar, "‹ Lijst")).text
    assert [entry.details["invited_as"] for entry in hall.database(audit.entries, actions=["revoke"])] == [
        "participant"
    ]


async def test_a_seat_has_one_link_for_a_member_and_a_substitute(hall: Hall) -> None:
    cora = await hall.joins("Cora", "coordinator", gathering=None)

    await does(hall, cora, ">/uitnodigen taskforce-2013-09", "🪑", ">Openbaar Ministerie")
    shown = await does(hall, cora, "woensdag 25 september 2013")
    assert "Zetel: Openbaar Ministerie" in shown.text
    assert shown.labels[0] == ["QR-code"], "a seat has no poster"
    address = await link(cora)
    told = [(await (await opens(hall, name, address)).sees())[-1].text for name in ("Mila", "Sem", "Ties")]

    assert ["Openbaar Ministerie" in text for text in told] == [True, True, False]
    assert "zo vaak gebruikt" in told[2]


async def test_a_coordinator_invites_contacts_organisers_and_coordinators(hall: Hall) -> None:
    cora = await hall.joins("Cora", "coordinator", gathering=None, language="en")

    await does(hall, cora, ">/invite", "Contact or coordinator", "Contact", "Public Prosecution")
    await does(hall, cora, "1", ">end of March")
    contact = await opens(hall, "Otto", await link(cora), language="en")
    assert "You speak for" in (await contact.sees())[-1].text
    listed = await does(hall, cora, "‹ List")
    assert listed.text.splitlines()[0] == "Invite"
    assert "1 of 1 · used up" in listed.text
    await does(hall, cora, ">/invite congres-2013", "Organiser", ">two", ">2", ">in 40 years", ">tomorrow")
    organiser = await opens(hall, "Omar", await link(cora), language="en")
    assert "You organise Police Force Monitor congress" in "".join(each.text for each in await organiser.sees())


async def test_an_organiser_sees_no_invitation_that_only_the_coordinator_makes(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    await hall.joins("Cora", "coordinator", gathering=None)

    menu = await does(hall, omar, ">/uitnodigen")
    assert [label for row in menu.labels for label in row if label in ("Organisator", "Coördinator")] == []
    assert (await does(hall, omar, "Alle uitnodigingen")).text.endswith("Er is nog niemand uitgenodigd.")
    for data in ("uv:1", "uq:1", "up:1", "uwy:1", "uv:2", "uv:999"):
        await omar.presses(data, raw=True)
    await hall.calm()
    assert {each.text[:11] for each in (await omar.toasts())[-6:]} == {"Dit is voor"}


async def test_the_buttons_of_an_old_question_about_an_invitation_do_nothing(hall: Hall) -> None:
    omar = await hall.joins("Omar", "organiser")
    asked = await does(hall, omar, ">/uitnodigen", "Helper")
    old = asked.keyboard[0][1].data
    assert old is not None
    await does(hall, omar, ">/uitnodigen", "Helper")

    await omar.presses(old, raw=True)
    await omar.presses("ue:2013-09-03#" + old.partition("#")[2], raw=True)
    await hall.calm()

    assert [each.text for each in (await omar.toasts())[-2:]] == ["Dat is al afgehandeld."] * 2
