"""The commitments of a report file. After the first import their course is led by the chat."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from models.importing.writing import Writing
from models.report_file.shape import Commitment as Said
from models.report_file.shape import ReportFile
from models.tables import Commitment, CommitmentRecommendation, Progress
from models.words import Urgency

MOST_URGENT_FIRST = tuple(Urgency)
STEERED = frozenset({"organisation_id", "owner_nl", "owner_en", "kind", "urgency"})
"""What the file says until the chat says otherwise."""


def put_commitments(
    writing: Writing, report: ReportFile, items: Mapping[str, int], organisations: Mapping[str, int]
) -> None:
    """Texts, owner, kind, urgency and links as in the file; status, dates and closing note on the first import alone.

    Owner, kind and urgency stay as the chat made them, where somebody changed them there.
    A measure that the file leaves out stays: an agreed commitment can't do without. What the file says is done needs
    no checking. Reminders are planned anew.
    """
    session = writing.session
    urgencies = {row.id: row.urgency for row in report.recommendation}
    wanted, first = {}, {}
    for row in report.commitment:
        measure = {"measure_nl": row.measure_nl, "measure_en": row.measure_en}
        wanted[row.id,] = {
            "organisation_id": organisations[row.partner],
            "kind": row.kind,
            "urgency": min((urgencies[one] for one in row.recommendations), key=MOST_URGENT_FIRST.index),
            "owner_nl": row.owner_nl,
            "owner_en": row.owner_en,
            "text_nl": row.text_nl,
            "text_en": row.text_en,
        } | (measure if row.measure_nl else {})
        first[row.id,] = _course(row)
    same = col(Commitment.reference).in_([row.id for row in report.commitment])
    present = session.exec(select(Commitment).where(same)).all()
    steered = _steered(writing, present)
    for key, columns in steered.items():
        for column in columns:
            first[key][column] = wanted[key].pop(column)
    rows, _ = writing.put(Commitment, ("reference",), present, wanted, first)
    ids = {row.reference: row.id for row in rows.values()}
    led = [row.id for row in report.commitment if _led(rows[row.id,], first[row.id,])]
    writing.kept["commitment"] = tuple(led)
    for commitment in rows.values():
        commitment.planned_on = None
        session.add(commitment)
    ours = col(CommitmentRecommendation.commitment_id).in_(list(ids.values()))
    writing.make_equal(
        CommitmentRecommendation,
        ("commitment_id", "recommendation_id"),
        session.exec(select(CommitmentRecommendation).where(ours)),
        {(ids[row.id], items[one]): {} for row in report.commitment for one in row.recommendations},
    )


def _steered(writing: Writing, present: Sequence[Commitment]) -> dict[tuple[str], set[str]]:
    """By reference: what of STEERED somebody changed in the chat."""
    references = {row.id: row.reference for row in present}
    steps = select(Progress).where(col(Progress.commitment_id).in_(list(references)), col(Progress.undone_at).is_(None))
    found: defaultdict[tuple[str], set[str]] = defaultdict(set)
    for step in writing.session.exec(steps):
        found[references[step.commitment_id],] |= STEERED & (step.after or {}).keys()
    return found


def _led(commitment: Commitment, course: Mapping[str, object]) -> bool:
    """Whether its course is another one than the file's: the chat leads it."""
    return any(getattr(commitment, column) != value for column, value in course.items())


def _course(row: Said) -> dict[str, object]:
    return {
        "status": row.status,
        "agreed_on": row.agreed_on,
        "due": row.due,
        "done_on": row.done_on,
        "verified_on": row.done_on,
        "closed_note_nl": row.closed_note_nl,
        "closed_note_en": row.closed_note_en,
    }
