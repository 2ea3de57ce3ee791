"""What a right file can still have wrong: references that the database has for something else."""

from collections.abc import Iterable, Iterator

from sqlmodel import Session, col, select

from models.report_file import Fault, Found, Problem, ReportFile
from models.report_file.faults import named
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


def as_faults(found: Iterable[Found], report: ReportFile) -> tuple[Fault, ...]:
    """What was found in a report, with places as TOML has them."""
    return named(found, report.model_dump(mode="json", by_alias=True))


def conflicts(session: Session, report: ReportFile) -> Iterator[Found]:
    """Each reference of the file that belongs to something else."""
    yield from _items(session, report)
    yield from _gatherings(session, report)
    yield from _commitments(session, report)
    yield from _regions(session, report)


def _taken(*loc: str | int, given: str, by: str) -> Found:
    return Found(loc, Problem.TAKEN, given, by)


def _items(session: Session, report: ReportFile) -> Iterator[Found]:
    """A reference keeps its kind: its voices were given to a recommendation, or to an outcome."""
    statement = select(Item.reference, Item.kind).join(Monitor).where(Monitor.reference == report.monitor.id)
    kinds = dict(session.exec(statement).all())
    said = {
        ItemKind.RECOMMENDATION: [row.id for row in report.recommendation],
        ItemKind.OUTCOME: [row.id for row in report.outcome],
    }
    for kind, references in said.items():
        for index, reference in enumerate(references):
            if kinds.get(reference, kind) != kind:
                yield _taken(kind, index, "id", given=reference, by=kinds[reference])


def _gatherings(session: Session, report: ReportFile) -> Iterator[Found]:
    monitors = dict(session.exec(select(Gathering.reference, Monitor.reference).join(Monitor)).all())
    for index, row in enumerate(report.gathering):
        monitor = monitors.get(row.id, report.monitor.id)
        if monitor != report.monitor.id:
            yield _taken("gathering", index, "id", given=row.id, by=f"monitor {monitor}")


def _commitments(session: Session, report: ReportFile) -> Iterator[Found]:
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
    for index, row in enumerate(report.commitment):
        if row.id in made_in_chat:
            yield _taken("commitment", index, "id", given=row.id, by="a commitment from the chat")
        elif row.id in elsewhere:
            yield _taken("commitment", index, "id", given=row.id, by=f"monitor {elsewhere[row.id]}")


def _regions(session: Session, report: ReportFile) -> Iterator[Found]:
    """A region's names are its own, also among the regions that the file doesn't have."""
    numbers = {region.nr for region in report.police.regions}
    aliases = select(RegionAlias.name, Region.number).join(Region)
    names = [*session.exec(select(Region.name, Region.number)), *session.exec(aliases)]
    owners = {name: number for name, number in names if number not in numbers}
    for index, region in enumerate(report.police.regions):
        for key, name in (("nl", region.nl), *(("aliases", alias) for alias in region.aliases)):
            if name in owners:
                yield _taken("police", "regions", index, key, given=name, by=f"region {owners[name]}")
