"""Who somebody is, where they are written to, and what they may do."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import ColumnElement, Row, bindparam, select, true
from sqlmodel import Session, col

from models.tables import Absence, Contact, Conversation, Gathering, Organisation, Person, Role
from models.words import LANGUAGES, RoleKind


class Pseudonyms:
    """Telegram ids as keyed hashes. The key never enters the database; without it no id can be found back."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __call__(self, telegram_id: int) -> str:
        return hmac.digest(self._key, str(telegram_id).encode(), sha256).hex()[:32]

    @property
    def check_value(self) -> str:
        """Kept in the database, so that a wrong key is refused at start."""
        return hmac.digest(self._key, b"weerklank check value", sha256).hex()[:16]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who can be written to, in their language."""

    person: int
    chat_id: int
    language: str


def recognise(session: Session, pseudonym: str, telegram_language: str | None, now: datetime) -> Person:
    """The person with this pseudonym, made when new; Telegram's language is taken while none is known."""
    person = session.execute(select(Person).where(col(Person.pseudonym) == pseudonym)).scalar_one_or_none()
    if person is None:
        person = Person(pseudonym=pseudonym, created_at=now)
        session.add(person)
    if person.language is None:
        person.language = spoken(telegram_language)
    session.flush()
    return person


def spoken(telegram_language: str | None) -> str:
    """The language to speak to somebody whose Telegram is in this one: Dutch when unknown, else English."""
    language = (telegram_language or "nl").split("-")[0]
    return language if language in LANGUAGES else "en"


def can_be_written_to(session: Session, person: int, chat_id: int) -> None:
    """The person wrote in private: from here on this is where they are reached."""
    contact = session.get(Contact, person) or Contact(person_id=person, chat_id=chat_id)
    contact.chat_id, contact.unreachable_since, contact.unreachable_why = chat_id, None, ""
    session.add(contact)
    session.flush()


def roles(session: Session, person: int) -> set[RoleKind]:
    """Every role the person has somewhere; everybody is a participant."""
    held = session.execute(select(col(Role.kind)).where(col(Role.person_id) == person).distinct())
    return {RoleKind.PARTICIPANT, *(RoleKind(kind) for kind in held.scalars())}


def is_coordinator(session: Session, person: int) -> bool:
    return _has_role(session, person, RoleKind.COORDINATOR)


def organises(session: Session, person: int, gathering: int) -> bool:
    """Whether the person is an organiser of this gathering, or the coordinator, who may do all of it."""
    return is_coordinator(session, person) or _has_role(session, person, RoleKind.ORGANISER, gathering)


def runs(session: Session, person: int, gathering: int) -> bool:
    """Whether the person may run the agenda of this gathering: its organisers, and who helps them."""
    return organises(session, person, gathering) or _has_role(session, person, RoleKind.HELPER, gathering)


def role_at(session: Session, person: int, gathering: int | None) -> RoleKind:
    """As what somebody who may act at this gathering (None: at any) does so."""
    if is_coordinator(session, person):
        return RoleKind.COORDINATOR
    if _has_role(session, person, RoleKind.ORGANISER, gathering):
        return RoleKind.ORGANISER
    return RoleKind.HELPER if _has_role(session, person, RoleKind.HELPER, gathering) else RoleKind.ORGANISER


def _has_role(session: Session, person: int, kind: RoleKind, gathering: int | None = None) -> bool:
    query = select(col(Role.id)).where(col(Role.person_id) == person, col(Role.kind) == kind)
    if gathering is not None:
        query = query.where(col(Role.gathering_id) == gathering)
    return session.execute(query.limit(1)).first() is not None


def organised_gatherings(session: Session, person: int, *, helping: bool = False) -> list[Gathering]:
    """The gatherings this person organises, or also those where they help; soonest first. The coordinator has all."""
    query = select(Gathering).order_by(col(Gathering.date), col(Gathering.id))
    if not is_coordinator(session, person):
        kinds = (RoleKind.ORGANISER, RoleKind.HELPER) if helping else (RoleKind.ORGANISER,)
        theirs = select(col(Role.gathering_id)).where(col(Role.person_id) == person, col(Role.kind).in_(kinds))
        query = query.where(col(Gathering.id).in_(theirs))
    return list(session.execute(query).scalars())


def spoken_for(session: Session, person: int) -> list[Organisation]:
    """The organisations that this person is a contact of."""
    query = (
        select(Organisation)
        .join(Role, col(Role.organisation_id) == col(Organisation.id))
        .where(col(Role.person_id) == person, col(Role.kind) == RoleKind.CONTACT)
        .order_by(col(Role.deputy), col(Organisation.id))
    )
    return list(session.execute(query).scalars())


def speaks_for(session: Session, person: int, organisation: int | None) -> bool:
    """Whether this person is a contact of this organisation."""
    return session.execute(_SPEAKS_FOR, {"person": person, "organisation": organisation}).first() is not None


def coordinators(session: Session, today: date | None = None) -> list[Recipient]:
    """Whom the follow-up writes to: the lead coordinators who can be written to and are not away on this local day.

    Where there is none, the deputies who are there; where they are away too, every coordinator who can be written to.
    Without a day nobody counts as away.
    """
    reached = _recipients(session, col(Role.kind) == RoleKind.COORDINATOR)
    away = set() if today is None else away_on(session, today)
    present = [each for each in reached if each.person not in away]
    deputies = select(col(Role.person_id)).where(col(Role.kind) == RoleKind.COORDINATOR, col(Role.deputy).is_(True))
    standing_in = set(session.execute(deputies).scalars())
    return [each for each in present if each.person not in standing_in] or present or reached


def readers(session: Session) -> list[Recipient]:
    """Who reads progress reports for a ministry, and can be written to."""
    return _recipients(session, col(Role.kind) == RoleKind.READER)


def away_on(session: Session, day: date) -> set[int]:
    """Who is away on a local day."""
    query = select(col(Absence.person_id)).where(col(Absence.first) <= day, col(Absence.last) >= day)
    return set(session.execute(query).scalars())


def organisers_of(session: Session, gathering: int) -> list[Recipient]:
    """Who organises a gathering and can be written to; where there is nobody, every coordinator."""
    found = _recipients(session, col(Role.kind) == RoleKind.ORGANISER, col(Role.gathering_id) == gathering)
    return found or _recipients(session, col(Role.kind) == RoleKind.COORDINATOR)


def team_of(session: Session, gathering: int) -> list[Recipient]:
    """Who organises a gathering or helps at it, and can be written to."""
    return _recipients(session, col(Role.gathering_id) == gathering)


def contacts_of(session: Session, organisation: int) -> list[Recipient]:
    """Who speaks for an organisation and can be written to; the lead before the deputy."""
    return _read(session.execute(_CONTACTS, {"organisation": organisation}))


def _recipients(session: Session, *conditions: ColumnElement[bool]) -> list[Recipient]:
    return _read(session.execute(_REACHED.where(*conditions)))


def _read(rows: Iterable[Row[int, int, str | None]]) -> list[Recipient]:
    return [Recipient(person, chat, language or "nl") for person, chat, language in rows]


_REACHED = (
    select(col(Contact.person_id), col(Contact.chat_id), col(Person.language))
    .join(Person, col(Person.id) == col(Contact.person_id))
    .join(Role, col(Role.person_id) == col(Person.id))
    .where(col(Contact.unreachable_since).is_(None))
    .order_by(col(Role.deputy), col(Role.id))
)
_CONTACTS = _REACHED.where(col(Role.kind) == RoleKind.CONTACT, col(Role.organisation_id) == bindparam("organisation"))
_SPEAKS_FOR = (
    select(col(Role.id))
    .where(
        col(Role.person_id) == bindparam("person"),
        col(Role.kind) == RoleKind.CONTACT,
        col(Role.organisation_id) == bindparam("organisation"),
    )
    .limit(1)
)
"""Built once: each plan, each press and each message about a commitment asks for them."""


def recipient(session: Session, person: int) -> Recipient | None:
    """Where this person can be written to, if anywhere."""
    query = (
        select(col(Contact.chat_id), col(Person.language))
        .join(Person, col(Person.id) == col(Contact.person_id))
        .where(col(Contact.person_id) == person, col(Contact.unreachable_since).is_(None))
    )
    row = session.execute(query).one_or_none()
    return None if row is None else Recipient(person, row[0], row[1] or "nl")


def grant(
    session: Session,
    person: int,
    kind: RoleKind,
    now: datetime,
    *,
    gathering: int | None = None,
    organisation: int | None = None,
) -> bool:
    """Give a role; False when the person has it already.

    A coordinator, and a contact of an organisation, is the lead where there is none; later ones are deputies.
    """
    query = select(Role).where(
        col(Role.person_id) == person,
        col(Role.kind) == kind,
        col(Role.gathering_id).is_(None) if gathering is None else col(Role.gathering_id) == gathering,
        col(Role.organisation_id).is_(None) if organisation is None else col(Role.organisation_id) == organisation,
    )
    if session.execute(query).first() is not None:
        return False
    beside = col(Role.organisation_id) == organisation if kind == RoleKind.CONTACT else true()
    led = kind in (RoleKind.COORDINATOR, RoleKind.CONTACT) and bool(
        session.execute(
            select(col(Role.id)).where(col(Role.kind) == kind, col(Role.deputy).is_(False), beside).limit(1)
        ).first()
    )
    session.add(
        Role(
            person_id=person,
            kind=kind,
            gathering_id=gathering,
            organisation_id=organisation,
            deputy=led,
            granted_at=now,
        )
    )
    session.flush()
    return True


def begin_conversation(
    session: Session, person: int, kind: str, step: str, data: dict[str, object], now: datetime
) -> None:
    """From here on the person's next words belong to this dialogue, in place of any other."""
    row = session.get(Conversation, person) or Conversation(
        person_id=person, kind=kind, step=step, data=data, updated_at=now
    )
    row.kind, row.step, row.data, row.updated_at = kind, step, data, now
    session.add(row)
    session.flush()


def conversation(session: Session, person: int) -> Conversation | None:
    """The dialogue the person is in the middle of."""
    return session.get(Conversation, person)


def end_conversation(session: Session, person: int) -> None:
    row = session.get(Conversation, person)
    if row is not None:
        session.delete(row)
        session.flush()
