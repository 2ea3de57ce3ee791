"""What the database itself refuses, whoever writes to it."""

from datetime import date
from typing import Any

from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, SQLModel

from models.tables import (
    AgendaItem,
    Chat,
    Commitment,
    Inbox,
    Invite,
    Monitor,
    Organisation,
    Outbox,
    Participant,
    Person,
    Posting,
    Reminder,
    Role,
    Tally,
    Voice,
)
from tests.properties.ground import CONGRESS, MORNING, lay

SOMEBODY = {"person_id": 1, "granted_at": MORNING, "deputy": False}
PROMISE = {
    "reference": "A-1",
    "organisation_id": 1,
    "kind": "other",
    "urgency": "high",
    "status": "proposed",
    "text_nl": "x",
    "text_en": "x",
    "owner_nl": "",
    "owner_en": "",
    "measure_nl": "",
    "measure_en": "",
    "closed_note_nl": "",
    "closed_note_en": "",
}
KEPT = {**PROMISE, "measure_nl": "Gedaan", "due": date(2014, 3, 1)}
LETTER = {
    "chat_id": 1,
    "method": "sendMessage",
    "priority": 3,
    "available_at": MORNING,
    "on_uncertain": "again",
    "state": "ready",
    "attempt": 0,
    "resends": 0,
    "last_error": "",
}
UPDATE = {
    "bot_id": 1,
    "update_id": 1,
    "kind": "message",
    "state": "new",
    "tries": 0,
    "received_at": MORNING,
    "error": "",
}
INVITE = {
    "code": "abc",
    "role": "participant",
    "audience": "unknown",
    "uses": 0,
    "max_uses": 1,
    "created_at": MORNING,
    "expires_at": MORNING,
}
REMINDER = {"commitment_id": 1, "step": "due", "day": date(2014, 3, 1), "due_at": MORNING, "state": "open"}
VOICE = {"agenda_item_id": 1, "person_id": 1, "audience": "unknown", "stance": "agree", "flags": ""}
CARD = {
    "id": 91,
    "agenda_item_id": 1,
    "chat_id": -9,
    "wanted_revision": 0,
    "shown_revision": 0,
    "shown_digest": "",
    "token": "t",
}

Row = tuple[type[SQLModel], dict[str, Any]]

RIGHT: dict[str, list[Row]] = {
    "a proposal needs no date": [(Commitment, PROMISE)],
    "a promise with a result and a date": [(Commitment, {**KEPT, "status": "agreed"})],
    "one reminder open, others past": [
        (Commitment, {**KEPT, "id": 1}),
        (Reminder, REMINDER),
        (Reminder, {**REMINDER, "state": "sent"}),
        (Reminder, {**REMINDER, "state": "sent"}),
        (Reminder, {**REMINDER, "state": "replaced"}),
    ],
    "several messages without a key": [(Outbox, LETTER), (Outbox, LETTER)],
    "a person with several roles": [
        (Role, {**SOMEBODY, "kind": "coordinator"}),
        (Role, {**SOMEBODY, "kind": "organiser", "gathering_id": 1}),
        (Role, {**SOMEBODY, "kind": "organiser", "gathering_id": 2}),
        (Role, {**SOMEBODY, "kind": "contact", "organisation_id": 1}),
    ],
    "cards that hang nowhere yet": [(Posting, CARD), (Posting, {**CARD, "id": 92, "token": "u"})],
    "a voice": [(Voice, VOICE)],
    "an update": [(Inbox, UPDATE), (Inbox, {**UPDATE, "bot_id": 2})],
    "an invitation": [(Invite, {**INVITE, "uses": 1})],
}

WRONG: dict[str, list[Row]] = {
    "agreed without a date": [(Commitment, {**KEPT, "status": "agreed", "due": None})],
    "agreed without a measurable result": [(Commitment, {**KEPT, "status": "agreed", "measure_nl": ""})],
    "in progress without a date": [(Commitment, {**KEPT, "status": "in_progress", "due": None})],
    "done without a result": [(Commitment, {**KEPT, "status": "done", "measure_nl": ""})],
    "withdrawn without a reason": [(Commitment, {**KEPT, "status": "withdrawn"})],
    "a status that is no word of ours": [(Commitment, {**KEPT, "status": "postponed"})],
    "an urgency that is no word of ours": [(Commitment, {**KEPT, "urgency": "HIGH"})],
    "the same reference twice": [(Commitment, PROMISE), (Commitment, PROMISE)],
    "two reminders open for one promise": [
        (Commitment, {**KEPT, "id": 1}),
        (Reminder, REMINDER),
        (Reminder, {**REMINDER, "step": "overdue-1"}),
    ],
    "a reminder of nothing": [(Reminder, {**REMINDER, "commitment_id": 99})],
    "a reminder in no known state": [(Commitment, {**KEPT, "id": 1}), (Reminder, {**REMINDER, "state": "lost"})],
    "a stance that is no word of ours": [(Voice, {**VOICE, "stance": "AGREE"})],
    "two voices of one person": [(Voice, VOICE), (Voice, {**VOICE, "stance": "doubt"})],
    "a voice of nobody": [(Voice, {**VOICE, "person_id": 99})],
    "fewer than no voices": [(Tally, {"agenda_item_id": 1, "audience": "x", "mark": "agree", "voices": -1})],
    "a message in no known state": [(Outbox, {**LETTER, "state": "gone"})],
    "a message that would go three times": [(Outbox, {**LETTER, "on_uncertain": "always"})],
    "one key for two messages": [(Outbox, {**LETTER, "dedupe_key": "k"}), (Outbox, {**LETTER, "dedupe_key": "k"})],
    "one update twice": [(Inbox, UPDATE), (Inbox, UPDATE)],
    "an update in no known state": [(Inbox, {**UPDATE, "state": "read"})],
    "an organiser of nothing": [(Role, {**SOMEBODY, "kind": "organiser"})],
    "a contact of nobody": [(Role, {**SOMEBODY, "kind": "contact"})],
    "a role that is no word of ours": [(Role, {**SOMEBODY, "kind": "admin"})],
    "coordinator twice": [(Role, {**SOMEBODY, "kind": "coordinator"})] * 2,
    "organiser of one gathering twice": [(Role, {**SOMEBODY, "kind": "organiser", "gathering_id": 1})] * 2,
    "contact of one organisation twice": [(Role, {**SOMEBODY, "kind": "contact", "organisation_id": 1})] * 2,
    "an invitation used too often": [(Invite, {**INVITE, "uses": 2})],
    "one code twice": [(Invite, INVITE), (Invite, INVITE)],
    "a card ahead of itself": [(Posting, {**CARD, "shown_revision": 1})],
    "two cards on one message": [
        (Posting, {**CARD, "message_id": 5}),
        (Posting, {**CARD, "id": 92, "message_id": 5, "token": "u"}),
    ],
    "an item twice on one agenda": [
        (
            AgendaItem,
            {"id": 91, "gathering_id": 1, "item_id": 1, "round": 1, "position": 9, "state": "open", "revision": 0},
        )
    ],
    "a group the bot is what in": [
        (Chat, {"telegram_id": -9, "kind": "group", "title": "", "bot_status": "owner"}),
    ],
    "a person of an unknown language": [(Person, {"pseudonym": "x", "language": "fr", "created_at": MORNING})],
    "one pseudonym twice": [(Person, {"pseudonym": "anne", "created_at": MORNING})],
    "a score range upside down": [
        (
            Monitor,
            {
                "id": 91,
                "reference": "X",
                "name_nl": "x",
                "name_en": "x",
                "label_nl": "",
                "label_en": "",
                "policy_areas": [],
                "bands": [],
                "score_min": 5,
                "score_max": 5,
            },
        )
    ],
    "an organisation of no known kind": [
        (
            Organisation,
            {"id": 91, "reference": "x", "kind": "club", "name_nl": "x", "name_en": "x", "fictitious": False},
        )
    ],
    "somebody takes part twice": [
        (Participant, {"gathering_id": CONGRESS, "person_id": 1, "audience": "unknown", "joined_at": MORNING})
    ]
    * 2,
}


WHY: dict[str, str] = {
    "agreed without a date": "ck_commitment_smart",
    "agreed without a measurable result": "ck_commitment_smart",
    "in progress without a date": "ck_commitment_smart",
    "done without a result": "ck_commitment_smart",
    "withdrawn without a reason": "ck_commitment_withdrawn_with_reason",
    "a status that is no word of ours": "ck_commitment_status_known",
    "an urgency that is no word of ours": "ck_commitment_urgency_known",
    "the same reference twice": "unique",
    "two reminders open for one promise": "unique",
    "a reminder of nothing": "foreign key",
    "a reminder in no known state": "ck_reminder_state_known",
    "a stance that is no word of ours": "ck_voice_stance_known",
    "two voices of one person": "unique",
    "a voice of nobody": "foreign key",
    "fewer than no voices": "ck_tally_voices_positive",
    "a message in no known state": "ck_outbox_state_known",
    "a message that would go three times": "ck_outbox_on_uncertain_known",
    "one key for two messages": "unique",
    "one update twice": "unique",
    "an update in no known state": "ck_inbox_state_known",
    "an organiser of nothing": "ck_role_at_gathering",
    "a contact of nobody": "ck_role_contact_of_organisation",
    "a role that is no word of ours": "ck_role_kind_known",
    "coordinator twice": "unique",
    "organiser of one gathering twice": "unique",
    "contact of one organisation twice": "unique",
    "an invitation used too often": "ck_invite_within_uses",
    "one code twice": "unique",
    "a card ahead of itself": "ck_posting_shown_after_wanted",
    "two cards on one message": "unique",
    "an item twice on one agenda": "unique",
    "a group the bot is what in": "ck_chat_bot_status_known",
    "a person of an unknown language": "ck_person_language_known",
    "one pseudonym twice": "unique",
    "a score range upside down": "ck_monitor_score_range",
    "an organisation of no known kind": "ck_organisation_kind_known",
    "somebody takes part twice": "unique",
}
"""What the refusal names: the check, or the kind of key."""


def taken(session: Session, rows: list[Row]) -> str:
    """Write the rows and take them back: why they were refused, or "" """
    savepoint = session.begin_nested()
    try:
        for table, row in rows:
            session.connection().execute(insert(table.__table__).values(row))  # type: ignore[attr-defined]
    except IntegrityError as refusal:
        return str(refusal.orig)
    finally:
        savepoint.rollback()
    return ""


def test_the_database_takes_what_is_right_and_refuses_the_rest_with_its_reason(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        lay(session)
        assert {what: taken(session, rows) for what, rows in RIGHT.items()} == dict.fromkeys(RIGHT, "")
        refused = {what: taken(session, rows) for what, rows in WRONG.items()}
    assert {what: why for what, why in refused.items() if WHY[what] not in why.lower()} == {}
