"""Whatever is typed wherever something can be typed: it is answered, and what is said can be sent."""

from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from handlers import talking
from models import decisions
from models.words import DecisionKind
from tests.matrix import hostile
from tests.matrix.acting import Acting, message
from tests.matrix.acts import COUNTED, Talk
from tests.matrix.prepared import COORDINATOR, GROUP, HERE, NOW, ORGANISER, PARTICIPANT, STRANGER

JSON = dict[str, Any]
OFFER = {"agenda_item": "open", "organisation": "organisation", "text": "Wij doen mee", "due": None}
CREATE = {"like": None, "name_nl": "Naam", "name_en": "Name", "proposed": "naam", "reference": "naam"}
HANDED = {"subject": "Monitor", "given_by": "ECVM", "given_to": "Minister"}
INVITE = {"gathering": "here", "role": "participant", "audience": ""}
SETTINGS = (("type", "name"), ("type", "zone"), ("type", "audiences"), ("type", "quorum"), ("when", "kept_until"))
AMENDED = (("text", "text"), ("when", "due"), ("kind", "kind"), ("owner", "owner"))
DECIDED = (("done", "verification"), ("troubled", "date"))
FORWARD = {"commitment": "kept", "gathering": "there", "line": "Regel"}
QUESTIONS: list[Talk] = [
    ("offer", "organisation", {"agenda_item": "open"}),
    *[("offer", step, OFFER) for step in ("what", "when", "confirm")],
    *[("decide", step, {"commitment": "proposal", "measure": "Klaar"}) for step in ("measure", "reason", "when")],
    ("later", "when", {"commitment": "kept"}),
    ("later", "why", {"commitment": "kept", "day": "2014-03-14"}),
    *[("not_mine", step, {"commitment": "kept"}) for step in ("who", "why")],
    ("snooze", "when", {"commitment": "kept"}),
    ("note", "text", {"commitment": "kept"}),
    ("away", "when", {}),
    *[("verdict", "why", {"commitment": at, "about": about}) for at, about in DECIDED],
    *[("escalate", step, FORWARD) for step in ("which", "line")],
    ("escalate", "why", {"escalation": "passed_on"}),
    ("endorse", "why", {"commitment": "asked"}),
    ("withdraw", "why", {"commitment": "kept"}),
    *[("amend", step, {"commitment": "kept", "part": part}) for step, part in AMENDED],
    *[("details", step, {"commitment": "proposal", "left": [step]}) for step in ("measure", "kind", "serves")],
    *[
        ("enter", step, {"reference": "TOE-2", "text": "Overleg"})
        for step in ("organisation", "what", "measure", "when")
    ],
    *[("stages", step, COUNTED) for step in ("period", "numbers", "confirm")],
    ("respond", "why", {"item": "item", "organisation": "organisation", "answer": "partly"}),
    ("recheck", "why", {"item": "item", "status": "not_accepted"}),
    ("recheck", "organisation", {"item": "item"}),
    *[("announce", step, {"gathering": "here"}) for step in ("text", "preview")],
    ("hands", "count", {"agenda_item": "open", "counted": []}),
    ("forget", "how", {}),
    ("minutes", "line", {"agenda_item": "open"}),
    ("comment", "text", {"agenda_item": "open"}),
    *[("prepare", step, {"gathering": "here", "setting": setting}) for step, setting in SETTINGS],
    *[("create", step, CREATE) for step in ("name_nl", "name_en", "reference", "when", "confirm")],
    ("agenda", "edit", {"gathering": "here"}),
    *[("invite", step, INVITE) for step in ("seat", "uses", "when")],
    *[("report", step, {"report": "draft", "language": "nl"}) for step in ("day", "overall")],
    ("passage", "line", {"report": "draft", "organisation": "organisation"}),
    *[("hand_over", step, HANDED) for step in ("subject", "given_by", "given_to", "day")],
]
COMMANDS = ("/start", "/present", "/hands", f"/tally {HERE}", "/link", "/compare", "/gathering", "/invite", "/audit")
ON_POSTGRESQL = ("zero", "half a character", "emoji", "long", "digits")
"""Texts that databases differ in."""


def test_every_question_is_put_to_the_test() -> None:
    assert {kind for kind, _, _ in QUESTIONS} == set(talking.HEARERS)


def test_whatever_is_typed_is_answered_and_can_be_said(stage: Acting) -> None:
    def decided(session: Session) -> None:
        decisions.decide(session, stage.prepared.numbers["open"], DecisionKind.ADOPTED, 1, NOW)

    sqlite = stage.prepared.url.startswith("sqlite")
    wrong = []
    for name in hostile.TEXTS if sqlite else ON_POSTGRESQL:
        for role, update, talk in _said(hostile.TEXTS[name], stage.prepared.numbers["card message"]):
            try:
                (outcome,) = stage.act(role, update, talk=talk, meanwhile=decided)
            except Exception as error:
                wrong.append(f"{name}, {talk or update}: {error!r}")
                continue
            wrong += [f"{name}, {talk or update}: {fault}" for fault in hostile.faults(outcome)]
            if talk is not None and not outcome.letters:
                wrong.append(f"{name}, {talk}: no answer")
            if talk is not None and name in hostile.INVISIBLE and outcome.tables - {"outbox"}:
                wrong.append(f"{name}, {talk}: kept in {set(outcome.tables)}")
    assert not wrong, "\n".join(wrong)


def _said(text: str, card: int) -> Iterator[tuple[str, JSON, Talk | None]]:
    """By whom, what, and in which dialogue."""
    for talk in QUESTIONS:
        yield COORDINATOR, message(COORDINATOR, text, in_group=False), talk
    for command in COMMANDS:
        yield COORDINATOR, message(COORDINATOR, f"{command} {text}", in_group=False), None
    for role in (STRANGER, PARTICIPANT):
        yield role, message(role, text, in_group=False), None
        reply = message(role, text, in_group=True)
        reply["message"]["reply_to_message"] = {**reply["message"], "message_id": card, "text": "TOE-2"}
        yield role, reply, None
    sent = message(COORDINATOR, text, in_group=False)["message"]
    del sent["text"]
    document = {"file_id": "f", "file_unique_id": "u", "file_name": f"{text[:200]}.csv", "file_size": 9}
    yield COORDINATOR, {"message": {**sent, "document": document, "caption": text[:1024]}}, None
    yield ORGANISER, _titled(text), None


def _titled(title: str) -> JSON:
    """Somebody with this name adds the bot to the hall's group, which has that name too."""
    said = message(ORGANISER, "x", in_group=True)["message"]
    bot = {"id": 1, "is_bot": True, "first_name": "Weerklank"}
    return {
        "my_chat_member": {
            "chat": {"id": GROUP, "type": "supergroup", "title": title},
            "from": {**said["from"], "first_name": title, "language_code": title[:20]},
            "date": said["date"],
            "old_chat_member": {"user": bot, "status": "left"},
            "new_chat_member": {"user": bot, "status": "member"},
        }
    }
