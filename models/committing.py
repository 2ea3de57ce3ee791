"""Commitments: proposed in the hall or entered by the coordinator, decided, changed."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlmodel import Session, col

from models import counting, history, people, stages
from models.names import Names
from models.rules.calendar import WorkCalendar
from models.tables import (
    AgendaItem,
    Commitment,
    CommitmentRecommendation,
    Item,
    Organisation,
    Progress,
    Recommendation,
    RecommendationOrganisation,
)
from models.words import BEING_KEPT, Awaits, CommitmentKind, CommitmentStatus, Recurrence, RoleKind, Urgency

TEXT_LIMIT = 500
CHANGEABLE = (CommitmentStatus.PROPOSED, *BEING_KEPT)
PARTNER, COORDINATOR = "partner", "coordinator"
NO_ASKED_DATE: dict[str, Any] = {"asked_due": None, "asked_due_reason": ""}
"""The columns of a date that nobody asks for any more."""


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment as cards show it. `last` is the newest report on it: (local day, answer).

    `endorsed`: whether a contact of the organisation stands for it, None where nobody was asked. `waits_for`: on whom
    a proposal waits, PARTNER or COORDINATOR; empty for what is no proposal. `note`: why it was closed. `said`: what was
    written with the newest report. `done_on`: the day on which its owner says that it was done. `awaits`: what the
    coordinator has to decide; `asked_due`: the date that is asked; `not_ours`: why another organisation should do it.
    `counted`: administrative reports produced and followed up so far, None where none were counted.
    """

    id: int
    reference: str
    recommendations: tuple[str, ...]
    organisation: int
    organisation_names: Names
    text: Names
    measure: Names
    status: CommitmentStatus
    due: date | None
    proposed_by: int | None
    last: tuple[date, str] | None
    kind: CommitmentKind
    urgency: Urgency
    every: Recurrence
    every_until: date | None
    endorsed: bool | None
    waits_for: str
    note: Names
    said: str
    awaits: tuple[Awaits, ...]
    asked_due: date | None
    asked_reason: str
    done_on: date | None
    not_ours: str
    counted: tuple[int, int] | None = None


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


_WITH_OWNER = (
    select(Commitment, Organisation)
    .join(Organisation, col(Organisation.id) == col(Commitment.organisation_id))
    .where(col(Commitment.id) == bindparam("commitment"))
)
_SERVED = (
    select(col(Item.reference))
    .join(CommitmentRecommendation, col(CommitmentRecommendation.recommendation_id) == col(Item.id))
    .where(col(CommitmentRecommendation.commitment_id) == bindparam("commitment"))
    .order_by(col(Item.position))
)
_LAST_REPORT = (
    select(Progress)
    .where(col(Progress.commitment_id) == bindparam("commitment"), history.IS_REPORT)
    .order_by(col(Progress.id).desc())
    .limit(1)
)
"""Built once: each message about a commitment asks all three."""


def view(session: Session, commitment: int, calendar: WorkCalendar) -> CommitmentView | None:
    """The commitment as cards show it."""
    row = session.execute(_WITH_OWNER, {"commitment": commitment}).one_or_none()
    if row is None:
        return None
    promise, organisation = row
    references = session.execute(_SERVED, {"commitment": commitment}).scalars()
    last = last_report(session, commitment)
    return CommitmentView(
        id=commitment,
        reference=promise.reference,
        recommendations=tuple(references),
        organisation=promise.organisation_id,
        organisation_names=Names(organisation.name_nl, organisation.name_en),
        text=Names(promise.text_nl, promise.text_en),
        measure=Names(promise.measure_nl, promise.measure_en),
        status=CommitmentStatus(promise.status),
        due=promise.due,
        proposed_by=promise.proposed_by,
        last=None if last is None else (calendar.local_date(last.at), last.answer),
        kind=CommitmentKind(promise.kind),
        urgency=Urgency(promise.urgency),
        every=Recurrence(promise.every),
        every_until=promise.every_until,
        endorsed=None if promise.asked_at is None and promise.endorsed_at is None else promise.endorsed_at is not None,
        waits_for=waits_for(promise),
        note=Names(promise.closed_note_nl, promise.closed_note_en),
        said="" if last is None else last.note,
        awaits=awaits(promise),
        asked_due=promise.asked_due,
        asked_reason=promise.asked_due_reason,
        done_on=promise.done_on,
        not_ours="" if promise.disputed_at is None else _why_not_ours(session, commitment),
        counted=stages.counted(session, commitment) if promise.kind == CommitmentKind.ADMINISTRATIVE_REPORT else None,
    )


def last_report(session: Session, commitment: int) -> Progress | None:
    """The newest thing that its owner said of it and did not take back."""
    return session.execute(_LAST_REPORT, {"commitment": commitment}).scalar_one_or_none()


def _why_not_ours(session: Session, commitment: int) -> str:
    """The reason with which its owner said last that another organisation should do it."""
    said = select(col(Progress.note)).where(
        col(Progress.commitment_id) == commitment, col(Progress.answer) == "not_ours", history.IS_REPORT
    )
    return session.execute(said.order_by(col(Progress.id).desc()).limit(1)).scalar_one_or_none() or ""


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


def organisations_like(session: Session, typed: str) -> list[Organisation]:
    """Organisations whose name, in either language, or reference holds these letters, accents and case aside.

    Those whose name begins with them come first.
    """
    wanted = _letters(typed)

    def names(each: Organisation) -> tuple[str, ...]:
        return tuple(_letters(name) for name in (each.name_nl, each.name_en, each.reference))

    found = session.execute(select(Organisation)).scalars()
    matches = [each for each in found if any(wanted in name for name in names(each))]
    matches.sort(key=lambda each: (not any(name.startswith(wanted) for name in names(each)), names(each)))
    return matches


def _letters(text: str) -> str:
    """Without accents and case."""
    apart = unicodedata.normalize("NFKD", text.strip())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).casefold()
