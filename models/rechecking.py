"""What the coordinator does with a recommendation: its status, rechecking it for the present unit, whom it is for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from models import changes, counting, reminders
from models.changes import READDRESSED, RECHECKED, STATUS
from models.names import Names
from models.rules.policy import Policy
from models.tables import (
    AgendaItem,
    Commitment,
    CommitmentRecommendation,
    Organisation,
    Recommendation,
    RecommendationChange,
    Unit,
)
from models.words import BEING_KEPT, WITH_REASON, Addressee, OrganisationKind, RecommendationStatus

AGAIN = timedelta(days=1)
"""After this long, rechecking once more is no second tap."""


def set_status(
    session: Session,
    recommendation: Recommendation,
    status: RecommendationStatus,
    person: int,
    now: datetime,
    *,
    reason: str = "",
) -> RecommendationChange | None:
    """From here on it stands so; None when it did already. Raises ValueError where a reason is needed."""
    if status in WITH_REASON and not reason:
        raise ValueError(status)
    if recommendation.status == status:
        return None
    return changes.change(session, recommendation, STATUS, person, now, {"status": status}, reason=reason)


def recheck(
    session: Session, recommendation: Recommendation, person: int, now: datetime
) -> RecommendationChange | None:
    """It was written for former regions, and holds for whom it is addressed to now; None where that was just said."""
    before = changes.last(session, recommendation.item_id, RECHECKED)
    if before is not None and now - before.at < AGAIN:
        return None
    return changes.change(session, recommendation, RECHECKED, person, now, {})


@dataclass(frozen=True, slots=True)
class To:
    """A unit or an organisation that a recommendation can be for; `addressee` says which."""

    addressee: Addressee
    number: int
    reference: str
    names: Names


def to_unit(session: Session, unit: int) -> To | None:
    found = session.get(Unit, unit)
    return None if found is None else To(Addressee.UNIT, unit, found.reference, Names(found.name, found.name))


def to_organisation(session: Session, organisation: int) -> To | None:
    found = session.get(Organisation, organisation)
    if found is None:
        return None
    kind = Addressee.NATIONAL if found.kind == OrganisationKind.POLICE else Addressee.PARTNER
    return To(kind, organisation, found.reference, Names(found.name_nl, found.name_en))


def units(session: Session) -> list[To]:
    """Every unit that there is now."""
    rows = session.execute(select(Unit).order_by(col(Unit.id))).scalars()
    return [To(Addressee.UNIT, row.id or 0, row.reference, Names(row.name, row.name)) for row in rows]


def can_stand_beside(recommendation: Recommendation, to: To) -> bool:
    """Whether it can be for this one beside those it is for: units stand beside units alone."""
    return (recommendation.addressee == Addressee.UNIT) is (to.addressee == Addressee.UNIT)


def readdress(
    session: Session, recommendation: Recommendation, to: To, person: int, now: datetime, *, beside: bool = False
) -> RecommendationChange | None:
    """It is for this unit or organisation from here on, `beside` the others or in their place; None if it was so.

    Raises ValueError where it can't stand beside them.
    """
    if beside and not can_stand_beside(recommendation, to):
        raise ValueError(recommendation.item_id, to)
    is_now = changes.state(session, recommendation)
    others = (is_now.units if to.addressee == Addressee.UNIT else is_now.organisations) if beside else ()
    named = tuple(sorted({*others, to.reference}))
    units, organisations = (named, ()) if to.addressee == Addressee.UNIT else ((), named)
    if (is_now.units, is_now.organisations) == (units, organisations):
        return None
    addressee = is_now.addressee if beside else to.addressee
    made = {"addressee": addressee, "units": units, "organisations": organisations}
    changed = changes.change(session, recommendation, READDRESSED, person, now, made)
    _show_anew(session, recommendation.item_id)
    return changed


def undo(session: Session, made: RecommendationChange, policy: Policy, now: datetime) -> None:
    """As it was before, with the reminders that follow from it."""
    changes.undo(session, made, now)
    recommendation = session.get_one(Recommendation, made.recommendation_id)
    if made.what == READDRESSED:
        _show_anew(session, made.recommendation_id)
    if RecommendationStatus.ALREADY_PRACTICE in (made.was.get("status"), made.now.get("status")):
        replan(session, recommendation, policy, now)


def _show_anew(session: Session, item: int) -> None:
    """Its cards say whom it is for."""
    shown: dict[int, list[int]] = {}
    hangs = select(col(AgendaItem.gathering_id), col(AgendaItem.id)).where(col(AgendaItem.item_id) == item)
    for gathering, agenda_item in session.execute(hangs):
        shown.setdefault(gathering, []).append(agenda_item)
    for gathering, agenda_items in shown.items():
        counting.touch(session, gathering, agenda_items, private=True)


def replan(session: Session, recommendation: Recommendation, policy: Policy, now: datetime) -> None:
    """Plan anew the reminders of the commitments that serve it: nobody is reminded of what is practice already."""
    serving = select(col(CommitmentRecommendation.commitment_id)).where(
        col(CommitmentRecommendation.recommendation_id) == recommendation.item_id
    )
    kept = select(Commitment).where(col(Commitment.id).in_(serving), col(Commitment.status).in_(BEING_KEPT))
    for commitment in session.execute(kept).scalars().all():
        reminders.replan(session, commitment, policy, now)
