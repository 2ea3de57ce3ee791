"""What there are lists of recommendations of: the units, organisations and focus areas, by name and by number."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.names import Names
from models.recommendations import LISTED_BY, NEWEST, Scope, ScopeKind, pairs_of
from models.tables import FocusArea, Item, Organisation, Region, RegionAlias, Unit


@dataclass(frozen=True, slots=True)
class Group:
    """What a list can be of, and how many recommendations it has."""

    scope: Scope
    names: Names
    count: int


def groups(session: Session, kind: ScopeKind) -> list[Group]:
    """What there are lists of, each with at least one recommendation, in the order of the report."""
    pairs = pairs_of(kind)
    counted = (
        select(pairs.c.of, func.count())
        .join(Item, col(Item.id) == pairs.c.item)
        .where(col(Item.monitor_id) == NEWEST)
        .group_by(pairs.c.of)
    )
    counts = {Scope(kind, number): count for number, count in session.execute(counted)}
    return [Group(scope, names, counts[scope]) for scope, names, _ in _named(session, kind) if scope in counts]


def name_of(session: Session, scope: Scope) -> Names | None:
    """What the list is of; None for all and for special attention, and for what is not there any more."""
    if scope.kind not in LISTED_BY:
        return None
    found = (each for each in _named(session, scope.kind) if each[0] == scope)
    return next((names for _, names, _ in found), None)


def scopes_like(session: Session, typed: str) -> list[tuple[Scope, Names]]:
    """The lists that are meant by a reference or by letters of a name, also of a former region.

    What has just that reference or name goes before what has the letters in its name.
    """
    wanted = typed.strip().casefold()
    known = [(scope, names, words) for kind in LISTED_BY for scope, names, words in _named(session, kind)]
    exactly = [(scope, names) for scope, names, words in known if wanted in words]
    return exactly or [(scope, names) for scope, names, words in known if any(wanted in word for word in words)]


def _named(session: Session, kind: ScopeKind) -> list[tuple[Scope, Names, set[str]]]:
    """Every list of this kind, with its names and all the words it goes by."""
    rows: Sequence[tuple[int | None, str, str, str]]
    if kind == ScopeKind.UNIT:
        units = session.execute(select(Unit).order_by(col(Unit.id))).scalars()
        rows = [(row.id, row.reference, row.name, row.name) for row in units]
    elif kind == ScopeKind.PARTNER:
        organisations = session.execute(select(Organisation).order_by(col(Organisation.id))).scalars()
        rows = [(row.id, row.reference, row.name_nl, row.name_en) for row in organisations]
    else:
        query = select(FocusArea).where(col(FocusArea.monitor_id) == NEWEST)
        areas = session.execute(query.order_by(col(FocusArea.position))).scalars()
        rows = [(row.id, row.reference, row.name_nl, row.name_en) for row in areas]
    former = _former_names(session) if kind == ScopeKind.UNIT else {}
    return [
        (
            Scope(kind, number or 0),
            Names(nl, en),
            {word.casefold() for word in (reference, nl, en, *former.get(number or 0, ()))},
        )
        for number, reference, nl, en in rows
    ]


def _former_names(session: Session) -> dict[int, list[str]]:
    """The names, in every spelling, of the former regions of each unit."""
    found: dict[int, list[str]] = {}
    names = select(col(Region.unit_id), col(Region.name))
    aliases = select(col(Region.unit_id), col(RegionAlias.name)).join(RegionAlias)
    for query in (names, aliases):
        for unit, name in session.execute(query):
            found.setdefault(unit, []).append(name)
    return found
