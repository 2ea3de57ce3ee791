"""Somebody asks to be forgotten: all of it goes, or their reactions stay as those of nobody in particular."""

import json
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import String, case, cast, delete, func, or_, select, union, update
from sqlmodel import Session, col

from models import outbox, publishing, reminders, seats, succession
from models.recasting import recast
from models.tables import (
    AgendaItem,
    Contact,
    Forgotten,
    Gathering,
    Inbox,
    Outbox,
    Participant,
    Person,
    Posting,
    ReactionSet,
    Role,
    Seat,
)
from models.words import InboxState, RoleKind, Stance


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger: keyed hash, when, and the gatherings (references) where reactions were left behind."""

    pseudonym: str
    at: datetime
    closed: tuple[str, ...]


def spoken_at(session: Session, person: int) -> list[Gathering]:
    """The gatherings at which this person says something."""
    spoken = (
        select(col(AgendaItem.gathering_id))
        .join(ReactionSet, col(ReactionSet.agenda_item_id) == col(AgendaItem.id))
        .where(
            col(ReactionSet.person_id) == person,
            or_(col(ReactionSet.stance) != Stance.NONE, col(ReactionSet.flags) != ""),
        )
    )
    query = select(Gathering).where(col(Gathering.id).in_(spoken)).order_by(col(Gathering.date), col(Gathering.id))
    return list(session.execute(query).scalars())


def is_last_coordinator(session: Session, person: int) -> bool:
    """Whether nobody else coordinates."""
    held = select(col(Role.person_id)).where(col(Role.kind) == RoleKind.COORDINATOR)
    return set(session.execute(held).scalars()) == {person}


def forget(session: Session, person: int, now: datetime, *, leave: Collection[str] = ()) -> None:
    """Remove all that is known of a person, and note that they asked for it.

    At the gatherings with the references in `leave` their reactions stay, uncoupled: counted under a new random
    pseudonym for each, and nothing that could tell whose they were. Those gatherings are closed to them.
    """
    row = session.get_one(Person, person)
    pseudonym = row.pseudonym
    for gathering in _known_at(session, person):
        heir = _nobody(session, gathering) if gathering.reference in leave else None
        _leave_gathering(session, gathering, person, heir)
    for each in session.execute(select(Gathering).where(col(Gathering.last_step).is_not(None))).scalars():
        if each.last_step is not None and each.last_step["by"] == person:
            each.last_step = {**each.last_step, "by": None}
    succession.leave(session, person, now)
    contact = session.get(Contact, person)
    if contact is not None:
        _forget_chat(session, contact.chat_id, now)
    session.delete(row)
    note(session, Entry(pseudonym, now, tuple(leave)))
    session.flush()
    session.expunge_all()


def note(session: Session, entry: Entry) -> None:
    """Keep that this pseudonym was forgotten; what was closed to it before stays closed."""
    known = session.get(Forgotten, entry.pseudonym)
    before = () if known is None else known.closed
    row = known or Forgotten(pseudonym=entry.pseudonym, at=entry.at, closed=[])
    row.at, row.closed = entry.at, sorted({*before, *entry.closed})
    session.add(row)
    session.flush()


def entries(session: Session) -> list[Entry]:
    """Everybody who was forgotten, earliest first."""
    rows = session.execute(select(Forgotten).order_by(col(Forgotten.at), col(Forgotten.pseudonym))).scalars()
    return [Entry(row.pseudonym, row.at, tuple(row.closed)) for row in rows]


def forget_again(session: Session, ledger: Collection[Entry]) -> int:
    """After a restore of an older copy: forget who asked for it since; how many."""
    known = {each.pseudonym: each.at for each in entries(session)}
    missing = [each for each in ledger if each.pseudonym not in known or known[each.pseudonym] < each.at]
    for each in missing:
        query = select(col(Person.id)).where(col(Person.pseudonym) == each.pseudonym)
        person = session.execute(query).scalar_one_or_none()
        if person is None:
            note(session, each)
        else:
            forget(session, person, each.at, leave=each.closed)
    return len(missing)


def _known_at(session: Session, person: int) -> list[Gathering]:
    """Where they take part or reacted."""
    places = union(
        select(col(Participant.gathering_id)).where(col(Participant.person_id) == person),
        select(col(AgendaItem.gathering_id))
        .join(ReactionSet, col(ReactionSet.agenda_item_id) == col(AgendaItem.id))
        .where(col(ReactionSet.person_id) == person),
    )
    query = select(Gathering).where(col(Gathering.id).in_(places)).order_by(col(Gathering.id))
    return list(session.execute(query).scalars())


def _nobody(session: Session, gathering: Gathering) -> int:
    """Under whom reactions stay; nothing in the row tells when they were left behind, or by whom."""
    made = Person(pseudonym=secrets.token_hex(16), created_at=_beginning(gathering))
    session.add(made)
    session.flush()
    assert made.id is not None
    return made.id


def _beginning(gathering: Gathering) -> datetime:
    return datetime.combine(gathering.date, time(), UTC)


def _leave_gathering(session: Session, gathering: Gathering, person: int, heir: int | None) -> None:
    """Take the person out of a gathering, and let `heir` have their reactions and seat, or nobody."""
    number = gathering.id or 0
    together = seats.sharing(session, number, person)
    items = select(col(AgendaItem.id)).where(col(AgendaItem.gathering_id) == number)
    sets = (col(ReactionSet.agenda_item_id).in_(items), col(ReactionSet.person_id) == person)
    if heir is None:
        session.execute(delete(ReactionSet).where(*sets))
    else:
        seen = col(ReactionSet.source).like(publishing.IN_A_GROUP)
        kind = func.substr(col(ReactionSet.source), 1, case((seen, 3), else_=2), type_=String)
        nameless = kind + "left:" + cast(col(ReactionSet.id), String)
        session.execute(update(ReactionSet).where(*sets).values(person_id=heir, source=nameless))
    participant = session.get(Participant, (number, person))
    if participant is not None:
        _give_up_place(session, gathering, participant, heir, next((each for each in together if each != person), None))
    recast(session, number, {*together, person} | ({heir} if heir is not None else set()))


def _give_up_place(
    session: Session, gathering: Gathering, participant: Participant, heir: int | None, other: int | None
) -> None:
    """The place goes to `heir` or is given up; a shared seat keeps its voice, under `heir` or who is left."""
    if heir is not None:
        session.add(
            Participant(
                gathering_id=participant.gathering_id,
                person_id=heir,
                audience=participant.audience,
                seat_id=participant.seat_id,
                joined_at=_beginning(gathering),
            )
        )
    else:
        session.execute(
            update(Gathering)
            .where(col(Gathering.id) == gathering.id)
            .values(joined=col(Gathering.joined) - 1, revision=col(Gathering.revision) + 1)
        )
    session.execute(
        update(Seat)
        .where(col(Seat.id) == participant.seat_id, col(Seat.voter_id) == participant.person_id)
        .values(voter_id=heir if heir is not None else other)
    )
    session.delete(participant)
    session.flush()


def _forget_chat(session: Session, chat_id: int, now: datetime) -> None:
    """What was written to and by somebody in their private chat; reminders that did not leave go to somebody else."""
    outbox.give_up_on(session, chat_id, "forgotten", now)
    reminders.undelivered(session, chat_id, now)
    session.execute(delete(Posting).where(col(Posting.chat_id) == chat_id))
    session.execute(delete(Outbox).where(col(Outbox.chat_id) == chat_id))
    aside = select(col(Inbox.seq), col(Inbox.body)).where(col(Inbox.state) == InboxState.ASIDE)
    theirs = [seq for seq, body in session.execute(aside) if _names(json.loads(body or "{}"), chat_id)]
    session.execute(update(Inbox).where(col(Inbox.seq).in_(theirs)).values(state=InboxState.DONE, body=None))


def _names(part: Any, telegram_id: int) -> bool:
    """Whether this person or their chat is anywhere in an update, or in an answer."""
    if isinstance(part, dict):
        return telegram_id in (part.get("id"), part.get("chat_id")) or any(
            _names(each, telegram_id) for each in part.values()
        )
    return isinstance(part, list) and any(_names(each, telegram_id) for each in part)
