"""What moved of the items that somebody follows: commitments that serve them, their status, what was decided.

Never who did it. An organisation is named with what it agreed to alone: a proposal is nobody's business yet.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import func, select, update
from sqlmodel import Session, col

from models.changes import STANDS
from models.names import Names
from models.people import Recipient
from models.tables import (
    AgendaItem,
    Commitment,
    CommitmentRecommendation,
    Contact,
    Decision,
    Follow,
    Gathering,
    Item,
    Organisation,
    Person,
    Progress,
    RecommendationChange,
)
from models.words import BEING_KEPT, CommitmentStatus, DecisionKind, RecommendationStatus

TOLD_UNTIL = func.coalesce(col(Follow.told_at), col(Follow.at))


class What(StrEnum):
    """What can happen to a commitment; of several the first is told."""

    WITHDRAWN = "withdrawn"
    DONE = "done"
    AGREED = "agreed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment as it stands after what happened; done when the coordinator saw that it was."""

    what: What
    reference: str
    organisation: Names
    due: date | None


@dataclass(frozen=True, slots=True)
class Stands:
    """A recommendation's new status."""

    status: RecommendationStatus


@dataclass(frozen=True, slots=True)
class Decided:
    """What a gathering decided of an item."""

    gathering: Names
    day: date
    kind: DecisionKind


Change = Promised | Stands | Decided


@dataclass(frozen=True, slots=True)
class Moved:
    """An item that somebody follows, with what changed of it since they last heard."""

    item: int
    reference: str
    title: Names
    changes: tuple[Change, ...]


def waiting(session: Session, until: datetime, limit: int) -> list[Recipient]:
    """Some of those who follow something, can be written to, and have not heard up to this moment."""
    query = (
        select(col(Contact.person_id), col(Contact.chat_id), col(Person.language))
        .join(Person, col(Person.id) == col(Contact.person_id))
        .join(Follow, col(Follow.person_id) == col(Contact.person_id))
        .where(col(Contact.unreachable_since).is_(None), until > TOLD_UNTIL)
        .distinct()
        .order_by(col(Contact.person_id))
        .limit(limit)
    )
    return [Recipient(person, chat, language or "nl") for person, chat, language in session.execute(query)]


def somebody_waits(session: Session, until: datetime) -> bool:
    """Whether `waiting` finds anybody; the first one will do."""
    query = (
        select(col(Follow.person_id))
        .join(Contact, col(Contact.person_id) == col(Follow.person_id))
        .where(col(Contact.unreachable_since).is_(None), until > TOLD_UNTIL)
        .limit(1)
    )
    return session.execute(query).first() is not None


def of(session: Session, person: int, until: datetime) -> tuple[Moved, ...]:
    """What moved up to this moment of all that the person follows, since they last heard of it; in the report's order.

    What was undone never happened, and what is decided under embargo is told once that is over.
    """
    follows = select(col(Follow.item_id), TOLD_UNTIL).where(col(Follow.person_id) == person)
    since: dict[int, datetime] = dict(session.execute(follows).all())
    changes: defaultdict[int, list[Change]] = defaultdict(list)
    for found in (_promised(session, since, until), _standing(session, since, until), _decided(session, since, until)):
        for item, change in found:
            changes[item].append(change)
    items = select(Item).where(col(Item.id).in_(changes)).order_by(col(Item.position), col(Item.id))
    return tuple(
        Moved(item.id or 0, item.reference, Names(item.title_nl, item.title_en), tuple(changes[item.id or 0]))
        for item in session.execute(items).scalars()
    )


def told(session: Session, person: int, until: datetime) -> None:
    """They have heard all there was up to this moment."""
    session.execute(update(Follow).where(col(Follow.person_id) == person, until > TOLD_UNTIL).values(told_at=until))


def _promised(session: Session, since: Mapping[int, datetime], until: datetime) -> Iterator[tuple[int, Change]]:
    query = (
        select(col(CommitmentRecommendation.recommendation_id), Progress, Commitment, Organisation)
        .join(Commitment, col(Commitment.id) == col(CommitmentRecommendation.commitment_id))
        .join(Progress, col(Progress.commitment_id) == col(Commitment.id))
        .join(Organisation, col(Organisation.id) == col(Commitment.organisation_id))
        .where(
            col(CommitmentRecommendation.recommendation_id).in_(since),
            col(Commitment.status) != CommitmentStatus.PROPOSED,
            col(Progress.at) <= until,
            col(Progress.undone_at).is_(None),
        )
        .order_by(col(Commitment.id))
    )
    happened: defaultdict[tuple[int, int], set[What]] = defaultdict(set)
    rows: dict[int, tuple[Commitment, Organisation]] = {}
    for item, step, commitment, organisation in session.execute(query):
        what = _what(step)
        if step.at > since[item] and what is not None:
            happened[item, step.commitment_id].add(what)
            rows[step.commitment_id] = commitment, organisation
    for (item, number), whats in happened.items():
        commitment, organisation = rows[number]
        first = next(what for what in What if what in whats)
        names = Names(organisation.name_nl, organisation.name_en)
        yield item, Promised(first, commitment.reference, names, commitment.due)


def _what(step: Progress) -> What | None:
    """What this step of a commitment's history was, of what followers hear."""
    before, after = step.before or {}, step.after or {}
    was = before.get("status", step.status)
    if after.get("verified_on"):
        return What.DONE
    if step.status == CommitmentStatus.WITHDRAWN:
        return What.WITHDRAWN if was in BEING_KEPT else None
    if step.status not in BEING_KEPT:
        return None
    if step.answer == "entered" or was == CommitmentStatus.PROPOSED:
        return What.AGREED
    return What.MOVED if "due" in after else None


def _standing(session: Session, since: Mapping[int, datetime], until: datetime) -> Iterator[tuple[int, Change]]:
    query = (
        select(RecommendationChange)
        .where(col(RecommendationChange.recommendation_id).in_(since), col(RecommendationChange.at) <= until, STANDS)
        .order_by(col(RecommendationChange.id))
    )
    was: dict[int, str] = {}
    now: dict[int, str] = {}
    for row in session.execute(query).scalars():
        if row.at > since[row.recommendation_id] and "status" in row.now:
            was.setdefault(row.recommendation_id, row.was["status"])
            now[row.recommendation_id] = row.now["status"]
    yield from ((item, Stands(RecommendationStatus(now[item]))) for item in now if now[item] != was[item])


def _decided(session: Session, since: Mapping[int, datetime], until: datetime) -> Iterator[tuple[int, Change]]:
    public = col(Decision.public_at)
    query = (
        select(col(AgendaItem.item_id), Decision, Gathering)
        .join(AgendaItem, col(AgendaItem.id) == col(Decision.agenda_item_id))
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .where(col(AgendaItem.item_id).in_(since), public <= until, col(Gathering.embargo_until).is_(None))
        .order_by(col(Gathering.date), col(AgendaItem.id))
    )
    for item, decision, gathering in session.execute(query):
        if decision.public_at is not None and decision.public_at > since[item]:
            names = Names(gathering.name_nl, gathering.name_en)
            yield item, Decided(names, gathering.date, DecisionKind(decision.kind))
