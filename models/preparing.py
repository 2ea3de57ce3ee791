"""Preparing a gathering: seeing it as a whole, making it, removing it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, exists, func, or_, select, update
from sqlmodel import Session, col

from models import agenda_editing, outbox, presenting, taking_down
from models.joining import audiences
from models.names import Names
from models.report_file.shape import LONGEST_REFERENCE
from models.settings import Refusal
from models.tables import (
    AgendaItem,
    Chat,
    Commitment,
    Gathering,
    GatheringAudience,
    Invite,
    Monitor,
    Organisation,
    Outbox,
    Participant,
    Posting,
    Role,
    Seat,
)
from models.words import LANGUAGES, OrganisationKind, Results

ZONE = "Europe/Amsterdam"
AUDIENCES = ("partner", "police")
CONTROLLERS = (OrganisationKind.POLICE, OrganisationKind.COORDINATOR)
"""Which kinds of organisation are thought of first as the one that keeps the data."""


@dataclass(frozen=True, slots=True)
class GatheringView:
    """A gathering's settings, in values. `items` are on its agenda."""

    number: int
    reference: str
    names: Names
    day: date
    zone: str
    language: str
    audiences: tuple[str, ...]
    confidential: bool
    by_invitation: bool
    results: Results
    kept_until: date
    quorum: int | None
    embargo_until: date | None
    controller: Names
    items: int
    joined: int
    settled: bool


def view(session: Session, gathering: Gathering) -> GatheringView:
    number = gathering.id or 0
    controller = session.get_one(Organisation, gathering.organiser_id)
    items = select(func.count(col(AgendaItem.item_id).distinct())).where(col(AgendaItem.gathering_id) == number)
    return GatheringView(
        number=number,
        reference=gathering.reference,
        names=Names(gathering.name_nl, gathering.name_en),
        day=gathering.date,
        zone=gathering.zone,
        language=gathering.language,
        audiences=audiences(session, number),
        confidential=gathering.confidential,
        by_invitation=gathering.by_invitation,
        results=Results(gathering.results),
        kept_until=gathering.kept_until,
        quorum=gathering.quorum,
        embargo_until=gathering.embargo_until,
        controller=Names(controller.name_nl, controller.name_en),
        items=int(session.execute(items).scalar_one()),
        joined=gathering.joined,
        settled=gathering.settled,
    )


def proposed_reference(session: Session, name: str) -> str:
    """A reference made of a name's words, that no gathering has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    whole = "-".join(re.findall(r"[a-z0-9]+", plain)) or "bijeenkomst"
    stem = whole if len(whole) <= LONGEST_REFERENCE else whole[: LONGEST_REFERENCE + 1].rpartition("-")[0]
    stem = stem or whole[:LONGEST_REFERENCE]
    number, reference = 1, stem
    while presenting.gathering(session, reference) is not None:
        number += 1
        reference = f"{stem[: LONGEST_REFERENCE - len(str(number)) - 1].rstrip('-')}-{number}"
    return reference


def make(
    session: Session, names: Names, reference: str, day: date, now: datetime, like: Gathering | None = None
) -> Gathering | None:
    """A new gathering on the newest report, or with the settings and the agenda of another; None where it is taken.

    One from scratch is confidential and open, keeps its results hidden, and has nothing on its agenda.
    """
    if presenting.gathering(session, reference) is not None:
        return None
    monitor = session.execute(select(col(Monitor.id)).order_by(col(Monitor.id).desc()).limit(1)).scalar_one()
    values: dict[str, Any] = {
        "monitor_id": monitor,
        "organiser_id": _usual_controller(session),
        "zone": ZONE,
        "language": LANGUAGES[0],
        "confidential": True,
        "by_invitation": False,
        "results": Results.HIDDEN,
    }
    if like is not None:
        values = {name: getattr(like, name) for name in (*values, "quorum")}
    made = Gathering(
        reference=reference,
        name_nl=names.nl,
        name_en=names.en,
        date=day,
        kept_until=date(day.year, 12, 31),
        edited_at=now,
        **values,
    )
    session.add(made)
    session.flush()
    number = made.id or 0
    told_apart = AUDIENCES if like is None else audiences(session, like.id or 0)
    session.add_all(
        GatheringAudience(gathering_id=number, audience=audience, position=position)
        for position, audience in enumerate(told_apart, 1)
    )
    if like is not None:
        agenda_editing.add(session, made, agenda_editing.order(session, like.id or 0), now)
    return made


def _usual_controller(session: Session) -> int:
    """Who organised last; for a first gathering the police, or whoever there is."""
    last = select(col(Gathering.organiser_id)).order_by(col(Gathering.id).desc()).limit(1)
    known: int | None = session.execute(last).scalar_one_or_none()
    return known if known is not None else organisations(session)[0][0]


def removal(session: Session, gathering: Gathering) -> Refusal | None:
    """Why a gathering can't be removed: also while one of its cards is on its way."""
    rows = select(col(AgendaItem.id)).where(col(AgendaItem.gathering_id) == gathering.id)
    agenda_items = [number or 0 for number in session.execute(rows).scalars()]
    cards = select(col(Posting.id)).where(col(Posting.agenda_item_id).in_(agenda_items))
    held = or_(
        exists().where(col(Commitment.gathering_id) == gathering.id),
        exists().where(col(Outbox.posting_id).in_(cards), outbox.IS_SENDING),
    )
    if agenda_editing.spoken_of(session, agenda_items) or session.execute(select(held)).scalar_one():
        return Refusal.IN_USE
    return None


def remove(session: Session, gathering: Gathering, now: datetime) -> Refusal | None:
    """Remove it with its agenda, its invitations and who joined; or why not."""
    why = removal(session, gathering)
    if why is not None:
        return why
    for row in session.execute(select(AgendaItem).where(col(AgendaItem.gathering_id) == gathering.id)).scalars():
        taking_down.withdraw(session, row, now)
    number = gathering.id
    session.execute(update(Chat).where(col(Chat.gathering_id) == number).values(gathering_id=None))
    for table in (Invite, Role, Participant, Seat, AgendaItem):
        session.execute(delete(table).where(col(table.gathering_id) == number))
    session.delete(gathering)
    session.flush()
    return None


def organisations(session: Session) -> list[tuple[int, Names]]:
    """Every organisation, those that usually organise first."""
    query = select(Organisation).order_by(
        *(col(Organisation.kind) != kind for kind in CONTROLLERS), col(Organisation.id)
    )
    return [(row.id or 0, Names(row.name_nl, row.name_en)) for row in session.execute(query).scalars()]
