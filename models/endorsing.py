"""Whether an organisation stands for what was promised in its name: asked of its lead contact before it binds."""

from datetime import datetime

from sqlmodel import Session

from models import history, people
from models.committing import NO_ASKED_DATE
from models.people import Recipient
from models.tables import Commitment
from models.words import CommitmentStatus


def lead_of(session: Session, organisation: int) -> Recipient | None:
    """Who is asked first on behalf of an organisation, of those who can be written to."""
    return next(iter(people.contacts_of(session, organisation)), None)


def ask(session: Session, commitment: Commitment, now: datetime) -> Recipient | None:
    """Who of the organisation is to be asked; None where its lead proposed it, or nobody can be reached."""
    lead = lead_of(session, commitment.organisation_id)
    commitment.asked_at = commitment.endorsed_at = None
    if lead is not None and lead.person == commitment.proposed_by:
        commitment.endorsed_at = now
    elif lead is not None:
        commitment.asked_at = now
    session.add(commitment)
    session.flush()
    return None if commitment.asked_at is None else lead


def endorse(session: Session, commitment: Commitment, person: int, now: datetime) -> None:
    """A contact of the organisation says: this is what we do."""
    history.step(session, commitment, "endorsed", person, now, endorsed_at=now)


def endorsed_by_telephone(session: Session, commitment: Commitment, person: int, now: datetime) -> None:
    """The coordinator heard it from the organisation."""
    history.step(session, commitment, "endorsed_by_telephone", person, now, self_reported=False, endorsed_at=now)


def refuse(session: Session, commitment: Commitment, *, reason: str, person: int, now: datetime) -> None:
    """A contact of the organisation says no to a proposal, with a reason that the proposer reads."""
    history.close(session, commitment, "refused", reason, person, now)


def dispute(session: Session, commitment: Commitment, *, reason: str, person: int, now: datetime) -> None:
    """What was entered for the organisation isn't right: it is a proposal again, and waits for the coordinator."""
    history.step(
        session,
        commitment,
        "disputed",
        person,
        now,
        note=reason,
        status=CommitmentStatus.PROPOSED,
        agreed_on=None,
        asked_at=None,
    )


def hand_on(session: Session, commitment: Commitment, organisation: int, person: int, now: datetime) -> bool:
    """Another organisation owns it from here on, and has still to say whether it stands for it; False if it did so."""
    if commitment.organisation_id == organisation:
        return False
    history.step(
        session,
        commitment,
        "handed_on",
        person,
        now,
        self_reported=False,
        organisation_id=organisation,
        owner_nl="",
        owner_en="",
        asked_at=None,
        endorsed_at=None,
        disputed_at=None,
        help_asked_at=None,
        snoozed_until=None,
        **NO_ASKED_DATE,
    )
    return True
