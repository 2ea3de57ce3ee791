"""What can be set of a gathering, and what can't be set any more.

Who joins was told how reactions are shown, who keeps them and until when: from then on that only becomes stricter.
"""

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, update
from sqlmodel import Session, col

from models import counting, joining
from models.report_file.shape import LONGEST_REFERENCE, REFERENCE_PATTERN
from models.tables import (
    AgendaItem,
    Decision,
    Gathering,
    GatheringAudience,
    Invite,
    Organisation,
    Participant,
    ReactionSet,
    Voice,
)
from models.words import LANGUAGES, UNKNOWN_AUDIENCE, Results

MOST_AUDIENCES = 6
HIGHEST_QUORUM = 100_000


class Setting(StrEnum):
    """What can be set of a gathering."""

    NAME = "name"
    DATE = "date"
    ZONE = "zone"
    LANGUAGE = "language"
    AUDIENCES = "audiences"
    CONFIDENTIAL = "confidential"
    BY_INVITATION = "by_invitation"
    RESULTS = "results"
    KEPT_UNTIL = "kept_until"
    QUORUM = "quorum"
    EMBARGO = "embargo_until"
    CONTROLLER = "organiser_id"


ON_CARDS = (
    Setting.NAME,
    Setting.DATE,
    Setting.ZONE,
    Setting.LANGUAGE,
    Setting.CONFIDENTIAL,
    Setting.RESULTS,
    Setting.EMBARGO,
)


class Refusal(StrEnum):
    """Why a setting stays as it is."""

    SETTLED = "settled"
    """The figures are final."""
    PROMISED_CONFIDENTIAL = "promised_confidential"
    PROMISED_CLOSED = "promised_closed"
    COUNTED_UNINVITED = "counted_uninvited"
    """People reacted who were not invited."""
    PROMISED_END = "promised_end"
    PROMISED_CONTROLLER = "promised_controller"
    ENDS_BEFORE = "ends_before"
    """Kept until a day before the gathering."""
    PAST = "past"
    CHOSEN = "chosen"
    """Somebody takes part as this audience."""
    INVITED = "invited"
    """An invitation for this audience can still be used."""
    LAST = "last"
    """The only audience."""
    MANY = "many"
    UNFIT = "unfit"
    """Not a word, a zone, a number or a language of ours."""
    RESERVED = "reserved"
    """The word for who chose no audience."""
    IN_USE = "in_use"
    """Somebody reacted, offered, decided or commented there: the gathering can't be removed."""


def change(session: Session, gathering: Gathering, setting: Setting, value: Any, now: datetime) -> Refusal | None:
    """Set it, and show it on the cards; or why not. From then on a report file leaves the gathering alone.

    The value is of the column's own type; Names for the name. Audiences have verbs of their own. A date after the day
    until which reactions are kept moves that day to the end of its year.
    """
    why = Refusal.SETTLED if gathering.settled else refusal(session, gathering, setting, value, now)
    if why is not None:
        return why
    if setting == Setting.NAME:
        gathering.name_nl, gathering.name_en = value.nl, value.en
    else:
        setattr(gathering, setting, value)
    if gathering.embargo_until is None:
        _make_public(session, gathering, now)
    if gathering.kept_until < gathering.date:
        gathering.kept_until = date(gathering.date.year, 12, 31)
    edited(session, gathering, now, shown=setting in ON_CARDS)
    return None


def refusal(session: Session, gathering: Gathering, setting: Setting, value: Any, now: datetime) -> Refusal | None:
    """Why this can't be set."""
    today = now.astimezone(ZoneInfo(gathering.zone)).date()
    why: Refusal | None = None
    match setting:
        case Setting.CONFIDENTIAL if gathering.confidential and not value:
            why = Refusal.PROMISED_CONFIDENTIAL if has_people(session, gathering) else None
        case Setting.BY_INVITATION if gathering.by_invitation and not value:
            why = Refusal.PROMISED_CLOSED if has_people(session, gathering) else None
        case Setting.BY_INVITATION if value and not gathering.by_invitation:
            why = Refusal.COUNTED_UNINVITED if has_reactions(session, gathering) else None
        case Setting.CONTROLLER if session.get(Organisation, value) is None:
            why = Refusal.UNFIT
        case Setting.CONTROLLER if value != gathering.organiser_id:
            why = Refusal.PROMISED_CONTROLLER if has_people(session, gathering) else None
        case Setting.KEPT_UNTIL if value < max(gathering.date, today):
            why = Refusal.ENDS_BEFORE
        case Setting.KEPT_UNTIL | Setting.DATE if value > gathering.kept_until:
            why = Refusal.PROMISED_END if has_people(session, gathering) else None
        case Setting.EMBARGO if value is not None and value <= today:
            why = Refusal.PAST
        case Setting.QUORUM if value is not None and not 0 < value <= HIGHEST_QUORUM:
            why = Refusal.UNFIT
        case Setting.ZONE if value not in available_timezones():
            why = Refusal.UNFIT
        case Setting.LANGUAGE if value not in LANGUAGES:
            why = Refusal.UNFIT
        case Setting.RESULTS if value not in tuple(Results):
            why = Refusal.UNFIT
    return why


def is_reference(text: str) -> bool:
    return 0 < len(text) <= LONGEST_REFERENCE and re.match(REFERENCE_PATTERN, text) is not None


def add_audience(session: Session, gathering: Gathering, audience: str, now: datetime) -> Refusal | None:
    """Tell one more audience apart."""
    known = joining.audiences(session, gathering.id or 0)
    if gathering.settled:
        return Refusal.SETTLED
    if audience == UNKNOWN_AUDIENCE:
        return Refusal.RESERVED
    if not is_reference(audience):
        return Refusal.UNFIT
    if audience not in known:
        if len(known) >= MOST_AUDIENCES:
            return Refusal.MANY
        position = select(func.coalesce(func.max(col(GatheringAudience.position)), 0) + 1).where(
            col(GatheringAudience.gathering_id) == gathering.id
        )
        place = session.execute(position).scalar_one()
        session.add(GatheringAudience(gathering_id=gathering.id or 0, audience=audience, position=place))
        edited(session, gathering, now)
    return None


def remove_audience(session: Session, gathering: Gathering, audience: str, now: datetime) -> Refusal | None:
    """No longer tell it apart, while nobody takes part as it and nobody can come in as it."""
    if gathering.settled:
        return Refusal.SETTLED
    row = session.get(GatheringAudience, (gathering.id, audience))
    if row is None:
        return None
    chosen = exists().where(col(Participant.gathering_id) == gathering.id, col(Participant.audience) == audience)
    said = exists().where(col(Voice.audience) == audience, col(Voice.agenda_item_id).in_(items_of(gathering)))
    invited = exists().where(col(Invite.gathering_id) == gathering.id, col(Invite.audience) == audience, *usable(now))
    if session.execute(select(or_(chosen, said))).scalar_one():
        return Refusal.CHOSEN
    if session.execute(select(invited)).scalar_one():
        return Refusal.INVITED
    if len(joining.audiences(session, gathering.id or 0)) == 1:
        return Refusal.LAST
    session.delete(row)
    edited(session, gathering, now)
    return None


def items_of(gathering: Gathering) -> "Select[int | None]":
    """The numbers of what is on its agenda."""
    return select(col(AgendaItem.id)).where(col(AgendaItem.gathering_id) == gathering.id)


def edited(session: Session, gathering: Gathering, now: datetime, *, shown: bool = False) -> None:
    """It was changed in the chat just now; `shown`: on its cards too."""
    gathering.edited_at = now
    session.add(gathering)
    session.flush()
    if shown:
        items = session.execute(items_of(gathering)).scalars().all()
        counting.touch(session, gathering.id or 0, items, private=True)


def has_people(session: Session, gathering: Gathering) -> bool:
    """Whether anybody joined or reacted, and so was told how it is here."""
    return gathering.joined > 0 or has_reactions(session, gathering)


def has_reactions(session: Session, gathering: Gathering) -> bool:
    """Whether anybody reacted to anything there."""
    items = items_of(gathering)
    said = or_(*(exists().where(col(table.agenda_item_id).in_(items)) for table in (Voice, ReactionSet)))
    return bool(session.execute(select(said)).scalar_one())


def usable(now: datetime) -> list[ColumnElement[bool]]:
    """Which invitations grant something still."""
    return [
        col(Invite.revoked_at).is_(None),
        col(Invite.expires_at) > now,
        col(Invite.uses) < col(Invite.max_uses),
    ]


def is_time_to_lift(session: Session, now: datetime) -> bool:
    """Whether the day of an embargo has come."""
    return bool(_lifted(session, now))


def lift(session: Session, now: datetime) -> list[Gathering]:
    """Let go of the embargoes whose day has come: cards no longer speak of it, and decisions may be known."""
    due = _lifted(session, now)
    for gathering in due:
        gathering.embargo_until = None
        session.add(gathering)
        session.flush()
        _make_public(session, gathering, now)
        counting.touch(session, gathering.id or 0, session.execute(items_of(gathering)).scalars().all(), private=True)
    return due


def _make_public(session: Session, gathering: Gathering, now: datetime) -> None:
    """There is no embargo: what was decided under one may be known from now on."""
    held = update(Decision).where(
        col(Decision.agenda_item_id).in_(items_of(gathering)), col(Decision.public_at).is_(None)
    )
    session.execute(held.values(public_at=now))


def _lifted(session: Session, now: datetime) -> list[Gathering]:
    held = session.execute(select(Gathering).where(col(Gathering.embargo_until).is_not(None))).scalars()
    return [
        each
        for each in held
        if each.embargo_until is not None and each.embargo_until <= now.astimezone(ZoneInfo(each.zone)).date()
    ]
