"""Whatever is typed wherever something can be typed: it is answered, and what is said can be sent."""

from dataclasses import replace

from sqlmodel import Session

from handlers import talking
from models import decisions
from models.words import DecisionKind
from tests.matrix import hostile
from tests.matrix.acting import Acting, message, press
from tests.matrix.acts import COMMANDS, NUMBER, Talk
from tests.matrix.prepared import COORDINATOR, GROUP, HERE, NOW, ORGANISER, PARTICIPANT, STRANGER, TELEGRAM

OFFER = {"agenda_item": "open", "organisation": "organisation", "text": "Wij doen mee", "due": None}
INVITE = {"gathering": "here", "role": "participant", "audience": ""}
CREATE = {"like": None, "name_nl": "Naam", "name_en": "Name", "proposed": "naam", "reference": "naam"}
QUESTIONS: list[Talk] = [
    ("offer", "organisation", {"agenda_item": "open"}),
    *[("offer", step, OFFER) for step in ("what", "when", "confirm")],
    *[("decide", step, {"commitment": "proposal", "measure": "Klaar"}) for step in ("measure", "reason", "when")],
    ("later", "when", {"commitment": "kept"}),
    *[("announce", step, {"gathering": "here"}) for step in ("text", "preview")],
    ("hands", "count", {"agenda_item": "open", "counted": []}),
    ("forget", "how", {}),
    ("minutes", "line", {"agenda_item": "open"}),
    ("comment", "text", {"agenda_item": "open"}),
    *[
        ("prepare", step, {"gathering": "here", "setting": setting, "day": "2013-09-03"})
        for step, setting in (
            ("type", "name"),
            ("type", "zone"),
            ("type", "audiences"),
            ("type", "quorum"),
            ("when", "date"),
            ("when", "kept_until"),
            ("confirm", "date"),
        )
    ],
    *[("create", step, CREATE) for step in ("name_nl", "name_en", "reference", "when", "confirm")],
    ("agenda", "edit", {"gathering": "here"}),
    *[("invite", step, INVITE) for step in ("seat", "uses", "when")],
]


def decided(session: Session) -> None:
    """A decision that a line can go with."""
    toe2 = decisions_of(session)
    decisions.decide(session, toe2, DecisionKind.ADOPTED, 1, NOW, line=None)


def test_x(stage: Acting) -> None:
    numbers = stage.prepared.numbers

    def decided(session: Session) -> None:
        decisions.decide(session, numbers["open"], DecisionKind.ADOPTED, None, NOW)

    assert {kind for kind, _, _ in QUESTIONS} == set(talking.HEARERS)
    wrong = []
    for name, text in hostile.TEXTS.items():
        for talk in [*QUESTIONS, None]:
            try:
                (o,) = stage.act(COORDINATOR, message(COORDINATOR, text, in_group=False), talk=talk, meanwhile=decided)
                wrong += [f"{name} {talk}: {f}" for f in hostile.faults(o)]
                if not o.letters: wrong.append(f"{name} {talk}: silent")
            except Exception as e:
                wrong.append(f"{name} {talk}: {e!r}"[:250])
        for c in COMMANDS:
            for role in (COORDINATOR, STRANGER):
                try:
                    (o,) = stage.act(role, message(role, f"{c.what.split()[0]} {text}", in_group=False))
                    wrong += [f"{name} {c.what}: {f}" for f in hostile.faults(o)]
                except Exception as e:
                    wrong.append(f"{name} {c.what}: {e!r}"[:250])
    print("\n".join(wrong))
