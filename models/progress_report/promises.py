"""The commitments of a report, with their light and why they are late, as they stood at the end of a day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlmodel import Session, col

from models import history
from models.names import Names
from models.progress_report import as_of as then
from models.progress_report.as_of import AsOf
from models.progress_report.content import CommitmentState, Party, Said, Stage
from models.rules.light import Course, light
from models.rules.next_step import TELEPHONE
from models.rules.terms import Terms
from models.tables import (
    Commitment,
    CommitmentRecommendation,
    Escalation,
    Gathering,
    Item,
    Progress,
    Reminder,
    StageCount,
)
from models.words import (
    BEING_KEPT,
    CommitmentKind,
    CommitmentStatus,
    EscalationState,
    Recurrence,
    ReminderState,
    Urgency,
)

Steps = Mapping[int, Sequence[Progress]]
"""A commitment's history, by its number."""
REASONED = ("later", "later_asked", "not_ours")
"""Answers of an owner that come with a reason to be told in the report, which its organisation reads beforehand."""
MOVING = ("later", "date_agreed", "changed")
"""Answers that move the due date of what was agreed."""


class Promises:
    """All commitments that served one of these recommendations then: those that were agreed, and what was proposed."""

    def __init__(
        self, session: Session, as_of: AsOf, terms: Terms, recommendations: Iterable[str], parties: Mapping[int, Party]
    ) -> None:
        """`recommendations` are references, in their order."""
        order = {reference: at for at, reference in enumerate(recommendations)}
        told = _history(session)
        linked = _linked(session)
        self._unanswered = _unanswered(session, as_of)
        self._escalated = _escalated(session, as_of)
        self._parties = parties
        self._as_of = as_of
        self._terms = terms
        found: list[tuple[int, CommitmentState]] = []
        self.proposed: Counter[str] = Counter()
        self.proposals = 0
        for row in session.execute(select(Commitment).order_by(col(Commitment.id))).scalars():
            number = row.id or 0
            steps = told[number]
            was = then.commitment(row, steps, as_of)
            served = sorted(then.serves(linked[number], steps, as_of) & order.keys(), key=order.__getitem__)
            if was is None or not served:
                continue
            if was.agreed_on is not None or was.status in (*BEING_KEPT, CommitmentStatus.DONE):
                found.append((number, self._state(was, tuple(served), steps)))
            elif was.status == CommitmentStatus.PROPOSED:
                self.proposals += 1
                self.proposed.update(served)
        self.states = tuple(state for _, state in found)
        self.serving: defaultdict[str, list[str]] = defaultdict(list)
        for state in self.states:
            for reference in state.recommendations:
                self.serving[reference].append(state.reference)
        self.stages = _stages(session, as_of, dict(found))

    def _state(self, was: Commitment, served: tuple[str, ...], steps: Sequence[Progress]) -> CommitmentState:
        as_of = self._as_of
        standing = [step for step in steps if as_of.stood(step)]
        dates = _dates(standing)
        handed_on, theirs = _since_handed_on(standing)
        said = _said(_this_time(theirs), as_of)
        last = _said(theirs, as_of)
        heard = last.day if last is not None else as_of.local(handed_on) or was.agreed_on
        course = Course(was.status, was.due, heard)
        return CommitmentState(
            reference=was.reference,
            organisation=self._parties[was.organisation_id],
            owner=Names(was.owner_nl, was.owner_en),
            kind=CommitmentKind(was.kind),
            urgency=Urgency(was.urgency),
            recommendations=served,
            text=Names(was.text_nl, was.text_en),
            measure=Names(was.measure_nl, was.measure_en),
            status=CommitmentStatus(was.status),
            light=light(course, as_of.day, self._terms),
            agreed_on=was.agreed_on,
            due=was.due,
            first_due=dates[0] if dates else was.due,
            moved=len(dates),
            done_on=was.done_on,
            verified_on=was.verified_on,
            closed=Names(was.closed_note_nl, was.closed_note_en),
            every=Recurrence(was.every),
            every_until=was.every_until,
            said=said,
            unanswered=self._unanswered.get(was.id or 0, 0),
            help_asked_on=as_of.local(was.help_asked_at),
            disputed_on=as_of.local(was.disputed_at),
            asked_due=was.asked_due,
            asked_due_reason=was.asked_due_reason,
            escalated=tuple(self._escalated[was.id or 0]),
        )


def _history(session: Session) -> Steps:
    found: defaultdict[int, list[Progress]] = defaultdict(list)
    for step in session.execute(select(Progress).order_by(col(Progress.id))).scalars():
        found[step.commitment_id].append(step)
    return found


def _linked(session: Session) -> Mapping[int, set[str]]:
    query = select(col(CommitmentRecommendation.commitment_id), col(Item.reference)).join(
        Item, col(Item.id) == col(CommitmentRecommendation.recommendation_id)
    )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for number, reference in session.execute(query):
        found[number].add(reference)
    return found


def _dates(standing: Iterable[Progress]) -> list[date]:
    """The dates that were agreed and given up for another, the first one first, since its next time began."""
    given_up: list[date] = []
    for step in standing:
        due = (step.before or {}).get("due")
        if step.answer == "next_time":
            given_up = []
        elif due and step.answer in MOVING and step.status in BEING_KEPT:
            given_up.append(date.fromisoformat(due))
    return given_up


def _since_handed_on(standing: Sequence[Progress]) -> tuple[datetime | None, Sequence[Progress]]:
    """When its owner of that day was given it, None for its first, and the steps since."""
    for at in reversed(range(len(standing))):
        if standing[at].answer == history.HANDED_ON:
            return standing[at].at, standing[at + 1 :]
    return None, standing


def _this_time(standing: Sequence[Progress]) -> Sequence[Progress]:
    """The steps since what comes back began anew: what was said of an earlier time tells nothing of this one."""
    for at in reversed(range(len(standing))):
        if standing[at].answer == "next_time":
            return standing[at + 1 :]
    return standing


def _said(standing: Iterable[Progress], as_of: AsOf) -> Said | None:
    theirs = [step for step in standing if step.self_reported and step.status != CommitmentStatus.PROPOSED]
    if not theirs:
        return None
    last = theirs[-1]
    return Said(as_of.calendar.local_date(last.at), last.answer, last.note if last.answer in REASONED else "")


def _unanswered(session: Session, as_of: AsOf) -> dict[int, int]:
    """How many reminders each organisation left unanswered; the advice to telephone went to the coordinator."""
    query = (
        select(col(Reminder.commitment_id), func.count())
        .where(
            col(Reminder.state) == ReminderState.SENT,
            col(Reminder.step) != TELEPHONE,
            col(Reminder.sent_at) < as_of.until,
            col(Reminder.answered_at).is_(None) | (col(Reminder.answered_at) >= as_of.until),
        )
        .group_by(col(Reminder.commitment_id))
    )
    return {number: int(count) for number, count in session.execute(query)}


def _escalated(session: Session, as_of: AsOf) -> Mapping[int, list[Names]]:
    query = (
        select(col(Escalation.commitment_id), col(Gathering.name_nl), col(Gathering.name_en))
        .join(Gathering, col(Gathering.id) == col(Escalation.gathering_id))
        .where(col(Escalation.state) == EscalationState.ACCEPTED, col(Escalation.decided_at) < as_of.until)
        .order_by(col(Escalation.id))
    )
    found: defaultdict[int, list[Names]] = defaultdict(list)
    for number, nl, en in session.execute(query):
        found[number].append(Names(nl, en))
    return found


def _stages(session: Session, as_of: AsOf, states: Mapping[int, CommitmentState]) -> tuple[Stage, ...]:
    """The last count of each commitment's periods, in their order."""
    query = select(StageCount).where(col(StageCount.at) < as_of.until).order_by(col(StageCount.id))
    last = {(row.commitment_id, row.first, row.last): row for row in session.execute(query).scalars()}
    return tuple(
        Stage(states[number].reference, states[number].organisation, first, ends, row.produced, row.followed_up)
        for (number, first, ends), row in sorted(last.items(), key=lambda each: each[0])
        if number in states
    )
