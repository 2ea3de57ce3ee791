"""Commitments: proposed in the hall, decided by the coordinator, reported on by their owner."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from models import counting, history, people
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
)
from models.words import CommitmentKind, CommitmentStatus, RoleKind

TEXT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """A commitment as cards show it. `last` is the newest report on it: (local day, answer)."""

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


def propose(
    session: Session,
    *,
    organisation: int,
    agenda_item: AgendaItem,
    text: str,
    due: date | None,
    person: int,
) -> Commitment:
    """An offer from the hall: nothing binds until the coordinator agrees.

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
    session.add(made)
    session.flush()
    assert made.id is not None
    session.add(CommitmentRecommendation(commitment_id=made.id, recommendation_id=agenda_item.item_id))
    session.flush()
    assert agenda_item.id is not None
    counting.touch(session, agenda_item.gathering_id, [agenda_item.id])
    return made


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
    history.step(
        session,
        commitment,
        "declined",
        person,
        now,
        note=reason,
        self_reported=False,
        status=CommitmentStatus.WITHDRAWN,
        closed_note_nl=reason,
        closed_note_en=reason,
    )


def report_done(session: Session, commitment: Commitment, person: int, now: datetime, today: date) -> None:
    """The owner says that it is done."""
    history.step(session, commitment, "done", person, now, status=CommitmentStatus.DONE, done_on=today)


def report_on_schedule(session: Session, commitment: Commitment, person: int, now: datetime) -> None:
    """The owner says that it goes as agreed."""
    history.step(session, commitment, "on_schedule", person, now, status=CommitmentStatus.IN_PROGRESS)


def report_later(session: Session, commitment: Commitment, due: date, person: int, now: datetime) -> None:
    """The owner names a new date."""
    history.step(session, commitment, "later", person, now, status=CommitmentStatus.IN_PROGRESS, due=due)


def view(session: Session, commitment: int, calendar: WorkCalendar) -> CommitmentView | None:
    """The commitment as cards show it."""
    row = session.execute(
        select(Commitment, Organisation)
        .join(Organisation, col(Organisation.id) == col(Commitment.organisation_id))
        .where(col(Commitment.id) == commitment)
    ).one_or_none()
    if row is None:
        return None
    promise, organisation = row
    references = session.execute(
        select(col(Item.reference))
        .join(CommitmentRecommendation, col(CommitmentRecommendation.recommendation_id) == col(Item.id))
        .where(col(CommitmentRecommendation.commitment_id) == commitment)
        .order_by(col(Item.position))
    ).scalars()
    last = session.execute(
        select(Progress)
        .where(col(Progress.commitment_id) == commitment, col(Progress.self_reported).is_(True))
        .order_by(col(Progress.id).desc())
        .limit(1)
    ).scalar_one_or_none()
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
    )


def proposed(session: Session) -> list[int]:
    """The proposals that wait for a decision, oldest first."""
    query = select(col(Commitment.id)).where(col(Commitment.status) == CommitmentStatus.PROPOSED)
    return [number for number in session.execute(query.order_by(col(Commitment.id))).scalars() if number is not None]


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
