"""A progress report, built from what was known at the end of its reference date."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.areas import of_monitor
from models.names import Names
from models.progress_report import editions, parties, reactions, recommendations
from models.progress_report.as_of import AsOf
from models.progress_report.content import GatheringState, Handed, ProgressReport, Source
from models.progress_report.promises import Promises
from models.rules.policy import Policy
from models.rules.suppression import THRESHOLD
from models.tables import Edition, HandOver, Monitor

NO_OVERALL = Names("", "")


def build(
    session: Session, day: date, policy: Policy, *, overall: Names = NO_OVERALL, threshold: int = THRESHOLD
) -> ProgressReport | None:
    """The report as of `day`, whenever it is built; None while there is no monitor to report on.

    Told of that day are the status and dates of commitments and recommendations, whom these are for, responses, counts,
    reminders and hand-overs. Texts and weights are those of the report file that came last, and reactions are kept as
    they ended. `threshold` is k of `rules.suppression`.
    """
    as_of = AsOf.of(day, policy.calendar)
    monitor = monitor_of(session, day)
    if monitor is None:
        return None
    number = monitor.id or 0
    areas = of_monitor(session, number)
    organisations = parties.organisations(session)
    units, riecs = parties.units(session)
    rows = recommendations.known(session, number, as_of)
    promises = Promises(session, as_of, policy.terms, [item.reference for _, item, _, _ in rows], organisations)
    recommended = recommendations.states(session, rows, as_of, promises, organisations, units)
    gatherings = reactions.states(session, number, as_of, threshold)
    carried = editions.carried(areas, recommended)
    unweighted, weighted = editions.shares(areas, carried)
    return ProgressReport(
        day=day,
        number=None,
        overall=overall,
        monitor=monitor.reference,
        names=Names(monitor.name_nl, monitor.name_en),
        label=Names(monitor.label_nl, monitor.label_en),
        policy_areas=tuple(monitor.policy_areas),
        sources=_sources(session, monitor, as_of, gatherings),
        areas=areas,
        recommendations=recommended,
        commitments=promises.states,
        proposals=promises.proposals,
        stages=promises.stages,
        units=tuple(units.values()),
        riecs=riecs,
        gatherings=gatherings,
        editions=editions.compared(session, number, areas, as_of),
        carried=carried,
        carried_unweighted=unweighted,
        carried_weighted=weighted,
        hand_overs=_hand_overs(session, as_of),
        due_soon_days=policy.terms.due_soon_days,
        silent_days=policy.terms.silent_days,
    )


def monitor_of(session: Session, day: date) -> Monitor | None:
    """The one whose edition was released last by then; where none was, the newest."""
    released = func.max(col(Edition.released)).filter(col(Edition.released) <= day)
    query = (
        select(Monitor)
        .join(Edition, col(Edition.monitor_id) == col(Monitor.id))
        .group_by(col(Monitor.id))
        .order_by(released.is_(None), released.desc(), col(Monitor.id).desc())
        .limit(1)
    )
    number = session.execute(query.with_only_columns(col(Monitor.id))).scalar_one_or_none()
    return None if number is None else session.get_one(Monitor, number)


def _sources(
    session: Session, monitor: Monitor, as_of: AsOf, gatherings: Sequence[GatheringState]
) -> tuple[Source, ...]:
    """The editions that had been released, and the gatherings whose figures are in the report."""
    query = select(Edition).where(col(Edition.monitor_id) == monitor.id, col(Edition.released) <= as_of.day)
    editions = session.execute(query.order_by(col(Edition.released))).scalars()
    return (
        *(
            Source(Names(f"{monitor.name_nl} {row.year}", f"{monitor.name_en} {row.year}"), row.released, row.note)
            for row in editions
        ),
        *(Source(held.names, held.day) for held in gatherings),
    )


def _hand_overs(session: Session, as_of: AsOf) -> tuple[Handed, ...]:
    query = select(HandOver).where(col(HandOver.at) < as_of.until, col(HandOver.day) <= as_of.day)
    rows = session.execute(query.order_by(col(HandOver.day), col(HandOver.id))).scalars()
    return tuple(Handed(row.day, row.subject, row.given_by, row.given_to, row.note) for row in rows)
