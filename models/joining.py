"""Invites, and who takes part in which gathering as which audience."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import Session, col

from models import counting, people
from models.rules.voices import SILENT
from models.rules.voices import Voice as VoiceValue
from models.tables import AgendaItem, Gathering, GatheringAudience, Invite, Participant, Voice
from models.words import UNKNOWN_AUDIENCE, RoleKind, Stance

CODE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a code grants nothing: "unknown", "expired", "revoked" or "used_up"."""

    why: str


def invite(
    session: Session,
    role: RoleKind,
    now: datetime,
    expires_at: datetime,
    *,
    gathering: int | None = None,
    audience: str = UNKNOWN_AUDIENCE,
    organisation: int | None = None,
    max_uses: int = 1,
) -> Invite:
    """Make a random code that grants just this, until it expires, is used up or is revoked."""
    made = Invite(
        code=secrets.token_urlsafe(CODE_BYTES).replace("-", "A").replace("_", "B"),
        role=role,
        gathering_id=gathering,
        audience=audience,
        organisation_id=organisation,
        max_uses=max_uses,
        created_at=now,
        expires_at=expires_at,
    )
    session.add(made)
    session.flush()
    return made


def revoke(session: Session, code: str, now: datetime) -> bool:
    """Withdraw a code: what it gave stays, it gives nothing more. False for a code that is not known."""
    found = session.execute(select(Invite).where(col(Invite.code) == code)).scalar_one_or_none()
    if found is None:
        return False
    found.revoked_at = found.revoked_at or now
    session.add(found)
    return True


def accept(session: Session, code: str, person: int, now: datetime) -> Invite | Refused:
    """Use a code: the role, and where it names a gathering the person joins it.

    Somebody who has what the code grants may open it again without using it up.
    """
    found: Invite | None = session.execute(select(Invite).where(col(Invite.code) == code)).scalar_one_or_none()
    if found is None:
        return Refused("unknown")
    if found.revoked_at is not None:
        return Refused("revoked")
    if found.expires_at <= now or _is_over(session, found):
        return Refused("expired")
    if not _has_all(session, found, person):
        if found.uses >= found.max_uses:
            return Refused("used_up")
        found.uses += 1
        session.add(found)
    if found.role != RoleKind.PARTICIPANT:
        people.grant(
            session,
            person,
            found.role,
            now,
            gathering=found.gathering_id if found.role == RoleKind.ORGANISER else None,
            organisation=found.organisation_id if found.role == RoleKind.CONTACT else None,
        )
    if found.gathering_id is not None and found.role != RoleKind.ORGANISER:
        join(
            session,
            found.gathering_id,
            person,
            now,
            audience=found.audience,
            organisation=found.organisation_id,
        )
    return found


def _is_over(session: Session, found: Invite) -> bool:
    """Whether the gathering of this code is settled: nobody can take part any more."""
    gathering = session.get(Gathering, found.gathering_id) if found.gathering_id is not None else None
    return gathering is not None and gathering.settled and found.role != RoleKind.ORGANISER


def _has_all(session: Session, found: Invite, person: int) -> bool:
    if found.role == RoleKind.ORGANISER:
        return found.gathering_id is not None and people.organises(session, person, found.gathering_id)
    if found.gathering_id is not None and session.get(Participant, (found.gathering_id, person)) is None:
        return False
    if found.role == RoleKind.PARTICIPANT:
        return found.gathering_id is not None
    if found.role == RoleKind.COORDINATOR:
        return people.is_coordinator(session, person)
    return any(organisation.id == found.organisation_id for organisation in people.spoken_for(session, person))


def join(
    session: Session,
    gathering: int,
    person: int,
    now: datetime,
    *,
    audience: str = UNKNOWN_AUDIENCE,
    organisation: int | None = None,
) -> Participant:
    """Take part; somebody who does already keeps the audience they chose."""
    known = session.get(Participant, (gathering, person))
    if known is not None:
        if audience != UNKNOWN_AUDIENCE and known.audience == UNKNOWN_AUDIENCE:
            choose_audience(session, gathering, person, audience)
        known.organisation_id = known.organisation_id or organisation
        session.add(known)
        return known
    made = Participant(gathering_id=gathering, person_id=person, organisation_id=organisation, joined_at=now)
    session.add(made)
    session.execute(
        update(Gathering)
        .where(col(Gathering.id) == gathering)
        .values(joined=col(Gathering.joined) + 1, revision=col(Gathering.revision) + 1)
    )
    session.flush()
    if audience != UNKNOWN_AUDIENCE:
        choose_audience(session, gathering, person, audience)
    return made


def choose_audience(session: Session, gathering: int, person: int, audience: str) -> bool:
    """Set a participant's audience and move their voices with it; False for an audience this gathering has not."""
    participant = session.get(Participant, (gathering, person))
    if participant is None or audience not in audiences(session, gathering):
        return False
    participant.audience = audience
    session.add(participant)

    voices = session.execute(
        select(Voice)
        .join(AgendaItem, col(AgendaItem.id) == col(Voice.agenda_item_id))
        .where(col(AgendaItem.gathering_id) == gathering, col(Voice.person_id) == person)
    ).scalars()
    changes = counting.Changes()
    for voice in voices:
        said = VoiceValue(Stance(voice.stance), counting.flags_of(voice.flags))
        counting.move(changes, voice.agenda_item_id, voice.audience, said, SILENT)
        counting.move(changes, voice.agenda_item_id, audience, SILENT, said)
        voice.audience = audience
        session.add(voice)
    session.flush()
    counting.apply(session, changes, {item: gathering for item, _, _ in changes})
    return True


def audiences(session: Session, gathering: int) -> list[str]:
    """The audiences that this gathering tells apart, in its order."""
    query = (
        select(col(GatheringAudience.audience))
        .where(col(GatheringAudience.gathering_id) == gathering)
        .order_by(col(GatheringAudience.position))
    )
    return list(session.execute(query).scalars())


def participation(session: Session, gathering: int, person: int) -> Participant | None:
    return session.get(Participant, (gathering, person))
