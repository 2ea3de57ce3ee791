"""What the coordinator decides on an owner's word: checked or not, a later date or not, whose it is, help given."""

from datetime import date, datetime

from sqlmodel import Session

from models import history
from models.committing import NO_ASKED_DATE
from models.tables import Commitment, Progress
from models.words import CommitmentStatus


def verify(session: Session, commitment: Commitment, person: int, now: datetime, today: date) -> Progress:
    """It is done indeed."""
    return history.step(session, commitment, "verified", person, now, self_reported=False, verified_on=today)


def send_back(session: Session, commitment: Commitment, *, reason: str, person: int, now: datetime) -> Progress:
    """It isn't done yet, and why: the owner goes on with it."""
    return history.step(
        session,
        commitment,
        "sent_back",
        person,
        now,
        note=reason,
        self_reported=False,
        status=CommitmentStatus.IN_PROGRESS,
        done_on=None,
    )


def agree_date(session: Session, commitment: Commitment, person: int, now: datetime) -> Progress:
    """The day that the owner asked for counts from here on."""
    return history.step(
        session,
        commitment,
        "date_agreed",
        person,
        now,
        self_reported=False,
        due=commitment.asked_due,
        snoozed_until=None,
        **NO_ASKED_DATE,
    )


def refuse_date(session: Session, commitment: Commitment, *, reason: str, person: int, now: datetime) -> Progress:
    """The old day stays, and why."""
    return history.step(
        session, commitment, "date_refused", person, now, note=reason, self_reported=False, **NO_ASKED_DATE
    )


def helped(session: Session, commitment: Commitment, person: int, now: datetime) -> Progress:
    """The coordinator was in touch with the owner."""
    return history.step(session, commitment, "helped", person, now, self_reported=False, help_asked_at=None)


def keep_owner(session: Session, commitment: Commitment, person: int, now: datetime) -> Progress:
    """It stays with the organisation that owns it."""
    return history.step(session, commitment, "kept_owner", person, now, self_reported=False, disputed_at=None)
