"""Commitments: proposed in the hall or entered by the coordinator, decided, changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session, col

from models import counting, history, people
from models.tables import (
    AgendaItem,
    Commitment,
    CommitmentRecommendation,
    Organisation,
    Progress,
    Recommendation,
    RecommendationOrganisation,
)
from models.words import BEING_KEPT, Awaits, CommitmentKind, CommitmentStatus, Recurrence, RoleKind

TEXT_LIMIT = 500
CHANGEABLE = (CommitmentStatus.PROPOSED, *BEING_KEPT)
PARTNER, COORDINATOR = "partner", "coordinator"
NO_ASKED_DATE: dict[str, Any] = {"asked_due": None, "asked_due_reason": ""}
"""The columns of a date that nobody asks for any more."""


def propose(
    session: Session,
    *,
    organisation: int,
    agenda_item: AgendaItem,
    text: str,
    due: date | None,
    person: int,
    now: datetime,
) -> Commitment:
    """An offer from the hall: nothing binds until its organisation stands for it and the coordinator agrees.

    Raises ValueError when the agenda item is no recommendation or the text is empty or too long; the handler asks
    before it gets here.
    """
    recommendation = session.get(Recommendation, agenda_item.item_id)
    if recommendation is None or not 0 < len(text) <= TEXT_LIMIT:
        raise ValueError(agenda_item.item_id, len(text))
    made = Commitment(
        reference=next_reference(session),
        organisation_id=organisation,
        gathering_id=agenda_item.gathering_id,
        proposed_by=person,
        kind=CommitmentKind.OTHER,
        urgency=recommendation.urgency,
        text_nl=text,
        text_en=text,
        status=CommitmentStatus.PROPOSED,
        due=due,
    )
    _add(session, made, [agenda_item.item_id])
    history.step(session, made, "proposed", person, now, self_reported=False)
    assert agenda_item.id is not None
    counting.touch(session, agenda_item.gathering_id, [agenda_item.id])
    return made


@dataclass(frozen=True, slots=True)
class Entered:
    """What the coordinator enters for a partner. `due` may be None in a proposal alone."""

    organisation: int
    recommendations: tuple[int, ...]
    text: str
    measure: str
    due: date | None
    kind: CommitmentKind
    every: Recurrence = Recurrence.ONCE
    every_until: date | None = None


def enter(session: Session, entered: Entered, *, agreed: bool, person: int, now: datetime, today: date) -> Commitment:
    """The coordinator writes down what a partner promised elsewhere: agreed at once, or as a proposal.

    Its urgency is that of the first recommendation. Raises ValueError for a promise without a recommendation, or
    agreed without a measurable result and a date.
    """
    first = session.get(Recommendation, entered.recommendations[0]) if entered.recommendations else None
    if first is None or not 0 < len(entered.text) <= TEXT_LIMIT or (agreed and not (entered.measure and entered.due)):
        raise ValueError(entered)
    made = Commitment(
        reference=next_reference(session),
        organisation_id=entered.organisation,
        kind=entered.kind,
        urgency=first.urgency,
        text_nl=entered.text,
        text_en=entered.text,
        measure_nl=entered.measure,
        measure_en=entered.measure,
        status=CommitmentStatus.AGREED if agreed else CommitmentStatus.PROPOSED,
        agreed_on=today if agreed else None,
        due=entered.due,
        every=entered.every,
        every_until=entered.every_until,
    )
    _add(session, made, entered.recommendations)
    history.step(session, made, "entered", person, now, self_reported=False)
    return made


def _add(session: Session, made: Commitment, recommendations: Collection[int]) -> None:
    session.add(made)
    session.flush()
    assert made.id is not None
    for recommendation in recommendations:
        session.add(CommitmentRecommendation(commitment_id=made.id, recommendation_id=recommendation))
    session.flush()


def next_reference(session: Session) -> str:
    """A-1, A-2, …: the number after the highest that is taken."""
    taken = session.execute(select(col(Commitment.reference)).where(col(Commitment.reference).like("A-%"))).scalars()
    numbers = [int(reference[2:]) for reference in taken if reference[2:].isdigit()]
    return f"A-{max(numbers, default=0) + 1}"


def agree(
    session: Session,
    commitment: Commitment,
    *,
    measure: str,
    due: date,
    person: int,
    now: datetime,
    today: date,
) -> None:
    """The coordinator agrees: from here on the promise counts and is reminded of.

    When nobody speaks for the organisation yet, whoever proposed it does from now on.
    """
    if commitment.proposed_by is not None and not people.contacts_of(session, commitment.organisation_id):
        people.grant(session, commitment.proposed_by, RoleKind.CONTACT, now, organisation=commitment.organisation_id)
    history.step(
        session,
        commitment,
        "agreed",
        person,
        now,
        self_reported=False,
        status=CommitmentStatus.AGREED,
        measure_nl=measure,
        measure_en=measure,
        due=due,
        agreed_on=today,
    )


def decline(session: Session, commitment: Commitment, *, reason: str, person: int, now: datetime) -> None:
    """The coordinator declines, with a reason that the proposer reads."""
    history.close(session, commitment, "declined", reason, person, now, self_reported=False)


def withdraw(session: Session, commitment: Commitment, *, reason: str, person: int, now: datetime) -> None:
    """The coordinator takes it out of the follow-up, with a reason; what was done of it stays in its history."""
    history.close(session, commitment, "withdrawn", reason, person, now, self_reported=False)


def change(
    session: Session,
    commitment: Commitment,
    person: int,
    now: datetime,
    *,
    self_reported: bool = False,
    **columns: Any,
) -> bool:
    """Set columns of a commitment that is not closed; False when all of them stood so already.

    Raises ValueError when it is closed, or when what is agreed would lose its measurable result or its date.
    """
    if commitment.status not in CHANGEABLE:
        raise ValueError(commitment.reference, commitment.status)
    if commitment.status in BEING_KEPT and not all(columns.get(name, True) for name in ("due", "measure_nl")):
        raise ValueError(commitment.reference, columns)
    changed = {name: value for name, value in columns.items() if getattr(commitment, name) != value}
    if "due" in changed:
        changed |= {**NO_ASKED_DATE, "snoozed_until": None}
    if changed:
        history.step(session, commitment, "changed", person, now, self_reported=self_reported, **changed)
    return bool(changed)


_LAST_REPORT = (
    select(Progress)
    .where(col(Progress.commitment_id) == bindparam("commitment"), history.IS_REPORT)
    .order_by(col(Progress.id).desc())
    .limit(1)
)
"""Built once: each message about a commitment asks it."""


def last_report(session: Session, commitment: int) -> Progress | None:
    """The newest thing that its owner said of it and did not take back."""
    return session.execute(_LAST_REPORT, {"commitment": commitment}).scalar_one_or_none()


def kept_by(session: Session, organisation: int) -> list[tuple[int, str, date | None]]:
    """What an organisation is to do: the (number, reference, due date) of each, the soonest first."""
    query = (
        select(col(Commitment.id), col(Commitment.reference), col(Commitment.due))
        .where(col(Commitment.organisation_id) == organisation, col(Commitment.status).in_(BEING_KEPT))
        .order_by(col(Commitment.due), col(Commitment.id))
    )
    return [(number or 0, reference, due) for number, reference, due in session.execute(query)]


def addressees(session: Session, recommendation: int, limit: int) -> list[Organisation]:
    """The first organisations that a recommendation is addressed to."""
    query = (
        select(Organisation)
        .join(RecommendationOrganisation, col(RecommendationOrganisation.organisation_id) == col(Organisation.id))
        .where(col(RecommendationOrganisation.recommendation_id) == recommendation)
        .order_by(col(Organisation.id))
        .limit(limit)
    )
    return list(session.execute(query).scalars())


def find(session: Session, reference: str) -> Commitment | None:
    """The commitment with this reference; case does not matter."""
    query = select(Commitment).where(func.upper(col(Commitment.reference)) == reference.strip().upper())
    return session.execute(query.limit(1)).scalar_one_or_none()


def waits_for(commitment: Commitment) -> str:
    """On whom a proposal waits; empty for what is no proposal."""
    if commitment.status != CommitmentStatus.PROPOSED:
        return ""
    return PARTNER if is_asked(commitment) else COORDINATOR


def awaits(commitment: Commitment) -> tuple[Awaits, ...]:
    """What the coordinator has to decide on what the owner said."""
    kept = commitment.status in BEING_KEPT
    waiting = {
        Awaits.VERIFICATION: commitment.status == CommitmentStatus.DONE and commitment.verified_on is None,
        Awaits.DATE: kept and commitment.asked_due is not None,
        Awaits.HELP: kept and commitment.help_asked_at is not None,
        Awaits.OWNER: kept and commitment.disputed_at is not None,
    }
    return tuple(each for each, waits in waiting.items() if waits)


def is_asked(commitment: Commitment) -> bool:
    """Whether its organisation may still say whether it stands for this: a proposal, or what was entered for it."""
    asked = commitment.asked_at is not None and commitment.endorsed_at is None
    return asked and commitment.status in CHANGEABLE


def counts(session: Session) -> dict[str, int]:
    """How many commitments in each status."""
    grouped = select(col(Commitment.status), func.count()).group_by(col(Commitment.status))
    return {str(status): number for status, number in session.execute(grouped)}
