"""weerklank invite."""

import difflib
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session, col

from bot.clock import SystemClock
from bot.commands.desk import FAILED, OK, command, configuration, database, err, out
from bot.database import in_transaction
from bot.reports.documents import Make, Wanted
from models import audit, installation, joining, presenting, seats
from models.tables import Gathering, Invite, Organisation
from models.words import UNKNOWN_AUDIENCE, RoleKind

QR_FILES = (".svg", ".png", ".pdf")
NEEDS = {
    RoleKind.ORGANISER: "gathering",
    RoleKind.HELPER: "gathering",
    RoleKind.PARTICIPANT: "gathering",
    RoleKind.CONTACT: "organisation",
}


class Unfit(Exception):
    """What was asked for can't be granted. args: the sentence that says what would be right."""


@command
def invite(
    path: Path | None,
    role: str,
    gathering: str,
    audience: str,
    organisation: str,
    uses: int,
    days: int,
    qr: Path | None,
    seat: str,
) -> int:
    """Write the link, and where asked the QR code."""
    config = configuration(path)
    if qr is not None and qr.suffix.lower() not in QR_FILES:
        err.print(f"{qr} should end in {', '.join(QR_FILES)}.", markup=False)
        return FAILED
    with database(config) as engine:
        try:
            code, username = in_transaction(engine, _make, role, gathering, audience, organisation, uses, days, seat)
        except Unfit as unfit:
            err.print(str(unfit), markup=False)
            return FAILED
    link = f"https://t.me/{username}?start={code}" if username else None
    if link is None:
        out.print(f"/start {code}", markup=False)
        err.print("The bot has not run yet, so its name is not known: send this line to the bot, or run it first.")
    else:
        out.print(link, markup=False)
    return _write_qr(link or f"/start {code}", qr) if qr else OK


@command
def poster(path: Path | None, gathering: str, audience: str, to: Path, uses: int, days: int) -> int:
    """Make an invitation for an audience and write its poster."""
    config = configuration(path)
    with database(config) as engine:
        try:
            make = in_transaction(engine, _poster, gathering, audience, uses, days)
        except Unfit as unfit:
            err.print(str(unfit), markup=False)
            return FAILED
    try:
        to.write_bytes(make().content)
    except OSError as error:
        err.print(f"The poster can't be written to {to}: {error.strerror}.", markup=False)
        return FAILED
    out.print(f"The poster is in {to}.", markup=False)
    return OK


def _poster(session: Session, gathering: str, audience: str, uses: int, days: int) -> Make:
    """Reads the poster of an invitation that is made for it."""
    from bot.reports.poster import read_poster

    code, username = _make(session, RoleKind.PARTICIPANT, gathering, audience, "", uses, days, "")
    if username is None:
        raise Unfit("The bot has not run yet, so its name is not known and there is nothing to scan. Run it first.")
    made = session.execute(select(col(Invite.id)).where(col(Invite.code) == code)).scalar_one()
    return read_poster(session, Wanted("poster_pdf", "nl", username, SystemClock().now(), {"invite": made}))


@command
def revoke(path: Path | None, code: str) -> int:
    """Withdraw an invitation."""
    with database(configuration(path)) as engine:
        known = in_transaction(engine, _revoke, code.rpartition("=")[2])
    if not known:
        err.print(f"There is no invitation {code}.", markup=False)
        return FAILED
    out.print("The invitation is withdrawn.")
    return OK


def _revoke(session: Session, code: str) -> bool:
    now = SystemClock().now()
    known = joining.revoke(session, code, now)
    if known:
        audit.record(session, now, None, audit.OPERATOR, "revoke", "")
    return known


def _make(
    session: Session, role: str, gathering: str, audience: str, organisation: str, uses: int, days: int, seat: str
) -> tuple[str, str | None]:
    if role not in tuple(RoleKind):
        raise Unfit(f"There is no role {role}. Choose one of: {', '.join(RoleKind)}.")
    needed = NEEDS.get(RoleKind(role))
    if needed and not {"gathering": gathering, "organisation": organisation}[needed]:
        raise Unfit(f"The role {role} needs --{needed} with its reference.")
    if gathering and role in (RoleKind.COORDINATOR, RoleKind.READER):
        raise Unfit(f"A {role} is there for all of it; leave --gathering out.")
    now = SystemClock().now()
    meeting = _gathering(session, gathering) if gathering else None
    owner = _organisation(session, organisation) if organisation else None
    if audience and (meeting is None or audience not in joining.audiences(session, meeting.id or 0)):
        known = joining.audiences(session, meeting.id or 0) if meeting else ()
        raise Unfit(f"There is no audience {audience}. This gathering has: {', '.join(known) or 'none'}.")
    if seat and (role != RoleKind.PARTICIPANT or meeting is None or not meeting.by_invitation):
        raise Unfit("A seat is for a participant of a gathering by invitation.")
    place = seats.make(session, meeting.id or 0, seat, owner.id if owner else None) if meeting and seat else None
    made = joining.invite(
        session,
        RoleKind(role),
        now,
        now + timedelta(days=days),
        gathering=meeting.id if meeting else None,
        audience=audience or UNKNOWN_AUDIENCE,
        organisation=owner.id if owner else None,
        seat=place.id if place else None,
        max_uses=uses,
    )
    about = meeting.reference if meeting else owner.reference if owner else role
    details = {audit.GATHERING: meeting.id} if meeting else {}
    audit.record(session, now, None, audit.OPERATOR, "invite", about, invited_as=role, uses=uses, **details)
    return made.code, installation.username(session)


def _gathering(session: Session, reference: str) -> Gathering:
    found = presenting.gathering(session, reference)
    if found is None:
        known = session.execute(select(col(Gathering.reference))).scalars().all()
        raise Unfit(_no_such("gathering", reference, list(known)))
    return found


def _organisation(session: Session, reference: str) -> Organisation:
    known = {
        row.reference: row for row in session.execute(select(Organisation).order_by(col(Organisation.id))).scalars()
    }
    if reference not in known:
        raise Unfit(_no_such("organisation", reference, list(known)))
    found: Organisation = known[reference]
    return found


def _no_such(what: str, given: str, known: list[str]) -> str:
    near = difflib.get_close_matches(given, known, 1)
    if near:
        return f"There is no {what} {given}. Did you mean {near[0]}?"
    return f"There is no {what} {given}. Known: {', '.join(known) or 'none; import a report first'}."


def _write_qr(content: str, file: Path) -> int:
    import segno

    try:
        segno.make(content, error="m").save(str(file), scale=12, border=4)
    except OSError as error:
        err.print(f"The QR code can't be written to {file}: {error.strerror}. The link above works.", markup=False)
        return FAILED
    out.print(f"The QR code is in {file}.", markup=False)
    return OK
