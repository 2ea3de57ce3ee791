"""A gathering with very many reactions: rows by bulk SQL, the tally by the application's own recount."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text, update
from sqlmodel import Session, col

from bench.hall import GATHERING, put_example
from bot import opening
from bot.database import in_transaction, make_engine
from models import counting, presenting
from models.tables import AgendaItem
from models.words import AgendaState

ITEMS = 10
"""How many agenda items the reactions are spread over; everybody says something of each."""

FILL = """
CREATE TEMP TABLE people AS
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :people) SELECT i FROM n;
CREATE TEMP TABLE agenda AS
    SELECT id, row_number() OVER (ORDER BY id) AS place FROM agenda_item WHERE state = 'open';
INSERT INTO person (id, pseudonym, language, created_at)
    SELECT i, 'p' || i, 'nl', :now FROM people;
INSERT INTO participant (gathering_id, person_id, audience, joined_at)
    SELECT :gathering, i, CASE i % 3 WHEN 0 THEN 'unknown' WHEN 1 THEN 'police' ELSE 'partner' END, :now FROM people;
INSERT INTO reaction_set (source, person_id, agenda_item_id, marks, dated, seq, stance, stance_seq, flags)
    SELECT 'e:-1001:' || agenda.place, i, agenda.id, '👍', 1378108800, i,
        CASE (i + agenda.place) % 5 WHEN 0 THEN 'doubt' WHEN 1 THEN 'disagree' ELSE 'agree' END, i,
        CASE (i * agenda.place) % 11 WHEN 0 THEN 'urgent' ELSE '' END
    FROM agenda, people;
INSERT INTO voice (agenda_item_id, person_id, audience, stance, flags)
    SELECT agenda_item_id, reaction_set.person_id, participant.audience, stance, flags
    FROM reaction_set JOIN participant ON participant.person_id = reaction_set.person_id;
INSERT INTO inbox (bot_id, update_id, kind, state, tries, received_at, error)
    SELECT 7000000001, 1000 + i * :items + place, 'message_reaction', 'done', 0, :now, '' FROM people, agenda;
INSERT INTO outbox (chat_id, method, payload, priority, available_at, on_uncertain, state, attempt, resends, sent_at,
        message_id, last_error)
    SELECT 5000000 + i, 'sendMessage', '{"text": "Dank u."}', 3, :now, 'again', 'sent', 0, 0, :now, i, ''
    FROM people, agenda;
"""


def filled(folder: Path, reactions: int) -> tuple[str, int]:
    """An SQLite database with so many rows in inbox, outbox, reaction_set and voice: its address, and the gathering.

    The rows of inbox and outbox are a few hours old, handled and sent. Raises AssertionError when the tally is not what
    the voices say.
    """
    url = f"sqlite:///{folder / f'filled-{reactions}.sqlite3'}"
    opening.check_version(url)
    engine = make_engine(url, writes=True)
    in_transaction(engine, put_example)
    gathering = in_transaction(engine, _fill, reactions, datetime.now(UTC) - timedelta(hours=3))
    in_transaction(engine, counting.recount)
    assert in_transaction(engine, counting.recount) == 0
    engine.dispose()
    return url, gathering


def _fill(session: Session, reactions: int, at: datetime) -> int:
    gathering = presenting.gathering(session, GATHERING)
    assert gathering is not None
    assert gathering.id is not None
    lines = presenting.agenda(session, gathering.id)[:ITEMS]
    session.execute(
        update(AgendaItem)
        .where(col(AgendaItem.id).in_([line.agenda_item for line in lines]))
        .values(state=AgendaState.OPEN, presented_at=at)
    )
    assert len(lines) == ITEMS
    moment = f"{at:%Y-%m-%d %H:%M:%S.%f}"
    given = {"people": reactions // ITEMS, "items": ITEMS, "now": moment, "gathering": gathering.id}
    for statement in FILL.split(";\n"):
        if statement.strip():
            session.connection().execute(text(statement), given)
    return gathering.id
