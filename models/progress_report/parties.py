"""Who is named in a report: organisations and police units."""

from collections import defaultdict

from sqlalchemy import select
from sqlmodel import Session, col

from models.names import Names
from models.progress_report.content import Party
from models.tables import Organisation, OrganisationUnit, Unit


def organisations(session: Session) -> dict[int, Party]:
    """Every organisation, by its number."""
    query = (
        select(col(OrganisationUnit.organisation_id), col(Unit.reference))
        .join(Unit, col(Unit.id) == col(OrganisationUnit.unit_id))
        .order_by(col(Unit.id))
    )
    units: defaultdict[int, list[str]] = defaultdict(list)
    for organisation, reference in session.execute(query):
        units[organisation].append(reference)
    return {
        row.id or 0: Party(row.reference, Names(row.name_nl, row.name_en), tuple(units[row.id or 0]))
        for row in session.execute(select(Organisation)).scalars()
    }


def units(session: Session) -> tuple[dict[int, Party], dict[str, str]]:
    """Every unit, by its number, and the RIEC beside it, by the unit's reference."""
    rows = list(session.execute(select(Unit).order_by(col(Unit.id))).scalars())
    parties = {row.id or 0: Party(row.reference, Names(row.name, row.name)) for row in rows}
    return parties, {row.reference: row.riec for row in rows if row.riec}
