"""Two press the same at the same moment: it happens once, and who was second hears what stands."""

import pytest
from sqlmodel import Session

from models import people
from models.words import RoleKind
from tests.hall.conftest import Hall, hall
from tests.hall.test_panel import audited, not_waiting
from tests.matrix.acting import Acting, made
from tests.matrix.acts import Act, Deed
from tests.matrix.prepared import COORDINATOR, NOW, ORGANISER, SETTING, TELEGRAM

__all__ = ["hall"]

SHOWN = {"outbox", "panel", "conversation"}
BEATEN = "Een collega was u net voor"
BOTH = frozenset({ORGANISER, COORDINATOR})


def both_coordinate(session: Session) -> None:
    person = people.recognise(session, SETTING.pseudonyms(TELEGRAM[ORGANISER]), "nl", NOW).id or 0
    people.grant(session, person, RoleKind.COORDINATOR, NOW)


@pytest.mark.parametrize(
    ("what", "heard"),
    [
        ("pn:{waiting}", BEATEN),
        ("px:{open}", BEATEN),
        ("po:{closed}", BEATEN),
        ("pv:{open}", BEATEN),
        ("ph:{closed}", BEATEN),
        ("pu:{here}:{step}", BEATEN),
        ("pfy:{here}", BEATEN),
        ("pgy:{here}", "Iedereen die bereikbaar is heeft gereageerd, of is vandaag al herinnerd."),
        ("p:{waiting}", "OPS-1 is al open; de kaart hangt overal."),
        ("x:{open}", "TOE-2 is niet open."),
        ("ka:{comment}", "Goedgekeurd."),
        ("bk:{open}:adopted", ""),
        ("cm:{proposal}", "Over A-9 is al besloten."),
        ("exy:{there}", "Deze bijeenkomst is er niet meer."),
        ("uwy:{invite}", "De uitnodiging is ingetrokken."),
        ("zk:{here}:{spare}", ""),
    ],
)
def test_it_happens_once(sqlite_stage: Acting, what: str, heard: str) -> None:
    deed = Deed(what, BOTH, BOTH)
    presses = [made(sqlite_stage, Act(deed, role)) for role in (ORGANISER, COORDINATOR)]

    first, second = sqlite_stage.act(ORGANISER, *presses, meanwhile=both_coordinate)

    assert first.tables - SHOWN != set()
    assert second.tables - SHOWN == set()
    assert len(second.answers) == 1
    assert second.answers[0].startswith(heard)


async def test_presses_that_came_in_one_batch_are_one_step_each_time(hall: Hall) -> None:
    omar, olga = [await hall.joins(name, "organiser") for name in ("Omar", "Olga")]
    for each in (omar, olga):
        await each.says("/paneel")
    await hall.calm()

    for button in ("▶ ORG-1", "⏹", "↶"):
        await hall.stage.stop()
        for each in (omar, olga):
            await each.presses(button)
        await hall.restart()
        await hall.calm()

    assert hall.database(not_waiting) == [("ORG-1", "open")]
    assert [action for _, action, _ in hall.database(audited)] == ["present", "close", "undo"]
