"""The report as of a day, built later, is the report that was built on that day, whatever happened in between."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from models import answering, changes, committing, endorsing, history, presenting, serving, undoing
from models.committing import Entered
from models.progress_report import ProgressReport, build, frozen, thawed
from models.rules.policy import Policy
from models.tables import (
    AgendaItem,
    Commitment,
    CommitmentRecommendation,
    HandOver,
    Progress,
    Recommendation,
    Reminder,
    Response,
    StageCount,
    Unit,
)
from models.words import (
    BEING_KEPT,
    Addressee,
    CommitmentKind,
    CommitmentStatus,
    RecommendationStatus,
    ReminderState,
    ResponseKind,
)

from .ground import ANNE
from .place import Place, example_in

POLICY = Policy()
BEGIN = date(2013, 9, 4)
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass
class Story:
    """What happens, day by day, and the report that was built at the end of each."""

    place: Place
    day: date = BEGIN
    minute: int = 0
    built: dict[date, ProgressReport] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return datetime.combine(self.day, time(23, self.minute), AMSTERDAM)

    def report(self, day: date) -> ProgressReport:
        report: ProgressReport | None = self.place.run(build, day, POLICY)
        assert report is not None
        return report

    def happens(self, what: str, which: int, number: int) -> None:
        if what == "night":
            self.built[self.day] = self.report(self.day)
            self.day, self.minute = self.day + timedelta(1 + number), 0
        else:
            self.place.run(HAPPENINGS[what], which, number, self.now)
            self.minute += 1


def _commitment(session: Session, which: int) -> Commitment | None:
    rows = list(session.execute(select(Commitment).order_by(col(Commitment.id))).scalars())
    return rows[which % len(rows)] if rows else None


def _enter(session: Session, which: int, number: int, now: datetime) -> None:
    due = now.date() + timedelta(7 * number)
    served = (which % 3 + 1,)
    kind = list(CommitmentKind)[number % 4]
    made = Entered(1 + number % 2, served, "Doen.", "Gedaan.", due, kind)
    committing.enter(session, made, agreed=which % 2 == 0, person=ANNE, now=now, today=now.date())


def _propose(session: Session, which: int, _number: int, now: datetime) -> None:
    item = session.get_one(AgendaItem, which % 3 + 1)
    committing.propose(session, organisation=1, agenda_item=item, text="Doen.", due=None, person=ANNE, now=now)


def _answer(session: Session, which: int, number: int, now: datetime) -> None:
    """Whatever can be said of it."""
    row = _commitment(session, which)
    if row is None:
        return
    today = now.date()
    if row.status == CommitmentStatus.PROPOSED:
        if number % 2:
            committing.agree(session, row, measure="Klaar.", due=today, person=ANNE, now=now, today=today)
        else:
            committing.decline(session, row, reason="Nee.", person=ANNE, now=now)
    elif row.status in BEING_KEPT:
        said: list[Callable[[], object]] = [
            lambda: answering.done(session, row, ANNE, now, today),
            lambda: answering.on_schedule(session, row, ANNE, now),
            lambda: answering.later(session, row, today + timedelta(30), reason="Drukte.", person=ANNE, now=now),
            lambda: committing.change(session, row, ANNE, now, due=today + timedelta(3), text_nl=f"Anders {now}"),
            lambda: endorsing.hand_on(session, row, 3 - row.organisation_id, ANNE, now),
            lambda: history.step(session, row, "help", ANNE, now, note="Hulp.", help_asked_at=now),
            lambda: committing.withdraw(session, row, reason="Opgegaan.", person=ANNE, now=now),
        ]
        said[number % len(said)]()


def _undo(session: Session, which: int, _number: int, now: datetime) -> None:
    """The last step of a commitment is taken back, as long as it was not its first."""
    row = _commitment(session, which)
    if row is None:
        return
    last = session.execute(
        select(Progress)
        .where(col(Progress.commitment_id) == row.id, col(Progress.undone_at).is_(None))
        .order_by(col(Progress.id).desc())
        .limit(1)
    ).scalar_one()
    if last.before:
        undoing.undo(session, last, now)


def _serve(session: Session, which: int, number: int, now: datetime) -> None:
    row = _commitment(session, which)
    if row is not None:
        known = set(
            session.execute(
                select(col(CommitmentRecommendation.recommendation_id)).where(
                    col(CommitmentRecommendation.commitment_id) == row.id
                )
            ).scalars()
        )
        wanted = number % 3 + 1
        serving.serve(session, row, wanted, ANNE, now, serves=wanted not in known)


def _turn(session: Session, which: int, number: int, now: datetime) -> None:
    """A recommendation gets another status, other units or another addressee."""
    row = session.get_one(Recommendation, which % 3 + 1)
    values: list[dict[str, Any]] = [
        {"status": list(RecommendationStatus)[number % 7]},
        {"units": ("U1", "U2")[: number % 3], "addressee": Addressee.UNIT},
        {"organisations": ("org-1", "org-2")[: number % 3], "addressee": Addressee.PARTNER},
    ]
    changes.change(session, row, "status", ANNE, now, values[which % 2 + number % 2], reason="Daarom.")


def _respond(session: Session, which: int, number: int, now: datetime) -> None:
    answer = list(ResponseKind)[number % 3]
    session.add(
        Response(recommendation_id=which % 3 + 1, organisation_id=1 + number % 2, answer=answer, reason="Ja.", at=now)
    )


def _count(session: Session, which: int, number: int, now: datetime) -> None:
    row = _commitment(session, which)
    if row is not None and row.id is not None:
        session.add(
            StageCount(commitment_id=row.id, first=BEGIN, last=BEGIN, produced=number, followed_up=which, at=now)
        )


def _remind(session: Session, which: int, _number: int, now: datetime) -> None:
    row = _commitment(session, which)
    if row is not None and row.id is not None:
        session.add(
            Reminder(
                commitment_id=row.id, step="due", day=now.date(), due_at=now, sent_at=now, state=ReminderState.SENT
            )
        )


def _answer_reminders(session: Session, which: int, _number: int, now: datetime) -> None:
    for row in session.execute(select(Reminder).where(col(Reminder.answered_at).is_(None))).scalars():
        if row.id and row.id % 2 == which % 2:
            row.answered_at = now
            session.add(row)


def _hand_over(session: Session, which: int, number: int, now: datetime) -> None:
    day = now.date() - timedelta(number - 3)
    session.add(HandOver(day=day, subject=f"Rapport {which}", given_by="ECVM", given_to="Minister", at=now))


def _close(session: Session, which: int, _number: int, now: datetime) -> None:
    """An item is closed for good: what was opened again is told with its last closing."""
    item = session.get_one(AgendaItem, which % 3 + 1)
    if item.closed_at is None:
        presenting.close(session, item, now)


HAPPENINGS: dict[str, Callable[[Session, int, int, datetime], None]] = {
    "enter": _enter,
    "propose": _propose,
    "answer": _answer,
    "undo": _undo,
    "serve": _serve,
    "turn": _turn,
    "respond": _respond,
    "count": _count,
    "remind": _remind,
    "reminders answered": _answer_reminders,
    "hand over": _hand_over,
    "close": _close,
}
often = ["answer", "answer", "answer", "undo", "night", "night"]
happenings = st.lists(
    st.tuples(st.sampled_from([*HAPPENINGS, *often]), st.integers(0, 5), st.integers(0, 6)), min_size=5, max_size=40
)


def _add_units(session: Session) -> None:
    session.add_all(Unit(reference=reference, name=reference) for reference in ("U1", "U2"))


def test_the_report_as_of_a_day_is_the_same_whenever_it_is_built(sqlite_engine: Engine) -> None:
    @settings(max_examples=30, deadline=None)
    @given(happenings)
    def holds(told: list[tuple[str, int, int]]) -> None:
        with example_in(sqlite_engine) as place:
            place.run(_add_units)
            story = Story(place)
            story.happens("enter", 0, 1)
            for what, which, number in told:
                story.happens(what, which, number)
            for day, built in story.built.items():
                assert story.report(day) == built
                assert thawed(frozen(built)) == built

    holds()
