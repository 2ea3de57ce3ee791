"""What a right file can still have wrong: references that the database has for something else."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from models.report_file import Fault, Problem, ReportFile
from models.tables import (
    Commitment,
    CommitmentRecommendation,
    Gathering,
    Item,
    Monitor,
    Region,
    RegionAlias,
)
from models.words import ItemKind


class ReportRefused(Exception):
    """The report doesn't fit what the database has; nothing was written. `faults` has every reason."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults


def conflicts(session: Session, report: ReportFile) -> Iterator[Fault]:
    """Each reference of the file that belongs to something else."""
    yield from _items(session, report)
    yield from _gatherings(session, report)
    yield from _commitments(session, report)
    yield from _regions(session, report)


def _taken(section: str, reference: object, key: str, given: str, by: str) -> Fault:
    return Fault(f"{section}[{reference}].{key}", Problem.TAKEN, given, by)


def _items(session: Session, report: ReportFile) -> Iterator[Fault]:
    """A reference keeps its kind: its voices were given to a recommendation, or to an outcome."""
    statement = select(Item.reference, Item.kind).join(Monitor).where(Monitor.reference == report.monitor.id)
    kinds = dict(session.exec(statement).all())
    for kind, rows in (
        (ItemKind.RECOMMENDATION, report.recommendation),
        (ItemKind.OUTCOME, report.outcome),
    ):
        for row in rows:
            if kinds.get(row.id, kind) != kind:
                yield _taken(kind, row.id, "id", row.id, kinds[row.id])


def _gatherings(session: Session, report: ReportFile) -> Iterator[Fault]:
    monitors = dict(session.exec(select(Gathering.reference, Monitor.reference).join(Monitor)).all())
    for row in report.gathering:
        monitor = monitors.get(row.id, report.monitor.id)
        if monitor != report.monitor.id:
            yield _taken("gathering", row.id, "id", row.id, f"monitor {monitor}")


def _commitments(session: Session, report: ReportFile) -> Iterator[Fault]:
    """A commitment that was made in the chat, or that serves another monitor, is not the file's to change."""
    in_file = col(Commitment.reference).in_([row.id for row in report.commitment])
    chat = col(Commitment.gathering_id).is_not(None) | col(Commitment.proposed_by).is_not(None)
    made_in_chat = set(session.exec(select(Commitment.reference).where(in_file, chat)))
    statement = (
        select(Commitment.reference, Monitor.reference)
        .join(CommitmentRecommendation, col(CommitmentRecommendation.commitment_id) == col(Commitment.id))
        .join(Item, col(Item.id) == col(CommitmentRecommendation.recommendation_id))
        .join(Monitor)
        .where(in_file, col(Monitor.reference) != report.monitor.id)
    )
    elsewhere = dict(session.exec(statement).all())
    for row in report.commitment:
        if row.id in made_in_chat:
            yield _taken("commitment", row.id, "id", row.id, "a commitment from the chat")
        elif row.id in elsewhere:
            yield _taken("commitment", row.id, "id", row.id, f"monitor {elsewhere[row.id]}")


def _regions(session: Session, report: ReportFile) -> Iterator[Fault]:
    """A region's names are its own, also among the regions that the file doesn't have."""
    numbers = {region.nr for region in report.police.regions}
    aliases = select(RegionAlias.name, Region.number).join(Region)
    names = [*session.exec(select(Region.name, Region.number)), *session.exec(aliases)]
    owners = {name: number for name, number in names if number not in numbers}
    for region in report.police.regions:
        for key, name in (("nl", region.nl), *(("aliases", alias) for alias in region.aliases)):
            if name in owners:
                yield _taken("police.regions", region.nr, key, name, f"region {owners[name]}")
