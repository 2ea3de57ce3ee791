"""One act of one person on the real application, looked at and taken back: each finds the hall as it was prepared."""

import asyncio
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sqlalchemy import Connection, event, func, select
from sqlmodel import Session, col
from telegram import Update, User

from bot.app import deciding
from bot.characters import parsed
from bot.database import make_engine
from bot.rehearsal.standin import TOKEN
from handlers import dialogue
from handlers.batch import Batch
from models import people
from models.tables import Outbox
from tests.matrix.acts import NUMBER, Act, Talk
from tests.matrix.prepared import GROUP, NOW, SETTING, TELEGRAM, Prepared

WRITTEN = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)", re.IGNORECASE)


@dataclass(frozen=True)
class Letter:
    """A row that was written to the outbox; a card has no text yet."""

    chat_id: int
    method: str
    payload: dict[str, Any]

    @property
    def text(self) -> str:
        return str(self.payload.get("text", ""))


@dataclass(frozen=True)
class Outcome:
    """What came of an act: the answers to its press, the letters it wrote, and the tables in which rows changed."""

    answers: list[str]
    letters: list[Letter]
    tables: frozenset[str]


@dataclass(eq=False)
class Spy:
    """The tables in which statements changed rows."""

    tables: set[str] = field(default_factory=set)

    def __call__(self, _connection: Connection, cursor: Any, statement: str, *_: Any) -> None:
        found = WRITTEN.match(statement)
        if found is not None and cursor.rowcount != 0:
            self.tables.add(found.group(1))


class Acting:
    """Acts in a prepared congress."""

    def __init__(self, prepared: Prepared) -> None:
        self.prepared = prepared
        self._engine = make_engine(prepared.url, writes=True)
        self._spy = Spy()
        event.listen(self._engine, "after_cursor_execute", self._spy)
        me = User(1, "Weerklank", is_bot=True, username=SETTING.username)
        self._application = deciding(me, TOKEN)
        self._loop = asyncio.new_event_loop()
        self._loop.run_until_complete(self._application.initialize())
        self._seq = count(100)

    def close(self) -> None:
        self._loop.run_until_complete(self._application.shutdown())
        self._loop.close()
        self._engine.dispose()

    def act(
        self,
        role: str,
        *updates: dict[str, Any],
        talk: Talk | None = None,
        meanwhile: Callable[[Session], None] | None = None,
    ) -> list[Outcome]:
        """Handle updates one after the other, of somebody who may be in the middle of a dialogue.

        `meanwhile` is what happened before the first. Raises what a handler raises.
        """
        with Session(self._engine, expire_on_commit=False) as session:
            try:
                if talk is not None:
                    self._begin(session, role, talk)
                if meanwhile is not None:
                    meanwhile(session)
                    session.flush()
                return [self._handled(session, update) for update in updates]
            finally:
                session.rollback()

    def _begin(self, session: Session, role: str, talk: Talk) -> None:
        person = people.recognise(session, SETTING.pseudonyms(TELEGRAM[role]), "nl", NOW).id or 0
        kind, step, data = talk
        numbers = self.prepared.numbers
        known = {name: numbers.get(each, each) if isinstance(each, str) else each for name, each in data.items()}
        people.begin_conversation(session, person, kind, step, {dialogue.NUMBER: NUMBER, **known}, NOW)

    def _handled(self, session: Session, update: dict[str, Any]) -> Outcome:
        known = session.execute(select(func.max(col(Outbox.id)))).scalar_one() or 0
        self._spy.tables.clear()
        batch = Batch(SETTING, session, NOW, seq=next(self._seq))
        self._application.bot_data["batch"] = batch
        read = Update.de_json(parsed(json.dumps({"update_id": 1, **update})), self._application.bot)
        self._loop.run_until_complete(self._application.process_update(read))
        batch.flush()
        session.flush()
        tables = frozenset(self._spy.tables)
        written = session.execute(select(Outbox).where(col(Outbox.id) > known)).scalars()
        letters = [Letter(each.chat_id, each.method, each.payload or {}) for each in written]
        return Outcome([each.text for each in batch.answers], letters, tables)


@contextmanager
def acting(prepared: Prepared) -> Iterator[Acting]:
    made = Acting(prepared)
    try:
        yield made
    finally:
        made.close()


def done(
    stage: Acting,
    act: Act,
    *,
    numbers: Mapping[str, int] | None = None,
    meanwhile: Callable[[Session], None] | None = None,
    times: int = 1,
) -> list[Outcome]:
    """What came of an act, each time; `numbers` in place of those that were prepared."""
    update = made(stage, act, numbers)
    return stage.act(act.role, *[update] * times, talk=act.deed.talk, meanwhile=meanwhile)


def made(stage: Acting, act: Act, numbers: Mapping[str, int] | None = None) -> dict[str, Any]:
    """The update of an act."""
    what = act.deed.what.format_map(stage.prepared.numbers if numbers is None else numbers)
    if act.deed.is_command:
        return message(act.role, what, in_group=act.in_group)
    on = stage.prepared.numbers.get(f"{act.deed.on} message", 9_000)
    return press(act.role, what, on, in_group=act.in_group)


def message(role: str, text: str, *, in_group: bool) -> dict[str, Any]:
    """A command or words, as Telegram brings them."""
    length = len(text.split()[0]) if text.startswith("/") else 0
    entities = [{"type": "bot_command", "offset": 0, "length": length}] if length else []
    return {"message": {**_place(role, 1, in_group=in_group), "from": _user(role), "text": text, "entities": entities}}


def press(role: str, data: str, on: int, *, in_group: bool) -> dict[str, Any]:
    """A press on a message, with whatever data."""
    query = {"id": "1", "from": _user(role), "chat_instance": "1", "data": data}
    return {"callback_query": {**query, "message": _place(role, on, in_group=in_group)}}


def _user(role: str) -> dict[str, Any]:
    return {"id": TELEGRAM[role], "is_bot": False, "first_name": role, "language_code": "nl"}


def _place(role: str, number: int, *, in_group: bool) -> dict[str, Any]:
    group = {"id": GROUP, "type": "supergroup", "title": "Zaal"}
    private = {"id": TELEGRAM[role], "type": "private", "first_name": role}
    return {"message_id": number, "date": int(NOW.timestamp()), "chat": group if in_group else private}
