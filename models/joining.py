"""Invites, and who takes part in which gathering as which audience."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import Session, col

from models import hanging, people, seats, succession
from models.recasting import recast
from models.tables import Forgotten, Gathering, GatheringAudience, Invite, Participant, Person
from models.words import UNKNOWN_AUDIENCE, RoleKind

CODE_BYTES = 12
TEAM = (RoleKind.ORGANISER, RoleKind.HELPER)
"""Those who run a gathering; their codes let nobody take part in it."""
LINKED = re.compile(r"[?&]start=([A-Za-z0-9_-]{1,64})")
CODE_LIKE = re.compile(r"[A-Za-z0-9_-]{12,64}")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a code grants nothing: "unknown", "expired", "revoked", "used_up" or what `refusal` says."""

    why: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a code granted; `again` to somebody who had all of it already, `succeeded`: in place of who made it."""

    invite: Invite
    again: bool
    succeeded: bool = False


def invite(
    session: Session,
    role: RoleKind,
    now: datetime,
    expires_at: datetime,
    *,
    gathering: int | None = None,
    audience: str = UNKNOWN_AUDIENCE,
    organisation: int | None = None,
    seat: int | None = None,
    succeeds: int | None = None,
    max_uses: int = 1,
) -> Invite:
    """Make a random code that grants just this, until it expires, is used up or is revoked.

    One for a seat is for the member and the substitute, whatever `max_uses` says.
    """
    made = Invite(
        code=secrets.token_urlsafe(CODE_BYTES).replace("-", "A").replace("_", "B"),
        role=role,
        gathering_id=gathering,
        audience=audience,
        organisation_id=organisation,
        seat_id=seat,
        succeeds_id=succeeds,
        max_uses=max_uses if seat is None else seats.SHARED_BY,
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


def code_in(text: str) -> str | None:
    """The code in what somebody typed or pasted: a link, "/start CODE", or the code alone; None where there is none."""
    linked = LINKED.search(text)
    if linked is not None:
        return linked.group(1)
    words = text.removeprefix("/").split()
    if words and words[0].casefold() == "start":
        words = words[1:]
    return words[0] if len(words) == 1 and CODE_LIKE.fullmatch(words[0]) else None


def is_code(session: Session, code: str) -> bool:
    """Whether somebody made this code, whatever it grants by now."""
    return session.execute(select(col(Invite.id)).where(col(Invite.code) == code)).first() is not None


def accept(session: Session, code: str, person: int, now: datetime) -> Accepted | Refused:
    """Use a code: the role, and where it names a gathering the person joins it.

    Somebody who has what the code grants may open it again without using it up.
    """
    found: Invite | None = session.execute(select(Invite).where(col(Invite.code) == code)).scalar_one_or_none()
    if found is None:
        return Refused("unknown")
    if found.revoked_at is not None:
        return Refused("revoked")
    if found.gathering_id is not None and found.role not in TEAM:
        why = refusal(session, session.get_one(Gathering, found.gathering_id), person)
        if why is not None:
            return Refused(why)
    if found.expires_at <= now:
        return Refused("expired")
    again = _has_all(session, found, person)
    if not again:
        if found.uses >= found.max_uses or (found.seat_id is not None and seats.is_full(session, found.seat_id)):
            return Refused("used_up")
        if succession.is_orphaned(session, found):
            return Refused("revoked")
        found.uses += 1
        session.add(found)
    _grant(session, found, person, now)
    return Accepted(found, again, succeeded=not again and succession.step_down(session, found, person))


def refusal(session: Session, gathering: Gathering, person: int) -> str | None:
    """Why a person can't join: "over", or "left" where reactions that they left behind stay; None if they can."""
    if gathering.settled or gathering.finished_at is not None:
        return "over"
    closed = session.execute(
        select(col(Forgotten.closed))
        .join(Person, col(Person.pseudonym) == col(Forgotten.pseudonym))
        .where(col(Person.id) == person)
    ).scalar_one_or_none()
    return "left" if gathering.reference in (closed or ()) else None


def _grant(session: Session, found: Invite, person: int, now: datetime) -> None:
    if found.role != RoleKind.PARTICIPANT:
        people.grant(
            session,
            person,
            found.role,
            now,
            gathering=found.gathering_id if found.role in TEAM else None,
            organisation=found.organisation_id if found.role == RoleKind.CONTACT else None,
        )
    if found.gathering_id is not None and found.role not in TEAM:
        join(
            session,
            found.gathering_id,
            person,
            now,
            audience=found.audience,
            organisation=found.organisation_id,
            seat=found.seat_id,
        )


def _has_all(session: Session, found: Invite, person: int) -> bool:
    if succession.is_ahead(session, found, person):
        return False
    if found.role in TEAM:
        holds = people.organises if found.role == RoleKind.ORGANISER else people.runs
        return found.gathering_id is not None and holds(session, person, found.gathering_id)
    if found.gathering_id is not None:
        known = session.get(Participant, (found.gathering_id, person))
        if known is None or (found.seat_id is not None and known.seat_id is None):
            return False
    if found.role == RoleKind.PARTICIPANT:
        return found.gathering_id is not None
    if found.role in (RoleKind.COORDINATOR, RoleKind.READER):
        return found.role in people.roles(session, person)
    return people.speaks_for(session, person, found.organisation_id)


def join(
    session: Session,
    gathering: int,
    person: int,
    now: datetime,
    *,
    audience: str = UNKNOWN_AUDIENCE,
    organisation: int | None = None,
    seat: int | None = None,
) -> Participant:
    """Take part; somebody who does already keeps the seat they have, and the audience they chose.

    Who sits down beside somebody takes part as they do: a seat has one audience. What was said before at cards of the
    gathering is heard from now on.
    """
    known = session.get(Participant, (gathering, person))
    participant = known or Participant(gathering_id=gathering, person_id=person, joined_at=now)
    participant.organisation_id = participant.organisation_id or organisation
    session.add(participant)
    session.flush()
    changed = known is None and _come_in(session, gathering, person)
    wanted = audience if participant.audience == UNKNOWN_AUDIENCE else UNKNOWN_AUDIENCE
    if seat is not None and participant.seat_id is None:
        seats.take(session, seat, participant)
        wanted = seats.audience(session, participant) or wanted
        changed = True
    chooses = wanted != UNKNOWN_AUDIENCE
    if not (chooses and choose_audience(session, gathering, person, wanted)) and changed:
        recast(session, gathering, seats.sharing(session, gathering, person))
    return participant


def _come_in(session: Session, gathering: int, person: int) -> bool:
    """One more joined; whether they had said something already."""
    session.execute(
        update(Gathering)
        .where(col(Gathering.id) == gathering)
        .values(joined=col(Gathering.joined) + 1, revision=col(Gathering.revision) + 1)
    )
    return hanging.meet(session, gathering, person)


def choose_audience(session: Session, gathering: int, person: int, audience: str) -> bool:
    """Set a participant's audience, and that of who shares their seat, and move their voices with it.

    False for an audience that this gathering has not.
    """
    if session.get(Participant, (gathering, person)) is None or audience not in audiences(session, gathering):
        return False
    together = seats.sharing(session, gathering, person)
    for each in together:
        participant = session.get_one(Participant, (gathering, each))
        participant.audience = audience
        session.add(participant)
    session.flush()
    recast(session, gathering, together)
    return True


def audiences(session: Session, gathering: int) -> tuple[str, ...]:
    """The audiences that this gathering tells apart, in its order."""
    query = (
        select(col(GatheringAudience.audience))
        .where(col(GatheringAudience.gathering_id) == gathering)
        .order_by(col(GatheringAudience.position))
    )
    return tuple(session.execute(query).scalars())


def participation(session: Session, gathering: int, person: int) -> Participant | None:
    return session.get(Participant, (gathering, person))


def takes_part(session: Session, person: int) -> bool:
    """Whether this person takes part anywhere, as whatever."""
    anywhere = select(col(Participant.person_id)).where(col(Participant.person_id) == person).limit(1)
    return session.execute(anywhere).first() is not None or len(people.roles(session, person)) > 1


def newest(session: Session, person: int) -> Participant | None:
    """Where this person joined last, of the gatherings that are not over."""
    query = (
        select(Participant)
        .join(Gathering, col(Gathering.id) == col(Participant.gathering_id))
        .where(col(Participant.person_id) == person, col(Gathering.finished_at).is_(None))
        .order_by(col(Participant.joined_at).desc())
        .limit(1)
    )
    return session.execute(query).scalar_one_or_none()
