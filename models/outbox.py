"""The queue of what goes out. Each step is one committed UPDATE, guarded by the row's id and its old state.

ready → sending (committed before the call) → sent. From sending also: ready (surely not sent), dead (never will be),
uncertain (perhaps sent), and at a start every row found sending is uncertain. A private message that is uncertain goes
again once and says so in its row; a group card does not, and is listed as perhaps missed. What may be called twice,
such as a question or an edit, always goes again.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, literal_column, null, or_, select, update
from sqlmodel import Session, col

from models import hanging, inbox
from models.counting import upsert
from models.letters import QUESTIONS, REPEATABLE, TOPIC, Dead, Fate, Letter, Moved, NoTopic, NotSent, Perhaps, Sent
from models.tables import AgendaItem, Chat, Contact, Download, Outbox, Person, Posting, Reminder
from models.words import AgendaState, OnUncertain, OutboxState

TALK, CARD, REMINDER, ANNOUNCEMENT = 3, 5, 6, 7
"""Priorities: who is waiting for an answer first."""

MAX_ATTEMPTS = 300
"""About a day of waits of five minutes: a long breakdown loses nothing."""
KEPT = timedelta(days=30)

IS_READY = col(Outbox.state) == literal_column("'ready'")
IS_SENDING = col(Outbox.state) == literal_column("'sending'")
IS_WAITING = col(Outbox.state).in_([literal_column("'ready'"), literal_column("'sending'")])
"""Written out rather than bound: only so does SQLite see that the partial index serves."""

HAS_ENDED = col(Outbox.state).in_((OutboxState.SENT, OutboxState.CANCELLED, OutboxState.EXPIRED, OutboxState.DEAD))
ONCE = "once:"

WAITING_CARDS = select(col(Outbox.posting_id)).where(IS_WAITING, col(Outbox.posting_id).is_not(None))
"""The cards that are still to be sent."""


def put(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Queue messages, in this order; a row whose `dedupe_key` is known is a no-op.

    Each row: chat_id, method, available_at, and at will payload, posting_id, priority, expires_at, dedupe_key,
    on_uncertain. All rows of one call name the same columns.
    """
    if rows:
        session.execute(upsert(session, Outbox).on_conflict_do_nothing(index_elements=["dedupe_key"]), rows)


def unknown(session: Session, keys: Collection[str]) -> set[str]:
    """Of these `dedupe_key`s, those of what was not said yet."""
    known = session.execute(select(col(Outbox.dedupe_key)).where(col(Outbox.dedupe_key).in_(keys))).scalars()
    return set(keys) - set(known)


def say(
    session: Session,
    chat_id: int,
    payload: dict[str, Any],
    now: datetime,
    *,
    method: str = "sendMessage",
    **more: Any,
) -> int:
    """Queue one message; its row's number."""
    row = Outbox(
        chat_id=chat_id,
        method=method,
        payload=payload,
        available_at=now,
        on_uncertain=OnUncertain.AGAIN if chat_id > 0 else OnUncertain.FINAL,
        **{"priority": TALK, **more},
    )
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


_FIRST = select(func.min(col(Outbox.id)).label("head")).where(IS_WAITING).group_by(col(Outbox.chat_id)).subquery()
_HEADS = (
    select(
        col(Outbox.id),
        col(Outbox.chat_id),
        col(Outbox.method),
        col(Outbox.payload),
        col(Outbox.posting_id),
        col(Outbox.attempt),
    )
    .join(_FIRST, col(Outbox.id) == _FIRST.c.head)
    .where(IS_READY, col(Outbox.available_at) <= bindparam("now"))
    .order_by(col(Outbox.priority), col(Outbox.id))
    .limit(bindparam("limit"))
)
_NEXT_DUE = select(func.min(col(Outbox.available_at))).where(IS_READY, col(Outbox.available_at) > bindparam("now"))
_IS_THIS = and_(col(Outbox.id) == bindparam("letter"), IS_READY)
_IS_LATE = col(Outbox.expires_at) <= bindparam("now")
_BEGIN = (
    update(Outbox)
    .where(_IS_THIS, or_(col(Outbox.expires_at).is_(None), ~_IS_LATE))
    .values(state=OutboxState.SENDING, send_started_at=bindparam("now"), attempt=col(Outbox.attempt) + 1)
    .returning(col(Outbox.id))
    .execution_options(synchronize_session=False)
)
_EXPIRE = (
    update(Outbox)
    .where(_IS_THIS, _IS_LATE)
    .values(state=OutboxState.EXPIRED)
    .execution_options(synchronize_session=False)
)
_ARRIVE = (
    update(Outbox)
    .where(col(Outbox.id) == bindparam("letter"), IS_SENDING)
    .values(state=OutboxState.SENT, sent_at=bindparam("now"), message_id=bindparam("message"))
    .returning(col(Outbox.method), col(Outbox.posting_id), col(Outbox.chat_id), col(Outbox.priority))
    .execution_options(synchronize_session=False)
)
_LEAVE = (
    update(Reminder)
    .where(col(Reminder.outbox_id) == bindparam("letter"), col(Reminder.sent_at).is_not(None))
    .values(sent_at=bindparam("now"))
    .execution_options(synchronize_session=False)
)
"""Built once: asked at every turn of sending. A row that was read before in the same session doesn't show it."""


def heads(session: Session, now: datetime, limit: int) -> list[Letter]:
    """The next message of each chat that waits, most pressing first; a chat with one on its way waits for it."""
    return [Letter(*row) for row in session.execute(_HEADS, {"now": now, "limit": limit})]


def next_due(session: Session, now: datetime) -> datetime | None:
    """When the earliest message that must wait may go; None when none waits for a time."""
    return session.execute(_NEXT_DUE, {"now": now}).scalar_one_or_none()


def wait_no_longer(session: Session, now: datetime) -> None:
    """What was to wait for a time may go: the clock by which that was said ran ahead."""
    waiting = update(Outbox).where(IS_WAITING, IS_READY, col(Outbox.available_at) > now)
    session.execute(waiting.values(available_at=now))


def begin(session: Session, letter: int, now: datetime) -> bool:
    """ready → sending; False when it was cancelled, or has expired and says so from now on."""
    this = {"letter": letter, "now": now}
    if session.execute(_BEGIN, this).one_or_none() is not None:
        return True
    session.execute(_EXPIRE, this)
    return False


def settle(session: Session, letter: int, fate: Fate, now: datetime) -> bool:
    """What became of a message on its way; False when the row was no longer on its way."""
    if isinstance(fate, Sent) and fate.answer is None:
        return _arrived(session, letter, fate.message_id, now)
    row = session.get(Outbox, letter, populate_existing=True)
    if row is None or row.state != OutboxState.SENDING:
        return False
    match fate:
        case Sent(_, answer, content):
            row.state, row.sent_at = OutboxState.SENT, now
            _hear(session, row, answer or {}, content, now)
        case NotSent(again_at, why) if row.attempt < MAX_ATTEMPTS:
            row.state, row.available_at, row.last_error = OutboxState.READY, again_at, why
        case NotSent(_, why):
            row.state, row.last_error = OutboxState.DEAD, f"{why}; {row.attempt} attempts"
            _hear_nothing(session, row, why, now)
        case Dead(why, unreachable):
            row.state, row.last_error = OutboxState.DEAD, why
            _hear_nothing(session, row, why, now)
            if unreachable:
                give_up_on(session, row.chat_id, why, now)
            elif row.posting_id is not None and row.method == "editMessageText":
                _send_anew(session, row.posting_id, now)
        case NoTopic(why):
            row.state, row.last_error = OutboxState.READY, why
            row.payload = {name: value for name, value in row.payload.items() if name != TOPIC} if row.payload else None
            session.execute(update(Chat).where(col(Chat.telegram_id) == row.chat_id).values(thread_id=None))
        case Moved(chat_id):
            row.state = OutboxState.READY
            session.flush()
            move_chat(session, row.chat_id, chat_id, now)
        case Perhaps(why):
            _doubt(row, why, now)
    session.add(row)
    return True


def _arrived(session: Session, letter: int, message_id: int | None, now: datetime) -> bool:
    ended = session.execute(_ARRIVE, {"letter": letter, "message": message_id, "now": now}).one_or_none()
    if ended is None:
        return False
    method, posting, chat_id, priority = ended
    if priority == REMINDER:  # however long it waited, what follows a reminder counts from when that left
        session.execute(_LEAVE, {"letter": letter, "now": now})
    if posting is not None and message_id is not None and method == "sendMessage":
        _hang(session, posting, chat_id, message_id, now)
    return True


def ask(session: Session, method: str, chat_id: int, now: datetime, about: dict[str, Any], **parameters: Any) -> int:
    """Queue a question to Telegram; its answer comes as a `Heard`, with `about` in it. The row's number."""
    return say(session, chat_id, {"about": about, **parameters}, now, method=method)


def _hear(session: Session, row: Outbox, answer: dict[str, Any], content: bytes | None, now: datetime) -> None:
    about = (row.payload or {}).get("about", {})
    if content is not None:
        if session.get(Person, about["person"]) is None:
            return
        download = Download(person_id=about["person"], name=about["name"], content=content, at=now)
        session.add(download)
        session.flush()
        answer = {"download": download.id}
    said = {"method": row.method, "chat_id": row.chat_id, "about": about, "result": answer, "error": ""}
    inbox.hear(session, row.id or 0, said, now)


def _hear_nothing(session: Session, row: Outbox, why: str, now: datetime) -> None:
    if row.method in QUESTIONS:
        about = (row.payload or {}).get("about", {})
        said = {"method": row.method, "chat_id": row.chat_id, "about": about, "result": {}, "error": why}
        inbox.hear(session, row.id or 0, said, now)


def _hang(session: Session, posting: int, chat_id: int, message_id: int, now: datetime) -> None:
    """Where the group moved while its card was on the way, the message is dead: the card goes to where it belongs."""
    belongs = session.get_one(Posting, posting).chat_id
    if belongs == chat_id:
        hanging.hang(session, posting, chat_id, message_id)
    else:
        session.flush()
        _hang_anew(session, belongs, now)


def _send_anew(session: Session, posting: int, now: datetime) -> None:
    """The message that a card was to be written into is gone: unless the card left it since, it goes as a new one."""
    card = session.get_one(Posting, posting)
    if card.message_id is None:
        return
    card.message_id = None
    session.add(card)
    letter = {"chat_id": card.chat_id, "method": "sendMessage", "posting_id": posting, "priority": TALK}
    put(session, [{**letter, "available_at": now, "on_uncertain": OnUncertain.AGAIN}])


def _doubt(row: Outbox, why: str, now: datetime) -> None:
    row.last_error = f"perhaps sent: {why}"
    if row.method in REPEATABLE or (row.on_uncertain == OnUncertain.AGAIN and row.resends == 0):
        row.state, row.resends, row.available_at = OutboxState.READY, row.resends + 1, now
    else:
        row.state = OutboxState.UNCERTAIN


def never_left(session: Session, busy: Collection[int]) -> None:
    """What was claimed for chats other than the `busy` ones is on nobody's way: ready again."""
    session.execute(
        update(Outbox)
        .where(IS_WAITING, IS_SENDING, col(Outbox.chat_id).not_in(busy))
        .values(state=OutboxState.READY, attempt=col(Outbox.attempt) - 1)
    )


def doubt_unsettled(session: Session, now: datetime) -> list[Outbox]:
    """At a start: what was on its way when the process ended is uncertain; these."""
    rows = session.execute(select(Outbox).where(IS_SENDING)).scalars().all()
    for row in rows:
        _doubt(row, "the process stopped while sending", now)
    return list(rows)


def give_up_on(session: Session, chat_id: int, why: str, now: datetime) -> None:
    """A person or group can't be written to: noted, and what waited for them won't be tried."""
    session.execute(
        update(Contact).where(col(Contact.chat_id) == chat_id).values(unreachable_since=now, unreachable_why=why[:200])
    )
    session.execute(update(Chat).where(col(Chat.telegram_id) == chat_id).values(bot_status="away"))
    waiting = select(Outbox).where(IS_READY, col(Outbox.chat_id) == chat_id, col(Outbox.method).in_(QUESTIONS))
    for question in session.execute(waiting).scalars().all():
        _hear_nothing(session, question, why, now)
    session.execute(
        update(Outbox).where(col(Outbox.chat_id) == chat_id, IS_READY).values(state=OutboxState.DEAD, last_error=why)
    )


def move_chat(session: Session, old: int, new: int, now: datetime) -> None:
    """A group became a supergroup: its rows get the new id; its old messages are dead, so cards go out anew."""
    known = session.execute(select(Chat).where(col(Chat.telegram_id) == new)).scalar_one_or_none()
    moving = session.execute(select(Chat).where(col(Chat.telegram_id) == old)).scalar_one_or_none()
    if moving is not None and known is None:
        moving.telegram_id, moving.kind = new, "supergroup"
    elif moving is not None and known is not None:
        known.gathering_id, moving.gathering_id = known.gathering_id or moving.gathering_id, None
        moving.bot_status = "away"
    session.flush()
    if (group := known or moving) is not None:
        group.moved_from = old
        session.add(group)
    session.execute(update(Outbox).where(col(Outbox.chat_id) == old, IS_READY).values(chat_id=new))
    session.execute(update(Posting).where(col(Posting.chat_id) == old).values(chat_id=new, message_id=None))
    _hang_anew(session, new, now)


def _hang_anew(session: Session, chat_id: int, now: datetime) -> None:
    """The cards of open items are sent again to a chat in which none of them hangs any more."""
    lost = session.execute(
        select(col(Posting.id))
        .join(AgendaItem, col(AgendaItem.id) == col(Posting.agenda_item_id))
        .where(
            col(Posting.chat_id) == chat_id,
            col(Posting.message_id).is_(None),
            col(AgendaItem.state) == AgendaState.OPEN,
            col(Posting.id).not_in(WAITING_CARDS),
        )
        .order_by(col(Posting.id))
    ).scalars()
    cards = [
        {
            "chat_id": chat_id,
            "method": "sendMessage",
            "posting_id": posting,
            "priority": CARD,
            "available_at": now,
            "dedupe_key": f"card:{posting}:{chat_id}",
            "on_uncertain": OnUncertain.FINAL,
        }
        for posting in lost
    ]
    put(session, cards)


def free_keys(session: Session, letters: Collection[int]) -> None:
    """What these were to say may be said again."""
    session.execute(update(Outbox).where(col(Outbox.id).in_(letters)).values(dedupe_key=None))


def cancel(session: Session, letters: Collection[int]) -> list[int]:
    """Withdraw messages that have not left, so that the same may be said again; which ones could be."""
    found = session.execute(
        update(Outbox)
        .where(col(Outbox.id).in_(letters), IS_READY)
        .values(state=OutboxState.CANCELLED, dedupe_key=None)
        .returning(col(Outbox.id))
    )
    return [number for number in found.scalars() if number is not None]


def undelivered(session: Session, limit: int) -> list[Outbox]:
    """Messages that did not arrive, or perhaps did not, the newest first."""
    lost = col(Outbox.state).in_((OutboxState.DEAD, OutboxState.UNCERTAIN))
    return list(session.execute(select(Outbox).where(lost).order_by(col(Outbox.id).desc()).limit(limit)).scalars())


def counts(session: Session) -> dict[str, int]:
    """How many messages in each state."""
    grouped = select(col(Outbox.state), func.count()).group_by(col(Outbox.state))
    return {str(state): number for state, number in session.execute(grouped)}


def prune(session: Session, now: datetime) -> None:
    """Forget messages that came to their end long enough ago; of what is said but once, that it was said stays."""
    old = (HAS_ENDED, col(Outbox.available_at) < now - KEPT)
    is_once = col(Outbox.dedupe_key).startswith(ONCE)
    session.execute(delete(Outbox).where(*old, or_(col(Outbox.dedupe_key).is_(None), ~is_once)))
    session.execute(update(Outbox).where(*old, is_once).values(payload=null()))


def once(gathering: int, what: str, person: int | str) -> str:
    """The `dedupe_key` of what a person hears but once in a gathering's life."""
    return f"{ONCE}{gathering}:{what}:{person}"


def forget_once(session: Session, gathering: int) -> None:
    """The gathering is over for good, or gone: what was said but once need not be known any more."""
    session.execute(delete(Outbox).where(HAS_ENDED, col(Outbox.dedupe_key).startswith(f"{ONCE}{gathering}:")))
