"""Invitations as those who make them see them: who may make which, until when, and what became of each."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import and_, case, func, select
from sqlmodel import Session, col

from models import joining, people, preparing, seats
from models.names import Names
from models.settings import usable
from models.tables import Gathering, Invite, Organisation, Seat
from models.words import UNKNOWN_AUDIENCE, RoleKind

BY_ORGANISERS = (RoleKind.PARTICIPANT, RoleKind.HELPER)
"""What an organiser may invite people as; all else is the coordinator's."""
AT_GATHERING = (*BY_ORGANISERS, RoleKind.ORGANISER)
LONGEST_SEAT = 60
MOST_USES = 100_000


class InviteState(StrEnum):
    OPEN = "open"
    USED_UP = "used_up"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class InviteView:
    """An invitation. `last_day` is the last on which it works, in the gathering's zone; `reference` of the gathering.

    `of` is the organisation that a contact speaks for, `seat` the name of a seat; both may be None.
    """

    number: int
    code: str
    role: RoleKind
    gathering: int | None
    reference: str
    names: Names
    day: date | None
    audience: str
    of: Names | None
    seat: str | None
    uses: int
    max_uses: int
    last_day: date
    state: InviteState


def may_invite(session: Session, person: int, role: RoleKind, gathering: int | None) -> bool:
    """Whether this person may make, see and withdraw an invitation to this role."""
    if people.is_coordinator(session, person):
        return True
    return gathering is not None and role in BY_ORGANISERS and people.organises(session, person, gathering)


def end_of(day: date, zone: str) -> datetime:
    """When this day is over there."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def last_days(gathering: Gathering | None, now: datetime) -> list[date]:
    """Days to offer as the last: that of the gathering, a week from now, and the end of keeping."""
    today = now.astimezone(ZoneInfo(zone_of(gathering))).date()
    week = today + timedelta(days=7)
    if gathering is None:
        return [today, week, today + timedelta(days=30)]
    return sorted({max(gathering.date, today), week, max(gathering.kept_until, today)})


def zone_of(gathering: Gathering | None) -> str:
    return preparing.ZONE if gathering is None else gathering.zone


def view(session: Session, invite: Invite, now: datetime) -> InviteView:
    gathering = session.get(Gathering, invite.gathering_id) if invite.gathering_id is not None else None
    organisation = session.get(Organisation, invite.organisation_id) if invite.organisation_id is not None else None
    seat = session.get(Seat, invite.seat_id) if invite.seat_id is not None else None
    last = (invite.expires_at - timedelta(microseconds=1)).astimezone(ZoneInfo(zone_of(gathering))).date()
    return InviteView(
        number=invite.id or 0,
        code=invite.code,
        role=RoleKind(invite.role),
        gathering=invite.gathering_id,
        reference=gathering.reference if gathering is not None else "",
        names=Names(gathering.name_nl, gathering.name_en) if gathering is not None else Names("", ""),
        day=gathering.date if gathering is not None else None,
        audience=invite.audience,
        of=Names(organisation.name_nl, organisation.name_en) if organisation is not None else None,
        seat=seat.name if seat is not None else None,
        uses=invite.uses,
        max_uses=invite.max_uses,
        last_day=last,
        state=_state(invite, now),
    )


def make(
    session: Session,
    role: RoleKind,
    now: datetime,
    last_day: date,
    gathering: Gathering | None,
    *,
    audience: str = UNKNOWN_AUDIENCE,
    organisation: int | None = None,
    seat: str | None = None,
    uses: int = 1,
) -> Invite:
    """An invitation that works up to and including its last day; a role at no gathering has none.

    An audience that the gathering no longer tells apart is left to be chosen, unless there is but one. `seat` is the
    name of one, made when new.
    """
    at = gathering.id if gathering is not None and role in AT_GATHERING else None
    audiences = joining.audiences(session, at) if at is not None else ()
    left = audiences[0] if len(audiences) == 1 else UNKNOWN_AUDIENCE
    return joining.invite(
        session,
        role,
        now,
        end_of(last_day, zone_of(gathering)),
        gathering=at,
        audience=audience if audience in audiences else left,
        organisation=organisation,
        seat=seats.make(session, at, seat).id if at is not None and seat is not None else None,
        max_uses=uses,
    )


def _state(invite: Invite, now: datetime) -> InviteState:
    if invite.revoked_at is not None:
        return InviteState.REVOKED
    if invite.uses >= invite.max_uses:
        return InviteState.USED_UP
    return InviteState.EXPIRED if invite.expires_at <= now else InviteState.OPEN


def listed(
    session: Session, person: int, gathering: int | None, now: datetime, page: int, per_page: int
) -> tuple[list[InviteView], int]:
    """A page of the invitations that this person may see, and how many there are: what still works first, newest first.

    `gathering` None: those of no gathering in particular.
    """
    query = select(Invite).where(
        col(Invite.gathering_id).is_(None) if gathering is None else col(Invite.gathering_id) == gathering
    )
    if not people.is_coordinator(session, person):
        query = query.where(col(Invite.role).in_(BY_ORGANISERS))
    total: int = session.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    works = case((and_(*usable(now)), 0), else_=1)
    rows = session.execute(query.order_by(works, col(Invite.id).desc()).offset(page * per_page).limit(per_page))
    return [view(session, row, now) for row in rows.scalars()], total
