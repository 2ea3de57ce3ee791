"""The history of the recommendations: each change keeps what was and what is, so that any earlier day can be told."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from models import undoing
from models.names import Names
from models.tables import (
    Organisation,
    Recommendation,
    RecommendationChange,
    RecommendationOrganisation,
    RecommendationUnit,
    Unit,
)
from models.undoing import Refusal
from models.words import Addressee, RecommendationStatus

STATUS, RECHECKED, READDRESSED = "status", "rechecked", "readdressed"
"""What can be done with a recommendation in the chat."""
LED = (STATUS, READDRESSED)
"""What the chat leads of a recommendation once it did it, whatever a report file says."""
STANDS = col(RecommendationChange.undone_at).is_(None)
"""Of a change: it was not taken back."""


@dataclass(frozen=True, slots=True)
class State:
    """What the chat can change of a recommendation; units and organisations by their references, in order."""

    status: RecommendationStatus
    addressee: Addressee
    units: tuple[str, ...]
    organisations: tuple[str, ...]

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> "State":
        """From values as a change keeps them."""
        return cls(
            RecommendationStatus(values["status"]),
            Addressee(values["addressee"]),
            tuple(values["units"]),
            tuple(values["organisations"]),
        )


def state(session: Session, recommendation: Recommendation) -> State:
    """How it is now."""
    item = recommendation.item_id
    units = select(col(Unit.reference)).join(RecommendationUnit)
    organisations = select(col(Organisation.reference)).join(RecommendationOrganisation)
    of_units, of_organisations = RecommendationUnit.recommendation_id, RecommendationOrganisation.recommendation_id
    return State(
        RecommendationStatus(recommendation.status),
        Addressee(recommendation.addressee),
        tuple(sorted(session.execute(units.where(col(of_units) == item)).scalars())),
        tuple(sorted(session.execute(organisations.where(col(of_organisations) == item)).scalars())),
    )


def change(
    session: Session,
    recommendation: Recommendation,
    what: str,
    person: int,
    now: datetime,
    values: Mapping[str, Any],
    *,
    reason: str = "",
) -> RecommendationChange:
    """Make it so, and add a line to its history; `values` as `State` has them."""
    before = state(session, recommendation)
    after = replace(before, **values)
    was, becomes = asdict(before), asdict(after)
    changed = [name for name, value in becomes.items() if was[name] != value]
    _make(session, recommendation, before, after)
    made = RecommendationChange(
        recommendation_id=recommendation.item_id,
        at=now,
        changed_by=person,
        what=what,
        status=recommendation.status,
        was={name: was[name] for name in changed},
        now={name: becomes[name] for name in changed},
        reason=reason,
    )
    session.add(made)
    session.flush()
    return made


def _make(session: Session, recommendation: Recommendation, before: State, after: State) -> None:
    recommendation.status, recommendation.addressee = after.status, after.addressee
    session.add(recommendation)
    if after.units != before.units:
        _address_units(session, recommendation.item_id, after.units)
    if after.organisations != before.organisations:
        _address_organisations(session, recommendation.item_id, after.organisations)


def refusal(session: Session, made: RecommendationChange, now: datetime) -> Refusal | None:
    """Why this change can't be taken back any more, if so: within a day, and while nothing newer was done with it."""
    newer = select(col(RecommendationChange.id)).where(
        col(RecommendationChange.recommendation_id) == made.recommendation_id,
        col(RecommendationChange.id) > made.id,
        STANDS,
    )
    return undoing.refusal_of(made, now, newer=session.execute(newer.limit(1)).first() is not None)


def undo(session: Session, made: RecommendationChange, now: datetime) -> None:
    """The recommendation is as it was before; the change stays in the history, as one that was taken back."""
    recommendation = session.get_one(Recommendation, made.recommendation_id)
    stands = state(session, recommendation)
    _make(session, recommendation, stands, State.read(asdict(stands) | made.was))
    made.undone_at = now
    session.add(made)
    session.flush()


def _address_units(session: Session, item: int, references: Sequence[str]) -> None:
    session.execute(delete(RecommendationUnit).where(col(RecommendationUnit.recommendation_id) == item))
    for unit in session.execute(select(Unit).where(col(Unit.reference).in_(references))).scalars():
        session.add(RecommendationUnit(recommendation_id=item, unit_id=unit.id or 0))


def _address_organisations(session: Session, item: int, references: Sequence[str]) -> None:
    ours = col(RecommendationOrganisation.recommendation_id) == item
    session.execute(delete(RecommendationOrganisation).where(ours))
    for each in session.execute(select(Organisation).where(col(Organisation.reference).in_(references))).scalars():
        session.add(RecommendationOrganisation(recommendation_id=item, organisation_id=each.id or 0))


def led(session: Session) -> dict[int, set[str]]:
    """Which parts of `LED` the chat leads, by recommendation."""
    item, what = col(RecommendationChange.recommendation_id), col(RecommendationChange.what)
    found: dict[int, set[str]] = {}
    for number, part in session.execute(select(item, what).where(what.in_(LED), STANDS).distinct()):
        found.setdefault(number, set()).add(part)
    return found


def told(session: Session, item: int, *, skip: int, limit: int) -> tuple[Sequence[RecommendationChange], int]:
    """Some of its changes, newest first, and how many there are."""
    about = col(RecommendationChange.recommendation_id) == item
    total = session.execute(select(func.count()).select_from(RecommendationChange).where(about)).scalar_one()
    query = select(RecommendationChange).where(about).order_by(col(RecommendationChange.id).desc())
    return session.execute(query.offset(skip).limit(limit)).scalars().all(), int(total)


def named(session: Session, row: RecommendationChange) -> list[Names]:
    """Whom it was for from that change on, of those that the change is about."""
    units = select(col(Unit.name), col(Unit.name)).where(col(Unit.reference).in_(row.now.get("units", ())))
    organisations = select(col(Organisation.name_nl), col(Organisation.name_en)).where(
        col(Organisation.reference).in_(row.now.get("organisations", ()))
    )
    return [Names(nl, en) for query in (units, organisations) for nl, en in session.execute(query)]


def last(session: Session, item: int, what: str) -> RecommendationChange | None:
    """The last time that this was done with it in the chat and not taken back, if ever."""
    query = (
        select(RecommendationChange)
        .where(col(RecommendationChange.recommendation_id) == item, col(RecommendationChange.what) == what, STANDS)
        .order_by(col(RecommendationChange.id).desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()
