"""What an owner answered is taken back: within a day, once, by the organisation, as if it was never said."""

from typing import Any

from models.tables import Commitment
from tests.hall.conftest import Hall
from tests.hall.reminded import a9, does, reminded, steps, waits


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


def columns(commitment: Commitment) -> dict[str, Any]:
    """All that is known of it, but for when it was planned."""
    return {name: getattr(commitment, name) for name in type(commitment).model_fields if name != "planned_on"}


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
    assert (await other.toasts())[-1].text.startswith("U bent nu geen contactpersoon")
    for _ in range(2):
        await partner.presses(undo, raw=True)
        await hall.calm()
    assert (await partner.toasts())[-1].text == "A-9: dat is al teruggenomen."
    assert hall.database(a9).status == "agreed"
