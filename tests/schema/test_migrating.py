"""A database of an earlier version, with rows that point to rows, keeps all of them when it is migrated."""

from sqlalchemy import Connection, Engine, MetaData, func, insert, select

from bot import opening
from models import schema
from tests.properties.ground import MORNING

FOUNDATION = "485a0e53a7a4"
FOLLOW_UP = "0bb6c9411603"
DAY = MORNING.date()
ROWS = {
    "monitor": {
        "reference": "m",
        **dict.fromkeys(("name_nl", "name_en", "label_nl", "label_en"), "M"),
        "policy_areas": [],
        "bands": [],
        "score_min": 0,
        "score_max": 100,
    },
    "organisation": {"reference": "o", "kind": "police", "name_nl": "O", "name_en": "O", "fictitious": False},
    "gathering": {
        "reference": "g",
        "monitor_id": 1,
        **dict.fromkeys(("name_nl", "name_en"), "G"),
        **dict.fromkeys(("date", "kept_until"), DAY),
        "organiser_id": 1,
        "zone": "Europe/Amsterdam",
        "language": "nl",
        "confidential": True,
        "by_invitation": False,
        "results": "hidden",
        "revision": 3,
        "joined": 1,
        "settled": False,
    },
    "person": {"pseudonym": "p", "created_at": MORNING},
    "role": {"person_id": 1, "kind": "organiser", "gathering_id": 1, "deputy": False, "granted_at": MORNING},
    "participant": {"gathering_id": 1, "person_id": 1, "audience": "unknown", "joined_at": MORNING},
    "invite": {
        "code": "c",
        "role": "participant",
        "gathering_id": 1,
        "audience": "unknown",
        **dict.fromkeys(("uses", "max_uses"), 1),
        **dict.fromkeys(("created_at", "expires_at"), MORNING),
    },
}


def tables(connection: Connection) -> MetaData:
    found = MetaData()
    found.reflect(connection)
    return found


def kept(connection: Connection) -> dict[str, int]:
    known = tables(connection)
    counted = (select(func.count()).select_from(known.tables[name]) for name in ROWS)
    return dict(zip(ROWS, (connection.execute(each).scalar_one() for each in counted), strict=True))


def test_migrating_loses_no_row(empty: Engine) -> None:
    with empty.begin() as connection:
        schema.upgrade(connection, FOUNDATION)
        known = tables(connection)
        for name, row in ROWS.items():
            connection.execute(insert(known.tables[name]).values(row))

    opening.migrate(empty.url.render_as_string(hide_password=False), MORNING)

    with empty.begin() as connection:
        assert schema.present(connection) == schema.wanted()
        assert kept(connection) == dict.fromkeys(ROWS, 1)
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_what_was_imported_as_done_waits_for_nobody(empty: Engine) -> None:
    done = {
        **dict.fromkeys(("text_nl", "text_en", "measure_nl", "measure_en"), "Gedaan"),
        **dict.fromkeys(("owner_nl", "owner_en", "closed_note_nl", "closed_note_en", "asked_due_reason"), ""),
        **dict.fromkeys(("due", "done_on"), DAY),
        "organisation_id": 1,
        "kind": "other",
        "urgency": "high",
        "status": "done",
        "every": "once",
    }
    said = {"at": MORNING, "answer": "done", "status": "done", "note": "", "self_reported": True}
    with empty.begin() as connection:
        schema.upgrade(connection, FOLLOW_UP)
        known = tables(connection).tables
        connection.execute(insert(known["organisation"]).values(ROWS["organisation"]))
        for number in (1, 2):
            connection.execute(insert(known["commitment"]).values(id=number, reference=f"A-{number}", **done))
        connection.execute(insert(known["progress"]).values(id=1, commitment_id=2, **said))

    with empty.begin() as connection:
        schema.upgrade(connection)
        verified = select(known["commitment"].c.verified_on).order_by(known["commitment"].c.id)
        assert connection.execute(verified).scalars().all() == [DAY, None]
