"""What the owner of a commitment says of it. The coordinator hears of some of it, and decides on some.

Whatever is said of how it stands ends a wish to be reminded later; a note leaves it.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from models import history
from models.committing import NO_ASKED_DATE
from models.rules.terms import Terms
from models.tables import Commitment, Progress
from models.words import CommitmentStatus


def done(session: Session, commitment: Commitment, person: int, now: datetime, today: date) -> Progress:
    """It is done; the coordinator checks it. Whatever else was asked has no need of an answer any more."""
    return history.step(
        session,
        commitment,
        "done",
        person,
        now,
        status=CommitmentStatus.DONE,
        done_on=today,
        verified_on=None,
        help_asked_at=None,
        disputed_at=None,
        snoozed_until=None,
        **NO_ASKED_DATE,
    )


def on_schedule(session: Session, commitment: Commitment, person: int, now: datetime) -> Progress:
    """It goes as agreed, and so it is theirs."""
    return history.step(
        session,
        commitment,
        "on_schedule",
        person,
        now,
        status=CommitmentStatus.IN_PROGRESS,
        disputed_at=None,
        snoozed_until=None,
    )


def later(session: Session, commitment: Commitment, due: date, *, reason: str, person: int, now: datetime) -> Progress:
    """It will be done on a later day, near enough to count at once."""
    return history.step(
        session,
        commitment,
        "later",
        person,
        now,
        note=reason,
        status=CommitmentStatus.IN_PROGRESS,
        due=due,
        disputed_at=None,
        snoozed_until=None,
        **NO_ASKED_DATE,
    )


def ask_later(
    session: Session, commitment: Commitment, due: date, *, reason: str, person: int, now: datetime
) -> Progress:
    """A day that the coordinator has to agree to; until then the old one stays."""
    return history.step(
        session,
        commitment,
        "later_asked",
        person,
        now,
        note=reason,
        asked_due=due,
        asked_due_reason=reason,
        snoozed_until=None,
    )


def ask_help(session: Session, commitment: Commitment, person: int, now: datetime) -> Progress:
    """They can't do it alone."""
    return history.step(session, commitment, "help", person, now, help_asked_at=now, snoozed_until=None)


def not_ours(session: Session, commitment: Commitment, *, reason: str, person: int, now: datetime) -> Progress:
    """Another organisation should do it, they say; reminders wait until the coordinator has decided."""
    return history.step(session, commitment, "not_ours", person, now, note=reason, disputed_at=now, snoozed_until=None)


def snooze(session: Session, commitment: Commitment, until: date, person: int, now: datetime) -> Progress:
    """No reminder before this day."""
    return history.step(session, commitment, "snoozed", person, now, snoozed_until=until)


def note(session: Session, commitment: Commitment, text: str, person: int, now: datetime) -> Progress:
    """A few words that go with it, or the reference number of evidence."""
    return history.step(session, commitment, "note", person, now, note=text)


def is_far(session: Session, commitment: Commitment, due: date, terms: Terms) -> bool:
    """Whether this day is too long after the agreed one to count without the coordinator."""
    agreed = due_before(session, commitment, ("later",))
    return agreed is not None and due > agreed + timedelta(terms.extension_days)


def due_before(session: Session, commitment: Commitment, answers: Collection[str]) -> date | None:
    """The due date as it was before the last steps that moved it, where these were such answers."""
    due = commitment.due
    steps = select(Progress).where(col(Progress.commitment_id) == commitment.id, col(Progress.undone_at).is_(None))
    for step in session.execute(steps.order_by(col(Progress.id).desc())).scalars():
        if step.before is None or "due" not in step.before:
            continue
        if step.answer not in answers or step.before["due"] is None:
            break
        due = date.fromisoformat(step.before["due"])
    return due
