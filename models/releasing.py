"""From draft to numbered version: the overall picture, what organisations read beforehand, and the release."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import and_, delete, func, or_, select
from sqlmodel import Session, col

from models import endorsing, progress_report
from models.names import Names
from models.people import Recipient
from models.progress_report import ProgressReport
from models.progress_report.as_of import AsOf
from models.progress_report.content import CommitmentState, Line
from models.rules.calendar import WorkCalendar
from models.rules.policy import Policy
from models.rules.suppression import THRESHOLD
from models.tables import Commitment, Organisation, Passage, Progress, ReportVersion

OVERALL_LIMIT = 3_000
LINE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation that a report names as overdue. `reader` is who reads its passage, None where nobody can be.

    `shown_at` is when it was shown the passage as that is now: what happened since has to be read as well.
    """

    organisation: int
    reference: str
    names: Names
    overdue: tuple[CommitmentState, ...]
    shown_at: datetime | None
    line: str
    reader: Recipient | None

    @property
    def waits(self) -> bool:
        """Whether it has yet to see what is said of it."""
        return self.shown_at is None and self.reader is not None


@dataclass(frozen=True, slots=True)
class Released:
    """A version as lists show it."""

    report: int
    number: int
    day: date
    at: datetime


def draft(session: Session, person: int, today: date, now: datetime) -> ReportVersion:
    """The draft that is being made; a new one as of today where there is none."""
    query = select(ReportVersion).where(col(ReportVersion.number).is_(None)).order_by(col(ReportVersion.id).desc())
    known: ReportVersion | None = session.execute(query.limit(1)).scalar_one_or_none()
    if known is not None:
        return known
    made = ReportVersion(reference_date=today, created_at=now, created_by=person)
    session.add(made)
    session.flush()
    return made


def as_of(session: Session, version: ReportVersion, day: date) -> bool:
    """Another reference date; what organisations read of the old one counts no more. False when it stood so."""
    if version.number is not None or version.reference_date == day:
        return False
    version.reference_date = day
    session.execute(delete(Passage).where(col(Passage.report_id) == version.id))
    session.add(version)
    session.flush()
    return True


def write_overall(session: Session, version: ReportVersion, language: str, text: str) -> None:
    """The overall picture in one language. Raises ValueError for one too long; the handler asks before."""
    if version.number is not None or len(text) > OVERALL_LIMIT:
        raise ValueError(version.id, len(text))
    setattr(version, f"overall_{language}", text)
    session.add(version)
    session.flush()


def report(
    session: Session, version: ReportVersion, policy: Policy, *, threshold: int = THRESHOLD
) -> ProgressReport | None:
    """What it says: a released one what it said then, a draft what is known of its day. None without a monitor."""
    if version.content is not None:
        return progress_report.thawed(version.content)
    overall = Names(version.overall_nl, version.overall_en)
    built = progress_report.build(session, version.reference_date, policy, overall=overall, threshold=threshold)
    return None if built is None else replace(built, lines=_lines(session, version))


def of_day(
    session: Session, day: date, policy: Policy, now: datetime, *, threshold: int = THRESHOLD
) -> tuple[ProgressReport | None, datetime]:
    """What the last draft or version of this day says, or what would be drafted, and when that was made."""
    query = select(ReportVersion).where(col(ReportVersion.reference_date) == day).order_by(col(ReportVersion.id).desc())
    known: ReportVersion | None = session.execute(query.limit(1)).scalar_one_or_none()
    version = known or ReportVersion(reference_date=day, created_at=now)
    return report(session, version, policy, threshold=threshold), version.released_at or now


def _lines(session: Session, version: ReportVersion) -> tuple[Line, ...]:
    query = (
        select(col(Organisation.reference), col(Passage.line))
        .join(Passage, col(Passage.organisation_id) == col(Organisation.id))
        .where(col(Passage.report_id) == version.id, col(Passage.line) != "")
        .order_by(col(Organisation.id))
    )
    return tuple(Line(reference, line) for reference, line in session.execute(query))


def named(session: Session, version: ReportVersion, report: ProgressReport, calendar: WorkCalendar) -> list[Named]:
    """The organisations that the report names as overdue, by name."""
    late: dict[str, list[CommitmentState]] = {}
    for commitment in report.overdue:
        late.setdefault(commitment.organisation.reference, []).append(commitment)
    rows = select(Organisation).where(col(Organisation.reference).in_(late)).order_by(col(Organisation.name_nl))
    until = AsOf.of(version.reference_date, calendar).until
    return [_named(session, version, row, late[row.reference], until) for row in session.execute(rows).scalars()]


def _named(
    session: Session, version: ReportVersion, row: Organisation, late: Sequence[CommitmentState], until: datetime
) -> Named:
    number = row.id or 0
    passage = session.get(Passage, (version.id, number))
    shown_at = passage.shown_at if passage is not None else None
    if shown_at is not None and _moved(session, late, shown_at, until):
        shown_at = None
    return Named(
        organisation=number,
        reference=row.reference,
        names=Names(row.name_nl, row.name_en),
        overdue=tuple(late),
        shown_at=shown_at,
        line=passage.line if passage is not None else "",
        reader=endorsing.lead_of(session, number),
    )


def _moved(session: Session, late: Sequence[CommitmentState], since: datetime, until: datetime) -> bool:
    """Whether something was done about these commitments, or taken back, after one moment and before the other."""
    between = [and_(col(at) > since, col(at) < until) for at in (Progress.at, Progress.undone_at)]
    query = (
        select(col(Progress.id))
        .join(Commitment, col(Commitment.id) == col(Progress.commitment_id))
        .where(col(Commitment.reference).in_([each.reference for each in late]), or_(*between))
        .limit(1)
    )
    return session.execute(query).first() is not None


def show(session: Session, version: ReportVersion, organisation: int, now: datetime) -> None:
    """An organisation is shown its passage."""
    passage = session.get(Passage, (version.id, organisation)) or Passage(
        report_id=version.id or 0, organisation_id=organisation
    )
    passage.shown_at = now
    session.add(passage)
    session.flush()


def open_passage(session: Session, report: int, organisation: int) -> Passage | None:
    """The passage that an organisation may still add to: it was shown, and the report is a draft."""
    version = session.get(ReportVersion, report)
    passage = session.get(Passage, (report, organisation))
    return None if version is None or version.number is not None else passage


def add_line(session: Session, passage: Passage, text: str, person: int, now: datetime) -> None:
    """The organisation's own line, in place of what it said before. Raises ValueError for one too long."""
    if len(text) > LINE_LIMIT:
        raise ValueError(passage.report_id, len(text))
    passage.line, passage.said_at, passage.said_by = text, now, person
    session.add(passage)
    session.flush()


def release(
    session: Session,
    version: ReportVersion,
    report: ProgressReport,
    calendar: WorkCalendar,
    person: int,
    now: datetime,
) -> int | None:
    """Number it and freeze what it says, for good; its number. None if it was, or if somebody has yet to read."""
    if version.number is not None or any(each.waits for each in named(session, version, report, calendar)):
        return None
    last = session.execute(select(func.max(col(ReportVersion.number)))).scalar_one()
    number = (last or 0) + 1
    version.number, version.released_at, version.released_by = number, now, person
    version.content = progress_report.frozen(replace(report, number=number))
    session.add(version)
    session.flush()
    return number


def released(session: Session, *, skip: int, limit: int) -> tuple[list[Released], int]:
    """Some of the versions, the newest first, and how many there are."""
    numbered = col(ReportVersion.number).is_not(None)
    total = session.execute(select(func.count()).select_from(ReportVersion).where(numbered)).scalar_one()
    query = select(ReportVersion).where(numbered).order_by(col(ReportVersion.number).desc()).offset(skip).limit(limit)
    return [_released(row) for row in session.execute(query).scalars()], int(total)


def version(session: Session, number: int) -> Released | None:
    """The version in this row, where it was released."""
    row = session.get(ReportVersion, number)
    return None if row is None or row.number is None else _released(row)


def _released(row: ReportVersion) -> Released:
    return Released(row.id or 0, row.number or 0, row.reference_date, row.released_at or row.created_at)
