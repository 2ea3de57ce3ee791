"""The secretary records what is decided, item by item, and gets the list as text and as PDF."""

from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import select
from sqlmodel import col

from models.tables import Audit
from tests.hall.conftest import CONGRESS, Hall
from tests.hall.telling import last
from tests.hall.test_following_up import offered

TASKFORCE = "taskforce-2013-09"


def noted(hall: Hall, *actions: str) -> list[tuple[str, dict[str, object]]]:
    """What the audit log holds of these."""
    wanted = select(col(Audit.action), col(Audit.details)).where(col(Audit.action).in_(actions)).order_by(col(Audit.id))
    found = hall.database(lambda session: session.execute(wanted).all())
    return [
        (action, {name: each for name, each in details.items() if name != "gathering"}) for action, details in found
    ]


async def test_a_decision_is_recorded_with_a_line_changed_and_cleared(hall: Hall) -> None:
    secretary = await hall.joins("Sara", "organiser", gathering=TASKFORCE)
    await secretary.says("/besluit")
    await hall.calm()
    await secretary.presses("TOE-2")
    await hall.calm()
    await secretary.presses("Aangenomen")
    await hall.restart()
    assert "Eén regel erbij?" in await last(secretary)

    await secretary.says("  met een overzicht   per eenheid ")
    await hall.calm()
    recorded = "Vastgelegd op ma 2 september om 10.00 uur"
    assert f"\nAangenomen\n“met een overzicht per eenheid”\n{recorded}" in await last(secretary)

    await secretary.presses("Uitgesteld")
    await hall.calm()
    await secretary.presses("Uitgesteld")
    await hall.calm()
    assert "\nUitgesteld\n“met een overzicht per eenheid”" in await last(secretary)
    await secretary.says("/stop")
    await hall.calm()
    assert await last(secretary) == "Gestopt. Het besluit staat zoals het is."

    await secretary.presses("Wissen")
    await hall.calm()
    await secretary.presses("Besluit wissen")
    await hall.calm()
    assert "Nog niets besloten." in (await secretary.sees())[-3].text
    line = "met een overzicht per eenheid"
    assert noted(hall, "decide", "undecide") == [
        ("decide", {"decision": "adopted", "line": ""}),
        ("decide", {"decision": "adopted", "line": line, "was": "adopted", "was_line": ""}),
        ("decide", {"decision": "held_over", "line": line, "was": "adopted", "was_line": line}),
        ("undecide", {"was": "held_over", "was_line": line}),
    ]


async def test_a_line_is_short_and_holds_no_plate_or_number(hall: Hall) -> None:
    secretary = await hall.joins("Sara", "organiser", gathering=TASKFORCE)
    await secretary.says("/besluit TOE-2")
    await hall.calm()
    await secretary.presses("Gewijzigd aangenomen")
    for typed, answer in (("x" * 201, "hoogstens 200 tekens"), ("bel 06 12345678", "“06 12345678” lijkt op")):
        await secretary.says(typed)
        await hall.calm()
        assert answer in await last(secretary)

    await secretary.says("x" * 200)
    await hall.calm()
    assert f"“{'x' * 200}”" in await last(secretary)
    await secretary.presses("Regel weg")
    await hall.calm()
    assert "xxx" not in await last(secretary)


async def test_the_list_names_decisions_and_actions_and_comes_as_a_pdf(hall: Hall) -> None:
    coordinator, _ = await offered(hall)
    await coordinator.says(f"/besluit {CONGRESS} TOE-2")
    await hall.calm()
    await coordinator.presses("Aangenomen")
    await coordinator.says(f"/besluiten {CONGRESS}")
    await hall.calm()

    listed = await last(coordinator)
    assert "Volledig · 1 van " in listed
    assert "✔ TOE-2 Handhavingsafspraken met geme…\nAangenomen\ncijfers na sluiting" in listed
    assert "Wie en wat volgen als de coördinator akkoord is.\nTOE-2 · vr 14 februari · voorstel" in listed
    assert "Voorbeeldgemeente" not in listed

    await coordinator.presses("PDF")
    await hall.calm()
    sent = (await coordinator.sees())[-1]
    assert sent.document is not None
    assert sent.document["file_name"] == f"besluiten-{CONGRESS}.pdf"
    pages = PdfReader(BytesIO(await hall.world.file(sent.document["file_id"]))).pages
    printed = "\n".join(page.extract_text() for page in pages)
    assert "Besluiten en acties" in printed
    assert "Handhavingsarrangement" not in printed
    assert noted(hall, "minutes")[0][0] == "minutes"


async def test_only_organisers_of_the_gathering_decide(hall: Hall) -> None:
    secretary = await hall.joins("Sara", "organiser", gathering=TASKFORCE)
    stranger = await hall.joins("Omar", "organiser")
    await secretary.says("/besluit TOE-2")
    await hall.calm()
    item = (await secretary.sees())[-1].keyboard[0][0].data
    assert item is not None
    gathering = (await secretary.sees())[-1].keyboard[-1][0].data
    assert gathering is not None
    number = gathering.split(":")[1]

    for forged in (item, f"b:{item.split(':')[1]}", f"bx:{item.split(':')[1]}", f"bd:{number}:0", f"bp:{number}"):
        pressed = (await stranger.sees())[-1].id
        await stranger.presses(forged, on=pressed, raw=True)
        await hall.calm()
        assert (await stranger.toasts())[-1].text.startswith("Dit is voor organisatoren")
    assert noted(hall, "decide", "undecide", "minutes") == []
