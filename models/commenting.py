"""Comments: a few words on an item, in private or as a reply to its card in the group, and what organisers decide.

A private one is seen by an organiser before anyone else; one in the group is public there, and may still be kept out
of what is published. Nobody's name is stored beside either, and no output shows a rejected or undecided one.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlmodel import Session, col

from models import seats
from models.counting import upsert
from models.rules.suppression import THRESHOLD
from models.rules.tellable import tellable
from models.tables import AgendaItem, Chat, Comment, Forgotten, Gathering, Item, Participant, Person, Posting
from models.words import UNKNOWN_AUDIENCE, CommentState

LIMIT = 500
"""Characters of one comment."""


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as it may be shown: `audience` is "unknown" where naming it could point at a few people."""

    id: int
    gathering: int
    agenda_item: int
    item: int
    reference: str
    text: str
    audience: str
    public: bool
    state: CommentState
    at: datetime


def comment(session: Session, agenda_item: AgendaItem, person: int, text: str, now: datetime) -> int:
    """Keep what somebody wrote in private; it waits for an organiser. The comment's number."""
    made = Comment(
        agenda_item_id=agenda_item.id or 0,
        person_id=person,
        text=text,
        public=False,
        state=CommentState.PENDING,
        at=now,
    )
    session.add(made)
    session.flush()
    return made.id or 0


def withdraw(session: Session, number: int, person: int) -> bool:
    """Take one's own comment back, whatever was decided on it: nothing of it is kept. False when it is not there."""
    gone = session.execute(delete(Comment).where(col(Comment.id) == number, col(Comment.person_id) == person))
    return bool(gone.rowcount)  # type: ignore[attr-defined]


def replied_to(session: Session, chat_id: int, message_id: int, person: int) -> AgendaItem | None:
    """The agenda item on whose card in a group a reply by this person is a comment.

    None for other messages, for cards of a gathering that this group does not show or that is settled, and at a
    gathering by invitation for who is no member.
    """
    query = (
        select(AgendaItem, Gathering)
        .join(Posting, col(Posting.agenda_item_id) == col(AgendaItem.id))
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .join(Chat, and_(col(Chat.telegram_id) == col(Posting.chat_id), col(Chat.gathering_id) == col(Gathering.id)))
        .where(col(Posting.chat_id) == chat_id, col(Posting.message_id) == message_id, ~col(Gathering.settled))
    )
    row = session.execute(query).one_or_none()
    if row is None:
        return None
    agenda_item: AgendaItem = row[0]
    gathering: Gathering = row[1]
    member = session.get(Participant, (gathering.id, person)) is not None
    if _left(session, gathering, person) or (gathering.by_invitation and not member):
        return None
    return agenda_item


def _left(session: Session, gathering: Gathering, person: int) -> bool:
    """Whether they left reactions there without a name, and so can't take part any more."""
    pseudonym = select(col(Person.pseudonym)).where(col(Person.id) == person).scalar_subquery()
    closed = session.execute(select(col(Forgotten.closed)).where(col(Forgotten.pseudonym) == pseudonym)).scalar()
    return gathering.reference in (closed or ())


def reply(
    session: Session, agenda_item: AgendaItem, person: int, text: str, now: datetime, *, chat_id: int, message_id: int
) -> bool:
    """Keep a reply to a card in the group, as it was first written: of edits the bot hears nothing.

    Whether it is this person's first at this gathering. The same message again is a no-op.
    """
    before = (
        select(col(Comment.id))
        .join(AgendaItem, col(AgendaItem.id) == col(Comment.agenda_item_id))
        .where(
            col(AgendaItem.gathering_id) == agenda_item.gathering_id,
            col(Comment.person_id) == person,
            col(Comment.public),
        )
    )
    is_first = session.execute(before.limit(1)).first() is None
    row = {
        "agenda_item_id": agenda_item.id,
        "person_id": person,
        "audience": UNKNOWN_AUDIENCE,
        "text": text,
        "public": True,
        "state": CommentState.PENDING,
        "chat_id": chat_id,
        "message_id": message_id,
        "at": now,
    }
    session.execute(upsert(session, Comment).on_conflict_do_nothing(), [row])
    return is_first


def pending(session: Session, gathering: int) -> int:
    """How many comments wait for an organiser."""
    query = (
        select(func.count())
        .select_from(Comment)
        .join(AgendaItem, col(AgendaItem.id) == col(Comment.agenda_item_id))
        .where(col(AgendaItem.gathering_id) == gathering, col(Comment.state) == CommentState.PENDING)
    )
    return int(session.execute(query).scalar_one())


def approved(session: Session, gathering: int, item: int | None = None, *, threshold: int = THRESHOLD) -> list[Said]:
    """What outputs may show, in the agenda's order; `item` (not agenda item) for one item alone."""
    wanted = [col(AgendaItem.gathering_id) == gathering, col(Comment.state) == CommentState.APPROVED]
    if item is not None:
        wanted.append(col(AgendaItem.item_id) == item)
    return _said(session, gathering, and_(*wanted), threshold)


def all_of(session: Session, gathering: int, *, threshold: int = THRESHOLD) -> list[Said]:
    """Every comment, for organisers: those that wait first, then in the agenda's order."""
    found = _said(session, gathering, col(AgendaItem.gathering_id) == gathering, threshold)
    return sorted(found, key=lambda each: each.state != CommentState.PENDING)


def one(session: Session, number: int, *, threshold: int = THRESHOLD) -> Said | None:
    """This comment, for organisers; None when it was withdrawn."""
    owner = (
        select(col(AgendaItem.gathering_id))
        .join(Comment, col(Comment.agenda_item_id) == col(AgendaItem.id))
        .where(col(Comment.id) == number)
    )
    gathering = session.execute(owner).scalar_one_or_none()
    return (
        None if gathering is None else next(iter(_said(session, gathering, col(Comment.id) == number, threshold)), None)
    )


def next_pending(session: Session, gathering: int, after: int = 0, *, threshold: int = THRESHOLD) -> Said | None:
    """The first comment that waits and came after this one; when there is none, the first of all that wait."""
    waits = and_(col(AgendaItem.gathering_id) == gathering, col(Comment.state) == CommentState.PENDING)
    query = (
        select(col(Comment.id))
        .join(AgendaItem, col(AgendaItem.id) == col(Comment.agenda_item_id))
        .where(waits)
        .order_by(col(Comment.id) <= after, col(Comment.id))
        .limit(1)
    )
    number = session.execute(query).scalar_one_or_none()
    return None if number is None else one(session, number, threshold=threshold)


def decide(session: Session, number: int, state: CommentState, by: int, now: datetime) -> None:
    """Approve or reject a comment; either can be reversed."""
    session.execute(update(Comment).where(col(Comment.id) == number).values(state=state, decided_by=by, decided_at=now))


def _said(session: Session, gathering: int, which: ColumnElement[bool], threshold: int) -> list[Said]:
    """Audiences as people chose them by now, named where that points at nobody: not beside what a group saw."""
    named = tellable(seats.by_audience(session, gathering), threshold)
    query = (
        select(Comment, AgendaItem, col(Item.reference), col(Participant.audience))
        .join(AgendaItem, col(AgendaItem.id) == col(Comment.agenda_item_id))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .outerjoin(
            Participant,
            and_(
                col(Participant.gathering_id) == col(AgendaItem.gathering_id),
                col(Participant.person_id) == col(Comment.person_id),
            ),
        )
        .where(which)
        .order_by(col(AgendaItem.position), col(AgendaItem.id), col(Comment.id))
    )
    return [
        Said(
            id=row.id or 0,
            gathering=gathering,
            agenda_item=agenda_item.id or 0,
            item=agenda_item.item_id,
            reference=reference,
            text=row.text,
            audience=_audience(row, audience, named),
            public=row.public,
            state=CommentState(row.state),
            at=row.at,
        )
        for row, agenda_item, reference, audience in session.execute(query)
    ]


def _audience(row: Comment, audience: str, named: Collection[str]) -> str:
    if row.person_id is None:
        return row.audience
    return audience if audience in named and not row.public else UNKNOWN_AUDIENCE


def let_go(session: Session, gathering: int, threshold: int) -> None:
    """The time of keeping is over: approved comments stay as they were shown, with nobody behind them, others go.

    While it is still known who takes part.
    """
    items = select(col(AgendaItem.id)).where(col(AgendaItem.gathering_id) == gathering)
    kept = approved(session, gathering, threshold=threshold)
    session.execute(
        delete(Comment).where(col(Comment.agenda_item_id).in_(items), col(Comment.state) != CommentState.APPROVED)
    )
    for each in kept:
        session.execute(
            update(Comment)
            .where(col(Comment.id) == each.id)
            .values(audience=each.audience, person_id=None, chat_id=None, message_id=None, decided_by=None)
        )
