"""The main focus areas of a monitor, with their weights."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from models.names import Names
from models.tables import FocusArea


@dataclass(frozen=True, slots=True)
class Area:
    """A main focus area with its weight in the total (percent)."""

    reference: str
    names: Names
    weight: int


def of_monitor(session: Session, monitor: int) -> tuple[Area, ...]:
    """All of a monitor, in their order."""
    query = select(FocusArea).where(col(FocusArea.monitor_id) == monitor).order_by(col(FocusArea.position))
    return tuple(
        Area(each.reference, Names(each.name_nl, each.name_en), each.weight)
        for each in session.execute(query).scalars()
    )
